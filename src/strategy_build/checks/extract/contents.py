"""What was found in a finished file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Contents:
    """The words of a file in reading order, its alternative texts and the addresses of its links.

    Where pictures have a place in the text, `text` holds their alternative texts too. `pieces` are
    the words of all headings, table cells and list items, by kind, where the file says which words
    belong to which; where it only says how many there are, that is in `counts`.
    """

    text: str
    alternatives: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    pieces: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    counts: Mapping[str, int] = field(default_factory=dict, hash=False)
