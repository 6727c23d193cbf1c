"""What each rule is for, in words for editors: the answer to `strategy-build explain RULE`."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from strategy_build.checks import published_ids, reading, severity, waivers
from strategy_build.checks.output.made import EXPLANATIONS as MADE
from strategy_build.checks.registry import RULES
from strategy_build.checks.reports.places import place
from strategy_build.checks.rule import Explanation
from strategy_build.checks.validators.explanations import EXPLANATIONS as VALIDATORS
from strategy_build.diagnostics import SetupError, Severity

_LEVELS = {
    Severity.ERROR: "Error: it stops publishing.",
    Severity.WARNING: "Warning: it is told and does not stop publishing.",
    Severity.NOTE: "Note: something to know.",
}


def explanations() -> Mapping[str, Explanation]:
    """Every id that a build can report, with what is to be said of it."""
    listed = (
        *(rule.about for rule in RULES.values()),
        *reading.EXPLANATIONS,
        *waivers.EXPLANATIONS,
        *severity.EXPLANATIONS,
        *published_ids.EXPLANATIONS,
        *VALIDATORS,
        *MADE,
    )
    return {one.id: one for one in sorted(listed, key=lambda one: one.id)}


def explain(rule_id: str) -> str:
    """What a rule checks, who is hurt, a bad and a good example, and where it comes from.

    SetupError where there is no such rule; it says which one may be meant.
    """
    known = explanations()
    typed = rule_id.strip()
    one = known.get(typed.upper()) or known.get(typed) or known.get(typed.partition("/")[0])
    if one is None:
        raise SetupError(_unknown(rule_id, known))
    return "\n".join(
        (
            f"{one.id}: {one.what}",
            "",
            _LEVELS[one.severity],
            f"Why it matters: {one.why}",
            "",
            "Not like this:",
            *(f"  {line}" for line in one.bad.split("\n")),
            "Like this:",
            *(f"  {line}" for line in one.good.split("\n")),
            "",
            f"Source: {one.source}.",
            f"On your website: {place(one.id)}",
        )
    )


def _unknown(rule_id: str, known: Mapping[str, Explanation]) -> str:
    close = get_close_matches(rule_id.strip().upper(), known, 1, 0.5)
    if close:
        return f'There is no rule "{rule_id}". Did you mean {close[0]}: {known[close[0]].what}'
    families = ", ".join(sorted({name[:3] for name in known}))
    return f'There is no rule "{rule_id}". The families are {families}; one rule is LNK01.'
