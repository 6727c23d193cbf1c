"""The words of an e-book in the order of its spine, without cover and contents."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from urllib.parse import unquote

from strategy_build.checks.extract.contents import Contents
from strategy_build.checks.extract.html import of_tree

_NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "o": "http://www.idpf.org/2007/opf",
}


def extract(data: bytes) -> Contents:
    """The words of all chapters."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(BytesIO(data)) as book:
        container = etree.fromstring(book.read("META-INF/container.xml"), parser)
        path = str(container.xpath("string(//c:rootfile/@full-path)", namespaces=_NAMES))
        package = etree.fromstring(book.read(path), parser)
        items = {item.get("id"): item for item in package.iterfind(".//o:item", _NAMES)}
        found: list[Contents] = []
        for reference in package.iterfind(".//o:itemref", _NAMES):
            item = items[reference.get("idref")]
            if "nav" not in (item.get("properties") or "").split():
                name = posixpath.join(posixpath.dirname(path), unquote(item.get("href") or ""))
                found.append(of_tree(etree.fromstring(book.read(name), parser)))
    return Contents(
        "\n".join(one.text for one in found),
        tuple(alt for one in found for alt in one.alternatives),
        frozenset(link for one in found for link in one.links),
        {
            kind: tuple(words for one in found for words in one.pieces[kind])
            for kind in ("headings", "cells", "items")
        },
    )
