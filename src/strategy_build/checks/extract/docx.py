"""The words of a Word file in reading order, read from its parts with the standard library alone."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from strategy_build.checks.extract.contents import Contents

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
}
_CONTENTS = "Table of Contents"
_GAPS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Node:
    """An element with short names: its tag, its attributes, its text, what is in it."""

    tag: str
    facts: Mapping[str, str]
    text: str
    kids: tuple[Node, ...]

    def below(self) -> Iterator[Node]:
        """Itself and every element in it, outer before inner."""
        yield self
        for kid in self.kids:
            yield from kid.below()

    def find(self, *path: str) -> Node | None:
        """The first element along a path of tags."""
        here: Node | None = self
        for tag in path:
            here = next((kid for kid in here.kids if kid.tag == tag), None) if here else None
        return here

    def every(self, *tags: str) -> Iterator[Node]:
        """Every element of these tags in it."""
        return (node for node in self.below() if node.tag in tags)

    def said(self, *path: str) -> str:
        """The `w:val` at the end of a path, "" where there is none."""
        found = self.find(*path)
        return found.facts.get("w:val", "") if found is not None else ""


_NOTHING = Node("", {}, "", ())


@dataclass(frozen=True, slots=True)
class Parts:
    """A package: its files, and what each part points to by the id of the relation."""

    files: Mapping[str, bytes]
    main: str

    def tree(self, path: str) -> Node:
        """A part as a tree; one that is not there is empty."""
        return node(self.files[path]) if path in self.files else _NOTHING

    def relations(self, path: str) -> dict[str, tuple[str, str]]:
        """The kind and the target of each relation of a part, inside the package from its root."""
        folder, name = posixpath.split(path)
        rows = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for row in rows.every("rel:Relationship"):
            kind = row.facts.get("Type", "").rpartition("/")[2]
            target = row.facts.get("Target", "")
            if row.facts.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[row.facts.get("Id", "")] = kind, target
        return found

    def related(self, kind: str) -> str:
        """The path of the part that the text has for a purpose ("styles"), "" where it has none."""
        rows = self.relations(self.main).values()
        return next((target for named, target in rows if named == kind), "")


def parts(data: bytes) -> Parts:
    """Open a file. ValueError where it is no package with a text."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            files = {name: package.read(name) for name in package.namelist()}
    except zipfile.BadZipFile as problem:
        message = f"the file is no package: {problem}"
        raise ValueError(message) from problem
    root = Parts(files, "").relations("")
    main = next((target for kind, target in root.values() if kind == "officeDocument"), "")
    if main not in files:
        raise ValueError("the file has no text")
    return Parts(files, main)


def node(data: bytes) -> Node:
    """A part as a tree with short names."""
    from xml.etree import ElementTree as ET

    return _short(ET.fromstring(data))  # noqa: S314 (our own file, without entities)


def _short(element: Element) -> Node:
    facts = {_name(key): text for key, text in element.attrib.items()}
    kids = tuple(_short(kid) for kid in element)
    return Node(_name(element.tag), facts, element.text or "", kids)


def _name(full: str) -> str:
    space, _, name = full.removeprefix("{").rpartition("}")
    short = _NAMES.get(space, "")
    return f"{short}:{name}" if short else name


def outline(styles: Node) -> dict[str, int]:
    """The heading level that each style gives, by its id; styles without one are left out."""
    rows = {row.facts.get("w:styleId", ""): row for row in styles.every("w:style")}
    found: dict[str, int] = {}
    for name, row in rows.items():
        above = inherited(row, rows)
        level = next((said for one in above if (said := one.said("w:pPr", "w:outlineLvl"))), "")
        if level and int(level) < _LEVELS:
            found[name] = int(level) + 1
    return found


def inherited(style: Node, rows: Mapping[str, Node]) -> Iterator[Node]:
    """A style and those that it is based on, the nearest first."""
    at: Node | None = style
    for _ in range(len(rows) + 1):
        if at is None:
            return
        yield at
        at = rows.get(at.said("w:basedOn"))


def words(inside: Node) -> str:
    """What a paragraph, or anything in one, says; pictures say their words."""
    return "".join(_words(inside))


def _words(inside: Node) -> Iterator[str]:
    match inside.tag:
        case "w:t":
            yield inside.text
        case "w:instrText" | "w:pPr" | "w:rPr" | "w:delText":
            return
        case "wp:docPr":
            yield f" {inside.facts.get('descr', '')} "
        case tag if tag in _GAPS:
            yield _GAPS[tag]
        case _:
            for kid in inside.kids:
                yield from _words(kid)


@dataclass(slots=True)
class _Reader:
    """Gathers what is said in the order of the text."""

    levels: Mapping[str, int]
    lines: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    def read(self, inside: Node) -> None:
        match inside.tag:
            case "w:p":
                said = words(inside)
                self.lines.append(said)
                if inside.said("w:pPr", "w:pStyle") in self.levels:
                    self.headings.append(said)
                if inside.find("w:pPr", "w:numPr") is not None:
                    self.items.append(said)
            case "w:sdt" if any(g.facts.get("w:val") == _CONTENTS for g in _galleries(inside)):
                return  # the contents say the headings again
            case "w:tc":
                start = len(self.lines)
                for kid in inside.kids:
                    self.read(kid)
                self.cells.append("\n".join(self.lines[start:]))
            case _:
                for kid in inside.kids:
                    self.read(kid)


def _galleries(block: Node) -> Iterator[Node]:
    properties = block.find("w:sdtPr")
    return properties.every("w:docPartGallery") if properties is not None else iter(())


def extract(data: bytes) -> Contents:
    """The text, then the notes. Contents, running titles and page numbers are furniture."""
    opened = parts(data)
    reader = _Reader(outline(opened.tree(opened.related("styles"))))
    alternatives: list[str] = []
    links: set[str] = set()
    for path in filter(None, (opened.main, opened.related("footnotes"))):
        tree = opened.tree(path)
        reader.read(tree)
        alternatives += [p.facts.get("descr", "") for p in tree.every("wp:docPr")]
        links |= {target for kind, target in opened.relations(path).values() if kind == "hyperlink"}
    pieces = {
        "headings": tuple(reader.headings),
        "cells": tuple(reader.cells),
        "items": tuple(reader.items),
    }
    return Contents("\n".join(reader.lines), tuple(alternatives), frozenset(links), pieces)
