"""What an editor is shown before anything is written."""

from __future__ import annotations

from tests.checks.fix.samples import PAGE, page

from strategy_build.checks.explain import explanations
from strategy_build.checks.fix.fixes import fixed
from strategy_build.diagnostics import Location

TYPED = "# Introduction\n\nWe meet, e.g. on\nMondays.\n\n·\u00a0one\n· two\n\nHow\n---\n\n21st May 2027 \n"


def test_a_change_names_its_rule_its_place_both_lines_and_the_reason() -> None:
    change = fixed(page(TYPED)).changes[0]

    assert change.rule == "LNG05"
    assert change.location == Location(f"content/{PAGE}", 3, 10)
    assert change.before == "We meet, e.g. on"
    assert change.after == "We meet, for example on"
    assert "Latin" in change.why


def test_places_are_those_of_the_file_as_it_is() -> None:
    changes = fixed(page(TYPED)).changes

    assert [(one.location.line, one.rule) for one in changes] == [
        (3, "LNG05"), (6, "SRC08"), (7, "SRC08"), (9, "SRC10"), (12, "DAT03"), (12, "SRC16"),
    ]  # fmt: skip


def test_every_rule_named_is_explained() -> None:
    assert {one.rule for one in fixed(page(TYPED)).changes} <= set(explanations())


def test_the_diff_has_headings_in_words_and_only_the_lines_that_differ() -> None:
    shown = fixed(page("# Introduction\n\nWe grow 2027-2030, & share & give.\n")).diff().split("\n")

    assert shown[0] == f"File content/{PAGE}: 2 changes"
    assert shown[1] == "Line 3, LNG11: A dash between years is silent in most voices."
    assert shown[2].startswith("Line 3, LNG13: ")
    assert [line for line in shown if line.startswith(("-", "+"))] == [
        f"--- content/{PAGE} (as it is)",
        f"+++ content/{PAGE} (as it would be)",
        "-We grow 2027-2030, & share & give.",
        "+We grow 2027 to 2030, & share and give.",
    ]


def test_line_ends_are_told_in_words() -> None:
    files = page("")
    files[PAGE] = b"# Introduction\r\n\r\nWe grow.\r\n"
    shown = fixed(files).diff()

    assert "Line 1, SRC16: The lines end as on Windows" in shown
    assert "\r" not in shown
