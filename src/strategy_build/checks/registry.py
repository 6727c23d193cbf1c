"""The one list of rules on the content, and the check that runs them all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from strategy_build.checks.rule import SourceRule
from strategy_build.checks.source import (
    consultations,
    dates,
    documents,
    editions,
    images,
    language,
    links,
    manner,
    markdown,
    privacy,
    readability,
    references,
    residue,
    spelling,
    strategies,
    structure,
    tables,
    terms,
    theme,
    wording,
)
from strategy_build.checks.waivers import waived
from strategy_build.diagnostics import Diagnostic
from strategy_build.model.content import Content

RULES: Mapping[str, SourceRule] = {
    rule.id: rule
    for rule in (
        *references.RULES,
        *markdown.RULES,
        *residue.RULES,
        *documents.RULES,
        *strategies.RULES,
        *structure.RULES,
        *links.RULES,
        *images.RULES,
        *tables.RULES,
        *dates.RULES,
        *language.RULES,
        *wording.RULES,
        *readability.RULES,
        *manner.RULES,
        *terms.RULES,
        *spelling.RULES,
        *editions.RULES,
        *consultations.RULES,
        *privacy.RULES,
        *theme.RULES,
    )
}


def check_content(content: Content, today: date) -> tuple[Diagnostic, ...]:
    """All breaches of all rules in the content, in the order of the files.

    Findings that a waiver accepts become notes. `today` is the one clock of the build.
    """
    found = [one for rule in RULES.values() for one in rule(content, today)]
    found.sort(key=lambda one: (one.location, one.severity, one.rule, one.message))
    return waived(found, content.waivers, today)
