"""Blocks as XHTML 1.0 and as DTBook: one function for each node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from markupsafe import Markup

from strategy_build.formats.daisy.sentences import sentences
from strategy_build.formats.daisy.setting import Attributes, Setting, empty, file_of
from strategy_build.formats.daisy.tracks import identifier
from strategy_build.markup.elements import element, lines
from strategy_build.model.blocks import (
    Block,
    BulletList,
    Cell,
    DefinitionList,
    Divider,
    Entry,
    Fact,
    Facts,
    Figure,
    Heading,
    Ledger,
    ListItem,
    Option,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    Quote,
    Role,
    Table,
    Words,
)
from strategy_build.model.document import Note


def blocks(nodes: Iterable[Block], setting: Setting) -> Markup:
    """Blocks in order."""
    return lines(*(block(node, setting) for node in nodes))


def block(node: Block, setting: Setting) -> Markup:
    """One block with all that is in it."""
    match node:
        case Paragraph(words=words, role=role):
            return _paragraph(words, setting, None if role is Role.BODY else role.value)
        case Heading(id=name, label=label, words=words):
            # inside a list or a quotation there is no place for a heading to be moved to
            said = sentences(words, setting, _named(label, setting))
            return element("p", {"class": "hd", "id": _id(name)}, element("strong", {}, said))
        case BulletList(items=items):
            return _list("ul", [_item(item, setting) for item in items], setting)
        case OrderedList(items=items, start=start):
            return _list("ol", [_item(item, setting) for item in items], setting, start)
        case DefinitionList():
            return _definitions(node, setting)
        case Table():
            return _table(node, setting)
        case Figure():
            return _figure(node, setting)
        case Quote():
            return _quote(node, setting)
        case Preformatted(lines=words):
            return _preformatted(words, setting)
        case Divider():
            return element("p", {"class": "divider"}) if setting.dtbook else empty("hr", {})
        case Facts(items=items):
            return _list("ul", [_fact(fact, setting) for fact in items], setting)
        case Ledger(entries=entries):
            return _list("ul", [_entry(entry, setting) for entry in entries], setting)
        case Question():
            return _question(node, setting)
        case _:
            assert_never(node)


def remark(text: str, setting: Setting, kind: str = "") -> Markup:
    """Generated words in a paragraph of their own."""
    return element("p", {"class": kind or None, **setting.generated()}, text)


def note(node: Note, setting: Setting) -> Markup:
    """A note with its number, which is heard with its first sentence."""
    number = setting.labels("html-note-call", number=str(node.number))
    inside = labelled(_named(number, setting), node.blocks, setting)
    if len(node.blocks) == 1 and isinstance(node.blocks[0], Paragraph):
        inside = element("p", {}, inside)
    name = identifier(node.id)
    if setting.dtbook:
        return element("note", {"id": name}, inside)
    return element("div", {"class": "note", "id": name}, inside)


def labelled(label: str, inside: Sequence[Block], setting: Setting) -> Markup:
    """Blocks with a label in front: inside the first sentence, since both are heard together."""
    first, *rest = inside or (None,)
    if not isinstance(first, Paragraph):
        before = remark(label, setting, "label") if label else Markup("")
        return lines(before, blocks(inside, setting))
    opening = sentences(first.words, setting, label)
    if rest:
        opening = element("p", {}, opening)
    return lines(opening, blocks(rest, setting))


def _id(name: str) -> str | None:
    return identifier(name) if name else None


def _named(label: str, setting: Setting) -> str:
    """A label as it stands before words: "Led by:"."""
    return setting.labels("text-named", name=label, words="").rstrip() if label else ""


def _paragraph(words: Words, setting: Setting, kind: str | None = None) -> Markup:
    return element("p", {"class": kind}, sentences(words, setting))


def _list(name: str, items: Sequence[Markup], setting: Setting, start: int = 1) -> Markup:
    counted = str(start) if start != 1 else None
    attributes: Attributes = {"start": counted}
    if setting.dtbook:
        enum = "1" if name == "ol" else None
        attributes = {"type": name, "enum": enum, "start": counted}
        name = "list"
    return element(name, attributes, "\n", lines(*items), "\n") if items else Markup("")


def _item(item: ListItem, setting: Setting) -> Markup:
    inside = labelled(_named(item.label, setting), item.blocks, setting)
    return element("li", {"id": _id(item.id)}, inside)


def _fact(fact: Fact, setting: Setting) -> Markup:
    return element("li", {}, labelled(_named(fact.label, setting), fact.blocks, setting))


def _entry(entry: Entry, setting: Setting) -> Markup:
    label = _named(entry.label, setting)
    facts = block(Facts(entry.facts), setting)
    if entry.title:
        title = element("p", {"class": "what"}, sentences(entry.title, setting, label))
        inside = lines(title, blocks(entry.blocks, setting), facts)
    else:
        inside = lines(labelled(label, entry.blocks, setting), facts)
    return element("li", {"id": _id(entry.id)}, inside)


def _definitions(node: DefinitionList, setting: Setting) -> Markup:
    pairs = [
        lines(
            element("dt", {"id": _id(item.id)}, sentences(item.term, setting)),
            element("dd", {}, labelled("", item.blocks, setting)),
        )
        for item in node.items
    ]
    return element("dl", {}, "\n", lines(*pairs), "\n")


def _table(node: Table, setting: Setting) -> Markup:
    """A table; where it says the same as a list, it is that list alone, as it is heard."""
    if node.twin is not None:
        caption = {"class": "caption", "id": _id(node.id)}
        place = node.twin_heading.id if node.twin_heading is not None else ""
        shown = block(node.twin, setting)
        if place:
            shown = element("div", {"id": _id(place)}, shown)
        return lines(element("p", caption, sentences(node.caption, setting)), shown)
    said = sentences(node.caption, setting)
    head = element("tr", {}, *(_header(cell, "col", setting) for cell in node.header))
    rows = [element("tr", {}, *_row(row, setting)) for row in node.rows]
    inside = lines(
        element("caption", {}, said) if said else Markup(""),
        element("thead", {}, head),
        element("tbody", {}, "\n", lines(*rows), "\n"),
    )
    return element("table", {"id": _id(node.id)}, "\n", inside, "\n")


def _row(cells: tuple[Cell, ...], setting: Setting) -> list[Markup]:
    first, *rest = cells
    others = [element("td", {}, sentences(cell.words, setting)) for cell in rest]
    return [_header(first, "row", setting), *others]


def _header(cell: Cell, scope: str, setting: Setting) -> Markup:
    if not cell.words:
        return element("td")
    return element("th", {"scope": scope}, sentences(cell.words, setting))


def _figure(node: Figure, setting: Setting) -> Markup:
    """A picture; what it shows is said beside it, so the picture itself says nothing again."""
    picture = Markup("")
    if setting.shows(node.image):
        picture = empty("img", {"src": file_of(node.image), "alt": ""})
    alt = sentences(node.alt, setting, setting.labels("speech-figure"))
    alt = element("p", {}, alt) if alt else alt
    caption = sentences(node.caption, setting)
    long = blocks(node.long, setting)
    if setting.dtbook:
        parts = (
            picture,
            _described(alt),
            element("caption", {}, caption) if caption else Markup(""),
            _described(long),
        )
        inside = lines(*parts)
        return element("imggroup", {"id": _id(node.id)}, inside) if inside else Markup("")
    caption = element("p", {"class": "caption"}, caption) if caption else Markup("")
    inside = lines(picture, alt, caption, long)
    attributes = {"class": "figure", "id": _id(node.id)}
    return element("div", attributes, inside) if inside else Markup("")


def _described(inside: Markup) -> Markup:
    return element("prodnote", {"render": "required"}, inside) if inside else Markup("")


def _quote(node: Quote, setting: Setting) -> Markup:
    inner = setting.within(node.lang)
    said = element("blockquote", setting.language(node.lang), blocks(node.blocks, inner))
    by = sentences(node.attribution, setting, setting.labels("speech-said-by"))
    by = element("p", {"class": "attribution"}, by) if by else by
    return element("div", {"class": "quote", "id": _id(node.id)}, lines(said, by))


def _preformatted(words: Words, setting: Setting) -> Markup:
    each = [sentences((line,), setting) for line in words]
    if setting.dtbook:
        inside = (empty("br", {}) + "\n").join(each)
        return element("p", {"class": "pre", "xml:space": "preserve"}, inside)
    return element("pre", {}, Markup("\n").join(each))


def _question(node: Question, setting: Setting) -> Markup:
    """How to answer, and the answers; the question itself is the heading above."""
    return lines(
        remark(node.how, setting, "how") if node.how else Markup(""),
        _paragraph(node.hint, setting, "hint") if node.hint else Markup(""),
        _list("ul", [_option(one, node.id, setting) for one in node.options], setting),
    )


def _option(node: Option, question: str, setting: Setting) -> Markup:
    letter = f"{node.letter}."
    parts = [part for part in (node.name, node.text) if part]
    said = [sentences(part, setting, "" if n else letter) for n, part in enumerate(parts)]
    return element("li", {"id": _id(f"{question}-{node.id}")}, Markup(" ").join(said))
