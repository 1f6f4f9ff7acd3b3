"""Timing in turn, the table of results, and the file that keeps them."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

LATEST = Path(__file__).parent / "latest.json"


@dataclass(frozen=True)
class Result:
    """One row: ``ratio`` is ours / floor where there is a floor; ``target`` is the most that ``judged`` may be."""

    name: str
    ours: float
    floor: float | None
    unit: str
    ratio: float | None
    target: float
    holds: bool


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def in_turn(pairs: Iterable[tuple[Callable[[], object], Callable[[], object]]]) -> tuple[list[float], list[float]]:
    """Time ours and the floor one after the other for each pair, the order changing each time."""
    ours: list[float] = []
    floor: list[float] = []
    for number, (our_work, floor_work) in enumerate(pairs):
        if number % 2:
            floor.append(timed(floor_work))
            ours.append(timed(our_work))
        else:
            ours.append(timed(our_work))
            floor.append(timed(floor_work))
    return ours, floor


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """The value that 99 of 100 do not exceed."""
    return sorted(values)[max(0, -(-len(values) * 99 // 100) - 1)]


def ratio_result(name: str, ours: float, floor: float, target: float, unit: str = "ms") -> Result:
    """A result judged by its ratio to the floor."""
    ratio = ours / floor
    return Result(name, round(ours, 3), round(floor, 3), unit, round(ratio, 3), target, ratio <= target)


def limit_result(name: str, ours: float, target: float, unit: str) -> Result:
    """A counter or a limit: ours against the target itself."""
    return Result(name, round(ours, 3), None, unit, None, target, ours <= target)


def show(results: Sequence[Result]) -> str:
    """The table as text."""
    head = ("what", "ours", "floor", "unit", "ratio", "target", "holds")
    rows = [
        (
            row.name,
            f"{row.ours:g}",
            "-" if row.floor is None else f"{row.floor:g}",
            row.unit,
            "-" if row.ratio is None else f"{row.ratio:.2f}",
            f"{row.target:g}",
            "yes" if row.holds else "NO",
        )
        for row in results
    ]
    widths = [max(len(line[place]) for line in (head, *rows)) for place in range(len(head))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) for line in (head, *rows)
    )


def keep(results: Sequence[Result]) -> None:
    """Write ``benchmarks/latest.json``."""
    LATEST.write_text(json.dumps([asdict(row) for row in results], indent=1, ensure_ascii=False) + "\n", "utf-8")
