from __future__ import annotations

from strategy_build.checks.reports.entries import counts, entries, without_commands
from strategy_build.diagnostics import Diagnostic, Location, Severity
from tests.checks.reports.samples import ABOUT, FOUND, INTRODUCTION, SOURCES, told


def test_the_most_serious_come_first_and_each_once() -> None:
    found = told(*FOUND, *FOUND)
    levels = [one.found.severity for one in found]

    assert len(found) == len(FOUND)
    assert levels == sorted(levels)


def test_counts_every_level() -> None:
    assert counts(told()) == (4, 2, 2)


def test_knows_the_line_and_the_words_that_are_meant() -> None:
    (one,) = told(FOUND[1])

    assert one.pointed == (
        "To read the old direction click [",
        "here",
        "](../direction-2024-2027/).",
    )


def test_a_line_that_is_not_there_is_no_line() -> None:
    (one,) = told(Diagnostic("LNK01", Severity.ERROR, "gone", Location(INTRODUCTION, 99, 7)))

    assert one.source == ""
    assert one.pointed == ("", "", "")


def test_the_rules_of_an_outside_program_share_their_words() -> None:
    about = {one.found.rule: one.about for one in told()}

    assert about["axe/region"] == ABOUT["axe"]
    assert about["house/unknown"] is None


def test_a_known_correction_goes_before_one_that_was_worked_out() -> None:
    (one,) = entries(FOUND[2:3], SOURCES, {}, {FOUND[2]: "- Known"})

    assert one.cure is not None
    assert one.cure.line == "- Known"


def test_leaves_out_what_asks_for_a_terminal() -> None:
    both = "Look at the page. Then run strategy-build build. It is quick."

    assert without_commands(both) == "Look at the page. It is quick."
    assert without_commands("Build the site first: strategy-build build") == ""
    assert without_commands('title: "Ours"  (check --fix can do this)') == 'title: "Ours"  '
    assert without_commands("We keep   this. And e.g. that.") == "We keep   this. And e.g. that."
