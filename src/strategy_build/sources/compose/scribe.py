"""Writes the words of one section: resolves links, finds glossary words, splits and names sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.blocks import ListItem, Paragraph, Role, Sentence, Words
from strategy_build.model.content import Footnote
from strategy_build.model.ids import sentence_id
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Place,
    Span,
    Strong,
    Target,
    Term,
    Text,
    WebTarget,
)
from strategy_build.model.labels import Labels
from strategy_build.model.value import Value
from strategy_build.model.walk import plain
from strategy_build.sources.compose.glossary import Lexicon
from strategy_build.sources.compose.links import Links
from strategy_build.sources.compose.names import Names
from strategy_build.sources.compose.quotes import curled
from strategy_build.sources.compose.splitting import pieces
from strategy_build.sources.inline import inline


@dataclass(slots=True)
class Notes:
    """The footnotes of one publication in the order of their calls."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    calls: dict[int, list[str]] = field(default_factory=dict)
    found: dict[int, tuple[Footnote, Scribe]] = field(default_factory=dict)

    def call(self, scribe: Scribe, node: NoteReference) -> NoteReference | None:
        """A numbered call, or None where the file has no such note."""
        footnote = scribe.footnotes.get(node.note)
        if footnote is None:
            return None
        number = self.numbers.setdefault((scribe.section, node.note), len(self.numbers) + 1)
        self.found.setdefault(number, (footnote, scribe))
        calls = self.calls.setdefault(number, [])
        calls.append(f"note-{number}-call-{len(calls) + 1}")
        return replace(node, id=calls[-1], note=f"note-{number}", number=number)


@dataclass(slots=True)
class Desk:
    """What the scribes of one publication share."""

    labels: Labels
    links: Links
    lexicon: Lexicon
    names: Names = field(default_factory=Names)
    notes: Notes = field(default_factory=Notes)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Scribe:
    """Writes words for the section with this id, in its language. `base` is the file links start from."""

    desk: Desk
    section: str
    lang: str
    base: str = ""
    footnotes: Mapping[str, Footnote] = field(default_factory=dict)

    def running(self, source: Value | Words | str) -> Words:
        """Words of running text: glossary words are found, abbreviations written out at first use."""
        return self._words(source, running=True)

    def still(self, source: Value | Words | str) -> Words:
        """Words of a heading, quotation, option, label or fact: nothing is added."""
        return self._words(source, running=False)

    def title(self, source: Value | Words | str) -> Words:
        """A heading: one sentence, never split."""
        return self._words(source, running=False, whole=True)

    def paragraph(self, source: Value | Words | str, role: Role = Role.BODY) -> Paragraph:
        """A paragraph of running text."""
        return Paragraph(self.running(source), role, location=_where(source))

    def item(self, source: Value | Words | str, label: str = "", anchor: str = "") -> ListItem:
        """A list item of one paragraph."""
        return ListItem((self.paragraph(source),), label, anchor, location=_where(source))

    def place(self, publication: str, anchor: str, words: str) -> Words:
        """A link into the site, as a sentence of its own."""
        return self.still(
            (Sentence("", self.lang, (Link(Place(publication, anchor), (Text(words),)),)),)
        )

    def in_language(self, lang: str) -> Scribe:
        """The same scribe for words in another language."""
        return replace(self, lang=lang)

    def for_section(self, section: str) -> Scribe:
        """The same scribe for words that are printed in another section, such as the notes."""
        return replace(self, section=section)

    def _words(self, source: Value | Words | str, *, running: bool, whole: bool = False) -> Words:
        made: list[Sentence] = []
        lexicon, ids = self.desk.lexicon, self.desk.ids
        for sentence in _unsplit(source, self.lang):
            lang, place = sentence.lang or self.lang, sentence.location
            inlines = self._resolved(sentence.children, place)
            words = plain(inlines)
            if lexicon.may_be_in(words) and _root(lang) == _root(self.lang):
                inlines = lexicon.running(inlines) if running else lexicon.still(inlines)
                words = plain(inlines)
            if '"' in words or "'" in words:
                inlines = curled(inlines, lang)
                words = plain(inlines)
            for piece, said in [(inlines, words)] if whole else pieces(inlines, words, lang):
                name = sentence_id(self.section, lang, said)
                count = ids[name] = ids.get(name, 0) + 1
                name = name if count == 1 else f"{name}-{count}"
                made.append(Sentence(name, lang, piece, location=place))
        return tuple(made)

    def _resolved(self, inlines: tuple[Inline, ...], location: Location) -> tuple[Inline, ...]:
        if len(inlines) == 1 and isinstance(inlines[0], Text):  # as most are
            return inlines
        out: list[Inline] = []
        for node in inlines:
            match node:
                case Text() | Code() | LineBreak() | Abbreviation():
                    out.append(node)
                case Link():
                    out += self._link(node, location)
                case Emphasis() | Strong() | Span() | Term():
                    inside = self._resolved(node.children, location)
                    out.append(node if inside == node.children else replace(node, children=inside))
                case NoteReference():
                    call = self.desk.notes.call(self, node)
                    if call is not None:
                        out.append(call)
                case _:
                    assert_never(node)
        return tuple(out)

    def _link(self, node: Link, location: Location) -> tuple[Inline, ...]:
        children = self._resolved(node.children, location)
        target: Target | Diagnostic = node.target
        if isinstance(target, WebTarget):
            where = node.location or location
            target = self.desk.links.resolve(target.url, self.base, where)
        if isinstance(target, Diagnostic):
            self.desk.diagnostics.append(target)
            return children
        if target == node.target and children == node.children:
            return (node,)
        return (Link(target, children, location=node.location),)


def _root(lang: str) -> str:
    return lang.partition("-")[0]


def _unsplit(source: Value | Words | str, lang: str) -> Words:
    if isinstance(source, Value):
        return inline(source)
    if isinstance(source, str):
        return (Sentence("", lang, (Text(source),)),) if source else ()
    return source


def _where(source: Value | Words | str) -> Location:
    if isinstance(source, Value):
        return source.location
    if isinstance(source, str) or not source:
        return Location()
    return source[0].location
