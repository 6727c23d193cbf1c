"""The lines of a section file as typed, for defects that can only be seen there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from strategy_build.checks.places import lines_of
from strategy_build.diagnostics import Location
from strategy_build.model.content import Content, SectionFile

_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of Markdown outside front matter and fenced text, with its neighbours."""

    location: Location
    text: str
    before: str
    after: str

    def at(self, column: int) -> Location:
        """A place in this line; columns count from 0 here."""
        return Location(self.location.file, self.location.line, column + 1)


def body(content: Content, section: SectionFile) -> tuple[Line, ...]:
    """The lines of a section's Markdown."""
    return _body(content.sources.get(section.path, ""), section.path)


@lru_cache(maxsize=4_096)
def _body(text: str, path: str) -> tuple[Line, ...]:
    return tuple(_lines(lines_of(text), path))


def _lines(lines: Sequence[str], path: str) -> Iterator[Line]:
    fence = ""
    for number in range(_first(lines), len(lines)):
        text = lines[number].rstrip("\r")
        if found := _FENCE.match(text):
            mark = found[1][:3]
            fence = "" if fence == mark else fence or mark
            continue
        if not fence:
            before = lines[number - 1] if number else ""
            after = lines[number + 1] if number + 1 < len(lines) else ""
            yield Line(Location(path, number + 1, 1), text, before, after)


def _first(lines: Sequence[str]) -> int:
    """The index of the first line after the front matter."""
    if not lines or lines[0].strip("\ufeff\r ") != "---":
        return 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in {"---", "..."}:
            return number + 1
    return 0


def sections(content: Content) -> Iterator[SectionFile]:
    """Every section file of every publication."""
    for publication in content.publications.values():
        yield from publication.sections.values()


def every_line(content: Content) -> Iterator[Line]:
    """The lines of every section file."""
    for section in sections(content):
        yield from body(content, section)
