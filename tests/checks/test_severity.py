"""A site may weigh findings, but never make an error less."""

from __future__ import annotations

from strategy_build.checks.severity import misweighed, weighed
from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.model.value import Value

PLACE = Location("content/site.yaml", 9, 10)


def _found(rule: str, severity: Severity) -> Diagnostic:
    return Diagnostic(rule, severity, "Something.", Location("content/a.md", 1, 1))


def test_gives_warnings_and_notes_the_level_of_the_site() -> None:
    found = (_found("LNG01", Severity.WARNING), _found("LNG14", Severity.NOTE))

    made = weighed(found, {"LNG01": Value("note"), "LNG14": Value("error")})

    assert [one.severity for one in made] == [Severity.NOTE, Severity.ERROR]


def test_an_error_stays_an_error() -> None:
    made = weighed((_found("LNK04", Severity.ERROR),), {"LNK04": Value("note")})

    assert made[0].severity is Severity.ERROR


def test_tells_rules_and_levels_that_nobody_knows() -> None:
    wanted = {"LNG1": Value("note", PLACE), "LNG01": Value("loud", PLACE)}

    found = tuple(misweighed(wanted, ["LNG01", "LNG02"]))

    assert [one.message for one in found] == [
        'There is no rule "LNG1".',
        '"loud" is no level of a finding.',
    ]
    assert found[0].fix == "Did you mean LNG01?"
    assert {one.location for one in found} == {PLACE}
