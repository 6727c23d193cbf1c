"""The words of a PDF as PDFium gives them, its alternative texts and its links."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from strategy_build.checks.extract.contents import Contents

if TYPE_CHECKING:
    import pikepdf

_DEEP = 60


def extract(data: bytes) -> Contents:
    """The words of all pages. Page numbers and running titles stand among them."""
    import pikepdf
    import pypdfium2

    shown = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_range() for page in shown]
    finally:
        shown.close()
    with pikepdf.open(BytesIO(data)) as file:
        alternatives = tuple(_alternatives(file))
        links = frozenset(_links(file))
    return Contents("\n".join(pages).replace("\r", ""), alternatives, links)


def _links(file: pikepdf.Pdf) -> Iterator[str]:
    for page in file.pages:
        for note in page.get("/Annots", []):
            action = note.get("/A")
            if action is not None and "/URI" in action:
                yield str(action["/URI"])


def _alternatives(file: pikepdf.Pdf) -> Iterator[str]:
    """Every /Alt of the structure tree, in its order."""
    root = file.Root.get("/StructTreeRoot")
    if root is not None:
        yield from _alt(root, 0)


def _alt(node: pikepdf.Object, depth: int) -> Iterator[str]:
    if depth > _DEEP:
        return
    if "/Alt" in node:
        yield str(node["/Alt"])
    for kid in children(node):
        yield from _alt(kid, depth + 1)


def children(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure elements directly below one, without marked content."""
    import pikepdf

    kids = node.get("/K")
    if kids is None:
        return
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in listed:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
