"""What any section may have besides its type, field by field, as CONTENT.md names it."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_build.model.blocks import QuestionKind
from strategy_build.model.value import Moment, Record, Value


@dataclass(frozen=True, slots=True)
class OptionItem(Record):
    """One answer to choose."""

    text: Value
    id: Value = Value("")
    name: Value = Value("")


@dataclass(frozen=True, slots=True)
class QuestionItem(Record):
    """A question to readers."""

    type: QuestionKind
    ask: Value
    id: Value = Value("")
    hint: Value = Value("")
    options: tuple[OptionItem, ...] = ()
    options_from: Value = Value("")
    top: int = 0
    print: bool = True


@dataclass(frozen=True, slots=True)
class Event(Record):
    """Something to join in with."""

    title: Value
    starts: Moment
    id: Value = Value("")
    ends: Moment | None = None
    place: Value = Value("")
    access: tuple[Value, ...] = ()
    book: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class Promise(Record):
    """What the organisation promises, and by when."""

    text: Value
    due: Moment | None = None
    print: bool = True


@dataclass(frozen=True, slots=True)
class OpenQuestion(Record):
    """What is not decided yet."""

    text: Value
    decide_by: Moment | None = None
    print: bool = True


@dataclass(frozen=True, slots=True)
class Commitment(Record):
    """What one partner will do next."""

    who: Value
    text: Value
    parts: tuple[Value, ...] = ()
    print: bool = True


@dataclass(frozen=True, slots=True)
class Attachment(Record):
    """Something that goes with a section: a file with its text version, or on request."""

    title: Value
    file: Value = Value("")
    text_version: Value = Value("")
    available: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class Credit(Record):
    """Who did what for the publication."""

    name: Value
    role: Value
    print: bool = True
