"""BRL11 and BRL12: the form of eBraille files, and that nothing of the text is missing in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from strategy_build.checks.extract.braille import ebraille_stream, is_contracted, prove
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.document import Document
from strategy_build.model.walk import plain

if TYPE_CHECKING:
    from lxml import etree

_NAMES = {
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
}
_ELEMENTS = ("title", "language", "identifier", "creator", "date", "format")
_PROPERTIES: Mapping[str, str] = {
    "dcterms:modified": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
    "dcterms:dateCopyrighted": r"\d{4}(-\d\d(-\d\d)?)?",
    "a11y:brailleCellType": r"6|8|6\s*,\s*8|8\s*,\s*6",
    "a11y:brailleSystem": r".+",
    "a11y:completeTranscription": r"true|false",
    "a11y:producer": r".+",
    "a11y:tactileGraphics": r"none|(PNG|SVG|PDF|JPG)(\s*,\s*(PNG|SVG|PDF|JPG))*",
}
_BRAILLE = re.compile("[\u2800-\u28ff\\s\u00a0\u00ad]*")
_FORBIDDEN = ("script", "form", "iframe", "object", "embed")
_LEVEL = re.compile(r"h([1-6])$")


@dataclass(frozen=True, eq=False)
class Flowing:
    """An eBraille file and the document that it was made from."""

    path: str
    data: bytes
    document: Document

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The files in it, in their order."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as book:
            return {name: book.read(name) for name in book.namelist()}

    def tree(self, name: str) -> etree._Element:
        """One of its files as XML."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self.files[name], parser)


@error("BRL11")
def form(one: Flowing) -> Iterator[Finding]:
    """An eBraille file has the form of eBraille 1.0.

    Its package.opf and index.html stand in the root, its metadata say which braille it is, and its
    text is Unicode braille without scripts and forms.

    Why: A braille display opens nothing else, and its reader cannot see why.
    Bad: an e-book whose package lies in a folder
    Good: package.opf and index.html beside the file mimetype
    Source: eBraille 1.0, sections 4 to 8
    """
    told = [*_container(one)]
    if not told:
        told = [*_package(one), *_first_page(one), *_texts(one)]
    yield from (Finding(text, Location(one.path)) for text in told)


def _container(one: Flowing) -> Iterator[str]:
    names = list(one.files)
    if not names or names[0] != "mimetype" or one.files["mimetype"] != b"application/epub+zip":
        yield "its first file is not mimetype with application/epub+zip"
    for name in ("META-INF/container.xml", "package.opf", "index.html"):
        if name not in names:
            yield f"it lacks {name}"


def _package(one: Flowing) -> Iterator[str]:
    root = one.tree("package.opf")
    for name in _ELEMENTS:
        if not root.findall(f"o:metadata/dc:{name}", _NAMES):
            yield f"its package lacks dc:{name}"
    if root.findtext("o:metadata/dc:format", namespaces=_NAMES) != "eBraille 1.0":
        yield "its package does not say that its format is eBraille 1.0"
    for lang in root.iterfind("o:metadata/dc:language", _NAMES):
        if "Brai" not in (lang.text or "").split("-"):
            yield f"the language {lang.text} does not say that it is in braille"
    metas = [(m.get("property"), m.text or "") for m in root.iterfind("o:metadata/o:meta", _NAMES)]
    for name, pattern in _PROPERTIES.items():
        values = [value for found, value in metas if found == name]
        if not values:
            yield f"its package lacks {name}"
        yield from (f"{name} is “{v}”" for v in values if not re.fullmatch(pattern, v.strip()))
    listed = {item.get("href") for item in root.iterfind("o:manifest/o:item", _NAMES)}
    for name in one.files:
        own = name in {"mimetype", "package.opf"} or name.startswith("META-INF/")
        if not own and name not in listed:
            yield f"its package does not list {name}"


def _first_page(one: Flowing) -> Iterator[str]:
    root = one.tree("index.html")
    link = root.find("h:head/h:link[@rel='publication']", _NAMES)
    if link is None or link.get("href") != "package.opf":
        yield "its first page does not lead to package.opf"
    navs = [
        nav
        for nav in root.iter(f"{{{_NAMES['h']}}}nav")
        if nav.get(f"{{{_NAMES['e']}}}type") == "toc" and nav.get("role") == "doc-toc"
    ]
    if len(navs) != 1:
        yield "its first page has not one table of contents"
    pages = [name for name in one.files if name.endswith(".html")]
    places = {f"{name}#{found.get('id')}" for name in pages for found in one.tree(name).iter()}
    for anchor in root.iter(f"{{{_NAMES['h']}}}a"):
        if anchor.get("href") not in places:
            yield f"its contents lead to {anchor.get('href')}, which is not there"


def _texts(one: Flowing) -> Iterator[str]:
    for name in one.files:
        if not name.endswith(".html"):
            continue
        root = one.tree(name)
        for text in map(str, root.itertext()):
            if not _BRAILLE.fullmatch(text):
                yield f"{name} holds what is not braille: “{text.strip()[:40]}”"
                break
        for tag in _FORBIDDEN:
            if root.find(f".//h:{tag}", _NAMES) is not None:
                yield f"{name} holds the element {tag}"
        yield from _levels(name, root)


def _levels(name: str, root: etree._Element) -> Iterator[str]:
    """Headings that leave out a level."""
    before = 0
    for element in root.iter(f"{{{_NAMES['h']}}}*"):
        found = _LEVEL.search(str(element.tag))
        if found is None:
            continue
        if int(found[1]) > before + 1:
            yield f"{name} goes from a heading of level {before} to one of level {found[1]}"
        before = int(found[1])


@error("BRL12")
def proved(one: Flowing) -> Iterator[Finding]:
    """Each sentence, put into braille once more and by itself, stands in the eBraille file in order.

    Why: Who reads braille cannot compare it with the print. A lost line would never be noticed.
    Bad: a list that lacks its last item
    Good: every sentence, in order
    Source: UKAAF MS01, accurate representation
    """
    text = ebraille_stream(one.data)
    proof = prove(one.document, text, contracted=is_contracted(one.path))
    for sentence in (*proof.lost, *proof.cut):
        words = " ".join(plain(sentence.children).split())[:80]
        yield Finding(f'the eBraille file lacks words of "{words}"', sentence.location)


RULES: tuple[Rule[[Flowing]], ...] = (form, proved)


def check_ebraille(path: str, data: bytes, document: Document) -> tuple[Diagnostic, ...]:
    """All breaches in an eBraille file."""
    opened = Flowing(path, data, document)
    return tuple(found for rule in RULES for found in rule(opened))
