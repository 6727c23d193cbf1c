"""A publication as one plain text file, for any screen reader, any editor and any e-mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from strategy_build.formats.text.columns import broken
from strategy_build.formats.text.lines import Lines, apart, fact_lines, named, stacked
from strategy_build.formats.text.words import Setting, shown
from strategy_build.markup.addresses import numbered, places
from strategy_build.model.document import Document, GlossaryEntry, Group, Note, Section
from strategy_build.model.inputs import Inputs, Rendered


@dataclass(frozen=True, slots=True)
class Chapter:
    """A piece of the file that stands apart: its title (may be none) and what follows it."""

    title: Lines
    lines: Lines
    depth: int = 0


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The whole publication as UTF-8 text, one line a paragraph.

    Readers wrap the lines themselves; two blank lines stand before a section, one elsewhere. The
    option `width` breaks the lines after as many characters, for programs that cannot.
    """
    setting = Setting(document, inputs.labels, numbered(document), places(document), inputs.titles)
    chapters = [*_body(setting), *_back(setting)]
    parts = [_front(setting), _contents(chapters, setting)]
    parts += [apart([p for p in (chapter.title, chapter.lines) if p]) for chapter in chapters]
    parts.append([inputs.labels("text-end")])
    width = int(options.get("width", "0"))
    text = "\n\n\n".join("\n".join(_finished(part, width)) for part in parts if part)
    name = f"{document.id}-{width}.txt" if width else f"{document.id}.txt"
    return Rendered({name: (text + "\n").encode()})


def _front(setting: Setting) -> Lines:
    document, labels = setting.document, setting.labels
    opening = [shown(document.title, setting), shown(document.subtitle, setting)]
    short = [f"- {shown(words, setting)}" for words in document.in_short]
    parts = (
        [*[line for line in opening if line], document.kind_label],
        [shown(document.banner, setting)] if document.banner else [],
        fact_lines(document.facts, setting),
        [shown(document.summary, setting)] if document.summary else [],
        [labels("html-in-short"), "", *short] if short else [],
    )
    return apart([part for part in parts if part])


def _contents(chapters: Sequence[Chapter], setting: Setting) -> Lines:
    titles = [f"{'  ' * c.depth}- {' '.join(c.title)}" for c in chapters if c.title]
    return [setting.labels("html-contents"), "", *titles, "", setting.labels("text-find")]


def _body(setting: Setting) -> list[Chapter]:
    chapters: list[Chapter] = []
    for part in setting.document.body:
        if isinstance(part, Group):
            title = named("", part.title, setting)
            chapters.append(Chapter(title, stacked(part.blocks, setting)))
            chapters.extend(_section(section, setting, 1) for section in part.sections)
        else:
            chapters.append(_section(part, setting))
    return chapters


def _section(section: Section, setting: Setting, depth: int = 0) -> Chapter:
    title = named(section.label, section.title, setting) if section.title else []
    return Chapter(title, stacked(section.blocks, setting), depth)


def _back(setting: Setting) -> list[Chapter]:
    document, labels = setting.document, setting.labels
    notes = [line for note in document.notes for line in _note(note, setting)]
    words = [line for entry in document.glossary for line in _explained(entry, setting)]
    links = [f"{labels('text-link', n=n)} {address}" for address, n in setting.numbers.items()]
    return [
        chapter
        for chapter in (
            Chapter([labels("html-notes")], notes),
            Chapter([labels("html-word-list")], words),
            _section(document.contact.section, setting),
            Chapter([labels("text-links")], links),
        )
        if chapter.lines
    ]


def _note(note: Note, setting: Setting) -> Lines:
    first, *rest = stacked(note.blocks, setting) or [""]
    return [f"{setting.labels('text-note', n=note.number)} {first}".rstrip(), *rest]


def _explained(entry: GlossaryEntry, setting: Setting) -> Lines:
    term, long = shown(entry.term, setting), shown(entry.long, setting)
    name = setting.labels("text-term", term=term, long=long) if long else term
    return [setting.labels("text-named", name=name, words=shown(entry.means, setting)).rstrip()]


def _finished(lines: Sequence[str], width: int) -> list[str]:
    bare = [line.rstrip() for line in lines]
    return [piece for line in bare for piece in broken(line, width)] if width else bare
