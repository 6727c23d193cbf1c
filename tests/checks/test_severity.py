"""A site may weigh findings, but never make an error less."""

from __future__ import annotations

from strategy_build.checks.severity import misweighed, risen, weighed
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


MAY_NOT_RISE = Value("may-not-rise", PLACE)


def _warned(*lines: int, message: str = "Long.") -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic("LNG01", Severity.WARNING, message, Location("content/a.md", line, 1))
        for line in lines
    )


def test_more_warnings_than_last_time_stop_a_site_that_says_so() -> None:
    before = _warned(3, 9)
    now = (*_warned(5, 12), *_warned(20, message="Longer."))

    (told,) = risen(now, before, MAY_NOT_RISE)

    assert told.is_error
    assert told.location == PLACE
    assert "3 warnings, 1 more than last time" in told.message
    assert told.message.endswith("New: LNG01 in content/a.md, line 20")
    assert risen(now, before, Value("")) == ()


def test_as_many_warnings_as_last_time_stop_nothing() -> None:
    assert risen(_warned(5, 12), _warned(3, 9), MAY_NOT_RISE) == ()
    assert risen(_warned(5, message="Other."), _warned(3, 9), MAY_NOT_RISE) == ()


def test_notes_do_not_count_and_the_message_stays_short() -> None:
    notes = (_found("LNG14", Severity.NOTE), *_warned(*range(1, 13)))

    (told,) = risen(notes, (), MAY_NOT_RISE)

    assert "12 warnings" in told.message
    assert told.message.endswith("line 10; and 2 more")
