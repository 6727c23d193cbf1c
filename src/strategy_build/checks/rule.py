"""What a rule is: one function with an id and a level, whose docstring is its documentation."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Generic, ParamSpec

from strategy_build.diagnostics import NOWHERE, Diagnostic, Location, Severity
from strategy_build.model.content import Content

_PARTS = ("why", "bad", "good", "source")
_PART = re.compile(r"^(Why|Bad|Good|Source): ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `explain` says of a rule: what it checks, who is hurt, what is wrong, what is right."""

    id: str
    severity: Severity
    what: str
    why: str
    bad: str
    good: str
    source: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule. What is left out is taken from the rule: `why` and `severity`."""

    message: str
    location: Location = NOWHERE
    fix: str = ""
    length: int = 1
    why: str = ""
    severity: Severity | None = None


@cache
def explanation(rule_id: str, severity: Severity, text: str) -> Explanation:
    """The parts of a docstring: one sentence, then `Why:`, `Bad:`, `Good:` and `Source:`."""
    pieces = _PART.split(inspect.cleandoc(text))
    found = {
        name.lower(): inspect.cleandoc(part).strip()
        for name, part in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    if missing := [part for part in _PARTS if not found.get(part)]:
        message = f"the docstring of {rule_id} says nothing under {', '.join(missing)}"
        raise ValueError(message)
    what = " ".join(pieces[0].split())
    why = " ".join(found["why"].split())
    source = " ".join(found["source"].split())
    return Explanation(rule_id, severity, what, why, found["bad"], found["good"], source)


def diagnostic(about: Explanation, finding: Finding) -> Diagnostic:
    """A finding with all that its rule knows."""
    return Diagnostic(
        rule=about.id,
        severity=about.severity if finding.severity is None else finding.severity,
        message=finding.message,
        location=finding.location,
        why=finding.why or about.why,
        fix=finding.fix,
        length=finding.length,
    )


P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """One rule: on the parsed content, on a page, on a book…"""

    id: str
    severity: Severity
    check: Callable[P, Iterable[Finding]]

    @property
    def about(self) -> Explanation:
        """The documentation of the rule."""
        return explanation(self.id, self.severity, self.check.__doc__ or "")

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> tuple[Diagnostic, ...]:
        """All breaches of this rule."""
        found = tuple(self.check(*args, **kwargs))
        about = self.about if found else None
        return tuple(diagnostic(about, one) for one in found) if about else ()


SourceRule = Rule[[Content, date]]
_Checked = Callable[P, Iterable[Finding]]


def error(rule_id: str) -> Callable[[_Checked[P]], Rule[P]]:
    """Make a function a rule whose breach stops publishing."""
    return lambda check: Rule(rule_id, Severity.ERROR, check)


def warning(rule_id: str) -> Callable[[_Checked[P]], Rule[P]]:
    """Make a function a rule whose breach is told and does not stop publishing."""
    return lambda check: Rule(rule_id, Severity.WARNING, check)


def note(rule_id: str) -> Callable[[_Checked[P]], Rule[P]]:
    """Make a function a rule that only points something out."""
    return lambda check: Rule(rule_id, Severity.NOTE, check)
