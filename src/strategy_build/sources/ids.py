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
from strategy_build.sources.matter import NOTHING
from strategy_build.sources.names import slug
from strategy_build.sources.shapes import named_of

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
        if section.matter is not NOTHING:
            _claim(section.matter, register)
    made: dict[str, Value] = {}
    for name in sorted(sections):
        section = sections[name]
        if not section.matter.id:
            base = slug(name.rpartition("/")[2])
            made[name] = register.made(base, "section", Location(section.path, 1, 1))
    return {
        name: replace(section, matter=_identified(section, made.get(name), register))
        for name, section in sections.items()
    }


def _identified(section: SectionFile, name: Value | None, register: Register) -> FrontMatter:
    if section.matter is NOTHING and name is not None:
        return FrontMatter(id=name, location=name.location)
    return _filled(section.matter, register, name)


def _claim(record: Record, register: Register) -> None:
    for key in named_of(type(record)):
        value = getattr(record, key)
        if key == "id":
            register.claim(value)
        elif not (isinstance(record, QuestionItem) and key == "options"):
            for item in value:
                if isinstance(item, Record):
                    _claim(item, register)
    if isinstance(record, QuestionItem):
        inside = Register(register.findings)
        for option in record.options:
            inside.claim(option.id)


def _filled(record: R, register: Register, name: Value | None = None) -> R:
    """The record with an id (`name` where it is known), and all records in it."""
    changes: dict[str, Any] = {} if name is None else {"id": name}
    names = named_of(type(record))
    if not changes and "id" in names and not getattr(record, "id", ""):
        words = next((str(getattr(record, key)) for key in _NAMES if getattr(record, key, "")), "")
        kind = type(record).__name__.removesuffix("Item").lower()
        changes["id"] = register.made(_bare(words), kind, record.location)
    scope = register
    if isinstance(record, QuestionItem):
        scope = Register(register.findings, {str(o.id): o.location for o in record.options if o.id})
    for key in names:
        value = getattr(record, key)
        if value and key != "id":
            changes[key] = tuple(_filled(i, scope) if isinstance(i, Record) else i for i in value)
    return replace(record, **changes) if changes else record


def _bare(words: str) -> str:
    """Words without the addresses of their links and the language of their spans."""
    return re.sub(r"\]\([^)]*\)|\]\{[^}]*\}", "]", words)
