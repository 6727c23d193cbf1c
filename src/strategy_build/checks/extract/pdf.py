"""The words of a PDF in the order of its tags, its alternative texts and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_build.checks.extract.contents import Contents
from strategy_build.checks.extract.tags import Tag, tagged

_PIECES = {
    "headings": ("H1", "H2", "H3", "H4", "H5", "H6"),
    "items": ("LI",),
}
# A word at the end of a line that goes on in the next.
_BROKEN = re.compile(r"(?<=\w)([-\u2010\u2011\ufffe\x02])\s*\n\s*(?=\w)")


def extract(data: bytes) -> Contents:
    """What a screen reader says. Page numbers and running titles are furniture and not among it."""
    found = tagged(data)
    pieces = {
        kind: tuple(tag.text for tag in found.root.find(*tags)) for kind, tags in _PIECES.items()
    }
    return Contents(
        _BROKEN.sub(r"\1", "\n".join(_lines(found.root))),
        tuple(tag.facts["Alt"] for tag in found.root.below() if "Alt" in tag.facts),
        frozenset(target for _, target in found.links),
        pieces,
    )


def _lines(root: Tag) -> Iterator[str]:
    yield from "".join(root.pieces()).splitlines()
