"""Builds its towns once, measures everything, prints one table, writes ``benchmarks/latest.json``."""

from __future__ import annotations

import os

from benchmarks import declarations, invoices, measure, notices, papers, preview, slips, statements, window
from benchmarks.database import Town, card, card_far_away, debtors, typing
from benchmarks.measure import Result, limit_result
from benchmarks.town import measuring_cluster, prepare

SMALL, LARGE = 20_000, 200_000


def main() -> int:
    """Measure everything; exit status 0 whatever the figures say, they are in the table."""
    sizes = [SMALL] if os.environ.get("QUICK") == "1" else [SMALL, LARGE]
    results: list[Result] = []
    with measuring_cluster() as cluster:
        names = [prepare(cluster, size) for size in sizes]
        typed: list[float] = []
        lists: list[float] = []
        for name in names:
            town = Town(cluster, name)
            results += card(town)
            rows, middle = typing(town)
            results += rows
            typed.append(middle)
            rows, middle = debtors(town)
            results += rows
            lists.append(middle)
            if name == names[-1]:
                results += card_far_away(town)
            town.close()
        if len(names) > 1:
            results.append(limit_result("search: 200,000 against 20,000, p50", typed[1] / typed[0], 3, "times"))
            results.append(limit_result("debtors: 200,000 against 20,000, p50", lists[1] / lists[0], 1.5, "times"))
        results += declarations.measure(cluster, names[0])
        results += slips.measure()
        results += papers.measure()
        results += notices.measure(cluster)
        results += invoices.measure(cluster)
        results += statements.measure(cluster)
        results += preview.measure(cluster, names[0])
        results += window.measure(cluster, names[0])
    print(measure.show(results))
    measure.keep(results)
    return 0
