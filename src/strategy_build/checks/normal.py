"""Words in one form, so that two formats can be compared: no case, no marks, no line-end hyphens."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = dict.fromkeys(
    (
        0x27, 0x2019, 0x2018, 0x02BC,  # apostrophes
        0x00AD, 0x200B, 0x2060, 0xFEFF, 0x200C, 0x200D,  # soft hyphens and characters without width
        *range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # direction marks
    )
)  # fmt: skip
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\ufffe\x02](?:\s*\n\s*)?(?=\w)")
_WORD = re.compile(r"[^\W_]+")
_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def tokens(text: str) -> list[str]:
    """The words of a text, comparable between formats; "co-production" is one word."""
    plain = unicodedata.normalize("NFKC", text.translate(_DROPPED))
    return _WORD.findall(_HYPHEN.sub("", plain).casefold())


def letters(text: str) -> str:
    """All words run together, for files that keep no trace of where a line was broken."""
    return "".join(tokens(text))


def is_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left, so that PDF files give it in visual order."""
    return lang.partition("-")[0].casefold() in _RIGHT_TO_LEFT
