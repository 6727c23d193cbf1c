"""What a strategy is: the front matter of section files, field by field, as CONTENT.md names it.

`_` stands for `-`. The reader in `sources` fills these classes by their field names and types: a
field without default must be there. Every text keeps its place in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from strategy_build.model.extras import (
    Attachment,
    Commitment,
    Credit,
    Event,
    OpenQuestion,
    Promise,
    QuestionItem,
)
from strategy_build.model.publication import ElsewhereLink
from strategy_build.model.value import Moment, Record, Value


class Progressed(StrEnum):
    """How far an action is."""

    NOT_STARTED = "not started"
    STARTED = "started"
    DONE = "done"
    CHANGED = "changed"
    STOPPED = "stopped"


class SectionType(StrEnum):
    """What structured content a section holds."""

    PROSE = "prose"
    STATEMENTS = "statements"
    VALUES = "values"
    VIEW = "view"
    AMBITION = "ambition"
    MATRIX = "matrix"
    JOURNEY = "journey"
    TESTIMONIALS = "testimonials"
    PRINCIPLES = "principles"
    TIMELINE = "timeline"
    CHANGES = "changes"
    PROGRESS = "progress"
    HEARD = "heard"


@dataclass(frozen=True, slots=True)
class StatementItem(Record):
    """A vision or a mission."""

    name: Value
    text: Value
    id: Value = Value("")
    means: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class ValueItem(Record):
    """One value, and what it looks like when it is lived."""

    name: Value
    text: Value
    id: Value = Value("")
    means: Value = Value("")
    looks_like: tuple[Value, ...] = ()
    print: bool = True


@dataclass(frozen=True, slots=True)
class Action(Record):
    """One thing an ambition promises."""

    text: Value
    id: Value = Value("")
    by: Moment | Value | None = None
    led_by: Value = Value("")
    measure: Value = Value("")
    now: Value = Value("")
    goal: Value = Value("")
    parts: tuple[Value, ...] = ()
    print: bool = True


@dataclass(frozen=True, slots=True)
class Theme(Record):
    """One theme of a matrix."""

    name: Value
    id: Value = Value("")
    text: Value = Value("")
    also: tuple[Value, ...] = ()
    print: bool = True


@dataclass(frozen=True, slots=True)
class Goal(Record):
    """One goal of a matrix, its label (a letter) and the themes it serves."""

    label: Value
    text: Value
    id: Value = Value("")
    parts: tuple[Value, ...] = ()
    themes: tuple[Value, ...] = ()
    print: bool = True


@dataclass(frozen=True, slots=True)
class Cause(Record):
    """Why a challenge exists."""

    text: Value
    id: Value = Value("")


@dataclass(frozen=True, slots=True)
class Challenge(Record):
    """What is wrong today, and why."""

    text: Value
    causes: tuple[Cause, ...]
    id: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class Change(Record):
    """What will change: the causes it answers, the ambition it leads to."""

    text: Value
    id: Value = Value("")
    answers: tuple[Value, ...] = ()
    leads_to: Value = Value("")
    print: bool = True


class Coverage(StrEnum):
    """The kinds of format that a consent covers."""

    WEB = "web"
    PRINT = "print"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Consent(Record):
    """When somebody agreed to be quoted, and where."""

    on: Moment
    covers: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Testimonial(Record):
    """Somebody's words, with their consent."""

    text: Value
    said_by: Value = Value("")
    lang: Value = Value("")
    consent: Consent | None = None
    ask_again: Moment | None = None
    id: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class Principle(Record):
    """One principle of a manifesto."""

    text: Value
    id: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class Milestone(Record):
    """One step of a timeline."""

    when: Moment | Value
    text: Value
    link: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class Difference(Record):
    """What is different from the edition before, and why."""

    what: Value
    why: Value = Value("")
    id: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class Update(Record):
    """How one action goes."""

    action: Value
    status: Progressed
    measure: Value = Value("")
    said: Value = Value("")
    why: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class Heard(Record):
    """What came up in a session."""

    text: Value
    heard_in: Value = Value("")
    print: bool = True


@dataclass(frozen=True, slots=True)
class FrontMatter(Record):
    """The front matter of a section file, whatever its type."""

    type: SectionType = SectionType.PROSE
    id: Value = Value("")
    untitled: bool = False
    lang: Value = Value("")
    statements: tuple[StatementItem, ...] = ()
    values: tuple[ValueItem, ...] = ()
    of: Value = Value("")
    show: tuple[Value, ...] = ()
    order: tuple[Value, ...] = ()
    themes: tuple[Theme | Value, ...] = ()
    actions: tuple[Action, ...] = ()
    goals: tuple[Goal, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    changes: tuple[Change | Difference, ...] = ()
    testimonials: tuple[Testimonial, ...] = ()
    consent: Consent | None = None
    numbered: bool = True
    principles: tuple[Principle, ...] = ()
    timeline: tuple[Milestone, ...] = ()
    covers_to: Moment | None = None
    updates: tuple[Update, ...] = ()
    heard: tuple[Heard, ...] = ()
    questions: tuple[QuestionItem, ...] = ()
    questions_title: Value = Value("")
    questions_intro: Value = Value("")
    events: tuple[Event, ...] = ()
    promises: tuple[Promise, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    credits: tuple[Credit, ...] = ()
    elsewhere: tuple[ElsewhereLink, ...] = ()
