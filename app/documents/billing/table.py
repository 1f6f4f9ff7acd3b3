"""A table of a mapping, read key by key: what is left unread was misspelt, and is said."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.billing import MappingFault


class Table:
    """A TOML table with its place in the file; each key is taken once."""

    def __init__(self, content: Mapping[str, object], where: str = "") -> None:
        self._content = dict(content)
        self._where = where

    def __contains__(self, key: str) -> bool:
        return key in self._content

    def path(self, key: str = "") -> str:
        """Where a key of this table stands: ``files[2].paper.gross``."""
        return ".".join(part for part in (self._where, key) if part)

    def over(self, common: Table) -> Table:
        """This table with what another one says where this one is silent."""
        return Table({**common._content, **self._content}, self._where)

    def take(self, key: str) -> object:
        """Whatever stands under a key, or None."""
        return self._content.pop(key, None)

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        """A text; numbers are taken as they are written."""
        value = self.take(key)
        if value is None:
            if needed:
                raise MappingFault("missing", self.path(key))
            return default
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise MappingFault("not_text", self.path(key))
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        return _texts(self.take(key), self.path(key))

    def number(self, key: str, default: int) -> int:
        """A whole number."""
        value = self.take(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            raise MappingFault("number", self.path(key))
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise MappingFault("flag", self.path(key))
        return value

    def table(self, key: str) -> Table:
        """A table below this one, empty where there is none."""
        value = self.take(key)
        return read_table({} if value is None else value, self.path(key))

    def maybe(self, key: str) -> list[Table]:
        """A table below this one, or nothing."""
        return [self.table(key)] if key in self else []

    def tables(self, key: str) -> list[Table]:
        """A list of tables; a single one counts as a list."""
        value = self.take(key)
        if value is None:
            return []
        if isinstance(value, dict):
            return [read_table(value, self.path(key))]
        if not isinstance(value, list):
            raise MappingFault("not_table", self.path(key))
        return [read_table(each, f"{self.path(key)}[{number}]") for number, each in enumerate(value, 1)]

    def words(self, key: str) -> Mapping[str, str] | None:
        """A table of texts, or None."""
        if key not in self:
            return None
        return {word: "".join(texts) for word, texts in self.table(key).all_texts().items()}

    def all_texts(self) -> dict[str, tuple[str, ...]]:
        """Every key with its text or texts; an empty text is one too."""
        taken = {key: _texts(value, self.path(key)) for key, value in self._content.items()}
        self._content.clear()
        return taken

    def nothing_left(self) -> None:
        """Raise MappingFault where a key was not read."""
        for key in self._content:
            raise MappingFault("unknown_key", self.path(key))


def read_table(value: object, where: str) -> Table:
    """A value that must be a table."""
    if not isinstance(value, dict):
        raise MappingFault("not_table", where)
    return Table(value, where)


def _texts(value: object, where: str) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [] if value is None else [value]
    for each in given:
        if isinstance(each, bool) or not isinstance(each, str | int):
            raise MappingFault("not_text", where)
    return tuple(str(each) for each in given)
