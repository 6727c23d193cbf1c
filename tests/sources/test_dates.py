from __future__ import annotations

import pytest

from strategy_build.diagnostics import Location
from strategy_build.model.value import Moment, Precision, Value
from strategy_build.sources.dates import day_of, has_passed, moment, written


def good(text: str) -> Moment:
    parsed = moment(Value(text, Location("f.yaml", 3, 7)))

    assert parsed is not None
    made, problems = parsed
    assert problems == ()
    assert made is not None
    return made


def rules(text: str) -> list[str]:
    parsed = moment(Value(text))

    assert parsed is not None
    return [problem.rule for problem in parsed[1]]


@pytest.mark.parametrize(
    ("typed", "shown", "iso", "precision"),
    [
        ("2027", "2027", "2027", Precision.YEAR),
        ("2027-04", "April 2027", "2027-04", Precision.MONTH),
        ("2027-04-30", "30 April 2027", "2027-04-30", Precision.DAY),
        ("2027-04-30 17:00", "30 April 2027, 5pm", "2027-04-30T17:00", Precision.MINUTE),
        ("2027-04-30T09:30", "30 April 2027, 9:30am", "2027-04-30T09:30", Precision.MINUTE),
    ],
)
def test_writes_out_iso_dates(typed: str, shown: str, iso: str, precision: Precision) -> None:
    assert good(typed) == Moment(shown, iso, precision)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("Friday 29 January 2027, 5pm", "2027-01-29T17:00"),
        ("29 January 2027", "2027-01-29"),
        ("29 January 2027 at 5:30pm", "2027-01-29T17:30"),
        ("29 January 2027, 17.00", "2027-01-29T17:00"),
        ("29 January 2027, noon", "2027-01-29T12:00"),
        ("29 January 2027, 12am", "2027-01-29T00:00"),
        ("Tuesday 23 May 2028, 1pm to 3pm", "2028-05-23T13:00"),
        ("March 2028", "2028-03"),
        ("29 February 2028", "2028-02-29"),
    ],
)
def test_shows_dates_in_words_as_typed(typed: str, iso: str) -> None:
    made = good(typed)

    assert made.text == typed
    assert made.iso == iso


def test_knows_where_a_date_stands() -> None:
    assert good("March 2028").location == Location("f.yaml", 3, 7)


def test_names_the_right_weekday_and_the_right_day() -> None:
    parsed = moment(Value("Thursday 29 January 2027, 5pm"))

    assert parsed is not None
    assert parsed[1][0].message == "29 January 2027 is a Friday, not a Thursday."
    assert parsed[1][0].fix == ("Friday 29 January 2027, 5pm   or   Thursday 28 January 2027, 5pm")


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("29/01/2027", "DAT03"),
        ("01/02/2027", "DAT03"),
        ("29.1.27", "DAT03"),
        ("2027/01/29", "DAT03"),
        ("29-01-2027", "DAT03"),
        ("Friday 21 August", "DAT01"),
        ("21 August, 5pm", "DAT01"),
        ("June", "DAT01"),
        ("31 June 2027", "DAT02"),
        ("29 February 2027", "DAT02"),
        ("2027-02-30", "DAT02"),
        ("2027-13", "DAT02"),
        ("0202", "DAT02"),
        ("29 January 2027, 25:00", "DAT02"),
        ("29 January 2027, 13pm", "DAT02"),
        ("29 January 2027, 5", "DAT04"),
        ("21st August 2027", "DAT03"),
        ("January 29, 2027", "DAT03"),
        ("29 Jan 2027", "DAT03"),
        ("Sept 2027", "DAT03"),
    ],
)
def test_says_what_is_wrong_with_a_date(typed: str, rule: str) -> None:
    assert rules(typed) == [rule]


@pytest.mark.parametrize(
    "typed", ["", "spring 2028", "the end of March 2028", "0 in 10", "soon", "5pm"]
)
def test_takes_no_other_text_for_a_date(typed: str) -> None:
    assert moment(Value(typed)) is None


@pytest.mark.parametrize(
    ("typed", "today", "passed"),
    [
        ("2027-04-30", "2027-04-30", False),
        ("2027-04-30", "2027-05-01", True),
        ("April 2027", "2027-04-30", False),
        ("April 2027", "2027-05-01", True),
        ("2027", "2027-12-31", False),
        ("2027", "2028-01-01", True),
    ],
)
def test_a_date_has_passed_after_its_last_day(typed: str, today: str, passed: bool) -> None:
    assert has_passed(good(typed), today) is passed


def test_a_month_begins_on_its_first_day() -> None:
    assert day_of(good("April 2027")) == "2027-04-01"
    assert day_of(good("29 January 2027, 5pm")) == "2027-01-29"
    assert day_of(good("2027")) == "2027-01-01"


def test_writes_whole_hours_without_minutes() -> None:
    assert written("2027-04-30T00:00") == "30 April 2027, 12am"
    assert written("2027-04-30T12:05") == "30 April 2027, 12:05pm"


@pytest.mark.parametrize("typed", ["2027/28", "2027-28", "2027–2028", "2011/12"])
def test_two_years_are_no_date(typed: str) -> None:
    parsed = moment(Value(typed))

    assert parsed is not None
    assert parsed[0] is None
    assert "two years" in parsed[1][0].message
    assert parsed[1][0].fix.startswith(f"31 March {int(typed[:4]) + 1}")


def test_a_month_that_looks_like_two_years_is_a_month() -> None:
    parsed = moment(Value("2011-12"))

    assert parsed is not None
    assert parsed[0] is not None
    assert parsed[0].text == "December 2011"


def test_a_date_that_begins_with_its_year_is_read() -> None:
    parsed = moment(Value("2028/05/12"))

    assert parsed is not None
    assert parsed[1][0].fix == "12 May 2028   or   2028-05-12"
