"""Findings beside the changed lines of a pull request, as workflow commands of GitHub."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from strategy_build.checks.report import annotated
from strategy_build.checks.reports.entries import Entry, without_commands
from strategy_build.checks.reports.words import named
from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.labels import Labels

MOST = 10  # of each level that a step may have; the summary has them all


def as_annotations(found: tuple[Entry, ...], labels: Labels) -> str:
    """The most serious findings of each level, each with its line put right, without a command."""
    shown: Counter[Severity] = Counter()
    kept: list[Diagnostic] = []
    for one in found:
        level = one.found.severity
        shown[level] += 1
        if shown[level] <= MOST:
            kept.append(_told(one, labels))
    return annotated(kept)


def _told(entry: Entry, labels: Labels) -> Diagnostic:
    one = entry.found
    fix = without_commands(one.fix)
    if entry.cure:
        line = named("sample" if entry.cure.sample else "cure", entry.cure.line, labels)
        fix = f"{fix}\n{line}" if fix else line
    message, why = without_commands(one.message), without_commands(one.why)
    return replace(one, message=message, why=why, fix=fix)
