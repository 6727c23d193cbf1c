"""British English text as it is said aloud: the same words for every voice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from strategy_build.speech import (
    abbreviations,
    addresses,
    codes,
    dates,
    money,
    numerals,
    phonemes,
    quantities,
    symbols,
)
from strategy_build.speech.glance import holds_nothing
from strategy_build.speech.respelling import Respelling, respellings
from strategy_build.speech.rule import Draft, Rule, rule

_FIRST_STAND_IN = 0x10080  # letters of a script three thousand years old stand for glossary terms
_STAND_INS = 0x7A
_LETTER_A = chr(_FIRST_STAND_IN + _STAND_INS)  # by itself a voice takes it for the article
_A = phonemes.marked("A", "ˈeɪ")
_STOOD_IN = re.compile(f"[{chr(_FIRST_STAND_IN)}-{chr(_FIRST_STAND_IN + _STAND_INS)}]")
_LETTER = rule(
    r"(?<= )[a-z](?=\.?$)", lambda m: m[0].upper()
)  # "Goal a" would sound like an article
_MARKUP = rule(r"[*_`|<>\[\]{}\\^~]", " ")
_AS_LETTER: tuple[Rule, ...] = (
    rule(r"(?<!\w)A(?=\d)", _LETTER_A),
    rule(r"\([Aa]\)", f"({_LETTER_A})"),
    rule(
        r"\b(Annex|Answer|Appendix|Block|Choice|Class|Column|Figure|Form|Goal|Grade|Group|Hepatitis|"
        r"Letter|Level|Option|Part|Plan|Room|Section|Table|Team|Theme|Type|Vitamin) [Aa](?=[.,:;)]|$)",
        lambda m: f"{m[1]} {_LETTER_A}",
    ),
)
_LAST_A = rule(r"(?<= )[Aa](?=\.?$)", _LETTER_A)
_DOTTED = rule(r"\d+(?:\.\d+)+", lambda m: quantities.dotted_numbers(m[0]))

_SPACES = rule(r"\s{2,}|[^\S ]", " ")  # all but the single spaces, which are as they should be

_CLEAN: tuple[Rule, ...] = (
    rule("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]", ""),
    _SPACES,
    rule(r"^ | $", ""),
)
_TIDY: tuple[Rule, ...] = (
    rule(r"\s*\.(?:\s?\.){2,}", "…"),
    _SPACES,
    rule(r" +(?=[,;:!?)]|\.(?!\w))", ""),
    rule(r"(?<=\S)\s+[-–—]+\s+(?=\S)", " — "),
    rule(r"(?<=\() +", ""),
    rule(r"(?<!\.)\.(?:\s*\.)+(?!\w)", "."),
    rule(r"([,;:])(?:\s*[,;:])+", r"\1"),
    rule(r"^[\s,;:]+(?=\w)|\s+$|^\s+", ""),
)
_FIGURES = re.compile(r"[\d½¼¾⅓⅔⁰¹²³⁴-⁹₀-₉]")
_WITH_FIGURES: tuple[Rule, ...] = (
    *codes.CODES,
    *dates.DATES,
    *dates.TIMES,
    *money.MONEY,
    *numerals.ROMAN,
    *abbreviations.ABBREVIATIONS,
    *quantities.MEASURES,
    *quantities.NUMBERS,
    *symbols.SYMBOLS,
    *codes.INITIALS,
)
# Most sentences hold no figure: a third of the rules need not look at them.
_WITHOUT_FIGURES: tuple[Rule, ...] = (
    *dates.DATES,
    *dates.TIMES,
    *numerals.ROMAN,
    *abbreviations.ABBREVIATIONS,
    *symbols.SYMBOLS,
    *codes.INITIALS,
)
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words for a voice. `marked` holds the sounds of glossary terms too, where the glossary has them.

    `respellings` map written words to spoken ones wherever the two differ.
    """

    text: str
    marked: str
    respellings: tuple[Respelling, ...]


def spoken(text: str, lang: str, say: Mapping[str, str], *, numbered: bool = False) -> str:
    """The words that a voice gets for `text`; `say` holds how the glossary wants terms said.

    `numbered` marks a short number of the document, whose point divides no decimals: "4.10" is
    "four point ten". Other languages than English keep their numbers for their own voices.
    """
    return speech(text, lang, say, numbered=numbered).text


def speech(
    text: str,
    lang: str,
    say: Mapping[str, str],
    *,
    numbered: bool = False,
    brief: bool = False,
) -> Spoken:
    """As `spoken`, with the sounds and the map; `brief` names only the place of a web address.

    A value of `say` may carry sounds (`phonemes.marked`).
    """
    return _speech(text, lang, tuple(say.items()), numbered=numbered, brief=brief)


@lru_cache(_KEPT)
def _speech(
    text: str, lang: str, say: tuple[tuple[str, str], ...], *, numbered: bool, brief: bool
) -> Spoken:
    draft = Draft(unicodedata.normalize("NFC", text))
    draft.apply(_CLEAN)
    terms = say[:_STAND_INS] if is_english(lang) else ()
    if _STOOD_IN.search(draft.text):
        terms = ()
    if is_english(lang):
        _english(draft, terms, numbered=numbered, brief=brief)
    else:
        draft.replace(_MARKUP)
    draft.apply(_TIDY)
    marked = draft.text
    for number, (_, words) in enumerate(terms):
        stand_in = chr(_FIRST_STAND_IN + number)
        if stand_in in draft.text:
            marked = marked.replace(stand_in, _said(words, plain=False))
            draft.replace(_instead(stand_in, _said(words, plain=True)))
    marked = marked.replace(_LETTER_A, _A)
    draft.replace(_instead(_LETTER_A, "A"))
    return Spoken(draft.text, marked, respellings(draft))


def is_english(lang: str) -> bool:
    """Whether a language tag means some kind of English."""
    return primary(lang) == "en"


def primary(lang: str) -> str:
    """The language of a tag without region and script: "en" of "en-GB"."""
    return lang.partition("-")[0].lower()


def _english(
    draft: Draft, terms: tuple[tuple[str, str], ...], *, numbered: bool, brief: bool
) -> None:
    named = _terms(tuple(term for term, _ in terms))
    if named is not None:
        draft.replace(named)
    if numbered:
        draft.apply((_DOTTED, _LAST_A, _LETTER))
    if holds_nothing(draft.text):
        return
    draft.apply(_AS_LETTER)
    draft.apply(symbols.LONE)
    draft.apply(addresses.BRIEF_ADDRESSES if brief else addresses.ADDRESSES)
    _rewrite(draft)


def _rewrite(draft: Draft) -> None:
    draft.apply(_WITH_FIGURES if _FIGURES.search(draft.text) else _WITHOUT_FIGURES)


@cache
def _terms(terms: tuple[str, ...]) -> Rule | None:
    """A letter of its own for each term, so that no rule rewrites what the glossary says."""
    if not terms:
        return None
    stand_ins = {term: chr(_FIRST_STAND_IN + number) for number, term in enumerate(terms)}
    names = sorted(terms, key=lambda term: (-len(term), term))
    return rule(
        rf"(?<![\w@./-])({'|'.join(map(re.escape, names))})([’']?s)?(?![\w@-])",
        lambda m: stand_ins[m[1]] + ("'s" if m[2] else ""),
    )


def _instead(stand_in: str, words: str) -> Rule:
    return Rule(re.compile(stand_in), lambda _: words)


@cache
def _said(words: str, *, plain: bool) -> str:
    """How the glossary says a term, its figures and signs in words."""
    if phonemes.plain(words) != words:
        return phonemes.plain(words) if plain else words
    draft = Draft(words)
    draft.apply(_CLEAN)
    _rewrite(draft)
    draft.apply(_TIDY)
    return draft.text
