"""Inlines and sentences to HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from markupsafe import Markup

from strategy_build.markup.elements import (
    EMPTY,
    against,
    direction,
    element,
    joined,
    language,
    span,
    text,
    void,
)
from strategy_build.markup.flavour import Flavour
from strategy_build.model.blocks import Sentence, Words
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    FileTarget,
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
from strategy_build.model.walk import plain


def words(sentences: Words, flavour: Flavour) -> Markup:
    """Sentences, each in a span with its id, with a space between them."""
    if len(sentences) == 1:
        return sentence(sentences[0], flavour)
    inside = joined(" ", [sentence(item, flavour) for item in sentences])
    if (
        sentences
        and direction(flavour.lang) == "rtl"
        and all(_against(one, flavour.lang) for one in sentences)
    ):
        return element("span", {"dir": "ltr"}, inside)  # else the second stands before the first
    return inside


def second(flavour: Flavour) -> Flavour:
    """The flavour for words shown a second time, as in contents: no ids, no links, no note calls."""
    return replace(flavour, ids=False, terms=False)


def sentence(node: Sentence, flavour: Flavour) -> Markup:
    """One sentence in its span."""
    name = node.id if flavour.ids else ""
    if node.lang and node.lang != flavour.lang:
        inside = inlines(node.children, flavour.within(node.lang))
        told = language(node.lang, flavour) | _against(node, node.lang)
        return element("span", {"id": name or None, **told}, inside)
    if told := _against(node, flavour.lang):
        return element("span", {"id": name or None, **told}, inlines(node.children, flavour))
    match node.children:
        case (Text(text=plain_),) if name:  # as most are
            return span(name, plain_)
        case children:
            inside = inlines(children, flavour)
            return span(name, inside) if name else inside


def _against(node: Sentence, lang: str) -> dict[str, str | None]:
    """The direction of a sentence, where it is not that of its language."""
    if direction(lang) == "ltr":
        return {}
    way = against(plain(node.children), lang)
    return {"dir": way} if way else {}


def inlines(nodes: Iterable[Inline], flavour: Flavour) -> Markup:
    """Any inlines."""
    if isinstance(nodes, tuple) and len(nodes) == 1:  # most sentences are one piece
        return _inline(nodes[0], flavour)
    return joined("", [_inline(node, flavour) for node in nodes])


def _inline(node: Inline, flavour: Flavour) -> Markup:
    match node:
        case Text(text=plain):
            return text(plain)
        case Emphasis(children=children):
            return element("em", {}, inlines(children, flavour))
        case Strong(children=children):
            return element("strong", {}, inlines(children, flavour))
        case Code(text=typed):
            return element("code", {}, typed)
        case Link():
            return _link(node, flavour)
        case Abbreviation(text=short, long=long):
            return element("abbr", {"title": long if flavour.long_titles else None}, short)
        case Term(entry=entry, children=children):
            return _explained(entry, inlines(children, flavour), flavour)
        case Span(lang=lang, children=children):
            inside = inlines(children, flavour.within(lang))
            return element("span", language(lang, flavour), inside)
        case NoteReference():
            return _note_call(node, flavour)
        case LineBreak():
            # the white space keeps words apart for whoever takes the text without the marks
            return void("br", flavour) + "\n"
        case _:
            assert_never(node)


def _link(node: Link, flavour: Flavour) -> Markup:
    if any(not isinstance(child, Text) for child in node.children):
        flavour = replace(flavour, terms=False)  # a link must not hold another one
    inside = inlines(node.children, flavour)
    address = _address(node.target, flavour)
    if not address or not flavour.ids:
        return inside
    match node.target:
        case FileTarget(media_type=media_type):
            return element("a", {"href": address, "type": media_type}, inside)
        case WebTarget() | Place():
            return element("a", {"href": address}, inside)
        case _:
            assert_never(node.target)


def _address(target: Target, flavour: Flavour) -> str:
    match target:
        case WebTarget(url=url):
            return url
        case Place():
            return flavour.place(target)
        case FileTarget():
            return flavour.file(target)
        case _:
            assert_never(target)


def _explained(entry: str, inside: Markup, flavour: Flavour) -> Markup:
    address = flavour.place(Place("", entry)) if flavour.terms and entry else ""
    if not address:
        return inside
    attributes = {"class": "term", "href": address}
    if flavour.epub:
        attributes |= {"epub:type": "glossref", "role": "doc-glossref"}
    return element("a", attributes, inside)


def _note_call(node: NoteReference, flavour: Flavour) -> Markup:
    if not flavour.ids:
        return EMPTY
    number = str(node.number)
    call = element(
        "a",
        {
            "id": node.id,
            "href": flavour.place(Place("", node.note)),
            "role": "doc-noteref",
            "epub:type": "noteref" if flavour.epub else None,
            "aria-label": flavour.labels("html-note-call", number=number),
        },
        number,
    )
    return element("sup", {}, call)
