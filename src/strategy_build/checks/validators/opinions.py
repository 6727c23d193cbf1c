"""Second opinions about an open page: the engines of AccessLint and IBM, beside axe-core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strategy_build.checks.validators.tools import package_path
from strategy_build.checks.validators.walk import named
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ACCESSLINT = "@accesslint/core"
IBM = "accessibility-checker-engine"

# AccessLint wants no keyboard stop on a box that scrolls, and axe, rightly, wants one: without it
# nobody can scroll such a box by keyboard. It does not know the roles of DPUB-ARIA 1.1 for books.
# IBM's other answers are questions for a person.
RUN = """async () => {
  const mistaken = found => found.ruleId === 'keyboard-accessible/focus-order'
    || found.ruleId.startsWith('aria/') && found.message.includes('"doc-');
  const said = AccessLint.runAudit(document, {includeAAA: true}).violations.filter(
    found => !mistaken(found)).map(found => (
    {rule: 'accesslint/' + found.ruleId, at: found.selector, said: found.message}));
  const answers = await new ace.Checker().check(document, ['WCAG_2_2']);
  for (const found of answers.results)
    if (found.value[0] === 'VIOLATION' && found.value[1] === 'FAIL')
      said.push({rule: 'ibm/' + found.ruleId, at: found.path.dom, said: found.message});
  return said;
}"""

_WHY = "People who read by ear, by touch or with large letters may be stopped here."


def sources() -> tuple[str, ...]:
    """The program texts of both engines. IBM's keeps its name to itself unless asked."""
    accesslint = package_path(ACCESSLINT) / "dist" / "index.iife.js"
    ibm = package_path(IBM) / "ace.js"
    return (
        accesslint.read_text(encoding="utf-8"),
        ibm.read_text(encoding="utf-8") + "\nglobalThis.ace = ace;",
    )


def diagnostics(page: Path, answers: Mapping[str, list[dict[str, Any]]]) -> tuple[Diagnostic, ...]:
    """The faults of a page, each rule once. `answers` are by the way of looking at the page."""
    faults: dict[str, dict[str, str]] = {}
    looks: dict[str, dict[str, None]] = {}
    for look, answer in answers.items():
        for found in answer:
            faults.setdefault(found["rule"], {})[found["at"]] = found["said"]
            looks.setdefault(found["rule"], {})[look] = None
    return tuple(
        Diagnostic(
            rule,
            Severity.ERROR,
            f"{next(iter(places.values()))} ({', '.join(looks[rule])}; {named(places)})",
            Location(str(page)),
            _WHY,
        )
        for rule, places in sorted(faults.items())
    )
