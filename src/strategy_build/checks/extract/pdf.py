"""The words of a PDF as PDFium gives them, its alternative texts and its links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from strategy_build.checks.extract.contents import Contents

if TYPE_CHECKING:
    import pikepdf

_DEEP = 60
_PIECES = {
    "headings": ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6"),
    "cells": ("/TH", "/TD"),
    "items": ("/LI",),
}


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
        nodes = tuple(_nodes(file))
        alternatives = tuple(str(node["/Alt"]) for node in nodes if "/Alt" in node)
        tags = Counter(str(node.get("/S", "")) for node in nodes)
        links = frozenset(_links(file))
    counts = {kind: sum(tags[tag] for tag in names) for kind, names in _PIECES.items()}
    return Contents("\n".join(pages).replace("\r", ""), alternatives, links, counts=counts)


def _links(file: pikepdf.Pdf) -> Iterator[str]:
    for page in file.pages:
        for note in page.get("/Annots", []):
            action = note.get("/A")
            if action is not None and "/URI" in action:
                yield str(action["/URI"])


def _nodes(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every element of the structure tree, in its order."""
    root = file.Root.get("/StructTreeRoot")
    if root is not None:
        yield from _below(root, 0)


def _below(node: pikepdf.Object, depth: int) -> Iterator[pikepdf.Object]:
    if depth > _DEEP:
        return
    yield node
    for kid in children(node):
        yield from _below(kid, depth + 1)


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
