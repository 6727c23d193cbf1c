"""DAT: days and times that nobody can mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from strategy_build.checks.passages import Passage, passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, error, note, warning
from strategy_build.checks.source.lines import sections
from strategy_build.checks.source.moments import first_day, last_day
from strategy_build.model.content import Content
from strategy_build.model.extras import Event
from strategy_build.model.value import Moment, Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(MONTHS)
_DAY_MONTH = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(DAYS)}),? (?:the )?)?(?<![\d.:£])\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?"
    rf"(?P<month>{_MONTH})\b(?:,? (?P<year>\d{{4}})\b)?"
)
_YEAR_NEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NEAR = 60
_ORDINAL = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th) (?:of )?(?P<month>{_MONTH})\b")
_AMERICAN = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?\b(?![\d:]|(?:am|pm|%)\b)"
)
_NUMERIC = re.compile(r"(?<![\d./-])\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d\d)(?![\d./-])")
_MIDNIGHT = re.compile(r"\bmidnight\b|\b12(?::00)? ?am\b|\b(?:00:00|24:00)\b", re.IGNORECASE)
_SATURDAY = 5


@warning("DAT01")
def years(content: Content, today: date) -> Iterator[Finding]:
    """A day in the text has its year.

    Why: A publication is read for years, and a recording or a printed page is passed on. Without
        the year nobody knows which 29 January is meant.
    Bad: Please answer by 29 January.
    Good: Please answer by 29 January 2027.
    Source: GOV.UK content style
    """
    for passage in _english(content):
        for found in _DAY_MONTH.finditer(passage.text):
            rest = passage.text[found.end() : found.end() + _NEAR]
            if found["year"] is None and not _YEAR_NEAR.search(rest):
                place, length = pinpoint(content, passage.location, found[0])
                yield Finding(
                    f'"{found[0]}" has no year', place, f"{found[0]} and the year", length
                )


@error("DAT02")
def real_days(content: Content, today: date) -> Iterator[Finding]:
    """A day exists, and the day of the week belongs to it.

    Why: People may miss the day, or think that the whole date is a mistake.
    Bad: Thursday 29 January 2027
    Good: Friday 29 January 2027
    Source: good practice in publishing
    """
    for passage in _english(content):
        for found in _DAY_MONTH.finditer(passage.text):
            if found["year"] is None:
                continue
            place, length = pinpoint(content, passage.location, found[0])
            day, month, year = int(found["day"]), found["month"], int(found["year"])
            try:
                real = date(year, MONTHS.index(month) + 1, day)
            except ValueError:
                message = f"{month} {year} has no day {day}"
                yield Finding(message, place, "look the day up in a calendar", length)
                continue
            weekday = DAYS[real.weekday()]
            if found["weekday"] and found["weekday"] != weekday:
                message = f"{day} {month} {year} is a {weekday}"
                yield Finding(message, place, _either(found["weekday"], real), length)


def _either(weekday: str, real: date) -> str:
    """Both ways out: the right day of the week, or the nearest day that has the one typed."""
    near = min(
        (real + timedelta(days=step) for step in range(-3, 4)),
        key=lambda day: (DAYS[day.weekday()] != weekday, abs((day - real).days)),
    )
    return f"{_words(real)}   or   {_words(near)}"


def _words(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


@warning("DAT03")
def one_order(content: Content, today: date) -> Iterator[Finding]:
    """Days are written one way: 21 May 2027.

    Why: 03/04/2027 is March for some readers and April for others, and voices read "21st of" and
        "May 21" in ways that are hard to follow.
    Bad: 03/04/2027, May 21st 2027
    Good: 3 April 2027, 21 May 2027
    Source: GOV.UK content style
    """
    for passage in _english(content):
        for found in _NUMERIC.finditer(passage.text):
            place, length = pinpoint(content, passage.location, found[0])
            message = f'"{found[0]}" can be read as two different days'
            yield Finding(message, place, "write the month as a word: 3 April 2027", length)
        for pattern in (_ORDINAL, _AMERICAN):
            for found in pattern.finditer(passage.text):
                place, length = pinpoint(content, passage.location, found[0])
                fix = " ".join(p for p in (found["day"], found["month"], _year(found)) if p)
                yield Finding("the day comes first, as a plain number", place, fix, length)


def _year(found: re.Match[str]) -> str:
    return found.groupdict().get("year") or ""


@warning("DAT04")
def times(content: Content, today: date) -> Iterator[Finding]:
    """Events and deadlines say at what time.

    Why: People plan support, travel and interpreters by the hour, and a deadline without a time
        ends at a different moment for everybody.
    Bad: closes: 2027-01-29
    Good: closes: Friday 29 January 2027, 5pm
    Source: good practice in consultation
    """
    for publication in content.publications.values():
        consultation = publication.file.consultation
        if consultation and consultation.closes.precision is not Precision.MINUTE:
            yield _no_time(content, "the closing date", consultation.closes)
    for event in _events(content):
        if event.starts.precision is not Precision.MINUTE:
            yield _no_time(content, f'the start of "{event.title}"', event.starts)


def _no_time(content: Content, what: str, moment: Moment) -> Finding:
    place, length = pinpoint(content, moment.location, moment.iso)
    if length == 1:
        place, length = pinpoint(content, moment.location, moment.text)
    fix = f"{_words(last_day(moment))}, 5pm"
    return Finding(f"{what} has no time of day", place, fix, length)


@warning("DAT05")
def midnight(content: Content, today: date) -> Iterator[Finding]:
    """A deadline is not at midnight.

    Why: Some people take midnight on 29 January as its beginning, some as its end.
    Bad: closes: Friday 29 January 2027, midnight
    Good: closes: Friday 29 January 2027, 11:59pm
    Source: GOV.UK content style
    """
    moments = [
        publication.file.consultation.closes
        for publication in content.publications.values()
        if publication.file.consultation
    ]
    moments += [
        moment for event in _events(content) for moment in (event.starts, event.ends) if moment
    ]
    for moment in moments:
        text = moment.text
        if (found := _MIDNIGHT.search(text)) or moment.iso.endswith("T00:00"):
            place, length = pinpoint(content, moment.location, found[0] if found else text)
            yield Finding("midnight belongs to two days", place, "write 11:59pm, or 5pm", length)


@note("DAT06")
def working_days(content: Content, today: date) -> Iterator[Finding]:
    """A deadline is better on a working day.

    Why: Many people need help from somebody who works from Monday to Friday.
    Bad: closes: Sunday 31 January 2027, 5pm
    Good: closes: Friday 29 January 2027, 5pm
    Source: good practice in consultation
    """
    for publication in content.publications.values():
        consultation = publication.file.consultation
        if consultation and consultation.closes.precision in {Precision.DAY, Precision.MINUTE}:
            day = last_day(consultation.closes)
            if day.weekday() >= _SATURDAY:
                fix = "choose the Friday before or the Monday after, unless the weekend is meant"
                place = consultation.closes.location
                yield Finding(f"this is a {DAYS[day.weekday()]}", place, fix)


@warning("DAT07")
def access_facts(content: Content, today: date) -> Iterator[Finding]:
    """An event says how people can take part: captions, interpreters, breaks, a step-free way in.

    Why: People who need these have to ask before they can come, or stay away.
    Bad: - title: Second session
    Good: - title: Second session (and) access: [captions, British Sign Language, breaks]
    Source: NHS Accessible Information Standard (DAPB1605), its spirit
    """
    for event in _events(content):
        if not event.access and _is_ahead(event, today):
            fix = "access: [captions, British Sign Language, breaks, step-free way in]"
            place = event.title.location
            message = f'"{event.title}" does not say how people can take part'
            yield Finding(message, place, fix, len(event.title))


def _is_ahead(event: Event, today: date) -> bool:
    return last_day(event.starts) >= today


@error("DAT08")
def order(content: Content, today: date) -> Iterator[Finding]:
    """What ends, ends after it begins.

    Why: When one of two dates is wrong, readers cannot know which, and miss the event or the
        deadline.
    Bad: opens: 2027-02-01 and closes: Friday 29 January 2027, 5pm
    Good: opens: 2026-12-01 and closes: Friday 29 January 2027, 5pm
    Source: good practice in publishing
    """
    for publication in content.publications.values():
        file = publication.file
        for period in (file.period, *(getattr(part, "period", None) for part in file.sections)):
            if period and period.from_ and period.to:
                yield from _wrong(content, "the period begins", period.from_, "ends", period.to)
        if (one := file.consultation) is not None:
            if one.opens:
                yield from _wrong(
                    content, "the consultation opens", one.opens, "closes", one.closes
                )
            if one.report_by:
                yield from _wrong(
                    content, "the consultation closes", one.closes, "reports", one.report_by
                )
    for event in _events(content):
        if event.ends:
            yield from _wrong(content, f'"{event.title}" starts', event.starts, "ends", event.ends)


def _wrong(
    content: Content, begins: str, first: Moment, ends: str, second: Moment
) -> Iterator[Finding]:
    timed = first.precision is second.precision is Precision.MINUTE
    backwards = second.iso < first.iso if timed else last_day(second) < first_day(first)
    if backwards:
        place, length = pinpoint(content, second.location, second.iso)
        if length == 1:
            place, length = pinpoint(content, second.location, second.text)
        message = f"{begins} with {first.text} and {ends} before that, with {second.text}"
        yield Finding(message, place, "put the two dates right", length)


def _events(content: Content) -> Iterator[Event]:
    for section in sections(content):
        yield from section.matter.events


def _english(content: Content) -> Iterator[Passage]:
    return (p for p in passages(content) if p.lang.startswith("en") and not p.quoted)


RULES: tuple[SourceRule, ...] = (
    years,
    real_days,
    one_order,
    times,
    midnight,
    working_days,
    access_facts,
    order,
)
