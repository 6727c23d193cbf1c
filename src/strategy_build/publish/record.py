"""The conformance record: what was checked, by what, with which result, for programs to read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from strategy_build.diagnostics import Severity
from strategy_build.model.labels import Labels
from strategy_build.model.publication import Waiver
from strategy_build.model.walk import text_of
from strategy_build.publish.evidence import (
    RULES,
    SAME_DATA,
    STANDARD,
    Checked,
    Compared,
    Compliance,
    Counts,
    Evidence,
    Examination,
    Explained,
    Program,
    counts,
)
from strategy_build.sources.dates import has_passed

NAME = "conformance.json"
SCHEMA = "schemas/conformance.schema.json"  # both in layouts/ and in the site
_FORM = 1  # of the record, raised when readers of it must change


def record(evidence: Evidence, files: Mapping[str, bytes], labels: Labels) -> bytes:
    """JSON by the schema `SCHEMA`. `files` are the bytes of the site by path.

    KeyError where a format names a file that the site has not: that is our fault.
    """
    told: dict[str, object] = {
        "$schema": SCHEMA,
        "form": _FORM,
        "day": evidence.day,
        "site": _site(evidence),
        "made-with": {"name": "strategy-build", "version": evidence.version},
        "compliance": _compliance(evidence),
        "people": _people(evidence, labels),
        "publications": [_publication(one, files) for one in evidence.publications],
        "programs": [_program(one) for one in evidence.programs],
        "explained": _explained(evidence),
        "rules": _rules(evidence),
        "outside-validators": _outside(evidence),
        "waivers": [_waiver(one, evidence.day) for one in evidence.waivers],
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def _site(evidence: Evidence) -> dict[str, str]:
    site = evidence.site
    return {
        "organisation": str(site.organisation.name),
        "language": str(site.language),
        "address": str(site.base_url),
        "statement": "accessibility.html",
    }


def _compliance(evidence: Evidence) -> dict[str, object]:
    """The status, and what keeps it from being more."""
    because = {
        "not-every-publication-assessed": len(evidence.assessed) < len(evidence.publications)
        or not evidence.publications,
        "outside-validators-not-run": bool(evidence.silent or evidence.missed)
        or not evidence.examined,
        "open-findings": bool(evidence.open),
        "waivers": bool(evidence.waivers),
        "assessed-before-this-edition-or-against-less": False,
    }
    status = evidence.compliance
    if status is Compliance.PARTIAL and not any(because.values()):
        because["assessed-before-this-edition-or-against-less"] = True
    reasons = [name for name, holds in because.items() if holds]
    return {"status": status.value, "standard": STANDARD, "because": reasons}


def _people(evidence: Evidence, labels: Labels) -> dict[str, object]:
    """Who has assessed what; nobody, where publication.yaml names nobody."""
    told = [
        {
            "publication": one.document.id,
            "by": str(one.evaluated.by),
            "on": one.evaluated.on.iso,
            "standard": str(one.evaluated.standard),
        }
        for one in evidence.publications
        if one.evaluated
    ]
    said = "" if told else labels("statement-no-reader")
    return {"assessments": told, "said": said}


def _publication(one: Checked, files: Mapping[str, bytes]) -> dict[str, object]:
    document = one.document
    return {
        "id": document.id,
        "title": text_of(document.title),
        "kind": document.kind,
        "language": document.lang,
        "edition": document.imprint.version,
        "published": document.imprint.published,
        "address": f"{document.id}/index.html",
        "formats": [_format(each, files) for each in one.formats],
    }


def _format(one: Compared, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "format": one.format,
        "words": one.words,
        "found": one.found,
        "files": [_file(path, files[path]) for path in sorted(one.files)],
    }


def _file(path: str, data: bytes) -> dict[str, object]:
    return {"path": path, "bytes": len(data), "sha256": sha256(data).hexdigest()}


def _explained(evidence: Evidence) -> dict[str, str]:
    """Where more is said: what was counted in every format, and each rule with its reason."""
    return {"same-words": SAME_DATA, "rules": RULES} if evidence.is_explained else {}


def _rules(evidence: Evidence) -> list[dict[str, object]]:
    here = {rule.id: level for rule, level in evidence.weights}
    rings = (("content", evidence.content_rules), ("files", evidence.file_rules))
    listed = {
        one.id: _rule(one, ring, evidence, here.get(one.id, one.severity))
        for ring, rules in rings
        for one in rules
    }
    return [listed[name] for name in sorted(listed)]


def _rule(one: Explained, ring: str, evidence: Evidence, here: Severity) -> dict[str, object]:
    return {
        "id": one.id,
        "ring": ring,
        "what": one.what,
        "source": one.source,
        "level": one.severity.name.lower(),
        "level-here": here.name.lower(),
        **_counted(counts(evidence.diagnostics, one.id)),
    }


def _outside(evidence: Evidence) -> list[dict[str, object]]:
    """Each outside validator: what it found, or that it did not run."""
    missed, day = dict(evidence.missed), evidence.deep_day or evidence.day
    told = [_examination(one, day, missed.get(one.validator, 0)) for one in evidence.examined]
    return told + [{"validator": name, "ran": False} for name in evidence.silent]


def _examination(one: Examination, day: str, missed: int) -> dict[str, object]:
    return {
        "validator": one.validator,
        "ran": True,
        "day": day,
        "programs": [_program(each) for each in one.versions],
        "files": one.files,
        "files-not-seen": missed,
        **_counted(counts(one.diagnostics)),
    }


def _counted(found: Counts) -> dict[str, int]:
    return {"errors": found.errors, "warnings": found.warnings, "notes": found.notes}


def _program(one: Program) -> dict[str, str]:
    return {"name": one.name, "version": one.version}


def _waiver(one: Waiver, day: str) -> dict[str, object]:
    return {
        "rule": str(one.rule),
        "where": str(one.where),
        "reason": str(one.reason),
        "decided-by": str(one.decided_by),
        "until": one.until.iso,
        "has-ended": has_passed(one.until, day),
    }
