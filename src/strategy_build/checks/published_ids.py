"""Ids that were published once stay: a build compares with those of the site before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches

from strategy_build.checks.rule import Explanation, Finding, diagnostic, explanation
from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.content import Content, Publication
from strategy_build.model.value import Record

_COMPARED = 300  # ids that a lost one is compared with, which takes its time


def ids_of(publication: Publication) -> tuple[str, ...]:
    """The ids of all sections and of all that stands in them, in order of their names."""
    found = {str(name) for s in publication.sections.values() for name in _ids(s.matter)}
    return tuple(sorted(found))


def _ids(record: Record) -> Iterator[str]:
    for entry in fields(record):
        value = getattr(record, entry.name)
        if entry.name == "id" and value:
            yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    yield from _ids(item)


def check_ids(content: Content, published: Mapping[str, Collection[str]]) -> tuple[Diagnostic, ...]:
    """A warning for each id of `published` (by publication) that the same publication no longer has."""
    found: list[Diagnostic] = []
    for name, publication in content.publications.items():
        now = ids_of(publication)
        lost = sorted(set(published.get(name, ())) - set(now))
        fresh = sorted(set(now) - set(published.get(name, ())))
        for one in lost:
            near = get_close_matches(one, fresh, 1) if len(fresh) <= _COMPARED else []
            fix = f"id: {one}" + (f" (it may be {near[0]} now)" if near else "")
            message = f'the id "{one}" was published and is gone'
            found.append(diagnostic(LOST, Finding(message, publication.location, fix)))
    return tuple(found)


LOST: Explanation = explanation(
    "SRC25",
    Severity.WARNING,
    """An id that was published once stays as it is.

    Why: An id is the address of a promise. Links to it, answers about it and reports of its progress
        lead nowhere once it is another.
    Bad: id: open-cafes (and in the edition that was published: id: mend-cafes)
    Good: id: mend-cafes
    Source: CONTENT.md, YAML; Cool URIs don't change (W3C)
    """,
)
EXPLANATIONS: tuple[Explanation, ...] = (LOST,)
