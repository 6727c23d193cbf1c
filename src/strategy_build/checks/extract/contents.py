"""What was found in a finished file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """The words of a file in reading order, its alternative texts and the addresses of its links.

    Where pictures have a place in the text, `text` holds their alternative texts too.
    """

    text: str
    alternatives: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
