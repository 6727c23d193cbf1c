"""The record says what was checked, and nothing that was not."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import LAYOUTS
from tests.publish.samples import (
    AXE,
    BARE,
    FAULT,
    FILES,
    NU,
    SITE,
    WAIVER,
    Examined,
    Report,
    assessed,
)

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.inputs import Inputs
from strategy_build.model.value import Value
from strategy_build.publish.evidence import Evidence
from strategy_build.publish.record import SCHEMA, record

RICH = replace(
    assessed(),
    diagnostics=(FAULT,),
    waivers=(WAIVER,),
    deep=Report((NU, Examined("axe", 0, (), (Diagnostic("deep/x", Severity.ERROR, "no"),)))),
)


def told(evidence: Evidence, inputs: Inputs) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(record(evidence, FILES, inputs.labels))
    return made


@pytest.mark.parametrize("evidence", [BARE, RICH, replace(BARE, publications=())])
def test_fits_its_schema(evidence: Evidence, inputs: Inputs, tmp_path: Path) -> None:
    made = record(evidence, FILES, inputs.labels)

    assert valid(made, tmp_path) == 0
    assert valid(made.replace(b'"day"', b'"date"'), tmp_path) == 1


def valid(made: bytes, folder: Path) -> int:
    """The exit code of the checker of schemas."""
    path = folder / "conformance.json"
    path.write_bytes(made)
    schema = ["--schemafile", str(LAYOUTS / SCHEMA)]
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(path)]
    return subprocess.run(command, check=False, capture_output=True).returncode


def test_has_the_fingerprint_of_every_file_that_is_offered(inputs: Inputs) -> None:
    (publication,) = told(BARE, inputs)["publications"]
    listed = {f["path"]: f["sha256"] for one in publication["formats"] for f in one["files"]}

    assert listed == {path: sha256(data).hexdigest() for path, data in FILES.items()}


def test_refuses_a_format_whose_file_is_not_there(inputs: Inputs) -> None:
    with pytest.raises(KeyError):
        record(BARE, {}, inputs.labels)


def test_names_every_rule_that_ran_and_no_other(inputs: Inputs) -> None:
    rules = {one["id"]: one for one in told(BARE, inputs)["rules"]}

    assert {"LNK01", "WEB02", "PDF01", "PAR01", "PUB01"} <= rules.keys()
    assert not {"EPB01", "AUD01"} & rules.keys()
    assert rules["LNK01"]["ring"] == "content"
    assert rules["PDF01"]["ring"] == "files"


def test_counts_what_each_rule_found(inputs: Inputs) -> None:
    rules = {one["id"]: one for one in told(RICH, inputs)["rules"]}

    assert (rules["PDF01"]["errors"], rules["PDF01"]["warnings"]) == (0, 1)
    assert rules["PDF02"]["warnings"] == 0


def test_says_what_each_rule_weighs_here(inputs: Inputs) -> None:
    site = replace(SITE, rules={"LNG01": Value("note")})
    rules = {one["id"]: one for one in told(replace(BARE, site=site), inputs)["rules"]}

    assert (rules["LNG01"]["level"], rules["LNG01"]["level-here"]) == ("warning", "note")
    assert (rules["LNG02"]["level"], rules["LNG02"]["level-here"]) == ("warning", "warning")


def test_leads_to_where_more_is_said_only_where_it_is_said(inputs: Inputs, tmp_path: Path) -> None:
    whole = replace(BARE, is_explained=True)

    assert told(BARE, inputs)["explained"] == {}
    assert told(whole, inputs)["explained"] == {
        "same-words": "same-words.json",
        "rules": "checks/index.html",
    }
    assert valid(record(whole, FILES, inputs.labels), tmp_path) == 0


def test_says_on_which_day_others_looked_and_how_much_they_have_not_seen(inputs: Inputs) -> None:
    seen = replace(RICH, deep_day="2027-01-15", missed=(("Nu HTML checker", 2),))
    nu, _ = told(seen, inputs)["outside-validators"]

    assert (nu["day"], nu["files"], nu["files-not-seen"]) == ("2027-01-15", 4, 2)


def test_says_that_outside_validators_did_not_run(inputs: Inputs) -> None:
    assert told(BARE, inputs)["outside-validators"] == [
        {"validator": "Nu HTML checker", "ran": False},
        {"validator": "axe", "ran": False},
    ]


def test_takes_a_validator_that_gave_no_answer_for_one_that_did_not_run(inputs: Inputs) -> None:
    nu, axe = told(RICH, inputs)["outside-validators"]

    assert (nu["ran"], nu["files"], nu["programs"][0]["version"]) == (True, 4, "26.1")
    assert axe == {"validator": "axe", "ran": False}


def test_says_that_nobody_has_tested_until_somebody_has(inputs: Inputs) -> None:
    nobody, somebody = (told(one, inputs)["people"] for one in (BARE, RICH))

    assert nobody["assessments"] == []
    assert "No disabled reader has yet tested this website." in nobody["said"]
    assert somebody["said"] == ""
    assert somebody["assessments"][0]["by"] == "Harbour access group"


def test_says_whether_the_day_of_a_waiver_has_passed(inputs: Inputs) -> None:
    later = replace(RICH, day="2027-04-01")

    assert [told(one, inputs)["waivers"][0]["has-ended"] for one in (RICH, later)] == [False, True]


@pytest.mark.parametrize(
    ("evidence", "status", "because"),
    [
        (BARE, "not-assessed", "not-every-publication-assessed"),
        (replace(BARE, deep=Report((NU, AXE))), "not-assessed", "not-every-publication-assessed"),
        (replace(BARE, publications=()), "not-assessed", "not-every-publication-assessed"),
        (assessed(), "partial", "outside-validators-not-run"),
        (replace(assessed(), deep=Report((NU,))), "partial", "outside-validators-not-run"),
        (RICH, "partial", "waivers"),
        (RICH, "partial", "open-findings"),
        (
            replace(assessed("WCAG 2.1 A"), deep=Report((NU, AXE))),
            "partial",
            "assessed-before-this-edition-or-against-less",
        ),
        (
            replace(assessed(on="2026-12-31"), deep=Report((NU, AXE))),
            "partial",
            "assessed-before-this-edition-or-against-less",
        ),
    ],
)
def test_claims_no_more_than_people_have_assessed(
    evidence: Evidence, status: str, because: str, inputs: Inputs
) -> None:
    compliance = told(evidence, inputs)["compliance"]

    assert compliance["status"] == status
    assert because in compliance["because"]


def test_is_full_only_by_people_and_programs_together(inputs: Inputs) -> None:
    whole = replace(assessed(), deep=Report((NU, AXE)))
    error = Diagnostic("axe/color-contrast", Severity.ERROR, "too pale")
    faulty = replace(whole, deep=Report((NU, replace(AXE, diagnostics=(error,)))))

    assert told(whole, inputs)["compliance"] == {
        "status": "full",
        "standard": "WCAG 2.2 AA",
        "because": [],
    }
    assert told(faulty, inputs)["compliance"]["status"] == "partial"


def test_comes_out_the_same_every_time(inputs: Inputs) -> None:
    assert record(RICH, FILES, inputs.labels) == record(RICH, FILES, inputs.labels)
