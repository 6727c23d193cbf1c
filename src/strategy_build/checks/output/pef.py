"""BRL10: the form of PEF files, as PEF 2008-1 says and as its schema cannot say all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from lxml import etree

_NAMES = {"p": "http://www.daisy.org/ns/2008/pef", "dc": "http://purl.org/dc/elements/1.1/"}
_FORMAT = "application/x-pef+xml"
_MOST = 100  # findings of one file; the rest is more of the same
_REQUIRED = ("cols", "rows", "rowgap", "duplex")


@dataclass(frozen=True, slots=True)
class Pef:
    """A PEF file: its name and its bytes."""

    path: str
    data: bytes


@error("BRL10")
def form(one: Pef) -> Iterator[Finding]:
    """A PEF file has the form of PEF 2008-1: a head, volumes that name their size, rows of cells.

    Why: Programs refuse other files, or emboss them wrongly, sheet after sheet.
    Bad: a row of 41 cells in a volume of 40
    Good: a volume of 40 cells and 25 rows, and no page larger
    Source: PEF 2008-1, Portable Embosser Format
    """
    from lxml import etree

    place = Location(one.path)
    try:
        root = etree.fromstring(one.data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as problem:
        yield Finding(f"it is not well-formed: {problem}", place)
        return
    for number, told in enumerate((*_head(root), *_volumes(root))):
        if number < _MOST:
            yield Finding(told, place)


def _head(root: etree._Element) -> Iterator[str]:
    if root.tag != f"{{{_NAMES['p']}}}pef" or root.get("version") != "2008-1":
        yield "its root is not pef of version 2008-1"
    formats = root.xpath("p:head/p:meta/dc:format/text()", namespaces=_NAMES)
    if formats != [_FORMAT]:
        yield f"its head does not say once that the format is {_FORMAT}"
    if len(root.findall("p:head/p:meta/dc:identifier", _NAMES)) != 1:
        yield "its head has not one identifier"
    if not root.findall("p:body/p:volume", _NAMES):
        yield "it has no volume"


def _volumes(root: etree._Element) -> Iterator[str]:
    for volume in root.iterfind("p:body/p:volume", _NAMES):
        lacking = [name for name in _REQUIRED if not volume.get(name)]
        if lacking:
            yield f"a volume does not say its {', '.join(lacking)}"
            continue
        yield from _pages(volume, int(volume.get("cols", "0")), int(volume.get("rows", "0")))


def _pages(volume: etree._Element, cells: int, rows: int) -> Iterator[str]:
    if not volume.findall("p:section/p:page", _NAMES):
        yield "a volume has no page"
    for number, page in enumerate(volume.iterfind("p:section/p:page", _NAMES), 1):
        lines = [row.text or "" for row in page.iterfind("p:row", _NAMES)]
        if len(lines) > rows:
            yield f"page {number} has {len(lines)} rows in a volume of {rows}"
        for line in lines:
            if len(line) > cells:
                yield f"page {number} has a row of {len(line)} cells in a volume of {cells}"
            if any(not "\u2800" <= character <= "\u28ff" for character in line):
                yield f"page {number} has a row with signs that are no braille"


RULES: tuple[Rule[[Pef]], ...] = (form,)


def check_pef(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """All breaches in a PEF file, besides those of its pages."""
    return tuple(found for rule in RULES for found in rule(Pef(path, data)))
