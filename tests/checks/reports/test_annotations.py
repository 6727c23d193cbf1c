from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_build.checks.reports.annotations import MOST, as_annotations
from strategy_build.checks.reports.entries import entries, has_command
from strategy_build.diagnostics import Diagnostic, Location, Severity
from tests.checks.reports.samples import FOUND, told
from tests.checks.reports.test_forms import WORDS
from tests.conftest import Golden

COMMAND = re.compile(r"^::(error|warning|notice) ([^:]*)::(.*)$")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner of GitHub reads it: level, properties, message."""
    found = COMMAND.match(line)

    assert found
    fields = dict(field.split("=", 1) for field in found[2].split(","))
    return found[1], {name: plain(value) for name, value in fields.items()}, plain(found[3])


def plain(value: str) -> str:
    for code, character in (("0D", "\r"), ("0A", "\n"), ("3A", ":"), ("2C", ","), ("25", "%")):
        value = value.replace(f"%{code}", character)
    return value


def test_stay_as_they_are(golden: Golden) -> None:
    golden("annotations.txt", as_annotations(told(), WORDS) + "\n")


def test_never_ask_for_a_terminal() -> None:
    assert any(has_command(one.fix) for one in FOUND)
    assert not has_command(as_annotations(told(), WORDS))


def test_carry_the_line_put_right() -> None:
    _, fields, message = read(as_annotations(told(FOUND[3]), WORDS))

    assert fields["line"] == "5"
    assert fields["endColumn"] == "36"
    assert message.endswith("We meet on Friday 29 January 2027.")


def test_no_more_of_a_level_than_a_step_may_have() -> None:
    many = [
        Diagnostic("LNG01", severity, f"{severity.name} {n}", Location("a.md", n, 1))
        for n in range(1, 40)
        for severity in Severity
    ]
    lines = as_annotations(entries(many, {}, {}), WORDS).split("\n")
    levels = [read(line)[0] for line in lines]

    assert levels == ["error"] * MOST + ["warning"] * MOST + ["notice"] * MOST


@settings(deadline=None)
@given(st.text(), st.text(min_size=1))
def test_no_words_leave_their_place(message: str, file: str) -> None:
    one = Diagnostic("R", Severity.ERROR, f"It is {message}", Location(file, 1, 1), why="Because.")
    level, fields, said = read(as_annotations(entries([one], {}, {}), WORDS))

    assert level == "error"
    assert fields["file"] == file
    assert fields["title"] == "R: Error"
    assert said.endswith("\nWhy it matters: Because.")
