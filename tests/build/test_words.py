"""What a build says at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_build.build.request import Report
from strategy_build.build.words import summary
from strategy_build.diagnostics import Diagnostic, Location, Severity


def _report(now: int, before: int | None) -> Report:
    found = tuple(
        Diagnostic("LNG01", Severity.WARNING, "Long.", Location("content/a.md", line))
        for line in range(now)
    )
    return Report(1, ("html",), (), (), 10, 10, (*found, *found), warned=before)


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        (12, 10, "12 warnings, 2 more than last time."),
        (12, 13, "12 warnings, 1 fewer than last time."),
        (1, 1, "1 warning, as many as last time."),
        (0, 3, "No warnings, 3 fewer than last time."),
        (2, None, "2 warnings."),
    ],
)
def test_tells_the_warnings_against_the_last_build(now: int, before: int | None, told: str) -> None:
    assert summary(_report(now, before), Path("output")).split("\n")[1] == told


@pytest.mark.parametrize("before", [0, None])
def test_says_nothing_of_warnings_where_there_were_and_are_none(before: int | None) -> None:
    assert "warning" not in summary(_report(0, before), Path("output"))
