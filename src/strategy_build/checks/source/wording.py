"""LNG and DOC: short forms that nobody explains, and passages in a language that nobody marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_build.checks.passages import Passage, Role, passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, warning
from strategy_build.checks.source.vocabulary import FUNCTION_WORDS, KNOWN_SHORT_FORMS
from strategy_build.model.content import Content, Publication
from strategy_build.model.inlines import Inline, Span
from strategy_build.model.walk import plain

_SHORT_FORM = re.compile(r"(?<![\w/@.-])[A-Z]{2,5}s?\b(?![\w/@-]|\.\w)")
_SPELT_OUT = re.compile(r"\((?P<form>[A-Z]{2,})s?\)|\b(?P<other>[A-Z]{2,})s? \((?=[A-Za-z]+ )")
_LEAST_WORDS = 6
_OTHER_SHARE, _ENGLISH_SHARE = 0.35, 0.12


@warning("LNG04")
def short_forms(content: Content, today: date) -> Iterator[Finding]:
    """A short form in capitals is explained in the glossary, or written out where it first stands.

    Why: People who do not know it cannot look it up by ear, and voices do not know how to say it.
    Bad: The JCP will help. (and no JCP in glossary.yaml)
    Good: - term: JCP (with) long: Jobcentre Plus (in glossary.yaml)
    Source: GOV.UK content style; WCAG 2.2, 3.1.4 Abbreviations (AAA)
    """
    told: set[tuple[str, str]] = set()
    explained = {p.id: _explained(content, p) for p in content.publications.values()}
    for passage in passages(content):
        if not passage.lang.startswith("en") or passage.quoted or passage.role is Role.CELL:
            continue
        known = explained[passage.publication.id]
        for found in _SHORT_FORM.finditer(_unmarked(passage)):
            form = found[0].removesuffix("s")
            key = (passage.publication.id, form)
            if form in known or key in told or passage.text.isupper():
                continue
            told.add(key)
            place, length = pinpoint(content, passage.location, found[0])
            message = f'"{form}" is not explained'
            fix = f"in glossary.yaml: - term: {form} and under it long: what it stands for"
            yield Finding(message, place, fix, length)


def _explained(content: Content, publication: Publication) -> frozenset[str]:
    """Short forms of the glossaries, of the organisation's name, and those written out in the text."""
    organisation = content.site.organisation
    terms = [
        str(name)
        for term in (*content.glossary, *publication.glossary)
        for name in (term.term, *term.also)
    ]
    terms += [str(organisation.name), str(organisation.short_name)]
    words = {word for term in terms for word in re.findall(r"[A-Z]{2,}", term)}
    for passage in passages(content):
        if passage.publication is publication:
            for found in _SPELT_OUT.finditer(passage.text):
                words.add(found["form"] or found["other"])
    return KNOWN_SHORT_FORMS | words


@warning("DOC14")
def other_languages(content: Content, today: date) -> Iterator[Finding]:
    """A passage in another language is marked as such.

    Why: A voice reads it by the rules of English, so that nobody understands it, and braille uses
        the wrong contractions.
    Bad: Mae croeso i bawb yn ein gardd.
    Good: [Mae croeso i bawb yn ein gardd.]{lang=cy}
    Source: WCAG 2.2, 3.1.2 Language of Parts (AA)
    """
    for passage in passages(content):
        if not passage.lang.startswith("en"):
            continue
        words = re.findall(r"[^\W\d_]+", _unmarked(passage).casefold())
        if len(words) < _LEAST_WORDS or _share(words, "en") > _ENGLISH_SHARE:
            continue
        tag = max(FUNCTION_WORDS, key=lambda lang: _share(words, lang))
        if tag != "en" and _share(words, tag) >= _OTHER_SHARE:
            place, length = pinpoint(content, passage.location, " ".join(passage.text.split()[:3]))
            message = f'this looks like another language ("{tag}") and is not marked'
            yield Finding(message, place, f"[{passage.text}]{{lang={tag}}}", length)


def _share(words: list[str], lang: str) -> float:
    return sum(word in FUNCTION_WORDS[lang] for word in words) / len(words)


def _unmarked(passage: Passage) -> str:
    """The words of a passage without those that are marked as another language."""
    return "".join(_outside(node) for node in passage.inlines)


def _outside(node: Inline) -> str:
    return " " if isinstance(node, Span) else plain((node,))


RULES: tuple[SourceRule, ...] = (short_forms, other_languages)
