"""A Word file as tests look at it: with lxml, which the code that reads it for the proof does not use."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from strategy_build.formats.docx.renderer import render
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
W = f"{{{NAMES['w']}}}"


def files(data: bytes) -> Mapping[str, bytes]:
    """The parts by path."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(data: bytes, path: str = "word/document.xml") -> Any:
    """A part as a tree."""
    return etree.fromstring(files(data)[path])


def find(tree: Any, path: str) -> list[Any]:
    """What an XPath finds."""
    return list(tree.xpath(path, namespaces=NAMES))


def said(element: Any) -> str:
    """The words in an element; a tab and a forced line are a space."""
    pieces = find(element, ".//w:t | .//w:tab[parent::w:r] | .//w:br")
    return "".join(one.text or "" if one.tag == f"{W}t" else " " for one in pieces)


def style(paragraph: Any) -> str:
    """The style of a paragraph."""
    return "".join(find(paragraph, "w:pPr/w:pStyle/@w:val"))


def word(document: Document, inputs: Inputs, size: str = "12pt") -> bytes:
    """The Word file of a document."""
    return next(iter(render(document, inputs, {"size": size}).files.values()))


def changed(data: bytes, path: str, edit: Callable[[str], str]) -> bytes:
    """The file with one part edited; the edit has to change something."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, inside in files(data).items():
            text = inside
            if name == path:
                text = edit(inside.decode()).encode()
                assert text != inside
            package.writestr(name, text)
    return out.getvalue()
