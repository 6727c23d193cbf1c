"""Findings as JSON, in the shape of layouts/schemas/findings.schema.json."""

from __future__ import annotations

import json
from typing import Any

from strategy_build.checks.reports.entries import Entry, counts
from strategy_build.checks.reports.words import LEVELS
from strategy_build.checks.rule import Explanation

VERSION = 1


def as_json(found: tuple[Entry, ...]) -> str:
    """All findings, and once for each rule what it is for."""
    rules = {one.found.rule: one.about for one in found if one.about}
    errors, warnings, notes = counts(found)
    whole = {
        "version": VERSION,
        "counts": {"errors": errors, "warnings": warnings, "notes": notes},
        "findings": [_finding(one) for one in found],
        "rules": {name: _rule(about) for name, about in sorted(rules.items())},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _finding(entry: Entry) -> dict[str, Any]:
    one = entry.found
    shown: dict[str, Any] = {
        "rule": one.rule,
        "level": LEVELS[one.severity],
        "message": entry.message,
        "file": one.location.file,
        "line": one.location.line,
        "column": one.location.column,
        "length": one.length,
        "source": entry.source,
        "why": one.why,
        "fix": one.fix,
    }
    if entry.cure:
        shown["corrected"] = {"line": entry.cure.line, "sample": entry.cure.sample}
    return shown


def _rule(about: Explanation) -> dict[str, str]:
    return {
        "level": LEVELS[about.severity],
        "what": about.what,
        "why": about.why,
        "bad": about.bad,
        "good": about.good,
        "source": about.source,
    }
