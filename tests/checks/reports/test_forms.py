"""JSON, SARIF and JUnit: the forms that other programs read, against their schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from strategy_build.checks.reports import sarif
from strategy_build.checks.reports.entries import entries
from strategy_build.checks.reports.junit import as_junit
from strategy_build.checks.reports.records import as_json
from strategy_build.checks.reports.sarif import as_sarif
from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.model.inputs import Inputs
from strategy_build.model.labels import Labels
from strategy_build.sources.labels import read_labels
from tests.checks.reports.samples import ABOUT, FOUND, INTRODUCTION, told
from tests.conftest import LAYOUTS, Golden

SCHEMAS = Path(__file__).parent / "schemas"
WORDS = read_labels((LAYOUTS / "labels" / "en.yaml").read_text(encoding="utf-8"), "en")
XSD = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
ANY = st.builds(
    Diagnostic,
    rule=st.text(min_size=1, max_size=9),
    severity=st.sampled_from(Severity),
    message=st.text(min_size=1),
    location=st.builds(Location, st.text(max_size=20), st.integers(0, 9), st.integers(0, 9)),
    why=st.text(),
    fix=st.text(),
    source=st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])),
    length=st.integers(0, 9),
)


@cache
def checker(schema: Path) -> Any:
    jsonschema: Any = import_module("jsonschema")  # it has neither types nor stubs

    shape = json.loads(schema.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(shape)
    kind.check_schema(shape)
    return kind(shape)


def valid(made: str, schema: Path) -> dict[str, Any]:
    """What the JSON says, if it is in the shape of the schema."""
    read: dict[str, Any] = json.loads(made)
    faults = [fault.message for fault in checker(schema).iter_errors(read)]

    assert faults == []
    return read


OURS = LAYOUTS / "schemas" / "findings.schema.json"
SARIF = SCHEMAS / "sarif-2.1.0-rtm.5.json"


def test_json_has_the_shape_that_is_published(golden: Golden) -> None:
    made = as_json(told())

    assert valid(made, OURS)["counts"] == {"errors": 4, "warnings": 2, "notes": 2}
    golden("findings.json", made)


def test_the_schemas_refuse_what_is_not_theirs() -> None:
    for schema in (OURS, SARIF):
        with pytest.raises(AssertionError):
            valid('{"version": "3.0"}', schema)


def test_sarif_is_valid_and_stays_as_it_is(golden: Golden) -> None:
    made = as_sarif(told(), WORDS, "1.2.3")

    valid(made, SARIF)
    golden("findings.sarif", made)


def test_sarif_points_at_the_words_and_offers_the_line() -> None:
    run = valid(as_sarif(told(FOUND[3]), WORDS, "1.2.3"), SARIF)["runs"][0]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]

    assert place["region"] == {"startLine": 5, "startColumn": 12, "endColumn": 36}
    assert place["artifactLocation"]["uri"] == INTRODUCTION
    replaced = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replaced["insertedContent"]["text"] == "We meet on Friday 29 January 2027."
    assert replaced["deletedRegion"]["endColumn"] == len("We meet on Thursday 29 January 2027.") + 1


def test_sarif_names_levels_and_explains_every_rule() -> None:
    run = valid(as_sarif(told(), WORDS, "1.2.3"), SARIF)["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert {one["level"] for one in run["results"]} == {"error", "warning", "note"}
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    known = {one["id"]: one for one in rules}
    assert ABOUT["LNK01"].good in known["LNK01"]["help"]["text"]
    assert "strategy-build explain" not in json.dumps(run)


def test_sarif_addresses_are_relative_and_carry_every_name() -> None:
    run = valid(as_sarif(told(), WORDS, "1.2.3"), SARIF)["runs"][0]
    files = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]
    ]

    assert all(not urlsplit(file).scheme and not file.startswith("/") for file in files)
    assert "content/a b/plan: ö.yaml" in map(unquote, files)
    assert "content/site.yaml" in files  # a finding about the whole site


def test_sarif_marks_stay_the_same_when_lines_move() -> None:
    first = told(Diagnostic("LNG01", Severity.ERROR, "long", Location("a.md", 3, 1), source="A b."))
    moved = told(Diagnostic("LNG01", Severity.ERROR, "long", Location("a.md", 9, 1), source="A b."))
    marks = [
        valid(as_sarif(found, WORDS, "1.2.3"), SARIF)["runs"][0]["results"][0][
            "partialFingerprints"
        ]
        for found in (first, moved)
    ]

    assert marks[0] == marks[1]


def test_sarif_holds_what_code_scanning_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 3)
    run = valid(as_sarif(told(), WORDS, "1.2.3"), SARIF)["runs"][0]

    assert [one["level"] for one in run["results"]] == ["error"] * 3


def test_junit_is_valid_and_stays_as_it_is(golden: Golden) -> None:
    made = as_junit(told(), WORDS, [ABOUT["LNK01"], ABOUT["LNK02"]])

    XSD.assertValid(etree.fromstring(made))
    golden("findings.xml", made.decode())


def test_junit_has_a_case_for_every_rule_that_looked() -> None:
    root = etree.fromstring(as_junit(told(), WORDS, [ABOUT["LNK01"], ABOUT["LNK02"]]))
    cases = _cases(root)

    assert root.get("tests") == str(len(cases)) == "9"
    assert root.get("failures") == "4"
    assert cases["LNK02"] == []
    assert cases["LNK01"] == ["failure"]
    assert cases["LNG01"] == ["system-out"]


def test_junit_says_nothing_of_rules_that_did_not_look() -> None:
    root = etree.fromstring(as_junit((), WORDS))

    XSD.assertValid(root)
    assert _cases(root) == {}


@settings(deadline=None, max_examples=25)
@given(st.lists(ANY, max_size=3))
def test_no_words_break_any_of_them(found: list[Diagnostic]) -> None:
    shown = entries(found, {}, {})
    for one in valid(as_json(shown), OURS)["findings"]:
        assert one["rule"]
    valid(as_sarif(shown, WORDS, "1.2.3"), SARIF)
    XSD.assertValid(etree.fromstring(as_junit(shown, WORDS)))


def test_the_same_findings_make_the_same_bytes(inputs: Inputs) -> None:
    labels: Labels = inputs.labels
    backwards = told(*reversed(FOUND))

    assert as_json(backwards) == as_json(told())
    assert as_sarif(backwards, labels, "1") == as_sarif(told(), labels, "1")
    assert as_junit(backwards, labels) == as_junit(told(), labels)


def _cases(root: etree._Element) -> Mapping[str, list[str]]:
    return {
        (case.get("name") or "").partition(":")[0]: [str(child.tag) for child in case]
        for case in root.iter("testcase")
    }
