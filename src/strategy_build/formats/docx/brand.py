"""An organisation's own Word file, layouts/docx/brand.docx: its styles, colours, paper and margins.

What it says wins; what it does not say is ours.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from strategy_build.diagnostics import SetupError
from strategy_build.formats.docx.elements import W
from strategy_build.formats.docx.package import Part
from strategy_build.formats.docx.relations import Relations

PATH = "docx/brand.docx"
_LARGEST = 50_000_000  # bytes of all parts
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W = f"{{{W}}}"
_PICTURE = re.compile(rb'(<wp:docPr\b[^>]*\bid=")(\d+)')  # its number is its own in the file
_SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class Edge:
    """A header or footer: which it is ("header"), on which pages ("default"), and its part."""

    kind: str
    pages: str
    part: Part


@dataclass(frozen=True, slots=True)
class Brand:
    """What is taken from the file. Lengths are twentieths of a point; "" and () where it has none.

    `parts` are what its headers, footers and fonts need besides themselves.
    """

    styles: str
    theme: str
    fonts: str
    size: tuple[int, int]
    margins: tuple[int, int, int, int]
    first: bool  # whether the first page has headers and footers of its own
    edges: tuple[Edge, ...]
    parts: tuple[Part, ...]


def brand(data: bytes) -> Brand:
    """Read the file. SetupError where it is none that Word could open."""
    try:
        return _Reader(_files(data)).read()
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as problem:
        message = (
            f"layouts/{PATH} cannot be used: {problem}. Save it from Word as a document (.docx), "
            "without a password, or delete it and ours is used."
        )
        raise SetupError(message) from None


def _files(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(info.file_size for info in package.infolist()) > _LARGEST:
            raise ValueError("it is too large")
        return {name: package.read(name) for name in package.namelist()}


def tree(data: bytes) -> Any:
    """XML without entities and without anything from elsewhere."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


@dataclass(slots=True)
class _Reader:
    files: Mapping[str, bytes]
    parts: dict[str, Part] = field(default_factory=dict)

    def read(self) -> Brand:
        root = self._points("").values()
        main = next((target for kind, target, _ in root if kind == "officeDocument"), "")
        if main not in self.files:
            raise ValueError("it has no text")
        points = self._points(main)
        named = {kind: target for kind, target, _ in points.values()}
        pages = tree(self.files[main]).findall(f".//{_W}sectPr")
        last = pages[-1] if pages else None
        edges = tuple(self._edges(last, points)) if last is not None else ()
        return Brand(
            styles=self._text(named.get("styles", "")),
            theme=self._text(named.get("theme", "")),
            fonts=self._fonts(named.get("fontTable", "")),
            size=_lengths(last, "pgSz", ("w", "h"), (11906, 16838)),
            margins=_lengths(last, "pgMar", _SIDES, (1360, 1640, 1360, 1640)),
            first=last is not None and last.find(f"{_W}titlePg") is not None,
            edges=edges,
            parts=tuple(self.parts.values()),
        )

    def _text(self, path: str) -> str:
        return self.files[path].decode() if path else ""

    def _fonts(self, path: str) -> str:
        """The list of fonts, unless it points to fonts inside the file, which are not taken."""
        return "" if not path or self._points(path) else self._text(path)

    def _edges(self, last: Any, points: Mapping[str, tuple[str, str, bool]]) -> Iterator[Edge]:
        for kind in ("header", "footer"):
            for one in last.findall(f"{_W}{kind}Reference"):
                _, path, _ = points[one.get(f"{_R}id")]
                name = posixpath.basename(path)
                part = self._taken(path, f"word/brand-{name}")
                yield Edge(kind, one.get(f"{_W}type", "default"), part)

    def _taken(self, path: str, name: str) -> Part:
        """A part under another name, and all that it points to."""
        relations = Relations()
        for number, (kind, target, outside) in self._points(path).items():
            led = target
            if not outside:
                led = f"media/brand-{posixpath.basename(target)}"
                whole = f"word/{led}"
                self.parts[whole] = Part(whole, self.files[target], self._type(target))
            full = kind if "/" in kind else f"{_R[1:-1]}/{kind}"
            relations.rows[full, led] = number, outside
        data = _PICTURE.sub(rb"\g<1>9000\g<2>", self.files[path])
        return Part(name, data, self._type(path), relations)

    def _points(self, path: str) -> dict[str, tuple[str, str, bool]]:
        """Kind, target and whether it is outside of each relation of a part, by its id."""
        folder, name = posixpath.split(path)
        rows = self.files.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for row in tree(rows) if rows else ():
            outside = row.get("TargetMode") == "External"
            target = row.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[row.get("Id", "")] = row.get("Type", "").rpartition("/")[2], target, outside
        return found

    def _type(self, path: str) -> str:
        """The media type that the file says a part has."""
        types = tree(self.files["[Content_Types].xml"])
        suffix = path.rpartition(".")[2].lower()
        every = {row.get("PartName") or row.get("Extension", "").lower(): row for row in types}
        row = every.get(f"/{path}", every.get(suffix))
        if row is None:
            message = f"it does not say what {path} is"
            raise ValueError(message)
        return str(row.get("ContentType"))


def _lengths(section: Any, name: str, sides: tuple[str, ...], usual: tuple[int, ...]) -> Any:
    """Lengths of a property of the pages."""
    found = section.find(f"{_W}{name}") if section is not None else None
    if found is None:
        return usual
    return tuple(
        abs(int(found.get(f"{_W}{side}", length)))
        for side, length in zip(sides, usual, strict=True)
    )
