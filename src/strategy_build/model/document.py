"""What a publication says, once, for every format."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_build.model.blocks import Block, Fact, Words
from strategy_build.model.node import Node


@dataclass(frozen=True, slots=True)
class Section(Node):
    """One file of the publication. `label` is its short number ("Part 4"), "" where it has none.

    `level` is the level of its heading: 2, or 3 inside a group. `title` is empty where `untitled`.
    """

    id: str
    kind: str
    label: str
    number: str
    level: int
    title: Words
    lang: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Group(Node):
    """A heading over several sections ("Our ambitions"), with what introduces them."""

    id: str
    title: Words
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class GlossaryEntry(Node):
    """A word or abbreviation explained: shown form, long form, how voices say it, what it means.

    `also` are other words for the same, by which some people look for it.
    """

    id: str
    term: Words
    long: Words
    means: Words
    say: str = ""
    ipa: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note(Node):
    """A footnote, collected at the end; `references` are the ids of the calls that lead to it."""

    id: str
    number: int
    blocks: tuple[Block, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere(Node):
    """A form of the publication that lives on another site, such as a sign language video.

    It is for lists of formats; the contact section says the same in words, in every format.
    """

    title: str
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class Contact(Node):
    """Whom to ask, and for what: the same words in every format."""

    email: str
    phone: str
    reply_within: str
    on_request: tuple[str, ...]
    section: Section  # "Ask us": every route in words, and how to ask for another format


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A person's assessment: who, on which day (ISO), against which standard, as it was written."""

    by: str
    on: str
    standard: str


@dataclass(frozen=True, slots=True)
class Imprint(Node):
    """What the files of a publication say about themselves. Dates are ISO; `modified` never a clock."""

    organisation: str
    identifier: str  # urn:uuid, made from the address
    published: str  # ISO date, "" where the publication has none
    modified: str  # ISO date and time in UTC, from the content
    licence: str  # SPDX identifier, "" where none is stated
    base_url: str  # ends with "/", or ""
    version: str = ""
    evaluated: Evaluation | None = None


@dataclass(frozen=True, slots=True)
class Document(Node):
    """A whole publication, ready for every renderer.

    Reading order: title, subtitle, `banner` (what a reader must know first: replaced, draft),
    facts, summary, in short, contents (each format makes its own), body, notes, glossary, contact.
    """

    id: str
    kind: str
    kind_label: str
    lang: str
    title: Words
    subtitle: Words
    banner: Words
    facts: tuple[Fact, ...]
    summary: Words
    in_short: tuple[Words, ...]
    body: tuple[Section | Group, ...]
    notes: tuple[Note, ...]
    glossary: tuple[GlossaryEntry, ...]
    elsewhere: tuple[Elsewhere, ...]
    contact: Contact
    imprint: Imprint
