"""How much findings weigh on this site: each rule that is no error, and all warnings together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from strategy_build.checks.report import warnings
from strategy_build.checks.rule import Explanation, Finding, diagnostic, explanation
from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.value import Value

MAY_NOT_RISE = "may-not-rise"
_NAMED = 10  # new warnings that a message names; the others are counted

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


def risen(
    found: Iterable[Diagnostic], before: Iterable[Diagnostic], wanted: Value
) -> tuple[Diagnostic, ...]:
    """One error where there are more warnings than `before` and the site says that there may not be.

    It names the new warnings. A warning is the same one while its rule, file and words are: lines
    move when somebody writes above them.
    """
    now, then = warnings(found), warnings(before)
    if str(wanted) != MAY_NOT_RISE or len(now) <= len(then):
        return ()
    known = Counter(_same(one) for one in then)
    new = []
    for one in now:
        if known[_same(one)]:
            known[_same(one)] -= 1
        else:
            new.append(one)
    more = len(now) - len(then)
    message = (
        f"there are {len(now):,} warnings, {more:,} more than last time, and this line says that they "
        f"may not rise. New: {_named(new)}"
    )
    fix = (
        f"put {more:,} of them right; or accept one in waivers.yaml, where readers are told of it; or "
        "take this line out, build, and write it again"
    )
    return (diagnostic(RISEN, Finding(message, wanted.location, fix, max(1, len(wanted)))),)


def _same(one: Diagnostic) -> tuple[str, str, str]:
    return one.rule, one.location.file, one.message


def _named(new: Sequence[Diagnostic]) -> str:
    named = "; ".join(_place(one) for one in new[:_NAMED])
    rest = len(new) - _NAMED
    return f"{named}; and {rest:,} more" if rest > 0 else named


def _place(one: Diagnostic) -> str:
    line = f", line {one.location.line}" if one.location.line else ""
    return f"{one.rule} in {one.location.file or 'the site'}{line}"


RISEN: Explanation = explanation(
    "PUB09",
    Severity.ERROR,
    """Where the site says "warnings: may-not-rise", an edition has no more warnings than the last one.

    Why: Each warning is something that a reader stumbles over. An organisation that has decided to
        get better must notice when it gets worse.
    Bad: 14 warnings, where the last edition had 12
    Good: 12 warnings or fewer
    Source: the decision of the site itself, in site.yaml
    """,
)
EXPLANATIONS: tuple[Explanation, ...] = (RISEN,)
