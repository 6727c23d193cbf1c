"""A line that we tell people to paste must be right: it is put in and checked again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_build.checks.reports.corrected import corrected
from strategy_build.checks.reports.entries import Entry, entries
from strategy_build.diagnostics import Diagnostic, Location, Severity
from tests.checks.reading import checked, files_in, good_site

CASES = Path(__file__).parent.parent
CURED = (
    "DAT02 DAT03 DAT04 DOC12 DOC14 LNG05 LNG06 LNG11 LNG13 LNK03 SRC06 SRC08 SRC09 SRC12 SRC13 "
    "STR02 STR04 STR06"
).split()


ALL = sorted(path.name for path in CASES.iterdir() if path.name.isupper() and path.is_dir())


@pytest.mark.parametrize("rule", ALL)
def test_a_pasted_line_cures_its_finding(rule: str) -> None:
    files = _case(rule)
    found = _entries(files, rule)
    cured = [one for one in found if one.cure and not one.cure.sample]

    assert cured or rule not in CURED
    for one in cured:
        place = one.found.location
        left = _entries(_pasted(files, one), rule)
        same = [
            other
            for other in left
            if other.message == one.message
            and other.found.location.line == place.line
            and other.found.location.file == place.file
        ]
        before = [
            other
            for other in found
            if other.message == one.message and other.found.location.line == place.line
        ]

        assert len(same) < len(before), one.cure


def test_a_place_for_words_of_their_own_is_only_a_sample() -> None:
    fix = "say where the link goes, for example [the name of what it opens](values.md)"
    made = corrected(_found("LNK01", 2, 4, fix), "[here](values.md), and [there](vision.md)")

    assert made is not None
    assert made.line == "[the name of what it opens](values.md), and [there](vision.md)"
    assert made.sample


@pytest.mark.parametrize(
    ("rule", "line", "length", "fix"),
    [
        ("DAT02", "We meet on 31 April 2027.", 13, "look the day up in a calendar"),
        ("LNG12", "Members and/or neighbours", 6, '"and" or "or"'),
        ("DAT01", "Answer by 29 January.", 10, "29 January and the year"),
        ("DOC01", "title: strategy-v3.docx", 8, "title: what this publication is called"),
        ("LNG01", "A long sentence.", 1, 'make two sentences of it at "and"'),
        ("SRC20", "options: [a, b]", 7, "options:\n  - id: a"),
        ("LNG05", "", 3, "through"),
    ],
)
def test_advice_is_never_pasted(rule: str, line: str, length: int, fix: str) -> None:
    assert corrected(_found(rule, 1, length, fix), line) is None


def test_a_heading_stays_a_heading() -> None:
    made = corrected(
        _found("STR06", 1, 15, "leave the full stop out: We will ask"), "## We will ask."
    )

    assert made is not None
    assert made.line == "## We will ask"


@settings(deadline=None)
@given(st.text(), st.text(), st.integers(0, 30), st.integers(0, 30))
def test_never_fails_and_never_offers_the_same_line(
    line: str, fix: str, column: int, length: int
) -> None:
    made = corrected(_found("DAT02", column, length, fix), line)

    assert made is None or made.line != line


def _found(rule: str, column: int, length: int, fix: str) -> Diagnostic:
    return Diagnostic(
        rule, Severity.ERROR, "wrong", Location("a.md", 1, column), fix=fix, length=length
    )


def _case(rule: str) -> dict[str, bytes]:
    files = good_site()
    page = CASES / rule / "bad.md"
    if page.exists():
        return files | {"plan/introduction.md": page.read_bytes()}
    return files | files_in(CASES / rule / "bad")


def _entries(files: dict[str, bytes], rule: str) -> tuple[Entry, ...]:
    content, found = checked(files)

    assert content is not None
    return entries([one for one in found if one.rule == rule], content.sources, {})


def _pasted(files: dict[str, bytes], one: Entry) -> dict[str, bytes]:
    place = one.found.location
    path = place.file.removeprefix("content/")
    lines = files[path].decode().replace("\r\n", "\n").split("\n")

    assert one.cure
    lines[place.line - 1] = one.cure.line
    return files | {path: "\n".join(lines).encode()}
