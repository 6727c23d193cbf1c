"""Ids: those that editors wrote are checked, those left out are made from names and first words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from strategy_build.diagnostics import Location
from strategy_build.model.content import SectionFile
from strategy_build.model.extras import QuestionItem
from strategy_build.model.strategy import FrontMatter
from strategy_build.model.value import Record, Value
from strategy_build.sources.findings import Findings
from strategy_build.sources.names import slug
from strategy_build.sources.shapes import keys_of

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORDS = 5
_NAMES = ("name", "title", "ask", "what", "text")
_WHY = "Links, answers and numbers find their place by the id. Once published it never changes."

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Register:
    """The ids of one publication, or of one question."""

    findings: Findings
    taken: dict[str, Location] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)  # number that was given to a name

    def claim(self, name: Value) -> None:
        """An id that an editor wrote."""
        if not name:
            return
        if ID.fullmatch(name) is None:
            self.findings.error(
                "SRC05",
                name.location,
                f'"{name}" is not an id: ids are lower-case words joined by hyphens.',
                why=_WHY,
                fix=f"id: {slug(name) or 'a-short-name'}",
                length=len(name),
            )
        if (before := self.taken.setdefault(str(name), name.location)) is not name.location:
            self.findings.error(
                "SRC05",
                name.location,
                f'The id "{name}" is used twice in this publication: first in {before.file}, line {before.line}.',
                why=_WHY,
                fix=f"id: {name}-2",
                length=len(name),
            )

    def made(self, words: str, fallback: str, place: Location) -> Value:
        """A new id, unlike all others."""
        base = slug(words, _WORDS) or fallback
        number = self.last.get(base, 1)
        name = base if number == 1 else f"{base}-{number}"
        while name in self.taken:
            number += 1
            name = f"{base}-{number}"
        self.last[base] = number
        self.taken[name] = place
        return Value(name, place)


def identified(sections: Mapping[str, SectionFile], findings: Findings) -> dict[str, SectionFile]:
    """The sections of a publication, each of them and every item with its id."""
    register = Register(findings)
    for section in sections.values():
        _claim(section.matter, register)
    matters: dict[str, FrontMatter] = {}
    for name in sorted(sections):
        section = sections[name]
        matter = section.matter
        if not matter.id:
            base = name.rpartition("/")[2]
            matter = replace(
                matter, id=register.made(slug(base), "section", Location(section.path, 1, 1))
            )
        matters[name] = matter
    return {
        name: replace(section, matter=_filled(matters[name], register))
        for name, section in sections.items()
    }


def _claim(record: Record, register: Register) -> None:
    for key in keys_of(type(record)):
        value = getattr(record, key)
        if key == "id":
            register.claim(value)
        elif isinstance(value, tuple) and not (
            isinstance(record, QuestionItem) and key == "options"
        ):
            for item in value:
                if isinstance(item, Record):
                    _claim(item, register)
    if isinstance(record, QuestionItem):
        inside = Register(register.findings)
        for option in record.options:
            inside.claim(option.id)


def _filled(record: R, register: Register) -> R:
    """The record with an id, and all records in it."""
    changes: dict[str, Any] = {}
    names = keys_of(type(record))
    if "id" in names and not getattr(record, "id", ""):
        words = next(
            (str(getattr(record, name)) for name in _NAMES if getattr(record, name, "")), ""
        )
        kind = type(record).__name__.removesuffix("Item").lower()
        changes["id"] = register.made(_bare(words), kind, record.location)
    scope = register
    if isinstance(record, QuestionItem):
        scope = Register(register.findings, {str(o.id): o.location for o in record.options if o.id})
    for name in names:
        value = getattr(record, name)
        if isinstance(value, tuple) and any(isinstance(item, Record) for item in value):
            changes[name] = tuple(_filled(i, scope) if isinstance(i, Record) else i for i in value)
    return replace(record, **changes) if changes else record


def _bare(words: str) -> str:
    """Words without the addresses of their links and the language of their spans."""
    return re.sub(r"\]\([^)]*\)|\]\{[^}]*\}", "]", words)
