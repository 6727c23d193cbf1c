"""The parts of a whole publication to HTML, in the reading order of the document."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from markupsafe import Markup

from strategy_build.markup.blocks import blocks, framed_facts, heading
from strategy_build.markup.elements import EMPTY, element, generated, language, lines
from strategy_build.markup.flavour import Flavour
from strategy_build.markup.inlines import second, words
from strategy_build.model.blocks import Facts, Paragraph
from strategy_build.model.document import Document, GlossaryEntry, Group, Note, Section
from strategy_build.model.inlines import Place
from strategy_build.model.walk import text_of

WORD_LIST = "page-word-list"
NOTES = "page-notes"


def body(document: Document, flavour: Flavour) -> Markup:
    """Every section and group, in order."""
    parts: list[Markup] = []
    for part in document.body:
        match part:
            case Section():
                parts.append(section(part, flavour))
            case Group():
                parts.append(group(part, flavour))
                parts += [section(inside, flavour) for inside in part.sections]
            case _:
                assert_never(part)
    return lines(*parts)


def section(node: Section, flavour: Flavour) -> Markup:
    """One section with its heading. In a book it is a chapter, named by its heading."""
    inner = flavour.within(node.lang)
    name = f"{node.id}-title" if flavour.epub and node.title else None
    attributes = {
        "class": f"part kind-{node.kind}",
        "id": node.id,
        "epub:type": "chapter" if flavour.epub else None,
        "role": "doc-chapter" if flavour.epub else None,
        "aria-labelledby": name,
        **language(node.lang, flavour),
    }
    title = (
        heading(node.level, node.label, node.title, inner, name=name or "") if node.title else EMPTY
    )
    inside = lines(title, _listen(node, inner), blocks(node.blocks, inner))
    return element("section", attributes, "\n", inside, "\n")


def _listen(node: Section, flavour: Flavour) -> Markup:
    """The link that plays a section, where there is a recording of it."""
    address = flavour.listen(node.id)
    if not address:
        return EMPTY
    title = ": ".join(filter(None, (node.label, text_of(node.title))))
    which = element("span", {"class": "vh"}, f": {title}") if title else EMPTY
    return element(
        "p",
        {"class": "hear"},
        element("a", {"href": address}, flavour.labels("player-from"), which),
    )


def group(node: Group, flavour: Flavour) -> Markup:
    """The heading over several sections and what introduces them; the sections follow it."""
    title = heading(2, "", node.title, flavour)
    inside = lines(title, blocks(node.blocks, flavour))
    return element("div", {"class": "group", "id": node.id}, "\n", inside, "\n")


def facts(document: Document, flavour: Flavour) -> Markup:
    """The facts of the title block."""
    return framed_facts(document.facts, flavour, "facts")


def in_short(document: Document, flavour: Flavour) -> Markup:
    """The list "In short" without its heading."""
    items = [element("li", {}, words(short, flavour)) for short in document.in_short]
    return element("ul", {"class": "lead plain"}, "\n", lines(*items), "\n") if items else EMPTY


def contents(document: Document, flavour: Flavour) -> Markup:
    """Links to every section, those of a group inside it, then to the notes and the word list.

    The list itself does not count: where there is no style, its numbers would contradict ours.
    """
    again = second(flavour)
    items: list[Markup] = []
    for part in document.body:
        match part:
            case Section():
                items.append(element("li", {}, _entry(part, again)))
            case Group():
                inside = [element("li", {}, _entry(one, again)) for one in part.sections]
                under = element("ul", {}, "\n", lines(*inside), "\n")
                title = element("strong", {}, words(part.title, again))
                items.append(element("li", {}, lines(_to(part.id, title, flavour), under)))
            case _:
                assert_never(part)
    if document.notes:
        items.append(element("li", {}, _to(NOTES, flavour.labels("html-notes"), flavour)))
    if document.glossary:
        items.append(element("li", {}, _to(WORD_LIST, flavour.labels("html-word-list"), flavour)))
    return element("ul", {"class": "index wide"}, "\n", lines(*items), "\n")


def notes(document: Document, flavour: Flavour) -> Markup:
    """All notes with links back to where they are called; nothing where there are none."""
    if not document.notes:
        return EMPTY
    items = [_note(note, flavour) for note in document.notes]
    inside = element("ol", {}, "\n", lines(*items), "\n")
    return _back_matter(NOTES, "html-notes", inside, flavour, "endnotes")


def glossary(document: Document, flavour: Flavour) -> Markup:
    """The word list; nothing where no word is explained."""
    if not document.glossary:
        return EMPTY
    return _back_matter(
        WORD_LIST,
        "html-word-list",
        definitions(document.glossary, flavour),
        flavour,
        "glossary",
    )


def definitions(entries: tuple[GlossaryEntry, ...], flavour: Flavour) -> Markup:
    """Words with their long forms and what they mean."""
    inner = replace(flavour, terms=False)
    pairs = [_definition(entry, inner) for entry in entries]
    return element("dl", {"class": "words"}, "\n", lines(*pairs), "\n")


def contact(document: Document, flavour: Flavour) -> Markup:
    """The section that says whom to ask."""
    return section(document.contact.section, flavour)


@lru_cache(maxsize=16)
def contact_row(node: Section, flavour: Flavour) -> Markup:
    """The same section as a row at the foot of a page, its routes side by side.

    It is the same on most pages of a site, so the last ones are kept.
    """
    inner = flavour.within(node.lang)
    name = f"{node.id}-title"
    parts = [
        framed_facts(block.items, inner, "routes wide")
        if isinstance(block, Facts)
        else blocks((block,), inner)
        for block in node.blocks
    ]
    title = heading(node.level, "", node.title, inner, name=name)
    attributes = {
        "class": "row",
        "id": node.id,
        "aria-labelledby": name,
        **language(node.lang, flavour),
    }
    return element("section", attributes, "\n", lines(title, *parts), "\n")


def _entry(node: Section, flavour: Flavour) -> Markup:
    if not node.title:
        return _to(node.id, flavour.labels("html-opening"), flavour)
    number = element("span", {"class": "n"}, node.number) + " " if node.number else EMPTY
    return _to(node.id, number + words(node.title, flavour.within(node.lang)), flavour)


def _to(anchor: str, inside: Markup | str, flavour: Flavour) -> Markup:
    address = flavour.place(Place("", anchor))
    return element("a", {"href": address}, inside) if address else element("span", {}, inside)


def _back_matter(name: str, label: str, inside: Markup, flavour: Flavour, role: str) -> Markup:
    title = f"{name}-title"
    attributes = {
        "class": "part back",
        "id": name,
        "epub:type": role if flavour.epub else None,
        "role": f"doc-{role}",
        "aria-labelledby": title,
    }
    shown = max(1, 2 - flavour.lift)
    head = generated(f"h{shown}", {"id": title}, flavour, flavour.labels(label))
    return element("section", attributes, "\n", lines(head, inside), "\n")


def _note(node: Note, flavour: Flavour) -> Markup:
    """A note; the links back stand at the end of its last paragraph."""
    backs = Markup(" ").join(_back(one, node.number, flavour) for one in node.references)
    *before, last = node.blocks
    if isinstance(last, Paragraph):
        end = element("p", {}, words(last.words, flavour), " ", backs)
    else:
        end = lines(blocks((last,), flavour), element("p", {}, backs))
    inside = lines(blocks(before, flavour), end)
    return element("li", {"id": node.id, "value": str(node.number)}, inside)


def _back(reference: str, number: int, flavour: Flavour) -> Markup:
    attributes = {
        "href": flavour.place(Place("", reference)),
        "role": "doc-backlink",
        "aria-label": flavour.labels("html-note-back", number=str(number)),
    }
    return element("a", attributes, flavour.labels("html-back"))


def _definition(entry: GlossaryEntry, flavour: Flavour) -> Markup:
    term = words(entry.term, flavour)
    if entry.long:
        term += ", " + words(entry.long, flavour)
    return lines(
        element("dt", {}, element("dfn", {"id": entry.id}, term)),
        element("dd", {}, words(entry.means, flavour)),
    )
