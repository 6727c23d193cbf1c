"""Tables to HTML: caption, header cells with their scope, and a region that a keyboard can scroll."""

from __future__ import annotations

from markupsafe import Markup

from strategy_build.markup.elements import element, lines
from strategy_build.markup.flavour import Flavour
from strategy_build.markup.inlines import words
from strategy_build.model.blocks import Cell, Table
from strategy_build.model.walk import text_of


def table(node: Table, flavour: Flavour) -> Markup:
    """The table alone; its list twin is the caller's."""
    name = f"{node.id}-caption"
    yes = flavour.labels("document-yes") if node.twin is not None else ""
    inside = lines(
        element("caption", {"id": name}, element("span", {}, words(node.caption, flavour))),
        element("thead", {}, _header(node.header, flavour)),
        element("tbody", {}, "\n", lines(*(_row(row, yes, flavour) for row in node.rows)), "\n"),
    )
    attributes = {"id": node.id, "class": "grid" if node.twin is not None else None}
    shown = element("table", attributes, "\n", inside, "\n")
    if not flavour.scroll:
        return shown
    region = {"class": "scroll wide", "role": "region", "aria-labelledby": name, "tabindex": "0"}
    return element("div", region, "\n", shown, "\n")


def _header(cells: tuple[Cell, ...], flavour: Flavour) -> Markup:
    return element("tr", {}, *(_heading(cell, "col", flavour) for cell in cells))


def _row(cells: tuple[Cell, ...], yes: str, flavour: Flavour) -> Markup:
    first, *rest = cells
    others = (_cell(cell, yes, flavour) for cell in rest)
    return element("tr", {}, _heading(first, "row", flavour), *others)


def _cell(cell: Cell, yes: str, flavour: Flavour) -> Markup:
    """A data cell; in a matrix "Yes" stands out, and is still a word."""
    css = "yes" if yes and text_of(cell.words) == yes else None
    return element("td", {"class": css}, words(cell.words, flavour))


def _heading(cell: Cell, scope: str, flavour: Flavour) -> Markup:
    """A header cell; an empty corner is no header of anything."""
    if not cell.words:
        return element("td")
    return element("th", {"scope": scope}, words(cell.words, flavour))
