"""A text with its place, a date with its precision: what every field of YAML becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from strategy_build.diagnostics import NOWHERE, Location


class Value(str):
    """A text as an editor typed it, with the place where it stands."""

    __slots__ = ("location",)
    location: Location

    def __new__(cls, text: str, location: Location = NOWHERE) -> Self:
        """Keep `text` as it is; `location` is where its first character stands."""
        value = super().__new__(cls, text)
        value.location = location
        return value


@dataclass(frozen=True, slots=True)
class Record:
    """A block of YAML fields; where it stands in its file is no part of what it says."""

    location: Location = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


class Precision(StrEnum):
    """How much of a date was given."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class Moment(Record):
    """A date or time: `text` as readers see it, `iso` for machines (2027, 2027-04, …, 2027-04-30T17:00)."""

    text: str
    iso: str
    precision: Precision
