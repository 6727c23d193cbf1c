"""A finished e-book, opened for its rules: a zip of XML, pictures and sound."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from strategy_build.checks.output.page import Page, xhtml
from strategy_build.diagnostics import Location
from strategy_build.model.document import Document
from strategy_build.model.timeline import Timeline

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_SMIL = "{http://www.w3.org/ns/SMIL}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"


@dataclass(frozen=True, slots=True)
class Clip:
    """Words and how they sound: page and anchor, audio file, begin and end in ms, line in the overlay."""

    page: str
    anchor: str
    audio: str
    begin: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A file as the package lists it: its id, path, media type, properties, the id of its overlay."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]
    overlay: str


@dataclass(frozen=True, slots=True)
class Book:
    """An e-book: its name, its zip, its package, its chapters by path, what it was made from.

    `places` is the place of each id of a chapter in the order of its elements, `overlays` the clips
    of each Media Overlay by path. `timeline` is that of the recording, where the book should hold
    one; `catalogue` the ONIX message, where there is one.
    """

    path: str
    archive: zipfile.ZipFile
    package_path: str
    package: _Element
    names: frozenset[str]  # the paths of all files inside
    items: tuple[Item, ...]  # the files that the package lists
    chapters: dict[str, Page]
    places: dict[str, dict[str, int]]
    overlays: dict[str, tuple[Clip, ...]]
    document: Document
    timeline: Timeline | None = None
    catalogue: bytes = b""

    @property
    def styles(self) -> dict[str, str]:
        """The style sheets by path, without comments."""
        return {
            item.path: re.sub(
                r"/\*.*?\*/", "", self.archive.read(item.path).decode(), flags=re.DOTALL
            )
            for item in self.items
            if item.media_type == "text/css" and item.path in self.names
        }

    def meta(self, property_: str) -> list[str]:
        """The values of a property of the package's metadata."""
        return [value for of, value in self.metas(property_) if not of]

    def metas(self, property_: str) -> list[tuple[str, str]]:
        """The same with what each is about: an id in the package, "" for the book."""
        return [
            ((m.get("refines") or "").removeprefix("#"), m.text or "")
            for m in self.package.iter(f"{_OPF}meta")
            if (m.get("property") or "").split(":")[-1] == property_
        ]

    def here(self, within: str = "", line: int = 0) -> Location:
        """A place in the book."""
        return Location(f"{self.path}/{within}" if within else self.path, line)


def inside(base: str, target: str) -> str:
    """The path in the zip of what a file there calls `target`, itself for ""."""
    path = unquote(target)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base


def opened(
    path: str,
    data: bytes,
    document: Document,
    timeline: Timeline | None = None,
    catalogue: bytes = b"",
) -> Book:
    """Open an e-book. zipfile.BadZipFile, KeyError or XMLSyntaxError where it is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    file = zipfile.ZipFile(BytesIO(data))
    container = etree.fromstring(file.read("META-INF/container.xml"), parser)
    package_path = next(container.iter(f"{_CONTAINER}rootfile")).get("full-path") or ""
    package = etree.fromstring(file.read(package_path), parser)
    names, items = frozenset(file.namelist()), tuple(_items(package_path, package))
    book = Book(
        path, file, package_path, package, names, items, {}, {}, {}, document, timeline, catalogue
    )
    for item in book.items:
        if item.path not in book.names:
            continue
        if item.media_type == "application/xhtml+xml":
            shown = f"{path}/{item.path}"
            page = xhtml(shown, file.read(item.path), book.names)
            book.chapters[item.path] = page
            book.places[item.path] = {
                anchor: n for n, e in enumerate(page.root.iter()) if (anchor := e.get("id"))
            }
        elif item.media_type == "application/smil+xml":
            overlay = etree.fromstring(file.read(item.path), parser)
            book.overlays[item.path] = tuple(_clips(item.path, overlay))
    return book


def _items(path: str, package: _Element) -> Iterator[Item]:
    for item in package.iter(f"{_OPF}item"):
        yield Item(
            item.get("id") or "",
            inside(path, item.get("href") or ""),
            item.get("media-type") or "",
            tuple((item.get("properties") or "").split()),
            item.get("media-overlay") or "",
        )


def _clips(path: str, overlay: _Element) -> Iterator[Clip]:
    for pair in overlay.iter(f"{_SMIL}par"):
        text, audio = pair.find(f"{_SMIL}text"), pair.find(f"{_SMIL}audio")
        if text is None or audio is None:
            continue
        page, _, anchor = (text.get("src") or "").partition("#")
        yield Clip(
            inside(path, page),
            anchor,
            inside(path, audio.get("src") or ""),
            milliseconds(audio.get("clipBegin") or "0"),
            milliseconds(audio.get("clipEnd") or "0"),
            int(getattr(pair, "sourceline", None) or 0),
        )


def milliseconds(clock: str) -> int:
    """A SMIL clock value of hours, minutes and seconds; -1 where it is none."""
    seconds = 0.0
    try:
        for part in clock.strip().removesuffix("s").split(":"):
            seconds = seconds * 60 + float(part)
    except ValueError:
        return -1
    return round(seconds * 1000)
