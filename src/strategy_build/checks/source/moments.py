"""The first and last day that a date of any precision means."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from strategy_build.model.value import Moment


def first_day(moment: Moment) -> date:
    """The day on which it begins: 2027-04 begins on 1 April 2027."""
    year, month, day = _parts(moment)
    return date(year, month or 1, day or 1)


def last_day(moment: Moment) -> date:
    """The day on which it ends: 2027-04 ends on 30 April 2027."""
    year, month, day = _parts(moment)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(moment: Moment) -> tuple[int, int, int]:
    """Year, month and day; 0 where it was not given."""
    numbers = [int(part) for part in moment.iso.partition("T")[0].split("-")]
    year, month, day = (*numbers, 0, 0)[:3]
    return year, month, day
