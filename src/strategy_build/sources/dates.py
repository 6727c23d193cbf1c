"""Dates as editors write them: ISO or in words, checked, never guessed."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from itertools import count

from strategy_build.model.value import Moment, Precision, Value

MONTHS = tuple(calendar.month_name)[1:]
DAYS = tuple(calendar.day_name)
_SHORT = 3
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

_MONTH = "|".join(f"{m[:3]}(?:{m[3:]}|{'t' if m[:3] == 'Sep' else ''}\\.?)" for m in MONTHS)
_DAY = "|".join(f"{d}|{d[:3]}\\.?|{d[:4]}\\.?" for d in DAYS)
_CLOCK = r"(?:(?P<h>\d{1,2})(?:[:.](?P<mi>\d\d))?\s*(?P<ap>[ap]\.?m\.?)?|(?P<named>noon|midday|midnight))"
_TIME = rf"(?:,?\s+(?:at\s+)?{_CLOCK}(?:\s*(?:to|until|–|-)\s*\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)?)?"
_WORDS = re.compile(
    rf"(?:(?P<wd>{_DAY}),?\s+)?(?:the\s+)?"
    rf"(?:(?P<d>\d{{1,2}})(?P<ord>st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{_MONTH})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?P<ord2>st|nd|rd|th)?)"
    rf"(?:,?\s+(?P<y>\d{{4}}))?{_TIME}",
    re.IGNORECASE | re.ASCII,
)
_MONTH_YEAR = re.compile(rf"(?P<m>{_MONTH}),?\s+(?P<y>\d{{4}})", re.IGNORECASE | re.ASCII)
_MONTH_ONLY = re.compile(rf"(?P<m>{_MONTH})", re.IGNORECASE)
_ISO = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d?)(?:-(?P<d>\d\d?)(?:[T ]\s*(?P<h>\d\d?):(?P<mi>\d\d)(?::\d\d)?)?)?)?",
    re.ASCII,
)
_TWO_YEARS = re.compile(r"(?P<a>\d{4})\s*[/–-]\s*(?:\d\d)?(?P<b>\d\d)", re.ASCII)
_FIGURES = re.compile(
    r"(?P<a>\d{1,4})\s*[/.-]\s*(?P<b>\d{1,2})(?:\s*[/.-]\s*(?P<c>\d{2,4}))?(?P<time>,?\s+.*)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a date: rule, message, what to type. `stops` where it cannot be used."""

    rule: str
    message: str
    fix: str
    stops: bool = True


Parsed = tuple[Moment | None, tuple[Problem, ...]]


def moment(value: Value) -> Parsed | None:
    """The date in `value` with what is wrong with it; None where the text is no date at all."""
    text = " ".join(value.split())
    if found := _ISO.fullmatch(text):
        return _two_years(text) or _iso(found, value)
    if problem := _two_years(text):
        return problem
    if found := _FIGURES.fullmatch(text):
        return None, (_figures(found),)
    if found := _WORDS.fullmatch(text):
        return _words(found, value)
    if found := _MONTH_YEAR.fullmatch(text):
        return _month(found, value)
    if found := _MONTH_ONLY.fullmatch(text):
        name = MONTHS[_number(found["m"]) - 1]
        return None, (Problem("DAT01", "The year is missing.", f"{name} 2027"),)
    return None


def day_of(when: Moment) -> str:
    """The first day that a date covers, as YYYY-MM-DD."""
    parts = when.iso.partition("T")[0].split("-")
    return "-".join((*parts, "01", "01")[:3])


def has_passed(when: Moment, today: str) -> bool:
    """Whether the last day that a date covers lies before `today` (YYYY-MM-DD)."""
    day = when.iso.partition("T")[0]
    return day < today[: len(day)]


def written(iso: str) -> str:
    """An ISO date as people write it: "30 April 2027", "April 2027", "30 April 2027, 5pm"."""
    day, _, clock = iso.partition("T")
    year, *rest = day.split("-")
    text = year
    if rest:
        text = f"{MONTHS[int(rest[0]) - 1]} {text}"
    if len(rest) > 1:
        text = f"{int(rest[1])} {text}"
    return f"{text}, {_clock_words(clock)}" if clock else text


def _clock_words(clock: str) -> str:
    hour, minute = (int(part) for part in clock.split(":")[:2])
    half = "am" if hour < 12 else "pm"
    shown = hour % 12 or 12
    return f"{shown}:{minute:02}{half}" if minute else f"{shown}{half}"


def _iso(found: re.Match[str], value: Value) -> Parsed:
    year, month, day = int(found["y"]), found["m"], found["d"]
    iso = found["y"]
    precision = Precision.YEAR
    if month is not None:
        iso, precision = f"{iso}-{int(month):02}", Precision.MONTH
    if day is not None:
        iso, precision = f"{iso}-{int(day):02}", Precision.DAY
    if found["h"] is not None:
        iso, precision = f"{iso}T{int(found['h']):02}:{found['mi']}", Precision.MINUTE
        if int(found["h"]) > 23 or int(found["mi"]) > 59:
            return None, (_no_such_time(f"{found['h']}:{found['mi']}"),)
    if problem := _impossible(year, int(month or 1), int(day or 1)):
        return None, (problem,)
    return Moment(written(iso), iso, precision, location=value.location), ()


def _words(found: re.Match[str], value: Value) -> Parsed:
    month = _number(found["m"] or found["m2"])
    day = int(found["d"] or found["d2"])
    time = _time_as_typed(found)
    if found["y"] is None:
        return None, (_no_year(found, day, month, time),)
    year = int(found["y"])
    if problem := _impossible(year, month, day):
        return None, (problem,)
    when = date(year, month, day)
    weekday = f"{DAYS[when.weekday()]} " if found["wd"] else ""
    whole = f"{weekday}{day} {MONTHS[month - 1]} {year}{time}"
    problems = _doubts(found, when, whole, time)
    clock, problem = _clock(found, whole)
    if problem:
        return None, (*problems, problem)
    iso = when.isoformat() + (f"T{clock}" if clock else "")
    precision = Precision.MINUTE if clock else Precision.DAY
    return Moment(str(value), iso, precision, location=value.location), problems


def _doubts(found: re.Match[str], when: date, whole: str, time: str) -> tuple[Problem, ...]:
    """What is wrong with a date that exists: its weekday, "21st", the order, a short name."""
    out: list[Problem] = []
    named = found["wd"]
    if named and DAYS[when.weekday()][:_SHORT].casefold() != named[:_SHORT].casefold():
        right = DAYS[when.weekday()]
        typed = next(d for d in DAYS if d[:_SHORT].casefold() == named[:_SHORT].casefold())
        near = _nearest(when, DAYS.index(typed))
        message = f"{when.day} {MONTHS[when.month - 1]} {when.year} is a {right}, not a {typed}."
        out.append(
            Problem("DAT02", message, f"{whole}   or   {typed} {_plain(near)}{time}", stops=True)
        )
    elif found["ord"] or found["ord2"] or found["m2"] or not _in_full(found):
        message = "Write the day as a figure, then the month and the year in full."
        out.append(Problem("DAT03", message, whole, stops=False))
    return tuple(out)


def _in_full(found: re.Match[str]) -> bool:
    month = found["m"] or found["m2"]
    day = found["wd"]
    return month.capitalize() in MONTHS and (day is None or day.capitalize() in DAYS)


def _nearest(when: date, weekday: int) -> date:
    distance = (weekday - when.weekday()) % 7
    shift = distance if distance <= 3 else distance - 7
    return date.fromordinal(max(1, when.toordinal() + shift))


def _plain(when: date) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _month(found: re.Match[str], value: Value) -> Parsed:
    month, year = _number(found["m"]), int(found["y"])
    if problem := _impossible(year, month, 1):
        return None, (problem,)
    iso = f"{year:04}-{month:02}"
    text, problems = str(value), ()
    made = Moment(text, iso, Precision.MONTH, location=value.location)
    if found["m"].capitalize() not in MONTHS:
        return made, (Problem("DAT03", "Write the month in full.", written(iso), stops=False),)
    return made, problems


def _time_as_typed(found: re.Match[str]) -> str:
    typed = found[0]
    end = (
        found.end("y")
        if found["y"]
        else max(found.end(g) for g in ("m", "m2", "d", "d2", "ord", "ord2"))
    )
    rest = typed[end - found.start() :]
    return rest if rest.startswith((",", " ")) or not rest else f", {rest}"


def _clock(found: re.Match[str], whole: str) -> tuple[str, Problem | None]:
    if found["named"]:
        return ("00:00" if found["named"].casefold() == "midnight" else "12:00"), None
    if found["h"] is None:
        return "", None
    hour, minute, half = int(found["h"]), int(found["mi"] or 0), (found["ap"] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return "", _no_such_time(found["h"] + half)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif found["mi"] is None:
        message = "Say whether the time is in the morning or in the afternoon."
        fix = f"{whole}am   or   {whole}pm" if whole[-1:].isdigit() else f"{whole} (with am or pm)"
        return "", Problem("DAT04", message, fix)
    if hour > 23 or minute > 59:
        return "", _no_such_time(f"{hour}:{minute:02}")
    return f"{hour:02}:{minute:02}", None


def _no_such_time(typed: str) -> Problem:
    return Problem("DAT02", f"There is no time {typed}.", "a time such as 9am, 5:30pm or 17:30")


def _number(month: str) -> int:
    return next(
        n
        for n, name in enumerate(MONTHS, 1)
        if name[:_SHORT].casefold() == month[:_SHORT].casefold()
    )


def _impossible(year: int, month: int, day: int) -> Problem | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = f"The year {year} cannot be right."
        return Problem("DAT02", message, f"a year between {_FIRST_YEAR} and {_LAST_YEAR}")
    if not 1 <= month <= 12:
        return Problem("DAT02", f"There is no month {month}.", f"{year}-01 to {year}-12")
    last = calendar.monthrange(year, month)[1]
    if 1 <= day <= last:
        return None
    name = f"{MONTHS[month - 1]} {year}"
    return Problem(
        "DAT02",
        f"{name} has no day {day}: it ends on {last} {MONTHS[month - 1]}.",
        f"{last} {name}",
    )


def _no_year(found: re.Match[str], day: int, month: int, time: str) -> Problem:
    weekday = next(
        (d for d in DAYS if found["wd"] and d[:3].casefold() == found["wd"][:3].casefold()), ""
    )
    years = (y for y in count(2026) if _fits(y, month, day, weekday) or y > 2060)
    start = f"{weekday} " if weekday else ""
    fix = f"{start}{day} {MONTHS[month - 1]} {next(years)}{time}"
    return Problem("DAT01", "The year is missing.", f"add the year, for example {fix}")


def _fits(year: int, month: int, day: int, weekday: str) -> bool:
    try:
        when = date(year, month, day)
    except ValueError:
        return False
    return not weekday or DAYS[when.weekday()] == weekday


def _two_years(text: str) -> Parsed | None:
    """What is wrong with a financial year ("2027/28"); "2011-12" is a month."""
    found = _TWO_YEARS.fullmatch(text)
    if found is None or int(found["b"]) != (int(found["a"]) + 1) % 100:
        return None
    if "-" in text and len(text) == len("2011-12") and int(found["b"]) <= len(MONTHS):
        return None
    message = f"{found[0]} is two years, and a voice would read it as a date or a fraction."
    fix = f"31 March {int(found['a']) + 1}   or the day that you mean"
    return None, (Problem("DAT03", message, fix),)


def _figures(found: re.Match[str]) -> Problem:
    a, b, c = int(found["a"]), int(found["b"]), found["c"]
    time = found["time"] or ""
    message = "A date in figures can be read in two ways."
    if c is None:
        return Problem("DAT03", message, "29 January 2027   or   2027-01-29")
    if a > 31:
        right = 1 <= b <= 12 and _impossible(a, b, int(c)) is None
        iso = f"{a:04}-{b:02}-{int(c):02}" if right else "2027-01-29"
        return Problem("DAT03", "This is no date that we know.", f"{written(iso)}   or   {iso}")
    year = int(c) + (2000 if len(c) == 2 else 0)
    readings = [
        f"{day} {MONTHS[month - 1]} {year}{time}"
        for day, month in dict.fromkeys(((a, b), (b, a)))
        if 1 <= month <= 12 and _impossible(year, month, day) is None
    ]
    if len(readings) == 1:
        message = "A date in figures is read in different ways in different countries."
    return Problem("DAT03", message, "   or   ".join(readings) or "29 January 2027")
