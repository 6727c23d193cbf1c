"""LNG: emphasis, idioms and slips of the pen. Nothing here stops publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from strategy_build.checks.passages import Passage, Role, passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, note, warning
from strategy_build.checks.source.vocabulary import IDIOMS
from strategy_build.diagnostics import Severity
from strategy_build.model.content import Content
from strategy_build.model.inlines import Emphasis, Strong
from strategy_build.model.walk import inlines, plain

_STRESSED, _FEWEST_WORDS, _FEWEST_STRESSED = 0.1, 60, 3
_RUNNING = {Role.PARAGRAPH, Role.ITEM}


@warning("LNG07")
def emphasis(content: Content, today: date) -> Iterator[Finding]:
    """At most a tenth of the words of a section are in bold or italics.

    Why: Where much is stressed nothing stands out. Slanted and bold words are harder to read for
        many dyslexic people, and braille marks the beginning and end of each.
    Bad: **We will** *always* **ask you** first, and **we will** *always* **tell you** why.
    Good: We will always ask you first, and we will tell you **why**.
    Source: UKAAF G003; British Dyslexia Association style guide; GOV.UK content style
    """
    own = (one for one in _english(content) if one.role in _RUNNING and not one.quoted)
    for _, group in groupby(own, lambda one: one.location.file):
        found = tuple(group)
        stressed = [(one, text) for one in found for text in _stressed(one)]
        count = sum(len(text.split()) for _, text in stressed)
        total = sum(len(one.text.split()) for one in found)
        if total < _FEWEST_WORDS or len(stressed) < _FEWEST_STRESSED:
            continue
        if count > _STRESSED * total:
            first, text = stressed[0]
            place, length = pinpoint(content, first.location, text)
            message = f"{count} of the {total} words of this section are in bold or italics"
            fix = "keep the few that matter most, and take the stars from the others"
            yield Finding(message, place, fix, length)


def _stressed(passage: Passage) -> Iterator[str]:
    for node in inlines(passage.inlines):
        if isinstance(node, Emphasis | Strong) and (text := plain((node,)).strip()):
            yield text


_IDIOM = re.compile(rf"\b(?:{'|'.join(sorted(IDIOMS, key=len, reverse=True))})\b", re.IGNORECASE)


@note("LNG09")
def idioms(content: Content, today: date) -> Iterator[Finding]:
    """Words mean what they say: no figures of speech that must be known to be understood.

    Why: Autistic people, people who sign and people who learned English later may take them word
        by word.
    Bad: We want to hit the ground running.
    Good: We want to start quickly.
    Source: Inclusion Europe, Information for all, rule 10
    """
    for passage in _english(content):
        for found in _IDIOM.finditer(passage.text):
            place, length = pinpoint(content, passage.location, found[0])
            message = f'"{found[0]}" is a figure of speech'
            yield Finding(message, place, IDIOMS[found[0].lower()], length)


_TWICE = re.compile(r"\b(?P<word>[a-z]{2,}|a) (?P=word)\b", re.IGNORECASE)
_MAY_REPEAT = {"had", "that", "very", "far", "so", "bye", "no", "many", "really"}
_BROKEN = re.compile(
    r"\b(?:the we|a and|the and|the of|of of|to to|we the|and and|a the|the a)\b", re.IGNORECASE
)

_UNFINISHED = re.compile(
    r"\b(?P<word>the|a|an|and|or|our|your|their|because|although)[.!?](?=\s|$)"
)


@warning("LNG17")
def slips(content: Content, today: date) -> Iterator[Finding]:
    """Sentences are finished: no word stands twice, and none is missing.

    Why: Eyes skip a slip. Voices and fingers do not, and lose the thread.
    Bad: We will ask the the members.
    Good: We will ask the members.
    Source: good practice in publishing
    """
    for passage in _english(content):
        for found in (*_TWICE.finditer(passage.text), *_BROKEN.finditer(passage.text)):
            twice = found.re is _TWICE
            if twice and found["word"].lower() in _MAY_REPEAT:
                continue
            if twice and passage.text[found.start() : found.end()] != found[0]:
                continue
            place, length = pinpoint(content, passage.location, found[0])
            message = f'"{found[0]}" looks like a slip'
            fix = found[0].split()[0] if twice else "write the word that is missing"
            yield Finding(message, place, fix, length, severity=_level(passage))
        for found in _UNFINISHED.finditer(passage.text):
            place, length = pinpoint(content, passage.location, found[0])
            message = f'a sentence ends with "{found["word"]}"'
            yield Finding(message, place, "finish the sentence", length, severity=_level(passage))


def _level(passage: Passage) -> Severity:
    """Other people's words are theirs: they get notes only."""
    return Severity.NOTE if passage.quoted else Severity.WARNING


def _english(content: Content) -> Iterator[Passage]:
    return (passage for passage in passages(content) if passage.lang.startswith("en"))


RULES: tuple[SourceRule, ...] = (emphasis, idioms, slips)
