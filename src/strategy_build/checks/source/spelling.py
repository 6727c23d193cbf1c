"""LNG: words that no dictionary knows, and words spelt as in America."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, assert_never

from strategy_build.checks.passages import Passage, passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, warning
from strategy_build.checks.source.dialect import british, readings
from strategy_build.checks.source.newer_words import is_newer
from strategy_build.diagnostics import Severity
from strategy_build.model.content import Content, Publication
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Strong,
    Term,
    Text,
)

if TYPE_CHECKING:
    from hunspell import Hunspell

_WORD = re.compile(r"(?<![\w@./:'’-])[a-zà-öø-ÿ]+(?:['’-][a-zà-öø-ÿ]+)*(?![\w@/:-]|\.\w|['’]\w)")
_IZE = re.compile(r"(?<=\w\w[^\Ws])iz(?=(?:e[sdr]?|ing|ations?)$)")  # not size, prize, seize
_SHORTEST = 4  # letters: shorter ones are mostly short forms and names of things
_PARTS = frozenset(
    "anti auto bio co de eco ex inter micro mid mini multi non over pre pro re semi sub un under".split()
)
_OFFERED = 3
_SUGGESTED = (
    40  # words of a run for which the dictionary is asked for better ones: it takes its time
)


@warning("LNG16")
def spelling(content: Content, today: date) -> Iterator[Finding]:
    """Words are spelt right, the British way. Words of your own go into site.yaml under spelling.

    Why: A voice says a misspelt word as something else, and braille readers stop at it. A search
        does not find it.
    Bad: Everybody is wellcome in our neighborhood.
    Good: Everybody is welcome in our neighbourhood. (And in site.yaml, for a word that is right
        and that no dictionary knows:)
        spelling:
          - sweetgale
    Source: Hunspell's English dictionary with British spelling; names and terms of site.yaml and
        glossary.yaml are known
    """
    told: set[tuple[str, str]] = set()
    own = {p.id: _own_words(content, p) for p in content.publications.values()}
    for passage in passages(content):
        if not passage.lang.startswith("en"):
            continue
        for found in _WORD.finditer(_plain_words(passage.inlines)):
            word = found[0].replace("’", "'")
            key = (passage.publication.id, word)
            if key in told or word in own[passage.publication.id] or _is_right(word):
                continue
            told.add(key)
            yield _finding(content, passage, found[0], word, len(told))


def _finding(content: Content, passage: Passage, typed: str, word: str, number: int) -> Finding:
    place, length = pinpoint(content, passage.location, typed)
    level = Severity.NOTE if passage.quoted else Severity.WARNING
    if here := british(word):
        message = f'"{word}" is spelt "{here}" in Britain'
        return Finding(message, place, here, length, severity=level)
    better = " or ".join(_better(word)) if number <= _SUGGESTED else ""
    message = f'no dictionary knows "{word}"'
    add = f"if it is right, add it to the list spelling in site.yaml: - {word}"
    return Finding(message, place, f"{better or 'look it up'}; {add}", length, severity=level)


@cache
def _dictionary() -> Hunspell:
    from hunspell import Hunspell

    return Hunspell("en_US")


@contextmanager
def known(right: Collection[str]) -> Iterator[set[str]]:
    """Inside, the dictionary is not asked for these words. Yields the others that are found right."""
    met: set[str] = set()
    _KNOWN.append((frozenset(right), met))
    try:
        yield met
    finally:
        _KNOWN.pop()


_KNOWN: list[tuple[frozenset[str], set[str]]] = []


def _is_right(word: str) -> bool:
    if not _KNOWN:
        return _asked(word)
    right, met = _KNOWN[-1]
    if word in right or word in met:
        return True
    if _asked(word):
        met.add(word)
        return True
    return False


@lru_cache(maxsize=20_000)
def _asked(word: str) -> bool:
    if len(word) < _SHORTEST:
        return True
    if british(word):
        return False
    if "-" in word:
        parts = word.split("-")
        return is_newer(word) or all(p in _PARTS or _is_right(p) for p in parts)
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    spell = _dictionary().spell
    tried = dict.fromkeys((word, plain, plain.removesuffix("'s")))
    return any(
        is_newer(one) or spell(one) or any(spell(west) for west in readings(one)) for one in tried
    )


@lru_cache(maxsize=1_000)
def _better(word: str) -> tuple[str, ...]:
    """The first words that the dictionary offers, as they are spelt in Britain."""
    plain = (one for one in _dictionary().suggest(word) if one.islower() and one.isalpha())
    here = (british(one) or _IZE.sub("is", one) for one in plain)
    return tuple(islice(dict.fromkeys(here), _OFFERED))


def _own_words(content: Content, publication: Publication) -> frozenset[str]:
    """Words of the site's list and of the glossary, and of every name that the organisation gives."""
    names: list[str] = [*content.site.spelling]
    names += [content.site.organisation.name, content.site.organisation.short_name]
    names += [*content.site.words.values(), *publication.file.words.values()]
    for term in (*content.glossary, *publication.glossary):
        names += [term.term, term.long, *term.also]
    return frozenset(
        part
        for name in names
        for word in re.findall(r"[\w'’-]+", name.lower())
        for part in (word, f"{word}s", f"{word}'s")
    )


def _plain_words(nodes: tuple[Inline, ...]) -> str:
    return " ".join("".join(_said(node) for node in nodes).split())


def _said(node: Inline) -> str:
    """The words of English prose: no code, no other language, no address shown as it is."""
    match node:
        case Text(text=text):
            return text
        case Emphasis() | Strong() | Link() | Term():
            return "".join(_said(one) for one in node.children)
        case Code() | Span() | Abbreviation():
            return " 0 "
        case NoteReference() | LineBreak():
            return " "
        case _:
            assert_never(node)


RULES: tuple[SourceRule, ...] = (spelling,)
