"""A document as chapters of passages, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from strategy_build.formats.braille.blocks import fact_passages, heading, stacked
from strategy_build.formats.braille.cells import BLANK
from strategy_build.formats.braille.passages import Kind, Passage, Passages, set_apart
from strategy_build.formats.braille.words import Setting, exact, said, shown
from strategy_build.model.blocks import Words
from strategy_build.model.document import GlossaryEntry, Group, Note, Section


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part that the contents list: its title in cells ("" where it has none), how deep it stands."""

    title: str
    passages: tuple[Passage, ...]
    depth: int = 0
    id: str = ""
    lang: str = ""


def chapters(setting: Setting) -> tuple[Chapter, ...]:
    """What comes first without a title, every part, and what stands at the end."""
    made = [Chapter("", tuple(_front(setting)))]
    for part in setting.document.body:
        if isinstance(part, Group):
            made.append(
                _chapter("", part.title, stacked(part.blocks, setting), 2, part.id, setting)
            )
            made += [_section(section, setting, 1) for section in part.sections]
        else:
            made.append(_section(part, setting))
    made += _back(setting)
    end = Passage(said(setting.labels("text-end"), setting), Kind.NOTE, 7, 5, before=True)
    made[-1] = replace(made[-1], passages=(*made[-1].passages, end))
    return tuple(made)


def _section(section: Section, setting: Setting, depth: int = 0) -> Chapter:
    inside = stacked(section.blocks, setting)
    if not section.title:
        return Chapter("", tuple(inside), depth, section.id, section.lang)
    made = _chapter(section.label, section.title, inside, section.level, section.id, setting)
    return replace(made, depth=depth, lang=section.lang)


def _chapter(
    label: str, title: Words, inside: Passages, level: int, name: str, setting: Setting
) -> Chapter:
    first = heading(label, title, level, name, setting)
    return Chapter(first.cells, (first, *inside), id=name)


def _front(setting: Setting) -> Passages:
    document = setting.document
    made = [Passage(shown(document.title, setting), Kind.HEADING, depth=1)]
    if document.subtitle:
        made.append(Passage(shown(document.subtitle, setting)))
    made.append(Passage(said(document.kind_label, setting)))
    if document.banner:
        made.append(Passage(shown(document.banner, setting)))
    made += set_apart(fact_passages(document.facts, setting))
    if document.summary:
        made.append(Passage(shown(document.summary, setting)))
    if document.in_short:
        title = said(setting.labels("html-in-short"), setting)
        made.append(Passage(title, Kind.HEADING, depth=2, before=True))
        items = [Passage(shown(w, setting), Kind.ITEM, 1, 3, 1) for w in document.in_short]
        made += set_apart(items)
    return made


def _back(setting: Setting) -> list[Chapter]:
    document, labels = setting.document, setting.labels
    made = []
    notes = [one for note in document.notes for one in _note(note, setting)]
    words = [_explained(entry, setting) for entry in document.glossary]
    links = [
        Passage(
            said(labels("braille-link", n=n), setting) + BLANK + exact(address, setting),
            Kind.ITEM,
            1,
            3,
            1,
        )
        for address, n in setting.numbers.items()
    ]
    for name, inside in (("html-notes", notes), ("html-word-list", words)):
        if inside:
            made.append(_titled(labels(name), name, inside, setting))
    made.append(_section(document.contact.section, setting))
    if links:
        made.append(_titled(labels("text-links"), "text-links", links, setting))
    return made


def _titled(title: str, name: str, inside: Passages, setting: Setting) -> Chapter:
    cells = said(title, setting)
    first = Passage(cells, Kind.HEADING, depth=2, before=True, id=f"braille-{name}")
    return Chapter(cells, (first, *set_apart(inside)), id=f"braille-{name}")


def _note(note: Note, setting: Setting) -> Passages:
    call = said(setting.labels("braille-note", n=note.number), setting)
    inside = stacked(note.blocks, setting) or [Passage("")]
    first = replace(inside[0], cells=call + BLANK + inside[0].cells)
    return [replace(one, kind=Kind.ITEM, first=1, run=3, depth=1) for one in (first, *inside[1:])]


def _explained(entry: GlossaryEntry, setting: Setting) -> Passage:
    term, long = shown(entry.term, setting), shown(entry.long, setting)
    if long:
        opens, ends = said("(", setting), said(")", setting)
        term = f"{term}{BLANK}{opens}{long}{ends}"
    colon = said(setting.labels("braille-named", name=""), setting)
    means = shown(entry.means, setting)
    cells = f"{term}{colon}{BLANK}{means}" if means else term
    return Passage(cells, Kind.ITEM, 1, 3, 1)
