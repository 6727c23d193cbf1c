"""What stands inside a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_build.model.node import Node


@dataclass(frozen=True, slots=True)
class WebTarget:
    """An address outside the site: http(s), mailto, tel or sms.

    In blocks fresh from Markdown it also holds relative addresses as typed; composing resolves them.
    """

    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place inside the site: a publication ("" is this one) and an anchor in it ("" is its top)."""

    publication: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FileTarget:
    """A file of the publication that readers may take: its name, media type, size in bytes, digest."""

    name: str
    media_type: str
    size: int
    digest: str


Target = WebTarget | Place | FileTarget


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis(Node):
    """Words that are stressed."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong(Node):
    """Words of importance."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code(Node):
    """Words to be typed or read exactly as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Link(Node):
    """Words that lead somewhere."""

    target: Target
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation(Node):
    """A short form that the glossary explains: `text` as shown, its `long` form, its glossary entry."""

    text: str
    long: str
    entry: str


@dataclass(frozen=True, slots=True)
class Term(Node):
    """Words that the glossary explains; `entry` is the id of the glossary entry."""

    entry: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Span(Node):
    """Words in another language (BCP 47 tag)."""

    lang: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteReference(Node):
    """A call to the note with this id and number; `id` is its own id, for the way back."""

    id: str
    note: str
    number: int


@dataclass(frozen=True, slots=True)
class LineBreak(Node):
    """A forced new line, as in a postal address."""


Inline = (
    Text | Emphasis | Strong | Code | Link | Abbreviation | Term | Span | NoteReference | LineBreak
)
