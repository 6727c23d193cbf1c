"""What a section is made of, and its atom, the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from strategy_build.model.inlines import Inline
from strategy_build.model.node import Node


@dataclass(frozen=True, slots=True)
class Sentence(Node):
    """The atom of every format: its id is the web anchor, the audio clip, the caption cue.

    Blocks fresh from Markdown hold one unsplit sentence without id; composing splits and names it.
    """

    id: str
    lang: str
    children: tuple[Inline, ...]


Words = tuple[Sentence, ...]


class Role(StrEnum):
    """What a paragraph is for, where that is more than running text."""

    BODY = "body"
    LEAD = "lead"  # opens a section
    STATEMENT = "statement"  # a vision, a mission
    NOTE = "note"  # a remark about the text: a hint, a consent, a date


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """A heading inside a section: its level in the whole document (2 to 6) and its number in words."""

    level: int
    id: str
    words: Words
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    """One or more sentences that belong together."""

    words: Words
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class ListItem(Node):
    """One item; `label` is a generated lead-in such as "Challenge 1"."""

    blocks: tuple[Block, ...]
    label: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class BulletList(Node):
    """A list whose order says nothing; `kind` names special ones: "journey"."""

    items: tuple[ListItem, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class OrderedList(Node):
    """A list in order, counted from `start`."""

    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Definition(Node):
    """A term and what it means."""

    term: Words
    blocks: tuple[Block, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionList(Node):
    """Terms with their meanings."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Cell(Node):
    """One cell of a table."""

    words: Words


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table with a caption and one header row; the first cell of each row names the row.

    Where `twin` is given, the table exists as that list too: text and audio use the list alone,
    web, EPUB and PDF show both (`twin_heading` stands before the list).
    """

    id: str
    caption: Words
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    twin: BulletList | None = None
    twin_heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as it will be published: file name, digest of its bytes, media type, size in px."""

    name: str
    digest: str
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A picture with its words. `alt` is empty only where it is decorative; `long` says what it carries."""

    id: str
    image: Image
    alt: Words
    caption: Words = ()
    long: tuple[Block, ...] = ()
    decorative: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Quote(Node):
    """Words of somebody else, and who said them."""

    blocks: tuple[Block, ...]
    attribution: Words = ()
    lang: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Preformatted(Node):
    """Lines to be read exactly as they stand; each line is a sentence."""

    lines: Words


@dataclass(frozen=True, slots=True)
class Divider(Node):
    """A change of subject without a heading."""


@dataclass(frozen=True, slots=True)
class Fact(Node):
    """A generated label ("By", "Led by") and what stands for it."""

    label: str
    blocks: tuple[Block, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Facts(Node):
    """A list of facts: when, where, how much."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Entry(Node):
    """One row of a ledger: number ("Action 4.2"), title, words and the facts that prove it.

    `level` is the heading level of the title, 0 where the title is no heading.
    """

    id: str
    label: str
    title: Words
    level: int = 0
    blocks: tuple[Block, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger(Node):
    """The things a strategy is made of, one row each; `kind` says which ("actions", "values"…)."""

    kind: str
    entries: tuple[Entry, ...]


class QuestionKind(StrEnum):
    """How a question is answered."""

    CHOOSE_ONE = "choose-one"
    CHOOSE_MANY = "choose-many"
    RANK = "rank"
    SCALE = "scale"
    YES_NO = "yes-no"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Option(Node):
    """One answer to choose: its id, its letter ("a"), its name and its text (either may be empty)."""

    id: str
    letter: str
    name: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Question(Node):
    """A question to readers. `how` says how to answer it, in generated words; `top` is for ranking.

    `closed`: the time to answer is over, so nothing asks for an answer and nothing leaves room.
    """

    id: str
    label: str
    level: int
    kind: QuestionKind
    ask: Words
    how: str
    hint: Words = ()
    options: tuple[Option, ...] = ()
    top: int = 0
    closed: bool = False


Block = (
    Paragraph
    | Heading
    | BulletList
    | OrderedList
    | DefinitionList
    | Table
    | Figure
    | Quote
    | Preformatted
    | Divider
    | Facts
    | Ledger
    | Question
)
