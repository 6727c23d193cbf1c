"""How much findings weigh on this site: site.yaml may say so for each rule that is no error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.value import Value

LEVELS: Mapping[str, Severity] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "note": Severity.NOTE,
}


def weighed(found: Iterable[Diagnostic], wanted: Mapping[str, Value]) -> tuple[Diagnostic, ...]:
    """The findings with the levels of the site. What is an error stays one: that needs a waiver."""
    levels = {rule: LEVELS[str(level)] for rule, level in wanted.items() if str(level) in LEVELS}
    return tuple(
        one if one.is_error or one.rule not in levels else replace(one, severity=levels[one.rule])
        for one in found
    )


def misweighed(wanted: Mapping[str, Value], known: Iterable[str]) -> Iterator[Diagnostic]:
    """Levels that cannot be: of rules that nobody knows, or with words that are no level."""
    names = list(known)
    for rule, level in wanted.items():
        if rule not in names:
            close = get_close_matches(rule, names, 1)
            fix = f"Did you mean {close[0]}?" if close else "Delete it."
            yield _told(level, f'There is no rule "{rule}".', fix)
        elif str(level) not in LEVELS:
            yield _told(
                level, f'"{level}" is no level of a finding.', f"{rule}: warning   or error or note"
            )


def _told(level: Value, message: str, fix: str) -> Diagnostic:
    return Diagnostic(
        "SRC04",
        Severity.WARNING,
        message,
        level.location,
        "The finding would keep the level that it has, and nobody would notice.",
        fix,
        length=max(1, len(level)),
    )
