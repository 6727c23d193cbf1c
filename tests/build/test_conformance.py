"""Every build writes the statement and the record from what it has really checked."""

from __future__ import annotations

import json
from datetime import date

import pytest

from strategy_build.build.request import Request
from strategy_build.build.update import update
from strategy_build.checks.output.statement import check_statement
from tests.build.sites import snapshot, write_site

WAIVERS = """\
- rule: LNG01
  where: harbour/arriving.md
  reason: The sentence is that of a law
  decided-by: Access group
  until: 2027-09-30
"""
LONG = "Come in, " + "and come in again, " * 7 + "and stop.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("conformance")
    content = write_site(root)
    page = content / "harbour" / "arriving.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n" + LONG, encoding="utf-8")
    (content / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    update(Request(content, root / "output", root / "cache"), lambda *_: None)
    return snapshot(root / "output")


def test_the_site_keeps_the_rules_for_statements(built: dict[str, bytes]) -> None:
    assert check_statement(built, (), date(2027, 6, 1)) == ()


def test_the_record_holds_what_was_made_and_nothing_else(built: dict[str, bytes]) -> None:
    record = json.loads(built["conformance.json"])
    (publication,) = record["publications"]

    assert [one["format"] for one in publication["formats"]] == ["html", "text", "text-72"]
    assert all(one["found"] == one["words"] > 20 for one in publication["formats"])
    assert record["day"] == "2027-06-01"
    assert {one["ran"] for one in record["outside-validators"]} == {False}
    assert record["compliance"]["status"] == "not-assessed"


def test_a_waiver_reaches_readers(built: dict[str, bytes]) -> None:
    page = built["accessibility.html"].decode()
    rules = {one["id"]: one for one in json.loads(built["conformance.json"])["rules"]}

    assert "Reason: The sentence is that of a law. Decided by: Access group." in page
    assert rules["LNG01"]["notes"] == 1


def test_the_manifest_signs_the_statement_and_the_record(built: dict[str, bytes]) -> None:
    signed = {one["path"] for one in json.loads(built["manifest.json"])["files"]}

    assert {"accessibility.html", "conformance.json", "schemas/conformance.schema.json"} <= signed
