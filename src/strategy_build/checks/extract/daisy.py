"""A talking book as players find it: its contents, its words, and which of them sound when."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from strategy_build.checks.extract.contents import Contents
from strategy_build.checks.extract.html import of_tree
from strategy_build.checks.extract.mp3 import duration

if TYPE_CHECKING:
    from lxml.etree import _Element

NCC, PACKAGE = "ncc.html", "package.opf"
_MASTER = "master.smil"
_CLOCK = re.compile(r"(?:npt=)?(?:(?:(\d+):)?(\d{1,2}):)?(\d+)(?:\.(\d{1,3}))?s?")
_HEADING = re.compile(r"h([1-6])|(doctitle)")

Metas = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of the contents: its level from 1, its words, and the place in the sound."""

    depth: int
    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Par:
    """One sentence with its sound. Times are ms from the start of the sound file, -1 if unreadable."""

    id: str
    text: str
    sound: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """One SMIL file: what it says of itself, how long it says it lasts (ms), its sentences."""

    name: str
    metas: Metas
    lasts: int
    pars: tuple[Par, ...]


@dataclass(frozen=True, slots=True)
class TalkingBook:
    """A whole book. `start` is the file that is opened first; `parts` are in the order of playing.

    `metas` are those of the first file, `contents` those of the NCX, `uids` the identifiers of all
    files. `sounds` has the length of each MP3 in ms, taken from its frames.
    """

    start: str
    members: tuple[zipfile.ZipInfo, ...]
    metas: Metas
    contents: Metas
    headings: tuple[Heading, ...]
    parts: tuple[Part, ...]
    listed: tuple[str, ...]
    uids: Mapping[str, str]
    sounds: Mapping[str, int]
    words: _Element
    words_file: str
    note: str

    @property
    def dtbook(self) -> bool:
        """Whether it is DAISY 3."""
        return self.start == PACKAGE

    def marked(self) -> Iterator[tuple[int, _Element]]:
        """Every heading in the words, with its level."""
        for element in self.words.iter():
            if found := _HEADING.fullmatch(tag(element)):
                yield int(found[1] or 1), element


def extract(data: bytes) -> Contents:
    """The words of a book for the proof that all formats say the same."""
    book = opened(data)
    found = of_tree(book.words)
    headings = tuple(said(element) for _, element in book.marked())
    return replace(found, pieces={**found.pieces, "headings": headings})


def opened(data: bytes) -> TalkingBook:
    """Open a book. zipfile.BadZipFile, KeyError or XMLSyntaxError where it is none."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        names = file.namelist()
        start = PACKAGE if PACKAGE in names else NCC
        trees = {n: _tree(file.read(n)) for n in names if n.endswith((".smil", ".html", ".opf"))}
        trees |= {n: _tree(file.read(n)) for n in names if n.endswith((".xml", ".ncx", ".res"))}
        sounds = {n: duration(file.read(n)) for n in names if n.endswith(".mp3")}
        note = file.read("readme.txt").decode() if "readme.txt" in names else ""
        members = tuple(file.infolist())
    first = trees[start]
    listed, order = _listed(first) if start == PACKAGE else _followed(trees)
    contents = next((trees[n] for n in names if n.endswith(".ncx")), first)
    parts = tuple(_part(name, trees[name]) for name in order if name in trees)
    told = (par.text.partition("#")[0] for part in parts for par in part.pars)
    words_file = next(told, "")
    return TalkingBook(
        start,
        members,
        _metas(first),
        _metas(contents),
        tuple(_points(contents, 1) if start == PACKAGE else _lines(first)),
        parts,
        listed,
        dict(_uids(trees)),
        sounds,
        trees[words_file],
        words_file,
        note,
    )


def _tree(data: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def tag(element: _Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    name = str(element.tag)  # of a comment it is a function
    return "" if name.startswith("<") else name.rpartition("}")[2]


def said(element: _Element) -> str:
    """The words below an element as one line, without the numbers of notes."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: _Element) -> Iterator[str]:
    if tag(element) == "noteref" or element.get("class") == "noteref":
        return
    yield element.text or ""
    for kid in element:
        yield from _texts(kid)
        yield kid.tail or ""


def every(root: _Element, *names: str) -> Iterator[_Element]:
    """All elements of these names, in order."""
    return (element for element in root.iter() if tag(element) in names)


def _metas(root: _Element) -> Metas:
    found: dict[str, list[str]] = defaultdict(list)
    for meta in every(root, "meta"):
        found[meta.get("name") or ""].append(meta.get("content") or "")
    for core in every(root, "dc-metadata"):
        for one in core:
            found[f"dc:{tag(one).lower()}"].append(one.text or "")
    return {name: tuple(values) for name, values in found.items()}


def _listed(package: _Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files that a package lists, and those that are played, in order."""
    items = {item.get("id"): unquote(item.get("href") or "") for item in every(package, "item")}
    played = (items.get(one.get("idref"), "") for one in every(package, "itemref"))
    return tuple(items.values()), tuple(played)


def _followed(trees: Mapping[str, _Element]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files that an NCC leads to, and those that are played: DAISY 2.02 lists them nowhere."""
    lines = (one.get("href") or "" for one in every(trees[NCC], "a"))
    played = dict.fromkeys(line.partition("#")[0] for line in lines)
    needed = [
        (element.get("src") or element.get("href") or "").partition("#")[0]
        for tree in trees.values()
        for element in every(tree, "text", "audio", "img", "link", "ref")
    ]
    return tuple(dict.fromkeys((NCC, _MASTER, *played, *needed))), tuple(played)


def _lines(ncc: _Element) -> Iterator[Heading]:
    for element in ncc.iter():
        if found := _HEADING.fullmatch(tag(element)):
            link = next(every(element, "a"), element)
            yield Heading(int(found[1]), said(element), link.get("href") or "")


def _points(above: _Element, depth: int) -> Iterator[Heading]:
    for point in above:
        if tag(point) == "navMap":
            yield from _points(point, depth)
        elif tag(point) == "navPoint":
            label, content = (next(every(point, name)) for name in ("text", "content"))
            yield Heading(depth, said(label), content.get("src") or "")
            yield from _points(point, depth + 1)


def _part(name: str, root: _Element) -> Part:
    outer = next(every(root, "seq"), root)
    return Part(
        name, _metas(root), clock(outer.get("dur") or ""), tuple(map(_par, every(root, "par")))
    )


def _par(par: _Element) -> Par:
    text = next(every(par, "text"), par)
    sound = next(every(par, "audio"), par)
    begin = sound.get("clip-begin") or sound.get("clipBegin") or ""
    end = sound.get("clip-end") or sound.get("clipEnd") or ""
    return Par(
        par.get("id") or "", text.get("src") or "", sound.get("src") or "", clock(begin), clock(end)
    )


def clock(text: str) -> int:
    """A time of SMIL in ms: "npt=1.874s", "0:24:07.031"; -1 where it is none."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return -1
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((found[4] or "0").ljust(3, "0"))


def _uids(trees: Mapping[str, _Element]) -> Iterator[tuple[str, str]]:
    """The identifier of the book in each file that tells it."""
    for name, tree in trees.items():
        metas = _metas(tree)
        for told in ("dc:identifier", "dtb:uid"):
            for value in metas.get(told, ()):
                yield name, value
