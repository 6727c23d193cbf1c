"""Findings made ready for any report: each with its line, its cure and the words on its rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strategy_build.checks.report import ordered
from strategy_build.checks.reports.corrected import Corrected, corrected
from strategy_build.checks.rule import Explanation
from strategy_build.diagnostics import Diagnostic, Severity

_CALL = re.compile(
    r"\b(?:strategy-build [a-z-]+|check --[a-z]+|pip install|npm (?:ci|install)|apt-get )"
)
_NO_CORRECTIONS: Mapping[Diagnostic, str] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding with all that can be told of it.

    `source` is its line, `cure` the whole line to paste, `about` what its rule is for; each may
    be missing.
    """

    found: Diagnostic
    source: str
    cure: Corrected | None
    about: Explanation | None

    @property
    def message(self) -> str:
        """What is wrong, as a sentence."""
        text = self.found.message[:1].upper() + self.found.message[1:]
        return text if text.endswith((".", "?", "!", ":")) else f"{text}."

    @property
    def pointed(self) -> tuple[str, str, str]:
        """The line before the words that are meant, these words, and the line after them."""
        start = self.found.location.column - 1
        if start < 0 or not self.source:
            return self.source, "", ""
        end = start + max(1, self.found.length)
        return self.source[:start], self.source[start:end], self.source[end:]


def entries(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, str],
    about: Mapping[str, Explanation],
    corrections: Mapping[Diagnostic, str] = _NO_CORRECTIONS,
) -> tuple[Entry, ...]:
    """Each finding once, the most serious first, then by place.

    `about` is `explain.explanations()`. `corrections` are whole corrected lines that are known
    already; others are worked out from the cure, where it is certain.
    """
    lines: dict[str, list[str]] = {}
    made = []
    for one in ordered(diagnostics):
        file = one.location.file
        if file not in lines:
            lines[file] = sources.get(file, "").split("\n")
        source = (one.source or _line(lines[file], one.location.line)).rstrip("\r\n")
        known = corrections.get(one)
        cure = corrected(one, source) if known is None else Corrected(known)
        made.append(Entry(one, source, cure, about_rule(one.rule, about)))
    return tuple(made)


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def about_rule(rule: str, about: Mapping[str, Explanation]) -> Explanation | None:
    """What is known of a rule; the rules of an outside program share the words on the program."""
    return about.get(rule) or about.get(rule.partition("/")[0])


def counts(found: Iterable[Entry]) -> tuple[int, int, int]:
    """How many errors, warnings and notes there are."""
    levels = Counter(one.found.severity for one in found)
    return levels[Severity.ERROR], levels[Severity.WARNING], levels[Severity.NOTE]


def by_file(found: Iterable[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """The findings of each file, most serious first; the file with the most serious first."""
    files: dict[str, list[Entry]] = {}
    for one in found:
        files.setdefault(one.found.location.file, []).append(one)
    return tuple((file, tuple(inside)) for file, inside in files.items())


def has_command(words: str) -> bool:
    """Whether words name a command of a terminal."""
    return _CALL.search(words) is not None


def without_commands(words: str) -> str:
    """Words for people who have no terminal: sentences that ask for a command are left out."""
    kept = words.replace("(check --fix can do this)", "")
    if not has_command(kept):
        return kept
    sentences = re.split(r"(?<=[.?!])\s+", kept)
    return " ".join(one for one in sentences if not has_command(one))
