"""Documents for the tests of paper: long ones that hold everything, several times over."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from strategy_build.model.blocks import (
    BulletList,
    Cell,
    ListItem,
    OrderedList,
    Quote,
    Table,
)
from strategy_build.model.document import Document, Section
from strategy_build.model.inlines import Span, Text
from strategy_build.model.node import Node
from tests.everything import EVERYTHING, INTRODUCTION, p, s

LANGUAGES = (
    ("cy", "Croeso i bawb: tŷ, dŵr, ŵyr a ffrindiau o’r ardal."),
    ("pl", "Zażółć gęślą jaźń: społeczność, łódź i źródło."),
    ("fr", "Bienvenue à tous, où que vous soyez."),
    ("de", "Grüße aus der Nachbarschaft, schön und groß."),
)
_ROWS = 60
_DEEP = 4


def long_document(times: int) -> Document:
    """Everything that a document can hold, `times` over, with lists and tables over pages."""
    body = tuple(
        _renamed(part, f"-{n}" if n else "")
        for n in range(times)
        for part in (*EVERYTHING.body, _long_section())
    )
    return replace(EVERYTHING, body=body)


def _long_section() -> Section:
    nested = BulletList((_item("The deepest."),))
    for depth in range(_DEEP):
        nested = BulletList((_item(f"One of level {depth}."), _item("Another.", nested)))
    rows = tuple(
        tuple(Cell(s("introduction", f"{word} {n}")) for word in ("Row", "Cell", "Other"))
        for n in range(_ROWS)
    )
    head = tuple(Cell(s("introduction", word)) for word in ("Name", "Value", "More"))
    listed = OrderedList((_item("First."), _item("Second."), _item("Third.", nested)))
    quoted = Quote((p("introduction", "They said:"), listed), s("introduction", "A neighbour"))
    spoken = tuple(p("introduction", Span(lang, (Text(text),))) for lang, text in LANGUAGES)
    inside = BulletList((_item("With a quotation:", quoted),))
    table = Table("long", s("introduction", "A long table"), head, rows)
    return replace(INTRODUCTION, id="long", blocks=(nested, inside, table, *spoken))


def _item(words: str, *others: Any) -> ListItem:
    return ListItem((p("introduction", words), *others))


def _renamed(node: Any, suffix: str) -> Any:
    """The same with other ids, so that it can stand in a document twice."""
    if isinstance(node, tuple):
        return tuple(_renamed(one, suffix) for one in node)
    if not isinstance(node, Node) or not suffix:
        return node
    changed = {
        field.name: _renamed(getattr(node, field.name), suffix)
        for field in fields(node)
        if field.init and isinstance(getattr(node, field.name), tuple)
    }
    if getattr(node, "id", ""):
        changed["id"] = f"{node.id}{suffix}"  # type: ignore[attr-defined]
    return replace(node, **changed)
