"""Dates, years and times as they are said."""

from __future__ import annotations

import re

from strategy_build.speech.cardinals import (
    cardinal,
    decade,
    is_year,
    ordinal,
    plural,
    short_year,
    year,
)
from strategy_build.speech.rule import Rule, rule

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SHORT = {
    "Jan": "January",
    "Feb": "February",
    "Mar": "March",
    "Apr": "April",
    "Jun": "June",
    "Jul": "July",
    "Aug": "August",
    "Sept": "September",
    "Sep": "September",
    "Oct": "October",
    "Nov": "November",
    "Dec": "December",
}
_MONTH = rf"({'|'.join(_MONTHS)}|(?:{'|'.join(_SHORT)})\b\.?)(?!\w)"
_SHORT_DAYS = {
    "Mon": "Monday",
    "Tues": "Tuesday",
    "Tue": "Tuesday",
    "Weds": "Wednesday",
    "Wed": "Wednesday",
    "Thurs": "Thursday",
    "Thur": "Thursday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
_LONG_DAYS = "|".join(dict.fromkeys(_SHORT_DAYS.values()))
_WEEKDAY = rf"({'|'.join(_SHORT_DAYS)})\b\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DASH = r"\s?[-–—]\s?"
_NEXT_DAY = rf"(?:{'|'.join(_SHORT_DAYS)}|{_LONG_DAYS})\b"
_CLOCK = r"\d{1,2}(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\b|(?:to|[-–—])\s?\d)"
_NOON = 12
_LAST_DAY = 31


def _month(text: str) -> str:
    return _SHORT.get(text.rstrip("."), text.rstrip("."))


def _day(n: int, month: str) -> str:
    return f"the {ordinal(n)} of {month}"


def _numeric(match: re.Match[str]) -> str:
    day, month, when = int(match[1]), int(match[2]), int(match[3])
    if not (1 <= month <= len(_MONTHS) and 1 <= day <= _LAST_DAY):
        return match[0]
    if len(match[3]) < 4:
        when += 2000
    return f"{_day(day, _MONTHS[month - 1])} {year(when)}"


def _iso(match: re.Match[str]) -> str:
    when, month, day = int(match[1]), int(match[2]), int(match[3])
    if not (1 <= month <= len(_MONTHS) and 1 <= day <= _LAST_DAY):
        return match[0]
    return f"{_day(day, _MONTHS[month - 1])} {year(when)}"


def _day_range(match: re.Match[str]) -> str:
    return f"the {ordinal(int(match[1]))} to {_day(int(match[2]), _month(match[3]))}"


def _day_month(match: re.Match[str]) -> str:
    return match[0] if int(match[1]) > _LAST_DAY else _day(int(match[1]), _month(match[2]))


def _day_of_several(match: re.Match[str]) -> str:
    """The 5 of "5 and 6 May"."""
    day = int(match[1])
    return f"the {ordinal(day)}" if 1 <= day <= _LAST_DAY else match[0]


def _month_day(match: re.Match[str]) -> str:
    return match[0] if int(match[2]) > _LAST_DAY else f"{match[1]} the {ordinal(int(match[2]))}"


def _year_range(match: re.Match[str]) -> str:
    first, last = int(match[1]), match[2]
    if not is_year(first):
        return match[0]
    return f"{year(first)} to {year(int(last)) if len(last) > 2 else short_year(int(last))}"


def _month_of_year(match: re.Match[str]) -> str:
    """2027-04 is April; 2011-12 is two years."""
    when, month = int(match[1]), int(match[2])
    if not is_year(when) or not 1 <= month <= len(_MONTHS) or month > when % 100:
        return match[0]
    return f"{_MONTHS[month - 1]} {year(when)}"


def _weekday(match: re.Match[str]) -> str:
    return _SHORT_DAYS[match[1]]


def _year_of(match: re.Match[str]) -> str:
    return f"{_month(match[1])} {match[2]}"


def _month_range(match: re.Match[str]) -> str:
    return f"{_month(match[1])} to {_month(match[2])}"


def _decade(match: re.Match[str]) -> str:
    n = int(match[1])
    return decade(n) if is_year(n) else match[0]


DATES: tuple[Rule, ...] = (
    rule(rf"\b{_WEEKDAY}(?=(?:\s?[-–—]\s?|,? (?:to|and|or|&) |, ){_NEXT_DAY})", _weekday),
    rule(rf"(?:(?<=day (?:to|or) )|(?<=day and )|(?<=day & )){_WEEKDAY}(?!\w)", _weekday),
    rule(rf"\b{_WEEKDAY}(?=,? {_CLOCK})", _weekday),
    rule(rf"(?<=day){_DASH}{_WEEKDAY}(?!\w)", lambda m: f" to {_SHORT_DAYS[m[1]]}"),
    rule(rf"(?<=day){_DASH}({_LONG_DAYS})\b", r" to \1"),
    rule(rf"\b{_WEEKDAY},?(?=\s(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH})", _weekday),
    rule(r"(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\d/]|\.\d)", _numeric),
    rule(r"(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\d-])", _numeric),
    rule(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])", _iso),
    rule(r"(?<![\w-])(\d{4})-(\d{2})(?![\w-])", _month_of_year),
    rule(rf"(?<=[a-y.]){_DASH}(?=\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH})", " to "),
    rule(rf"\b{_MONTH}{_DASH}{_MONTH}", _month_range),
    rule(rf"\b{_MONTH} (\d{{4}})(?!\w)", _year_of),
    rule(rf"(?<= \d{{4}}){_DASH}(?={_MONTH} \d{{4}})", " to "),
    rule(rf"(?<=(?:ry|ch|il|ay|ne|ly|st|er) \d{{4}}){_DASH}(?={_DAY}(?: of)? {_MONTH})", " to "),
    rule(rf"\b{_DAY}(?:{_DASH}| to ){_DAY}(?: of)? {_MONTH}", _day_range),
    rule(
        rf"(?<![\w.,:£$€–—-])(?:the )?{_DAY}(?=(?:, {_DAY})*,? (?:and|or|&) (?:the )?{_DAY}(?: of)? {_MONTH})",
        _day_of_several,
    ),
    rule(rf"\b(?:the )?{_DAY}(?: of)? {_MONTH}", _day_month),
    rule(
        rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.%]|\s?[ap]\.?m)", _month_day
    ),
    rule(r"\bFY(?=\d)", "FY "),
    rule(rf"(?<![\w,.£$€])(\d{{4}})(?:{_DASH}|/)(\d{{4}}|\d{{2}})(?!\w|[.,-]\d)", _year_range),
    rule(
        r"(?<=\b(?:[Ii]n|[Bb]y|[Oo]f) )(10\d\d)(?!\w|,\d|\.\d)|(?<=\byear )(10\d\d)(?!\w|,\d|\.\d)",
        lambda m: f"ten {short_year(int(m[0][2:]))}" if int(m[0][2:]) else "one thousand",
    ),
    rule(r"\b(\d{4})[’']?s\b", _decade),
    rule(r"[’'‘]([2-9]0)s\b|(?<![\w£$€.,])([2-9]0)s\b", lambda m: plural(m[1] or m[2])),
    rule(r"\b([Uu]nder|[Oo]ver)([ -])(\d{1,2})s\b", lambda m: f"{m[1]}{m[2]}{plural(m[3])}"),
    rule(rf"(?<=[1-9]\d){_DASH}([1-9]\d)s\b", lambda m: f" to {plural(m[1])}"),
)


def _minutes(text: str | None) -> str:
    if text is None or int(text) == 0:
        return ""
    return f" {short_year(int(text))}"


def _clock(match: re.Match[str]) -> str:
    hour = int(match[1])
    if hour > _NOON:
        return match[0]
    return f"{cardinal(hour)}{_minutes(match[2])} {match[3][0].lower()}.m."


def _day_clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), match[2]
    if hour == 0 and int(minute) == 0:
        return "midnight"
    if hour == _NOON and int(minute) == 0:
        return "twelve noon"
    if hour < 10 and not match[1].startswith("0"):
        return cardinal(hour) + (_minutes(minute) or " o'clock")
    return (
        f"{cardinal((hour - 1) % _NOON + 1)}{_minutes(minute)} {'p' if hour >= _NOON else 'a'}.m."
    )


def _duration(match: re.Match[str]) -> str:
    names = ("hour", "minute", "second")
    counts = [int(match[n]) for n in (1, 2, 3)]
    said = [
        f"{cardinal(n)} {name}{'' if n == 1 else 's'}"
        for n, name in zip(counts, names, strict=True)
    ]
    return ", ".join(words for words, n in zip(said, counts, strict=True) if n) or "zero seconds"


TIMES: tuple[Rule, ...] = (
    rule(r"(?<![\d:])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:])", _duration),
    rule(r"(?<=\d)\s?[-–—]\s?(?=\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b)", " to ", fold=True),
    rule(r"(?<=\d[ap]m)\s?[-–—]\s?(?=\d)", " to ", fold=True),
    rule(r"\b(\d{1,2})(?:[:.]([0-5]\d))?\s?(am\b|pm\b|a\.m\.|p\.m\.)", _clock, fold=True),
    rule(r"(?<=[ap]\.m\.)\s?[-–—]\s?(?=[a-z])", " to "),
    rule(r"(?<=\bnoon)\s?[-–—]\s?(?=\w)|(?<=midnight)\s?[-–—]\s?(?=\w)", " to "),
    rule(
        r"(?<![\d.:,])(\d{1,2})[.:]([0-5]\d)(?= to [a-z]+(?:[ -][a-z]+)? [ap]\.m\.)",
        lambda m: f"{cardinal(int(m[1]))}{_minutes(m[2])}",
    ),
    rule(r"(?<=\d:\d\d)\s?[-–—]\s?(?=\d\d?:\d\d)", " to "),
    rule(r"(?<![\d:])24:00(?![\d:])", "midnight"),
    rule(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])", _day_clock),
    rule(r"(?<=\bat )([01]?\d|2[0-3])\.([0-5]\d)(?![\d%])", _day_clock),
    rule(r"(?<=\bfrom )([01]\d|2[0-3])\.([0-5]\d)(?![\d%])", _day_clock),
    rule(r"(?<=\buntil )([01]?\d|2[0-3])\.([0-5]\d)(?![\d%])", _day_clock),
)
