"""The checks of every build: which rules run, and the programs that they look with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from strategy_build.checks import published_ids, reading, severity, waivers
from strategy_build.checks.output import made
from strategy_build.checks.registry import RULES
from strategy_build.checks.rule import Explanation
from strategy_build.formats.registry import rooms

# What finished files are opened with, by the folder of formats/ that makes them; "" is the whole site.
_PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "": ("lxml", "rapidfuzz"),
    "docx": ("openxml-audit",),
    "pdf": ("page-validation", "pikepdf"),
}


@dataclass(frozen=True, slots=True)
class Program:
    """A package that takes part in checking, and its version."""

    name: str
    version: str


def content_rules() -> tuple[Explanation, ...]:
    """All rules on the content, and what reading it can report, by id."""
    listed = (*(rule.about for rule in RULES.values()), *reading.EXPLANATIONS)
    return _by_id(
        (
            *listed,
            *waivers.EXPLANATIONS,
            *severity.EXPLANATIONS,
            *published_ids.EXPLANATIONS,
        )
    )


def file_rules(formats: Iterable[str]) -> tuple[Explanation, ...]:
    """The rules on finished files that run where these formats are made, by id."""
    return _by_id(one for room in ("", *rooms(formats)) for one in made.BY_FORMAT.get(room, ()))


def programs(formats: Iterable[str]) -> tuple[Program, ...]:
    """The packages that open finished files of these formats to check them, by name."""
    once = {one.name: one for room in ("", *rooms(formats)) for one in of_room(room)}
    return tuple(once[name] for name in sorted(once))


def of_room(room: str) -> tuple[Program, ...]:
    """The packages that open what one folder of formats/ makes; "" is what every site needs."""
    return tuple(Program(package, version(package)) for package in _PROGRAMS.get(room, ()))


def _by_id(listed: Iterable[Explanation]) -> tuple[Explanation, ...]:
    once = {one.id: one for one in listed}
    return tuple(once[name] for name in sorted(once))
