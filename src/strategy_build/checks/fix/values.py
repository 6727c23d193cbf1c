"""Texts and dates of YAML, found again in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields

from strategy_build.checks.fix.edits import Draft
from strategy_build.checks.fix.prose import Body, Run, cover
from strategy_build.checks.passages import PROSE, Role
from strategy_build.model.content import Content
from strategy_build.model.strategy import Testimonial
from strategy_build.model.value import Moment, Record, Value

_TITLES = frozenset({"title", "subtitle", "part", "name", "questions_title"})
_SAID = frozenset({"said"})


def record_of(content: Content, path: str) -> Record | None:
    """What the YAML of a file was read to, where it holds words for readers."""
    for publication in content.publications.values():
        if publication.path == path:
            return publication.file
        for section in publication.sections.values():
            if section.path == path:
                return section.matter
    return None


def runs(draft: Draft, body: Body, record: Record) -> Iterator[Run]:
    """The words of a record's texts that stand in the YAML of the file, but for quotations."""
    for name, value in _values(record):
        if name in PROSE and isinstance(value, Value) and (run := _run(draft, body, name, value)):
            yield run


def moments(draft: Draft, body: Body, record: Record) -> Iterator[Run]:
    """The dates of a record."""
    for name, value in _values(record):
        if isinstance(value, Moment):
            typed = Value(value.text, value.location)
            if run := _run(draft, body, name, typed):
                yield run


def _values(record: Record) -> Iterator[tuple[str, Value | Moment]]:
    """Every text and date of a record by the name of its field."""
    if isinstance(record, Testimonial):
        return
    lang = str(getattr(record, "lang", "") or "")
    if lang and not lang.startswith("en"):
        return
    for entry in fields(record):
        if entry.name not in _SAID:
            yield from _of(entry.name, getattr(record, entry.name))


def _of(name: str, value: object) -> Iterator[tuple[str, Value | Moment]]:
    match value:
        case Value() | Moment():
            yield name, value
        case Record():
            yield from _values(value)
        case tuple():
            for one in value:
                yield from _of(name, one)
        case Mapping():
            for one in value.values():
                yield from _of(name, one)
        case _:
            pass


def _run(draft: Draft, body: Body, name: str, value: Value) -> Run | None:
    """The source of a text; None where it is written otherwise there, or stands in the Markdown."""
    place = value.location
    if place.file != draft.path or not 0 < place.line <= len(body.starts) or not value.strip():
        return None
    start = body.starts[place.line - 1] + place.column - 1
    found = re.compile(r"\s+".join(map(re.escape, value.split()))).match(draft.text, start)
    if found is None or found.end() > body.start:
        return None
    role = Role.TITLE if name in _TITLES else Role.FIELD
    return Run(found.start(), role, cover(found[0]))
