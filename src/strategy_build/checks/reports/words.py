"""The words that several reports share."""

from __future__ import annotations

from strategy_build.checks.reports.entries import Entry, counts
from strategy_build.checks.rule import Explanation
from strategy_build.diagnostics import Severity
from strategy_build.model.labels import Labels

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def level(severity: Severity, labels: Labels) -> str:
    """The name of a level."""
    return labels(f"report-{LEVELS[severity]}")


def many(severity: Severity, number: int, labels: Labels) -> str:
    """A number of findings of a level: "2 errors"."""
    return labels(f"report-{LEVELS[severity]}s", n=number)


def counted(found: tuple[Entry, ...], labels: Labels) -> str:
    """How many findings of each level there are: "2 errors, 1 warning"."""
    numbers = zip(Severity, counts(found), strict=True)
    return ", ".join(many(one, n, labels) for one, n in numbers if n) or labels("report-clean")


def titled(entry: Entry, labels: Labels) -> str:
    """What is wrong, with its level first, so that it is not told by colour or place."""
    return labels("report-message", level=level(entry.found.severity, labels), words=entry.message)


def explained(about: Explanation, labels: Labels) -> str:
    """All that `explain` says of a rule, as plain text."""
    return "\n".join(
        (
            about.what,
            "",
            named("why", about.why, labels),
            "",
            f"{labels('report-bad')}:",
            *(f"  {line}" for line in about.bad.split("\n")),
            f"{labels('report-good')}:",
            *(f"  {line}" for line in about.good.split("\n")),
            "",
            named("source", about.source, labels),
        )
    )


def told(entry: Entry, labels: Labels) -> str:
    """A finding as plain text: what, why, how to put it right."""
    found = entry.found
    lines = [entry.message]
    if found.why:
        lines.append(named("why", found.why, labels))
    if found.fix:
        lines.append(named("fix", found.fix, labels))
    if entry.cure:
        lines.append(named("sample" if entry.cure.sample else "cure", entry.cure.line, labels))
    return "\n".join(lines)


def named(name: str, words: str, labels: Labels) -> str:
    """Words with their name before them: "Why it matters: …"."""
    return labels("report-named", name=labels(f"report-{name}"), words=words)
