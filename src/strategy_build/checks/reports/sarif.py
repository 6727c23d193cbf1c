"""Findings as SARIF 2.1.0, the form that code scanning reads (OASIS standard)."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from strategy_build.checks.reports.entries import Entry
from strategy_build.checks.reports.words import LEVELS, explained, told
from strategy_build.diagnostics import Location
from strategy_build.model.labels import Labels

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
MOST = 25_000  # results of one run that code scanning takes; the most serious come first


def as_sarif(
    found: tuple[Entry, ...], labels: Labels, version: str, home: str = "content/site.yaml"
) -> str:
    """One run with every rule that found something, and every finding.

    A finding about no file is put at the file `home`: code scanning takes none without a place.
    """
    shown = found[:MOST]
    rules = {one.found.rule: one for one in reversed(shown)}
    order = {name: number for number, name in enumerate(sorted(rules))}
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "strategy-build",
                "semanticVersion": version,
                "rules": [_rule(rules[name], labels) for name in order],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, order[one.found.rule], labels, home, seen) for one in shown],
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _rule(entry: Entry, labels: Labels) -> dict[str, Any]:
    about, rule = entry.about, entry.found.rule
    severity = about.severity if about and about.id == rule else entry.found.severity
    described: dict[str, Any] = {"id": rule, "defaultConfiguration": {"level": LEVELS[severity]}}
    if about:
        described |= {
            "shortDescription": {"text": about.what},
            "fullDescription": {"text": about.why},
            "help": {"text": explained(about, labels)},
        }
    return described


def _result(
    entry: Entry, index: int, labels: Labels, home: str, seen: Counter[str]
) -> dict[str, Any]:
    one = entry.found
    same = f"{one.rule}\n{one.location.file}\n{entry.source}\n{one.message}"
    seen[same] += 1
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": LEVELS[one.severity],
        "message": {"text": told(entry, labels)},
        "locations": [{"physicalLocation": _place(one.location, one.length, home)}],
        "partialFingerprints": {
            "strategyBuild/v1": sha256(f"{same}\n{seen[same]}".encode()).hexdigest()
        },
    }
    if entry.cure and not entry.cure.sample and one.location and one.location.line:
        result["fixes"] = [_fix(entry, entry.cure.line, labels)]
    return result


def _place(place: Location, length: int, home: str) -> dict[str, Any]:
    shown: dict[str, Any] = {"artifactLocation": _file(place.file or home)}
    region: dict[str, int] = {"startLine": max(1, place.line)}
    if place.line and place.column:
        region |= {"startColumn": place.column, "endColumn": place.column + max(1, length)}
    shown["region"] = region
    return shown


def _file(path: str) -> dict[str, str]:
    return {"uri": quote(path.removeprefix("./").lstrip("/"), safe="/"), "uriBaseId": _ROOT}


def _fix(entry: Entry, line: str, labels: Labels) -> dict[str, Any]:
    place = entry.found.location
    region = {"startLine": place.line, "startColumn": 1, "endColumn": len(entry.source) + 1}
    replacement = {"deletedRegion": region, "insertedContent": {"text": line}}
    return {
        "description": {"text": labels("report-cure")},
        "artifactChanges": [{"artifactLocation": _file(place.file), "replacements": [replacement]}],
    }
