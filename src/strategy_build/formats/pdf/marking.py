"""What stands on the pages, joined to the tags: words, pictures and links; the rest is furniture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pydyf

from strategy_build.formats.pdf.pages import boxes
from strategy_build.formats.pdf.roles import Family, alternative, plain_text
from strategy_build.formats.pdf.spaces import Spaces, Words
from strategy_build.formats.pdf.spelling import is_mixed
from strategy_build.formats.pdf.structure import Mark, Node, Reference, Structure

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from strategy_build.formats.pdf.fields import Answers, Field
    from strategy_build.formats.pdf.widgets import Edges, Form

_POINTS = 0.75  # in a CSS pixel
_SAME_LINE = 3.0  # points
_PRINT = 4  # flag of an annotation: it stands on paper too
_INK_LESS = " \t\n\u00a0\u200b"


class Sheet:
    """One page while it is marked: its boxes, its stream, and the tags of its marked content."""

    def __init__(self, number: int, page: Any, stream: Any, entries: pydyf.Dictionary) -> None:
        self.number = number
        self.page = page
        self.tags: dict[int, Node] = {}
        self.ops: list[Any] = stream.stream
        self._entries = entries
        self._numbers = {box: mark["mcid"] for box, mark in stream._tags.items()}  # noqa: SLF001 (no other way to the marks)
        self._places = {
            item["MCID"]: place
            for place, item in enumerate(self.ops)
            if isinstance(item, pydyf.Dictionary) and "MCID" in item
        }

    def place(self, box: Any) -> int | None:
        """Where the properties of the marked content of a box stand in the stream."""
        return self._places.get(self._numbers.get(box, -1))

    def hang(self, box: Any, node: Node) -> None:
        """The marked content of a box belongs to a tag."""
        number = self._numbers[box]
        self.tags[number] = node
        node.kids.append(Mark(self.number, number))

    def furnish(self, box: Any, part: str = "") -> None:
        """All in a box is furniture: layout, or the `Header` or `Footer` of every page."""
        for one in boxes(box):
            place = self.place(one)
            if place is not None:
                self._to_artifact(place, part)

    def furnish_rest(self) -> None:
        """What no tag has asked for is furniture."""
        for number, place in self._places.items():
            if number not in self.tags:
                self._to_artifact(place, "")

    def fill(self, form: Form, field: Field, box: Any) -> pydyf.Dictionary:
        """A place of a form that lies on a box."""
        left, top = box.border_box_x(), box.border_box_y()
        edges = _edges(left, top, box.border_width(), box.border_height(), self.page.height)
        widget = form.widget(field, edges, self._entries.reference)
        self._entries.setdefault("Annots", pydyf.Array()).append(widget.reference)
        return widget

    def forget(self, link: pydyf.Dictionary) -> None:
        """Nothing can be pressed here."""
        self._entries["Annots"].remove(link.reference)
        link.clear()

    def _to_artifact(self, place: int, part: str) -> None:
        if self.ops[place - 1] == "/Artifact":
            return
        kind = {"Type": "/Pagination", "Subtype": f"/{part}"} if part else {"Type": "/Layout"}
        self.ops[place - 1] = "/Artifact"
        self.ops[place] = pydyf.Dictionary(kind)


class Marking:
    """Goes through the boxes of all pages in the order of reading."""

    def __init__(
        self,
        structure: Structure,
        family: Family,
        fonts: Mapping[object, Any],
        answers: Answers,
        form: Form,
    ) -> None:
        from weasyprint.formatting_structure import boxes as kinds

        self._kinds = kinds
        self._structure = structure
        self._family = family
        self._spaces = Spaces(family, fonts)
        self._fields = dict(answers.fields)  # those that are not on a page yet
        self._form = form
        self._heads: dict[Element, int] = {}  # the page where the head or foot of a table is told
        self._pressed: dict[Element, pydyf.Dictionary] = {}  # the last place on this page
        self.links: list[tuple[Node, pydyf.Dictionary]] = []

    def mark(self, sheet: Sheet) -> None:
        """Give every mark of a page a tag, or make it furniture."""
        self._pressed.clear()
        self._visit(sheet, sheet.page._page_box)  # noqa: SLF001 (the boxes have no other door)
        sheet.furnish_rest()

    def _visit(self, sheet: Sheet, placed: Any) -> None:
        box = next(boxes(placed))
        if isinstance(box, self._kinds.MarginBox):
            sheet.furnish(box, "Header" if box.at_keyword.startswith("@top") else "Footer")
        elif box.element is not None and self._is_furniture(sheet, box):
            sheet.furnish(box)
        else:
            self._show(sheet, box)
            for child in getattr(box, "children", ()):
                self._visit(sheet, child)

    def _is_furniture(self, sheet: Sheet, box: Any) -> bool:
        if isinstance(box, self._kinds.TableRowGroupBox) and (box.is_header or box.is_footer):
            return self._heads.setdefault(box.element, sheet.number) != sheet.number
        return self._family.is_hidden(box.element)

    def _show(self, sheet: Sheet, box: Any) -> None:
        if box.link_annotation is not None:
            self._press(sheet, box)
        if box.element in self._fields:
            self._answer(sheet, box)
        match box:
            case self._kinds.TextBox():
                self._say(sheet, box)
            case self._kinds.ReplacedBox() if sheet.place(box) is not None:
                node = self._structure.node(box.element)
                left, top = box.content_box_x(), box.content_box_y()
                edges = _edges(left, top, box.width, box.height, sheet.page.height)
                node.box = node.box or edges
                sheet.hang(box, node)
            case self._kinds.TableCellBox():
                self._structure.node(box.element)  # an empty cell is a cell
            case _:
                pass

    def _say(self, sheet: Sheet, box: Any) -> None:
        place = sheet.place(box)
        if place is None or box.element is None or not box.text.strip(_INK_LESS):
            return
        pseudo = box.element_tag.partition("::")[2]
        words = Words(
            box.element,
            box.text,
            sheet.ops,
            place,
            pseudo,
            rtl=box.style["direction"] == "rtl",
        )
        if is_mixed(box.text, rtl=words.rtl or self._among_rtl(box.element)):
            sheet.ops[place]["ActualText"] = pydyf.String(box.text)
        self._spaces.follow(words)
        sheet.ops[place - 1] = "/Span"
        listed = pseudo == "before" and self._structure.node(box.element).tag == "LI"
        host = self._structure.label if listed else self._structure.host
        sheet.hang(box, host(box.element))

    def _among_rtl(self, element: Element) -> bool:
        """Whether words around it run from right to left, though it may not do so itself."""
        around: Element | None = element
        while around is not None:
            if around.get("dir") == "rtl":
                return True
            around = self._family.parent(around)
        return False

    def _answer(self, sheet: Sheet, box: Any) -> None:
        """A place to answer, where its box lies."""
        node = self._structure.node(box.element)
        widget = sheet.fill(self._form, self._fields.pop(box.element), box)
        node.kids.append(Reference(sheet.number, widget.reference))
        self.links.append((node, widget))

    def _press(self, sheet: Sheet, box: Any) -> None:
        """A place that can be pressed, once for each line of a link."""
        link, element = box.link_annotation, box.element
        if element is None or element.tag != "a":
            sheet.forget(link)
            return
        before = self._pressed.get(element)
        if before is not None and abs(before["Rect"][1] - link["Rect"][1]) < _SAME_LINE:
            left, bottom, right, top = before["Rect"]
            other = link["Rect"]
            edges = [min(left, other[0]), bottom, max(right, other[2]), top]
            before["Rect"] = pydyf.Array(edges)
            sheet.forget(link)
            return
        link["Contents"] = pydyf.String(alternative(element) or plain_text(element))
        link["F"] = _PRINT
        node = self._structure.node(element)
        node.kids.append(Reference(sheet.number, link.reference))
        self._pressed[element] = link
        self.links.append((node, link))


def _edges(left: float, top: float, width: float, height: float, page: float) -> Edges:
    """Left, bottom, right and top in points, from the lower left corner of the page."""
    return (
        left * _POINTS,
        (page - top - height) * _POINTS,
        (left + width) * _POINTS,
        (page - top) * _POINTS,
    )


def sheets(pdf: pydyf.PDF, pages: list[Any], streams: list[Any]) -> Iterator[Sheet]:
    """The pages of a PDF in their order."""
    entries = {
        item.reference: item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Page"
    }
    kept = zip(pages, streams, pdf.page_references, strict=True)
    for number, (page, stream, reference) in enumerate(kept):
        yield Sheet(number, page, stream, entries[reference])
