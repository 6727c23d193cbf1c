"""Words in one form, so that two formats can be compared: no case, no marks, no line-end hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = dict.fromkeys(
    (
        0x27, 0x2019, 0x2018, 0x02BC,  # apostrophes
        0x00AD, 0x200B, 0x2060, 0xFEFF, 0x200C, 0x200D,  # soft hyphens and characters without width
        *range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # direction marks
    )
)  # fmt: skip
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\ufffe\x02](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_LONGEST_SENTENCE = 1000  # characters; what is longer is a whole file
_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, comparable between formats; "co-production" is one word."""
    return _of_file(text) if len(text) > _LONGEST_SENTENCE else _of_sentence(text)


@lru_cache(maxsize=4096)  # each format is compared with the same sentences
def _of_sentence(text: str) -> tuple[str, ...]:
    return _words(text)


@lru_cache(maxsize=4)  # all that is asked about one file
def _of_file(text: str) -> tuple[str, ...]:
    return _words(text)


def _words(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", text.translate(_DROPPED))
    return tuple(_WORD.findall(_HYPHEN.sub("", plain).casefold()))


def letters(text: str) -> str:
    """All words run together, for files that keep no trace of where a line was broken."""
    return "".join(tokens(text))


def stream(text: str) -> str:
    """Words between blanks, so that one run of words can be looked for in another."""
    return f" {' '.join(tokens(text))} "


def is_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left, so that PDF files give it in visual order."""
    return lang.partition("-")[0].casefold() in _RIGHT_TO_LEFT
