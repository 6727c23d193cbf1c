"""Letters that a voice does not know, as the nearest that it does."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

# Letters that no mark can be taken from.
_NEAR = {
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "ħ": "h",
    "œ": "oe",
    "Œ": "Oe",
    "æ": "ae",
    "Æ": "Ae",
    "ß": "ss",
}


def plain(text: str, known: Container[str]) -> str:
    """The text with every letter that is not `known` without its marks: "Dvořák" is "Dvorak"."""
    return "".join(letter if letter in known else base(letter) for letter in text)


def base(letter: str) -> str:
    """A letter without its marks; what has none stays as it is."""
    near = _NEAR.get(letter)
    if near is not None:
        return near
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
