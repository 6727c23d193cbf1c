"""A good site with a statement, and what each rule finds when one thing in it is broken."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from strategy_build.checks.output.statement import PARTS, RULES, check_statement
from strategy_build.model.publication import Waiver
from strategy_build.model.value import Moment, Precision, Value

TODAY = date(2027, 3, 1)
WAIVER = Waiver(
    Value("LNG01"),
    Value("plan/values.md"),
    Value("The words of a law"),
    Value("Access group"),
    Moment("31 March 2027", "2027-03-31", Precision.DAY),
)
FOOT = '<footer><a href="{}">Accessibility statement</a></footer>'
SECTIONS = "".join(f'<section id="{name}"><h2>Title</h2><p>Words.</p></section>' for name in PARTS)
TOLD = "<p>LNG01 in plan/values.md. Reason: The words  of a law. Access group, 31 March 2027.</p>"
RECORD: dict[str, Any] = {
    "day": "2027-03-01",
    "people": {"assessments": [{"publication": "plan", "by": "A group", "on": "2026-09"}]},
    "publications": [{"id": "plan", "formats": []}],
}


def page(body: str, link: str) -> bytes:
    return f"<!doctype html><main>{body}</main>{FOOT.format(link)}".encode()


def site() -> dict[str, bytes]:
    files = {
        "accessibility.html": page(SECTIONS + TOLD, "accessibility.html"),
        "index.html": page("", "accessibility.html"),
        "404.html": page("", "https://plan.example/accessibility.html"),
        "plan/index.html": page("", "../accessibility.html"),
        "plan/plan.pdf": b"%PDF",
        "assets/site.css": b"",
    }
    return with_record(files, RECORD)


def with_record(files: dict[str, bytes], told: dict[str, Any]) -> dict[str, bytes]:
    """The same files with a record that lists those of the publication as they are."""
    listed = [
        {"path": path, "sha256": sha256(data).hexdigest()}
        for path, data in files.items()
        if path.startswith("plan/")
    ]
    formats = [{"format": "html", "words": 9, "found": 9, "files": listed}]
    told = {**told, "publications": [{"id": "plan", "formats": formats}]}
    return {**files, "conformance.json": json.dumps(told).encode()}


def found(files: dict[str, bytes], today: date = TODAY) -> list[str]:
    return [f"{d.rule} {d.location.file}" for d in check_statement(files, (WAIVER,), today)]


def test_is_silent_about_a_good_site() -> None:
    assert found(site()) == []


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("index.html", "statement.html"),
        ("plan/index.html", "accessibility.html"),
        ("404.html", "https://plan.example/"),
    ],
)
def test_pub01_finds_a_page_that_does_not_lead_to_the_statement(path: str, link: str) -> None:
    files = with_record({**site(), path: page("", link)}, RECORD)

    assert found(files) == [f"PUB01 {path}"]


def test_pub01_finds_that_there_is_no_statement() -> None:
    files = site()
    del files["accessibility.html"]

    assert "PUB01 accessibility.html" in found(files)


@pytest.mark.parametrize("part", PARTS)
def test_pub02_finds_a_part_that_is_missing_or_empty(part: str) -> None:
    whole = f'<section id="{part}"><h2>Title</h2><p>Words.</p></section>'
    for other in (
        "",
        f'<section id="{part}"><h2>Title</h2></section>',
        f'<p id="{part}">Words</p>',
    ):
        body = SECTIONS.replace(whole, other) + TOLD
        files = {**site(), "accessibility.html": page(body, "accessibility.html")}

        assert found(files) == ["PUB02 accessibility.html"]


def test_pub03_warns_of_an_old_statement_and_of_an_old_assessment() -> None:
    people = {"assessments": [{"publication": "plan", "by": "A group", "on": "2026-01"}]}

    assert found(site(), date(2028, 3, 2)) == ["PUB03 accessibility.html"] * 2
    assert found(site(), date(2027, 9, 25)) == []
    assert found(with_record(site(), {**RECORD, "people": people})) == ["PUB03 accessibility.html"]
    (one,) = check_statement(with_record(site(), {**RECORD, "people": people}), (), TODAY)
    assert not one.is_error


@pytest.mark.parametrize(
    "piece", ["LNG01", "plan/values.md", "a law", "Access group", "March 2027"]
)
def test_pub04_finds_a_waiver_that_is_not_told(piece: str) -> None:
    body = SECTIONS + TOLD.replace(piece, "something")
    files = {**site(), "accessibility.html": page(body, "accessibility.html")}

    assert found(files) == ["PUB04 accessibility.html"]


def test_pub05_finds_a_file_of_another_edition() -> None:
    older = {**site(), "plan/plan.pdf": b"%PDF of last year"}
    stray = {**site(), "plan/plan.mp3": b"sound"}
    gone = site()
    del gone["plan/plan.pdf"]

    assert found(older) == ["PUB05 plan/plan.pdf"]
    assert found(stray) == ["PUB05 plan/plan.mp3"]
    assert found(gone) == ["PUB05 plan/plan.pdf"]


def test_pub05_believes_the_record_only_if_the_manifest_agrees() -> None:
    signed = [{"path": "plan/plan.pdf", "sha256": sha256(b"%PDF").hexdigest()}]
    agrees = {**site(), "manifest.json": json.dumps({"files": signed}).encode()}
    signed[0]["sha256"] = "0" * 64
    differs = {**site(), "manifest.json": json.dumps({"files": signed}).encode()}

    assert found(agrees) == []
    assert found(differs) == ["PUB05 plan/plan.pdf"]


def test_pub05_finds_a_format_that_lacks_words_and_a_site_without_record() -> None:
    lacking = site()
    lacking["conformance.json"] = lacking["conformance.json"].replace(b'"found": 9', b'"found": 8')
    without = site()
    del without["conformance.json"]

    assert found(lacking) == ["PUB05 conformance.json"]
    assert found(without) == ["PUB05 conformance.json"]


def test_every_rule_says_why_and_where_it_comes_from() -> None:
    about = [rule.about for rule in RULES]

    assert [one.id for one in about] == ["PUB01", "PUB02", "PUB03", "PUB04", "PUB05"]
