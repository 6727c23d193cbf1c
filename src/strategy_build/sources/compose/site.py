"""Composes the whole of content/: the one way from what was read to what every format says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.model.blocks import Block, Paragraph
from strategy_build.model.content import Content, Publication
from strategy_build.model.document import Document, GlossaryEntry, Group, Note, Section
from strategy_build.model.labels import Labels
from strategy_build.model.publication import Part
from strategy_build.model.strategy import Coverage
from strategy_build.sources.compose import asking, front
from strategy_build.sources.compose.contacts import Switchboard, contact, contacts
from strategy_build.sources.compose.glossary import Lexicon, entry_id
from strategy_build.sources.compose.index import Index, SectionRef, index, public
from strategy_build.sources.compose.links import Links
from strategy_build.sources.compose.names import names, refused
from strategy_build.sources.compose.prose import footnote_blocks, prose
from strategy_build.sources.compose.room import Room
from strategy_build.sources.compose.scribe import Desk, Scribe
from strategy_build.sources.compose.section import section
from strategy_build.sources.dates import day_of
from strategy_build.sources.names import slug

_COVERS = {
    "html": Coverage.WEB,
    "epub": Coverage.WEB,
    "text": Coverage.WEB,
    "docx": Coverage.WEB,
    "pdf": Coverage.PRINT,
    "audio": Coverage.AUDIO,
    "daisy": Coverage.AUDIO,
}


@dataclass(frozen=True, slots=True)
class Composed:
    """Every publication that readers get, in order, what was held back and all findings."""

    documents: Mapping[str, Document]
    titles: Mapping[str, str]
    replaced: Mapping[str, str]  # publication id to the id of the one that replaces it
    held_back: tuple[str, ...]
    contact: Section | None  # whom to ask about the site as a whole
    diagnostics: tuple[Diagnostic, ...]


def compose(content: Content, labels: Mapping[str, Labels], now: str) -> Composed:
    """Documents of all publications that are public on the day `now` (ISO date).

    `labels` are the generated words by publication id (a publication may rename some).
    """
    shown, held = _due(public(content), now)
    indexes = {name: index(publication, labels[name]) for name, publication in shown.items()}
    replaced = {
        str(i.publication.file.replaces): name
        for name, i in indexes.items()
        if str(i.publication.file.replaces) in indexes
    }
    found: list[Diagnostic] = list(_held_back(held))
    documents = {}
    switchboard = Switchboard(content)
    for name, here in indexes.items():
        work = _Composing(switchboard, here, indexes, replaced, now)
        documents[name] = work.document()
        found += work.desk.diagnostics
    reach = _contact(switchboard, indexes, replaced, now)
    titles = front.titles(indexes)
    return Composed(documents, titles, replaced, tuple(held), reach, tuple(found))


def _contact(
    switchboard: Switchboard, indexes: Mapping[str, Index], replaced: Mapping[str, str], now: str
) -> Section | None:
    """The site's own contacts, without what one publication says of itself."""
    here = next(iter(indexes.values()), None)
    if here is None:
        return None
    work = _Composing(switchboard, here, indexes, replaced, now)
    plain = replace(work.file, contact=None, organisation=None, elsewhere=())
    return contact(work.scribe("ask-us"), work.content, plain).section


def _due(
    shown: Mapping[str, Publication], now: str
) -> tuple[dict[str, Publication], dict[str, Publication]]:
    due: dict[str, Publication] = {}
    held: dict[str, Publication] = {}
    for name, publication in shown.items():
        published = publication.file.published
        (held if published and day_of(published) > now else due)[name] = publication
    return due, held


def _held_back(held: Mapping[str, Publication]) -> list[Diagnostic]:
    return [
        Diagnostic(
            "DOC03",
            Severity.NOTE,
            f'"{publication.file.title}" is held back until {publication.file.published.text}.',
            publication.file.published.location,
            "Its day of publication lies ahead.",
        )
        for publication in held.values()
        if publication.file.published
    ]


class _Composing:
    """One publication on its way to a document: the order of the steps is the order of reading."""

    def __init__(
        self,
        switchboard: Switchboard,
        here: Index,
        indexes: Mapping[str, Index],
        replaced: Mapping[str, str],
        now: str,
    ) -> None:
        self.switchboard, self.here, self.now = switchboard, here, now
        self.content = content = switchboard.content
        self.file = here.publication.file
        self.lang = str(self.file.language or content.site.language)
        self.about = indexes.get(str(self.file.about))
        self.replaces = indexes.get(str(self.file.replaces))
        self.replaced_by = indexes.get(replaced.get(here.publication.id, ""))
        terms = (*here.publication.glossary, *content.glossary)
        self.lexicon = Lexicon(terms)
        self.terms = {entry_id(term): term for term in reversed(terms)}
        self.desk = Desk(
            here.labels, Links(here, indexes), self.lexicon, names(here, self.terms.keys())
        )
        self.desk.diagnostics += refused(here, self.terms.keys())
        offered = {str(name) for name in content.site.formats}
        self.coverage = frozenset(_COVERS[name] for name in offered if name in _COVERS)

    def scribe(self, name: str, base: str = "") -> Scribe:
        """A scribe for words outside section files."""
        return Scribe(self.desk, name, self.lang, base)

    def document(self) -> Document:
        """The document, in reading order, so that abbreviations are written out where readers meet them."""
        head = self.scribe("title")
        title = head.title(self.file.title)
        subtitle = head.title(self.file.subtitle) if self.file.subtitle else ()
        banner = front.banner(head, self.here, self.replaced_by, self.now)
        related = front.Related(self.replaces, self.about)
        facts = front.facts(self.scribe("facts"), self.content, self.here, related, self.now)
        summary = self.scribe("summary").running(self.file.summary) if self.file.summary else ()
        short = self.scribe("in-short")
        in_short = tuple(short.running(line) for line in self.file.in_short)
        body = self.body()
        notes = self.notes()
        ask = self.switchboard.contact(self.scribe("ask-us"), self.file)
        glossary = self.glossary()
        return Document(
            self.here.publication.id,
            str(self.file.kind),
            self.here.labels(f"document-kind-{self.file.kind}"),
            self.lang,
            title,
            subtitle,
            banner,
            facts,
            summary,
            in_short,
            body,
            notes,
            glossary,
            front.elsewhere_links(self.file),
            ask,
            front.imprint(self.content, self.here.publication.id, self.file, self.now),
            location=Location(self.here.publication.path, 1, 1),
        )

    def body(self) -> tuple[Section | Group, ...]:
        """Sections and groups in order; how to answer comes first in a consultation."""
        parts: list[Section | Group] = []
        reach = contacts(self.content, self.file)
        answering = asking.answering(self.scribe("how-to-answer"), self.file, reach, self.now)
        if answering is not None:
            parts.append(answering)
        for entry in self.file.sections:
            if isinstance(entry, Part):
                parts.append(self.group(entry))
            elif str(entry) in self.here.sections:
                parts.append(section(self.room(self.here.sections[str(entry)])))
        return tuple(parts)

    def group(self, part: Part) -> Group:
        """A heading over several sections, with its own period and its introduction."""
        intro = self.here.intros.get(str(part.intro))
        name = slug(str(part.part)) or "part"
        if intro is None or intro.id != name:  # a link to the introduction leads to the group
            name = self.desk.names.free(name)
        scribe = self.scribe(name)
        title = scribe.title(part.part)
        blocks: list[Block] = []
        period = part.period
        if period and (period.from_ or period.to):
            start = period.from_ or (self.file.period.from_ if self.file.period else None)
            end = period.to or (self.file.period.to if self.file.period else None)
            if start and end:
                line = self.here.labels("document-group-period", start=start.text, end=end.text)
                blocks.append(Paragraph(scribe.still(line)))
        if intro is not None:
            room = self.room(intro)
            blocks += prose(room, tuple(b for b in intro.file.blocks if isinstance(b, Block)))
        sections = tuple(
            section(self.room(self.here.sections[str(inside)]))
            for inside in part.sections
            if str(inside) in self.here.sections
        )
        return Group(name, title, tuple(blocks), sections, location=part.location)

    def room(self, ref: SectionRef) -> Room:
        """What composing this section needs."""
        notes = {note.label: note for note in ref.file.footnotes}
        lang = str(ref.file.matter.lang) or self.lang
        scribe = Scribe(self.desk, ref.id, lang, ref.name, notes)
        return Room(ref, scribe, self.here, self.about, self.now, self.coverage)

    def notes(self) -> tuple[Note, ...]:
        """The footnotes, in the order of their calls."""
        notes: list[Note] = []
        calls = self.desk.notes
        number = 1
        while number in calls.found:
            footnote, scribe = calls.found[number]
            blocks = footnote_blocks(footnote, scribe.for_section("notes"))
            notes.append(
                Note(
                    f"note-{number}",
                    number,
                    blocks,
                    tuple(calls.calls[number]),
                    location=footnote.location,
                )
            )
            number += 1
        return tuple(notes)

    def glossary(self) -> tuple[GlossaryEntry, ...]:
        """The entries that the publication uses, and those that they use, by the alphabet."""
        scribe = self.scribe("word-list")
        made: dict[str, GlossaryEntry] = {}
        while todo := sorted(self.lexicon.used - made.keys()):
            for name in todo:
                term = self.terms[name]
                made[name] = GlossaryEntry(
                    name,
                    scribe.title(term.term),
                    scribe.title(term.long) if term.long else (),
                    scribe.still(term.means) if term.means else (),
                    str(term.say),
                    str(term.ipa),
                    tuple(map(str, term.also)),
                    location=term.location,
                )
        order = sorted(made, key=lambda name: str(self.terms[name].term).casefold())
        return tuple(made[name] for name in order)
