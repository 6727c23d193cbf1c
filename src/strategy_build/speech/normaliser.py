"""British English text as it is said aloud: the same words for every voice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from strategy_build.speech import dates, money, quantities, symbols
from strategy_build.speech.rule import Rule, apply

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]")
_SPACE = re.compile(r"\s+")
_LOOSE_STOP = re.compile(r" +(?=[,.;:!?)])")
_LETTER = re.compile(r"(?<= )[a-z](?=\.?$)")  # "Goal a" would sound like an article
_DOTS = re.compile(r"\s*\.{3,}")
_DOUBLE_STOP = re.compile(r"(?<!\.)\.(?:\s*\.)+(?!\w)")
_DOUBLE_COMMA = re.compile(r"([,;:])(?:\s*[,;:])+")
_MARKUP = re.compile(r"[*_`|<>\[\]{}\\^~]")

_ENGLISH: tuple[Rule, ...] = (
    *symbols.ADDRESSES,
    *quantities.PHONES,
    *dates.DATES,
    *dates.TIMES,
    *money.MONEY,
    *quantities.MEASURES,
    *symbols.ABBREVIATIONS,
    *quantities.NUMBERS,
    *symbols.SYMBOLS,
)


def spoken(text: str, lang: str, say: Mapping[str, str], *, numbered: bool = False) -> str:
    """The words that a voice gets for `text`; `say` holds how the glossary wants terms said.

    `numbered` marks a short number of the document, whose point divides no decimals: "4.10" is
    "four point ten". Other languages than English keep their numbers for their own voices.
    """
    clean = _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()
    if is_english(lang):
        clean = _said(clean, tuple(say.items()))
        if numbered:
            clean = _LETTER.sub(lambda found: found[0].upper(), quantities.dotted_numbers(clean))
        clean = apply(_ENGLISH, symbols.lone_mark(clean))
    else:
        clean = _MARKUP.sub(" ", clean)
    clean = _LOOSE_STOP.sub("", _SPACE.sub(" ", _DOTS.sub("…", clean)))
    return _DOUBLE_COMMA.sub(r"\1", _DOUBLE_STOP.sub(".", clean)).strip()


def is_english(lang: str) -> bool:
    """Whether a language tag means some kind of English."""
    return primary(lang) == "en"


def primary(lang: str) -> str:
    """The language of a tag without region and script: "en" of "en-GB"."""
    return lang.partition("-")[0].lower()


def _said(text: str, say: tuple[tuple[str, str], ...]) -> str:
    """Terms as the glossary says them; a plural or possessive keeps its s."""
    pattern = _terms(say)
    if pattern is None:
        return text
    words = dict(say)
    return pattern.sub(lambda m: words[m[1]] + ("'s" if m[2] else ""), text)


@cache
def _terms(say: tuple[tuple[str, str], ...]) -> re.Pattern[str] | None:
    if not say:
        return None
    names = sorted((term for term, _ in say), key=lambda term: (-len(term), term))
    return re.compile(rf"(?<![\w@./-])({'|'.join(map(re.escape, names))})([’']?s)?(?![\w@-])")
