"""site.yaml, glossary.yaml and publication.yaml, field by field, as CONTENT.md names them.

`from_` stands for `from` and `_` for `-`. The reader in `sources` fills these classes by their
field names and types: a field without default must be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from strategy_build.model.value import Moment, Record, Value


class Kind(StrEnum):
    """What a publication is."""

    STRATEGY = "strategy"
    CONSULTATION = "consultation"
    MANIFESTO = "manifesto"
    SESSION = "session"
    PROGRESS = "progress"
    REPORT = "report"
    GUIDE = "guide"
    PAGE = "page"


class Status(StrEnum):
    """How far a publication is. Ideas and drafts are seen only in the preview."""

    IDEA = "idea"
    DRAFT = "draft"
    CONSULTATION = "consultation"
    APPROVED = "approved"
    SUPERSEDED = "superseded"


class Channel(StrEnum):
    """A way to respond to a consultation."""

    WEB = "web"
    WORD = "word"
    PDF = "pdf"
    EMAIL = "email"
    PHONE = "phone"
    PAPER = "paper"
    TEXT_MESSAGE = "text-message"
    VOICE_MESSAGE = "voice-message"
    BSL_VIDEO = "bsl-video"


@dataclass(frozen=True, slots=True)
class Organisation(Record):
    """Who publishes."""

    name: Value
    short_name: Value = Value("")


@dataclass(frozen=True, slots=True)
class Contacts(Record):
    """How to reach the organisation."""

    email: Value = Value("")
    phone: Value = Value("")
    text_relay: Value = Value("")
    text_message: Value = Value("")
    bsl_relay: Value = Value("")
    voice_message: Value = Value("")
    post: Value = Value("")
    hours: Value = Value("")
    reply_within: Value = Value("")


@dataclass(frozen=True, slots=True)
class Voice(Record):
    """Which computer voice reads, and how fast (1.0 is its usual rate)."""

    engine: Value = Value("auto")
    rate: float = 1.0


@dataclass(frozen=True, slots=True)
class Look(Record):
    """The organisation's own look."""

    accent: Value = Value("#0b4f6c")


@dataclass(frozen=True, slots=True)
class Site(Record):
    """site.yaml."""

    content_version: Value
    organisation: Organisation
    contact: Contacts
    language: Value
    timezone: Value = Value("Europe/London")
    base_url: Value = Value("")
    repository: Value = Value("")
    today: Moment | None = None
    formats: tuple[Value, ...] = (
        Value("html"),
        Value("epub"),
        Value("pdf"),
        Value("text"),
        Value("audio"),
    )
    on_request: tuple[Value, ...] = ()
    voice: Voice = Voice()
    theme: Look = Look()
    words: Mapping[str, Value] = field(default_factory=dict)
    spelling: tuple[Value, ...] = ()  # words that are right and that no dictionary knows
    warnings: Value = Value("")
    rules: Mapping[str, Value] = field(default_factory=dict)  # rule to error, warning or note


@dataclass(frozen=True, slots=True)
class Term(Record):
    """One entry of glossary.yaml."""

    term: Value
    long: Value = Value("")
    also: tuple[Value, ...] = ()
    say: Value = Value("")
    ipa: Value = Value("")
    means: Value = Value("")


@dataclass(frozen=True, slots=True)
class Waiver(Record):
    """A finding accepted for now: who decided, why and until when."""

    rule: Value
    where: Value
    reason: Value
    decided_by: Value
    until: Moment


@dataclass(frozen=True, slots=True)
class Period(Record):
    """From when to when. An ambition may begin later and end with the whole."""

    from_: Moment | None = None
    to: Moment | None = None


@dataclass(frozen=True, slots=True)
class Approval(Record):
    """Who approved it, and when."""

    on: Moment
    by: Value


@dataclass(frozen=True, slots=True)
class Part(Record):
    """A heading over several sections; `intro` names a section file printed under it."""

    part: Value
    sections: tuple[Value, ...]
    period: Period | None = None
    intro: Value = Value("")


@dataclass(frozen=True, slots=True)
class ElsewhereLink(Record):
    """A form that lives on another site."""

    title: Value
    link: Value
    lang: Value = Value("")


@dataclass(frozen=True, slots=True)
class Evaluation(Record):
    """A person's assessment of the publication."""

    by: Value
    on: Moment
    standard: Value


@dataclass(frozen=True, slots=True)
class Consultation(Record):
    """How and until when readers can answer."""

    closes: Moment
    opens: Moment | None = None
    respond_to: Value = Value("")
    time_needed: Value = Value("")
    payment: Value = Value("")
    ways_to_respond: tuple[Channel, ...] = ()
    endpoint: Value = Value("")
    keep_responses_until: Moment | None = None
    report_by: Moment | None = None


@dataclass(frozen=True, slots=True)
class Session(Record):
    """What happened and when."""

    on: Moment
    place: Value = Value("")
    attended: Value = Value("")


@dataclass(frozen=True, slots=True)
class PublicationFile(Record):
    """publication.yaml."""

    kind: Kind
    title: Value
    status: Status
    subtitle: Value = Value("")
    summary: Value = Value("")
    in_short: tuple[Value, ...] = ()
    version: Value = Value("")
    period: Period | None = None
    published: Moment | None = None
    approved: Approval | None = None
    review_due: Moment | None = None
    replaces: Value = Value("")
    about: Value = Value("")
    licence: Value = Value("")
    sections: tuple[Value | Part, ...] = ()
    contact: Contacts | None = None
    organisation: Organisation | None = None
    words: Mapping[str, Value] = field(default_factory=dict)
    elsewhere: tuple[ElsewhereLink, ...] = ()
    evaluated: Evaluation | None = None
    consultation: Consultation | None = None
    session: Session | None = None
    language: Value = Value("")
