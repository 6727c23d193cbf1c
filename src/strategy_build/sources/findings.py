"""Collects what is wrong while reading goes on, so that one run tells everything."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(slots=True)
class Findings:
    """The diagnostics of one run, in the order they were found."""

    all: list[Diagnostic] = field(default_factory=list)

    def error(
        self,
        rule: str,
        place: Location,
        message: str,
        *,
        why: str = "",
        fix: str = "",
        length: int = 1,
    ) -> None:
        """Something that stops publishing."""
        self._add(rule, Severity.ERROR, place, message, why, fix, length)

    def warning(
        self,
        rule: str,
        place: Location,
        message: str,
        *,
        why: str = "",
        fix: str = "",
        length: int = 1,
    ) -> None:
        """Something that was understood, but should be written otherwise."""
        self._add(rule, Severity.WARNING, place, message, why, fix, length)

    def _add(
        self,
        rule: str,
        severity: Severity,
        place: Location,
        message: str,
        why: str,
        fix: str,
        length: int,
    ) -> None:
        self.all.append(Diagnostic(rule, severity, message, place, why, fix, length=max(1, length)))

    def finished(self, sources: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        """Every finding once, in the order of files and lines, with the line it is about."""
        unique = dict.fromkeys(self.all)
        told = {found.location.file for found in unique}
        lines = {file: sources[file].split("\n") for file in told if file in sources}
        ordered = sorted(unique, key=lambda d: (d.location, d.severity, d.rule, d.message))
        return tuple(replace(d, source=_line(lines, d.location)) for d in ordered)


def _line(lines: Mapping[str, list[str]], place: Location) -> str:
    text = lines.get(place.file, [])
    return text[place.line - 1] if 0 < place.line <= len(text) else ""


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """The known word that is nearest to what was typed, or ""."""
    by_form = {_form(word): word for word in known}
    close = get_close_matches(_form(typed), by_form, 1, 0.7)
    return by_form[close[0]] if close else ""


def _form(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def one_of(words: Iterable[str]) -> str:
    """Words as a choice: "a, b or c"."""
    *start, last = words
    return f"{', '.join(start)} or {last}" if start else last
