"""Sentences and what is in them, as XHTML 1.0 and as DTBook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from markupsafe import Markup, escape

from strategy_build.formats.daisy.setting import Setting, empty
from strategy_build.formats.daisy.tracks import identifier
from strategy_build.markup.elements import against, direction, element, joined
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
from strategy_build.model.walk import inlines as every_inline
from strategy_build.model.walk import plain


def sentences(words: Words, setting: Setting, label: str = "") -> Markup:
    """Sentences, each where it can be followed; a label is shown and heard with the first."""
    return joined(" ", [_sentence(one, setting, "" if n else label) for n, one in enumerate(words)])


def _sentence(one: Sentence, setting: Setting, label: str) -> Markup:
    inner = setting.within(one.lang)
    told = setting.language(one.lang) | _against(one, inner.lang)
    inside = inlines(one.children, inner) if setting.dtbook else _led_back(one, inner)
    if label:
        inside = element("span", told, inside) if told else inside
        told = {}
        inside = Markup(" ").join((labelling(label, setting), inside))
    name = identifier(one.id)
    if setting.dtbook:
        return element("sent", {"id": name, "smilref": setting.heard(one.id), **told}, inside)
    return element("span", {"class": "sentence", "id": name, **told}, inside)


def _against(one: Sentence, lang: str) -> dict[str, str | None]:
    """The direction of a sentence, where it is not that of its language."""
    if direction(lang) == "ltr":
        return {}
    way = against(plain(one.children), lang)
    return {"dir": way} if way else {}


def labelling(label: str, setting: Setting) -> Markup:
    """Generated words before others."""
    return element("span", {"class": "label", **setting.generated()}, label)


def _led_back(one: Sentence, setting: Setting) -> Markup:
    """What leads nowhere else leads to where it is heard: so players find the sound of a word."""
    done: list[Markup] = []
    for leads, run in groupby(one.children, _leads):
        inside = inlines(run, setting)
        if not leads and inside.strip():
            inside = element("a", {"class": "back", "href": setting.heard(one.id)}, inside)
        done.append(inside)
    return joined("", done)


def _leads(node: Inline) -> bool:
    return any(isinstance(one, Link | Term | NoteReference) for one in every_inline((node,)))


def inlines(nodes: Iterable[Inline], setting: Setting) -> Markup:
    """Any inlines."""
    return joined("", [_inline(node, setting) for node in nodes])


def _inline(node: Inline, setting: Setting) -> Markup:
    match node:
        case Text(text=text):
            return escape(text)
        case Emphasis(children=children):
            return element("em", {}, inlines(children, setting))
        case Strong(children=children):
            return element("strong", {}, inlines(children, setting))
        case Code(text=text):
            return element("code", {}, text)
        case Link(target=target, children=children):
            return _to(_address(target, setting), children, setting)
        case Abbreviation(text=text, long=long):
            return element("abbr", {"title": long or None}, text)
        case Term(entry=entry, children=children):
            return _to(setting.place(Place("", entry)), children, setting)
        case Span(lang=lang, children=children):
            inside = inlines(children, setting.within(lang))
            return element("span", setting.language(lang), inside)
        case NoteReference():
            return _note_call(node, setting)
        case LineBreak():
            return empty("br", {}) + "\n"
        case _:
            assert_never(node)


def _address(target: Target, setting: Setting) -> str:
    match target:
        case WebTarget(url=url):
            return url
        case Place():
            return setting.place(target)
        case FileTarget():
            return setting.file(target)
        case _:
            assert_never(target)


def _to(address: str, children: tuple[Inline, ...], setting: Setting) -> Markup:
    """A link, but none inside another."""
    inside = inlines(children, replace(setting, linked=True))
    if not address or setting.linked:
        return inside
    outside = setting.dtbook and not address.startswith("#")
    return element("a", {"href": address, "external": "true" if outside else None}, inside)


def _note_call(node: NoteReference, setting: Setting) -> Markup:
    number, place = str(node.number), setting.place(Place("", node.note))
    if setting.dtbook:
        return element("noteref", {"id": identifier(node.id), "idref": place}, number)
    call = element("a", {"id": identifier(node.id), "class": "noteref", "href": place}, number)
    return element("sup", {}, call)
