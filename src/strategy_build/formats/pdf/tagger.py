"""The tags written into the PDF, in place of those of the layout engine.

The engine makes one tag for each box on each page: a list or table that goes over a page would be
two. Ours come from the elements, so they say what the source says (PDF/UA-1, ISO 14289-1, 7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf

from strategy_build.formats.pdf.engine import engine
from strategy_build.formats.pdf.marking import Marking, sheets
from strategy_build.formats.pdf.roles import Family
from strategy_build.formats.pdf.spelling import spell
from strategy_build.formats.pdf.structure import Mark, Node, Reference, Structure
from strategy_build.formats.pdf.widgets import Form

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from strategy_build.formats.pdf.fields import Answers

_SCOPES = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}
_NUMBERING = {"ul": "/Disc", "ol": "/Decimal", "dl": "/None"}
_KEPT_EMPTY = frozenset({"TD", "TH"})


@contextmanager
def own_tags(root: Element, answers: Answers) -> Iterator[None]:
    """While this lasts the engine writes our tags for the tree of elements under `root`.

    `answers` are the elements in it where readers can answer.
    """
    engine()
    import weasyprint.pdf

    def add_tags(pdf: Any, document: Any, _version: object, streams: list[Any]) -> None:
        _add(root, answers, pdf, document, streams)

    def build_fonts(pdf: Any, fonts: Any, *others: Any) -> Any:
        spell(fonts)
        return plain_fonts(pdf, fonts, *others)

    plain_tags, plain_fonts = weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary
    weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary = add_tags, build_fonts
    try:
        yield
    finally:
        weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary = plain_tags, plain_fonts


def _add(
    root: Element, answers: Answers, pdf: pydyf.PDF, document: Any, streams: list[Any]
) -> None:
    family = Family(root)
    structure = Structure(root, family)
    form = Form(pdf, answers)
    marking = Marking(structure, family, document.fonts, answers, form)
    marked = []
    for sheet in sheets(pdf, document.pages, streams):
        marking.mark(sheet)
        marked.append(sheet.tags)
    _prune(structure.document)
    form.finish()
    _Writer(pdf, pdf.page_references, family).write(structure.document, marked, marking.links)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _prune(node: Node) -> bool:
    """Leave out tags without anything in them; a cell of a table stays."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _prune(kid)]
    return bool(node.kids) or node.tag in _KEPT_EMPTY


@dataclass(slots=True)
class _Writer:
    """Writes tags as objects of a PDF."""

    pdf: pydyf.PDF
    pages: tuple[bytes, ...]
    family: Family
    written: dict[Node, pydyf.Dictionary] = field(default_factory=dict)
    named: dict[str, bytes] = field(default_factory=dict)

    def write(
        self,
        document: Node,
        marked: list[dict[int, Node]],
        links: list[tuple[Node, pydyf.Dictionary]],
    ) -> None:
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(root)
        root["K"] = pydyf.Array([self._node(document, root.reference)])
        numbers, following = self._numbers(marked, links)
        parents = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(parents)
        root["ParentTree"] = parents.reference
        root["ParentTreeNextKey"] = following
        if self.named:
            names = sorted((pydyf.String(name).data, found) for name, found in self.named.items())
            root["IDTree"] = pydyf.Dictionary(
                {"Names": pydyf.Array([part for pair in names for part in pair])}
            )
        self.pdf.catalog["StructTreeRoot"] = root.reference

    def _node(self, node: Node, parent: bytes) -> bytes:
        entry = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.tag}", "P": parent})
        self.pdf.add_object(entry)
        self.written[node] = entry
        entry.update({key: pydyf.String(value) for key, value in node.facts.items()})
        if "ID" in node.facts:
            self.named[node.facts["ID"]] = entry.reference
        attributes = self._attributes(node)
        if attributes:
            entry["A"] = pydyf.Dictionary(attributes)
        own = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if own is not None:
            entry["Pg"] = self.pages[own]
        entry["K"] = pydyf.Array([self._kid(kid, entry.reference, own) for kid in node.kids])
        return bytes(entry.reference)

    def _kid(self, kid: Node | Mark | Reference, parent: bytes, page: int | None) -> object:
        match kid:
            case Node():
                return self._node(kid, parent)
            case Reference():
                where = self.pages[kid.page]
                return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.target, "Pg": where})
            case Mark() if kid.page == page:
                return kid.number
            case Mark():
                where = self.pages[kid.page]
                return pydyf.Dictionary({"Type": "/MCR", "Pg": where, "MCID": kid.number})

    def _attributes(self, node: Node) -> Mapping[str, object]:
        element = node.element
        match node.tag:
            case "L" if element is not None:
                return {"O": "/List", "ListNumbering": _NUMBERING[element.tag]}
            case "Figure" if node.box:
                edges = pydyf.Array(node.box)
                return {"O": "/Layout", "Placement": "/Block", "BBox": edges}
            case "TH" | "TD" if element is not None:
                return self._cell(element)
            case _:
                return {}

    def _cell(self, cell: Element) -> Mapping[str, object]:
        attributes: dict[str, object] = {}
        if cell.tag == "th":
            attributes["Scope"] = _SCOPES.get(cell.get("scope", ""), self._scope(cell))
        for key, name in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
            if cell.get(name, "1") != "1":
                attributes[key] = int(cell.get(name, "1"))
        return {"O": "/Table", **attributes} if attributes else {}

    def _scope(self, cell: Element) -> str:
        row = self.family.parent(cell)
        group = self.family.parent(row) if row is not None else None
        return "/Column" if group is not None and group.tag == "thead" else "/Row"

    def _numbers(
        self,
        marked: list[dict[int, Node]],
        links: list[tuple[Node, pydyf.Dictionary]],
    ) -> tuple[pydyf.Array, int]:
        """What each mark and each link belongs to, by number (ISO 32000-1, 14.7.4.4)."""
        numbers = pydyf.Array()
        for page, tags in enumerate(marked):
            last = max(tags, default=-1)
            found = (tags.get(number) for number in range(last + 1))
            refer = [self.written[node].reference if node else "null" for node in found]
            numbers.extend((page, pydyf.Array(refer)))
        following = len(marked)
        for node, link in links:
            link["StructParent"] = following
            numbers.extend((following, self.written[node].reference))
            following += 1
        return numbers, following
