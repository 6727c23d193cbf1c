"""Web and e-mail addresses as words that can be written down."""

from __future__ import annotations

import re

_MARKS = {
    ".": "dot",
    "/": "slash",
    "-": "hyphen",
    "_": "underscore",
    "@": "at",
    "?": "question mark",
    "=": "equals",
    "&": "and",
    "#": "hash",
    "+": "plus",
    "%": "per cent",
    "~": "tilde",
    ":": "colon",
}
_SPELLED = frozenset(("uk", "ac", "eu", "ie", "io", "tv", "www"))
_VOWELS = re.compile(r"[aeiouy]", re.IGNORECASE)
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_LONGEST_SPELLED = 5


def address(text: str) -> str:
    """An address in words: "hello@river.org.uk" is "hello at river dot org dot U K"."""
    bare = re.sub(r"^(?:https?://|mailto:|tel:|sms:)", "", text, flags=re.IGNORECASE)
    return " ".join(_piece(piece) for piece in _PIECE.findall(bare.rstrip("/")))


def host(url: str) -> str:
    """The name of the place in a web address, without scheme and path."""
    return re.sub(r"^https?://", "", url, flags=re.IGNORECASE).partition("/")[0]


def _piece(piece: str) -> str:
    if piece in _MARKS:
        return _MARKS[piece]
    if piece.lower() in _SPELLED:
        return " ".join(piece.upper())
    if piece.isalpha() and len(piece) <= _LONGEST_SPELLED and not _VOWELS.search(piece):
        return " ".join(piece.upper())
    return piece
