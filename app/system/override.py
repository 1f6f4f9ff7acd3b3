"""``override`` without the price of ``typing_extensions`` at the start, for what is loaded before the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:
    Method = TypeVar("Method")

    def override(method: Method) -> Method:
        """Mark a method as one of a parent's, for the type checker and the reader."""
        return method
