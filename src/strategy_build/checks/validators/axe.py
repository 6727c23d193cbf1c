"""axe-core inside an open page: what to ask of it, and its answers as diagnostics."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from strategy_build.checks.validators.tools import package_path
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PACKAGE = "axe-core"

# Contrast of level AAA and the size of targets are off in axe unless asked for. Without `preload:
# false` it would fetch style sheets by script, which no browser allows for files.
RUN = """() => axe.run(document, {
  preload: false,
  resultTypes: ['violations', 'incomplete'],
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa',
                                  'wcag22aa', 'best-practice']},
  rules: {'color-contrast-enhanced': {enabled: true}, 'target-size': {enabled: true}},
}).then(found => {
  const short = rules => rules.map(rule => ({
    id: rule.id, help: rule.help, url: rule.helpUrl, tags: rule.tags,
    nodes: rule.nodes.map(node => ({at: node.target.flat().join(' '),
      // The colours are what somebody has to change, so they belong in the message.
      said: [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')})),
  }));
  return {violations: short(found.violations), incomplete: short(found.incomplete)};
})"""

_BEYOND_AA = frozenset({"best-practice", "wcag2aaa"})
_PLACES_SHOWN = 3
_WHY = "People who read by ear, by touch or with large letters may be stopped here."


@dataclass(slots=True)
class _Fault:
    """One rule on one page: where it was broken and under which ways of looking."""

    rule: Mapping[str, Any]
    level: Severity
    places: dict[str, str] = field(default_factory=dict)
    looks: dict[str, None] = field(default_factory=dict)


def source() -> str:
    """The program text of axe-core."""
    return (package_path(PACKAGE) / "axe.min.js").read_text(encoding="utf-8")


def diagnostics(page: Path, answers: Mapping[str, Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """The faults of a page. `answers` holds what axe said, by the way of looking at the page.

    What axe could not decide becomes a note: a person has to look.
    """
    faults: dict[tuple[str, str], _Fault] = {}
    for look, answer in answers.items():
        for kind in ("violations", "incomplete"):
            for rule in answer[kind]:
                fault = faults.setdefault((kind, rule["id"]), _Fault(rule, _level(kind, rule)))
                fault.looks[look] = None
                fault.places |= {node["at"]: node["said"] for node in rule["nodes"]}
    return tuple(_diagnostic(page, kind, fault) for (kind, _), fault in faults.items())


def _level(kind: str, rule: Mapping[str, Any]) -> Severity:
    if kind == "incomplete":
        return Severity.NOTE
    return Severity.WARNING if _BEYOND_AA & set(rule["tags"]) else Severity.ERROR


def _diagnostic(page: Path, kind: str, fault: _Fault) -> Diagnostic:
    places = tuple(fault.places)
    more = len(places) - _PLACES_SHOWN
    others = f" and {more} more" if more > 0 else ""
    doubt = "" if kind == "violations" else "A person has to judge: "
    return Diagnostic(
        rule=f"axe/{fault.rule['id']}" + ("" if kind == "violations" else "-undecided"),
        severity=fault.level,
        message=(
            f"{doubt}{fault.rule['help']} ({', '.join(fault.looks)}; "
            f"{', '.join(places[:_PLACES_SHOWN])}{others}). axe says: {fault.places[places[0]]}"
        ),
        location=Location(str(page)),
        why=_WHY,
        fix=f"See {fault.rule['url']}",
    )
