"""LNG: one spelling for one thing, in all of a publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from strategy_build.checks.passages import Passage, passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, warning
from strategy_build.model.content import Content, Publication
from strategy_build.model.strategy import Theme

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 5  # letters: shorter words that differ by a hyphen are other words


@warning("LNG10")
def one_spelling(content: Content, today: date) -> Iterator[Finding]:
    """A name or a word is spelt one way in all of a publication.

    Why: People who search, listen or learn by heart take two spellings for two things.
    Bad: Keeping Going (in the text; the theme is called "Keeping going")
    Good: Keeping going
    Source: Inclusion Europe, Information for all, rule 9
    """
    for _, group in groupby(passages(content), lambda one: one.publication.id):
        found = tuple(one for one in group if not one.quoted and one.lang.startswith("en"))
        if found:
            yield from _names(content, found)
            yield from _twins(content, found)


def _names(content: Content, found: tuple[Passage, ...]) -> Iterator[Finding]:
    names = _known(content, found[0].publication)
    if not names:
        return
    every = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{every})(?![\w-])", re.IGNORECASE)
    for passage in found:
        for hit in pattern.finditer(passage.text):
            right = names[hit[0].casefold()]
            if hit[0].isupper() or any(hit[0] in _forms(one) for one in right):
                continue
            place, length = pinpoint(content, passage.location, hit[0])
            if place.column and hit[0] not in passage.text[: hit.start()]:
                shown = min(right)
                message = f'"{hit[0]}" is called "{shown}" elsewhere'
                yield Finding(message, place, shown, length)


def _forms(name: str) -> tuple[str, ...]:
    return name, name[:1].lower() + name[1:], name[:1].upper() + name[1:]


def _known(content: Content, publication: Publication) -> dict[str, set[str]]:
    """Names of two words or more that this publication gives, by their letters without capitals."""
    organisation = content.site.organisation
    names = [str(organisation.name), str(organisation.short_name)]
    for term in (*content.glossary, *publication.glossary):
        names += [str(term.term), *map(str, term.also)]
    for section in publication.sections.values():
        matter = section.matter
        names += [str(one.name) for one in matter.values]
        names += [str(one.name) for one in matter.themes if isinstance(one, Theme)]
    known: dict[str, set[str]] = {}
    for name in names:
        if " " in name.strip():
            known.setdefault(name.casefold(), set()).add(name)
    return known


def _twins(content: Content, found: tuple[Passage, ...]) -> Iterator[Finding]:
    """Words that stand with a hyphen here and without one there; the rarer is told, once."""
    counts: Counter[str] = Counter()
    first: dict[str, Passage] = {}
    for passage in found:
        for word in _WORD.findall(passage.text):
            lower = word.lower()
            counts[lower] += 1
            first.setdefault(lower, passage)
    order = {word: number for number, word in enumerate(counts)}
    for word in counts:
        joined = word.replace("-", "")
        if word == joined or len(joined) < _SHORTEST or joined not in counts:
            continue
        # Of two that are as frequent, the one that came later is told.
        rare, usual = sorted((word, joined), key=lambda one: (counts[one], -order[one]))
        passage = first[rare]
        typed = re.search(re.escape(rare), passage.text, re.IGNORECASE)
        place, length = pinpoint(content, passage.location, typed[0] if typed else rare)
        message = f'"{rare}" is also written "{usual}" in this publication'
        yield Finding(message, place, usual, length)


RULES: tuple[SourceRule, ...] = (one_spelling,)
