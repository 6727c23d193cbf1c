"""A PDF written out: each of its objects is packed once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any


def plainly(other: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """Words and whole numbers as bytes; they are nearly all that a PDF is written of."""

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        return b"%d" % item if kind is int else other(item)

    return to_bytes


def packed_once(plain: Callable[..., None]) -> Callable[..., None]:
    """Writes a PDF without packing each object again for the number that tells the file apart."""
    import pydyf

    def write(*arguments: Any) -> None:
        with ExitStack() as kept:
            for kind in (pydyf.Stream, pydyf.Dictionary):
                kept.callback(setattr, kind, "data", kind.data)
                kind.data = _packed(kind.data)
            plain(*arguments)

    return write


def _packed(plain: Any) -> property:
    def data(one: Any) -> bytes:
        if one.number is None:
            return bytes(plain.fget(one))
        if "packed" not in one.__dict__:
            one.packed = plain.fget(one)
        return bytes(one.packed)

    return property(data)
