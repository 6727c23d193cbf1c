"""A corpus of good content, full of things that look wrong and are right: no rule may cry wolf."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from strategy_build.checks.registry import check_content
from strategy_build.checks.report import report
from strategy_build.diagnostics import Severity
from strategy_build.sources.project import read
from tests.checks.reading import files_in

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)
# What a person said stays as it was said; an editor is only told.
WANTED = {
    ("LNG05", "content/handbook/people.md", 16),
    ("LNG15", "content/handbook/people.md", 16),
}


@pytest.mark.parametrize(
    "folder", [ROOT / "corpus", ROOT.parent / "content"], ids=["corpus", "content"]
)
def test_finds_nothing_in_good_content_but_what_is_wanted(folder: Path) -> None:
    content, found = read(files_in(folder), "content")
    assert content is not None
    found = (*found, *check_content(content, TODAY))
    unwanted = [
        one for one in found if (one.rule, one.location.file, one.location.line) not in WANTED
    ]

    assert not unwanted, report(unwanted, content.sources)


def test_tells_of_quoted_words_and_only_notes_them() -> None:
    content, _ = read(files_in(ROOT / "corpus"), "content")
    assert content is not None
    found = check_content(content, TODAY)

    assert {(one.rule, one.location.file, one.location.line) for one in found} == WANTED
    assert {one.severity for one in found} == {Severity.NOTE}
