"""Blocks to HTML: one function for each node, one place that knows them all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import assert_never

from markupsafe import Markup

from strategy_build.markup.elements import (
    EMPTY,
    element,
    generated,
    joined,
    language,
    leaning,
    lines,
    told,
    void,
)
from strategy_build.markup.flavour import Flavour
from strategy_build.markup.gauges import done
from strategy_build.markup.inlines import words
from strategy_build.markup.tables import table
from strategy_build.model.blocks import (
    Block,
    BulletList,
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
from strategy_build.model.walk import text_of

_ROLE_CLASS = {
    Role.BODY: None,
    Role.LEAD: "lead",
    Role.STATEMENT: "say",
    Role.NOTE: "note",
}


def blocks(nodes: Iterable[Block], flavour: Flavour) -> Markup:
    """Blocks in order; quotations that follow one another share one frame."""
    parts: list[Markup] = []
    for quoted, run in groupby(nodes, lambda node: isinstance(node, Quote)):
        shown = [block(node, flavour) for node in run]
        if quoted:
            parts.append(element("div", {"class": "quotes wide"}, "\n", lines(*shown), "\n"))
        else:
            parts += shown
    return lines(*parts)


def block(node: Block, flavour: Flavour) -> Markup:
    """One block with all that is in it."""
    match node:
        case Paragraph(words=text, role=role):
            return element("p", {"class": _ROLE_CLASS[role]}, words(text, flavour))
        case Heading(level=level, id=name, label=label, words=text):
            return heading(level, label, text, flavour, name=name)
        case BulletList(items=items, kind=kind):
            return _list("ul", {"class": "tree" if kind == "journey" else None}, items, flavour)
        case OrderedList(items=items, start=start):
            return _list("ol", {"start": str(start) if start != 1 else None}, items, flavour)
        case DefinitionList():
            return _definitions(node, flavour)
        case Table():
            return _table(node, flavour)
        case Figure():
            return _figure(node, flavour)
        case Quote():
            return _quote(node, flavour)
        case Preformatted(lines=text):
            shown = Markup("\n").join(words((line,), flavour) for line in text)
            return element("pre", {}, shown)
        case Divider():
            return void("hr", flavour)
        case Facts(items=items):
            return facts(items, flavour)
        case Ledger():
            return _ledger(node, flavour)
        case Question():
            return _question(node, flavour)
        case _:
            assert_never(node)


def heading(level: int, label: str, text: Words, flavour: Flavour, *, name: str = "") -> Markup:
    """A heading with its short number; `level` is the one in the whole document."""
    number = number_label(label, flavour)
    shown = max(1, min(6, level - flavour.lift))
    return element(f"h{shown}", {"id": name or None}, number, words(text, flavour))


def number_label(label: str, flavour: Flavour) -> Markup:
    """The short number before a title: its colon is heard, and seen where there is no style.

    It is in the language of the publication, also in a part that is not (WCAG 2.2, 3.1.2).
    """
    if not label:
        return EMPTY
    if leaning(flavour):  # the space after it is between words that run the other way
        colon = element("span", {"class": "vh"}, ":")
        return element("span", {"class": "n"}, told(joined("", (label, colon)), flavour), " ")
    colon = element("span", {"class": "vh"}, ": ")
    return generated("span", {"class": "n"}, flavour, label, colon)


def facts(items: Iterable[Fact], flavour: Flavour) -> Markup:
    """Facts as a definition list; with long ones each stands under its name."""
    shown = tuple(items)
    if not shown:
        return EMPTY
    short = all(len(f.blocks) == 1 and isinstance(f.blocks[0], Paragraph) for f in shown)
    reached = done(shown) if flavour.gauges else None
    pairs = [
        _fact(fact, flavour, reached if fact.kind.endswith("goal") else None) for fact in shown
    ]
    css = "proof" if short else "proof stacked"
    return element("dl", {"class": css}, "\n", lines(*pairs), "\n")


def framed_facts(items: Iterable[Fact], flavour: Flavour, css: str) -> Markup:
    """Facts as a definition list with each pair in a `div` of its own, for style sheets."""
    pairs = [element("div", {"class": fact.kind or None}, _fact(fact, flavour)) for fact in items]
    return element("dl", {"class": css}, "\n", lines(*pairs), "\n") if pairs else EMPTY


def _fact(fact: Fact, flavour: Flavour, reached: int | None = None) -> Markup:
    gauge = (
        EMPTY
        if reached is None
        else element("span", {"class": "gauge", "style": f"--done:{reached}%"})
    )
    term = generated("dt", {}, flavour, fact.label)
    css = "status" if fact.kind == "status" else None
    return term + element("dd", {"class": css}, tight(fact.blocks, flavour), gauge)


def tight(nodes: tuple[Block, ...], flavour: Flavour, before: Markup | str = "") -> Markup:
    """Blocks inside an item or cell: the words of a lone paragraph stand there without a `p`."""
    first, *rest = nodes or (None,)
    if not isinstance(first, Paragraph):
        return joined("", (before, blocks(nodes, flavour)))
    if any(isinstance(node, Paragraph) for node in rest):
        opening = element("p", {}, before, words(first.words, flavour))
    else:
        inside = words(first.words, flavour)
        opening = joined("", (before, inside)) if before else inside
    return lines(opening, blocks(rest, flavour)) if rest else opening


def _list(
    name: str,
    attributes: dict[str, str | None],
    items: tuple[ListItem, ...],
    flavour: Flavour,
) -> Markup:
    shown = [_item(item, flavour) for item in items]
    return element(name, attributes, "\n", lines(*shown), "\n")


def _item(item: ListItem, flavour: Flavour) -> Markup:
    before = (
        generated("span", {"class": "label"}, flavour, f"{item.label}:") + " "
        if item.label
        else EMPTY
    )
    return element("li", {"id": item.id or None}, tight(item.blocks, flavour, before))


def _definitions(node: DefinitionList, flavour: Flavour) -> Markup:
    pairs = [
        lines(
            element("dt", {"id": item.id or None}, words(item.term, flavour)),
            element("dd", {}, tight(item.blocks, flavour)),
        )
        for item in node.items
    ]
    return element("dl", {"class": "words"}, "\n", lines(*pairs), "\n")


def _table(node: Table, flavour: Flavour) -> Markup:
    twins = [block(twin, flavour) for twin in (node.twin_heading, node.twin) if twin is not None]
    return lines(table(node, flavour), *twins)


def _figure(node: Figure, flavour: Flavour) -> Markup:
    picture = _picture(node, flavour)
    if node.decorative and not node.caption and not node.long:
        return element("div", {"class": "picture", "id": node.id}, picture)
    caption = element("figcaption", {}, words(node.caption, flavour)) if node.caption else EMPTY
    figure = element("figure", {"class": "picture", "id": node.id}, lines(picture, caption))
    if not node.long:
        return figure
    return lines(figure, element("div", {"class": "long"}, blocks(node.long, flavour)))


def _picture(node: Figure, flavour: Flavour) -> Markup:
    """The picture; its alternative text keeps the ids of its sentences around and on it, in order."""
    *around, last = node.alt or (None,)
    alt = " ".join(text_of((sentence,)) for sentence in node.alt)
    attributes: dict[str, str | None] = {
        "id": last.id if last is not None and flavour.ids else None,
        "src": flavour.image(node.image),
        "alt": alt,
        "width": str(node.image.width) if node.image.width else None,
        "height": str(node.image.height) if node.image.height else None,
    }
    if last is not None:
        attributes |= language(last.lang, flavour)
    picture = void("img", flavour, attributes)
    for sentence in reversed(around) if flavour.ids else ():
        picture = element("span", {"id": sentence.id}, picture)
    return picture


def _quote(node: Quote, flavour: Flavour) -> Markup:
    inner = flavour.within(node.lang)
    said = element("blockquote", language(node.lang, flavour), blocks(node.blocks, inner))
    attributes = {"class": "quote", "id": node.id or None}
    if not node.attribution:
        return element("div", attributes, said)
    by = element("figcaption", {}, words(node.attribution, flavour))
    return element("figure", attributes, lines(said, by))


def _ledger(node: Ledger, flavour: Flavour) -> Markup:
    css = "ledger says full" if node.kind == "statements" else "ledger wide"
    rows = [_entry(entry, node.kind, flavour) for entry in node.entries]
    return element("ul", {"class": f"{css} of-{node.kind}"}, "\n", lines(*rows), "\n")


def _entry(node: Entry, kind: str, flavour: Flavour) -> Markup:
    if node.level:
        title = heading(node.level, node.label, node.title, flavour)
    elif node.title or node.label:
        inside = joined("", (number_label(node.label, flavour), words(node.title, flavour)))
        title = element("p", {"class": "what"}, inside)
    else:
        title = EMPTY
    if kind == "statements":
        text = lines(*(_stated(child, flavour) for child in node.blocks))
    else:
        text = blocks(node.blocks, flavour)
    return element("li", {"id": node.id or None}, lines(title, text, facts(node.facts, flavour)))


def _stated(node: Block, flavour: Flavour) -> Markup:
    """What a statement means stands beside it, as its proof."""
    match node:
        case Paragraph(role=Role.BODY | Role.NOTE, words=text):
            return element("p", {"class": "proof"}, words(text, flavour))
        case _:
            return block(node, flavour)


def _question(node: Question, flavour: Flavour) -> Markup:
    parts = [heading(node.level, node.label, node.ask, flavour)]
    if node.hint:
        parts.append(element("p", {"class": "hint"}, words(node.hint, flavour)))
    parts.append(generated("p", {"class": "how"}, flavour, node.how))
    if node.options:
        shown = [_option(option, node.id, flavour) for option in node.options]
        parts.append(element("ul", {"class": "options"}, "\n", lines(*shown), "\n"))
    css = "ask closed" if node.closed else "ask"
    return element("div", {"class": css, "id": node.id}, "\n", lines(*parts), "\n")


def _option(node: Option, question: str, flavour: Flavour) -> Markup:
    letter = element("span", {"class": "letter"}, f"{node.letter}.")
    name = words(node.name, flavour)
    if node.text and name:
        name = element("strong", {}, name) + ": "
    said = element("span", {}, name, words(node.text, flavour))
    return element("li", {"id": f"{question}-{node.id}"}, letter, " ", said)
