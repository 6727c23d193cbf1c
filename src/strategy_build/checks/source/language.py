"""LNG: words that most people understand, by eye and by ear. Nothing here stops publishing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from strategy_build.checks.passages import Passage, Role, passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, warning
from strategy_build.checks.source.sentences import sentences
from strategy_build.checks.source.vocabulary import LATIN, PLAINER, SHORT_FORMS
from strategy_build.diagnostics import Severity
from strategy_build.model.content import Content

_LONGEST, _ENDLESS = 25, 40  # words; beyond that LNG02 speaks
_CUT = re.compile(r"(?<=\s)(?:and|but|so|because|which|while|or)(?=\s)")


@warning("LNG01")
def long_sentences(content: Content, today: date) -> Iterator[Finding]:
    """A sentence has at most 25 words.

    Why: Long sentences are hard to follow by ear, in braille and when you are tired.
    Bad: one sentence of 38 words
    Good: two sentences, each with one thought
    Source: GOV.UK, publishing accessible documents
    """
    for passage in _english(content):
        if len(passage.text.split()) <= _LONGEST or passage.role is Role.CELL:
            continue
        for sentence in sentences(passage.text):
            words = sentence.split()
            if _LONGEST < len(words) <= _ENDLESS:
                place, _ = pinpoint(content, passage.location, " ".join(words[:4]))
                message = f"this sentence has {len(words)} words"
                yield Finding(message, place, _split(sentence), severity=_level(passage))


def _split(sentence: str) -> str:
    middle = len(sentence) / 2
    found = min(_CUT.finditer(sentence), key=lambda m: abs(m.start() - middle), default=None)
    if found is None:
        return "make two sentences of it"
    number = len(sentence[: found.start()].split()) + 1
    return f'make two sentences of it, for example at "{found[0]}", its word {number}'


_LATIN_WORD = re.compile(
    r"(?<![\w.])(?:e\.g\.|i\.e\.|eg|ie|etc\.?|ibid\.|viz\.|NB|N\.B\.|via|per annum|vis-à-vis)(?![\w])"
)


@warning("LNG05")
def latin(content: Content, today: date) -> Iterator[Finding]:
    """Short forms from Latin are written in English.

    Why: Voices spell them out or read them as words ("egg"), and many people do not know them.
    Bad: Bring something to mend, e.g. a lamp.
    Good: Bring something to mend, for example a lamp.
    Source: GOV.UK content style
    """
    yield from _each(
        content,
        _LATIN_WORD,
        lambda found: (f'"{found}" is short for Latin words', LATIN.get(found, "in English")),
    )


_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[ ,'’-]+[A-Z]{2,})*\b")
_SHOUTED = 4  # letters; shorter ones are mostly short forms


@warning("LNG06")
def capitals(content: Content, today: date) -> Iterator[Finding]:
    """Words are not written in capitals.

    Why: Capitals have no shape to recognise, they read as shouting, some voices spell them letter
        by letter, and braille marks every one of them.
    Bad: ## OUR VALUES
    Good: ## Our values
    Source: UKAAF G003; GOV.UK content style; British Dyslexia Association style guide
    """
    known = SHORT_FORMS | _short_forms(content)
    for passage in _english(content):
        for found in _CAPITALS.finditer(passage.text):
            words = re.findall(r"[A-Z]+", found[0])
            if not any(len(word) >= _SHOUTED and word not in known for word in words):
                continue
            if len(words) == 1 and f"({found[0]})" in passage.text:
                continue
            place, length = pinpoint(content, passage.location, found[0])
            shown = found[0].capitalize() if found.start() == 0 else found[0].lower()
            fix = f"{shown}, or if it is a short form, explain it in glossary.yaml"
            yield Finding(
                f'"{found[0]}" is in capitals', place, fix, length, severity=_level(passage)
            )


@lru_cache(maxsize=2)
def _forms(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for term in terms for word in re.findall(r"[A-Z]{2,}", term))


def _short_forms(content: Content) -> frozenset[str]:
    """Everything in capitals that the organisation itself explains or is called."""
    glossaries = [content.glossary, *(p.glossary for p in content.publications.values())]
    terms = [str(name) for terms in glossaries for t in terms for name in (t.term, *t.also, t.long)]
    organisation = content.site.organisation
    return _forms((*terms, str(organisation.name), str(organisation.short_name)))


_HARD = re.compile(rf"\b(?:{'|'.join(sorted(PLAINER, key=len, reverse=True))})\b", re.IGNORECASE)


@warning("LNG08")
def hard_words(content: Content, today: date) -> Iterator[Finding]:
    """Plain words stand where plain words do.

    Why: Office words hide who does what. They are hardest for people who read English as a second
        or signed language, and for anybody in a hurry.
    Bad: We will facilitate stakeholder engagement.
    Good: We will help people to take part.
    Source: GOV.UK words to avoid
    """
    yield from _each(
        content,
        _HARD,
        lambda found: (f'"{found}" has a plainer word', PLAINER[found.lower()]),
    )


_YEARS = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)(?:-|–|—|/)(?P<last>(?:(?:19|20)\d\d)|\d\d)\b(?![-/]\d)"
)


@warning("LNG11")
def year_ranges(content: Content, today: date) -> Iterator[Finding]:
    """Years from and to are joined by a word.

    Why: A dash between years is silent in most voices: 2027-2030 is heard as "2027 2030".
    Bad: our direction for 2027-2030
    Good: our direction for 2027 to 2030
    Source: GOV.UK content style
    """
    for passage in _english(content):
        for found in _YEARS.finditer(passage.text):
            last = found["last"] if len(found["last"]) > 2 else found["first"][:2] + found["last"]
            place, length = pinpoint(content, passage.location, found[0])
            sign = "slash" if "/" in found[0] else "dash"
            message = f'the {sign} in "{found[0]}" is silent'
            yield Finding(
                message, place, f"{found['first']} to {last}", length, severity=_level(passage)
            )


_SLASHED = re.compile(
    r"\b(?:and/or|he/she|she/he|s/he|his/her|her/his|him/her|they/them|yes/no|either/or)\b",
    re.IGNORECASE,
)
_WITHOUT_SLASH = {
    "and/or": '"and" or "or"',
    "yes/no": "yes or no",
    "either/or": "one or the other",
    "they/them": "they",
}


@warning("LNG12")
def slashes(content: Content, today: date) -> Iterator[Finding]:
    """Two words are not joined by a stroke.

    Why: Voices say "slash", and nobody knows whether one or both are meant.
    Bad: members and/or neighbours
    Good: members or neighbours, or both
    Source: GOV.UK content style
    """
    yield from _each(
        content,
        _SLASHED,
        lambda found: (
            f'"{found}" is read with the word slash in it',
            _WITHOUT_SLASH.get(found.lower(), "they, their"),
        ),
    )


_AMPERSAND = re.compile(r"(?<=[a-z]) & (?=[a-z])")


@warning("LNG13")
def ampersands(content: Content, today: date) -> Iterator[Finding]:
    """The word "and" is written out, except in names.

    Why: Some readers do not know the sign, and some voices leave it out.
    Bad: food & friendship
    Good: food and friendship
    Source: GOV.UK content style
    """
    yield from _each(content, _AMPERSAND, lambda _: ('"&" stands for a word', "and"))


_LOUD = re.compile(r"!{2,}|\?!|!\?|\.{4,}|[\U0001F300-\U0001FAFF\u2600-\u27bf]\ufe0f?")


@warning("LNG15")
def signs(content: Content, today: date) -> Iterator[Finding]:
    """No emoji, and no rows of exclamation marks or dots.

    Why: Voices read an emoji by its full name ("smiling face with open mouth") in the middle of a
        sentence, and braille readers get a code.
    Bad: Come and join us!!! 😀
    Good: Come and join us.
    Source: W3C, cognitive accessibility guidance
    """
    for passage in _english(content):
        if passage.role is Role.CELL:
            continue
        for found in _LOUD.finditer(passage.text):
            place, length = pinpoint(content, passage.location, found[0])
            message = f'"{found[0]}" is read out as signs'
            yield Finding(message, place, "say it in words", length, severity=_level(passage))


def _each(
    content: Content, pattern: re.Pattern[str], words: Callable[[str], tuple[str, str]]
) -> Iterator[Finding]:
    for passage in _english(content):
        for found in pattern.finditer(passage.text):
            place, length = pinpoint(content, passage.location, found[0].strip())
            message, fix = words(found[0])
            yield Finding(message, place, fix, length, severity=_level(passage))


def _level(passage: Passage) -> Severity:
    """Other people's words are theirs: they get notes only."""
    return Severity.NOTE if passage.quoted else Severity.WARNING


def _english(content: Content) -> Iterator[Passage]:
    return (passage for passage in passages(content) if passage.lang.startswith("en"))


RULES: tuple[SourceRule, ...] = (
    long_sentences,
    latin,
    capitals,
    hard_words,
    year_ranges,
    slashes,
    ampersands,
    signs,
)
