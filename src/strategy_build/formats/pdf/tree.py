"""The page as a tree of elements, and where each sentence begins in it.

A tree of our own, since each id is a style of its own to the layout engine: a page without the
ids of its sentences is laid out in two thirds of the time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lxml.etree import _Element

_POINTERS = ("href", "data-to")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = frozenset({"section", "div", "li"})
_LINE = 12  # letters that fit beside a definition in any font
_BLOCKS = frozenset({"p", "pre", "blockquote", "figure", "table", "div"})
_UNSEEN = "\u00ad\u200b\u2010\u2060"  # beside spaces
_SEEN = re.compile(rf"[^\s{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Start:
    """Where a sentence begins: an element, and the letters of its own that come before."""

    element: Element
    before: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of a page without the ids that nothing leads to, and the starts of sentences."""

    root: Element
    starts: Mapping[str, Start]


def tree(html: str, sentences: Collection[str]) -> Tree:
    """The tree of a whole page; `sentences` are the ids whose starts are wanted."""
    from lxml import etree

    found = etree.fromstring(html, etree.HTMLParser())
    targets = {
        address[1:]
        for node in found.iter()
        for name in _POINTERS
        if (address := node.get(name, "")).startswith("#")
    }
    made = _Maker(frozenset(sentences), frozenset(targets))
    root = made.element(found)
    _name_headings(root)
    _mark(root)
    return Tree(root, made.starts)


def letters(text: str) -> int:
    """How many letters and signs are in a text; spaces and hyphens of a line end do not count."""
    bare = "".join(text.split())
    return len(bare) - sum(map(bare.count, _UNSEEN))


def places(text: str) -> list[int]:
    """Where the letters and signs stand in a text."""
    return [found.start() for found in _SEEN.finditer(text)]


class _Maker:
    """Copies elements; a `span` that only names a sentence gives way to what is in it."""

    def __init__(self, sentences: frozenset[str], targets: frozenset[str]) -> None:
        self.sentences = sentences
        self.targets = targets
        self.starts: dict[str, Start] = {}
        self._waiting: list[str] = []
        self._own: Counter[Element] = Counter()

    def element(self, node: _Element) -> Element:
        from xml.etree.ElementTree import Element

        kept = {str(key): str(value) for key, value in node.items() if key != "id"}
        name = node.get("id", "")
        if name in self.targets:
            kept["id"] = name
        made = Element(node.tag, kept)
        self._wait(name)
        if node.tag in {"img", "br"}:
            self._begin(made)
        self._fill(made, node)
        if name in self._waiting:  # nothing was in it
            self._begin(made)
        return made

    def _fill(self, made: Element, node: _Element) -> None:
        self._text(made, node.text)
        for child in node:
            if self._gives_way(child):
                self._wait(child.get("id", ""))
                self._fill(made, child)
            else:
                made.append(self.element(child))
            self._text(made, child.tail)

    def _gives_way(self, node: _Element) -> bool:
        name = node.get("id", "")
        if node.tag == "div":  # a pair of a definition list
            around = node.getparent()
            return around is not None and around.tag == "dl"
        lone = node.tag == "span" and node.keys() == ["id"]
        return lone and name in self.sentences and name not in self.targets

    def _text(self, made: Element, text: str | None) -> None:
        if not text:
            return
        if len(made):
            made[-1].tail = (made[-1].tail or "") + text
        else:
            made.text = (made.text or "") + text
        seen = letters(text)
        if seen:
            self._begin(made)
            self._own[made] += seen

    def _wait(self, name: str) -> None:
        if name in self.sentences:
            self._waiting.append(name)

    def _begin(self, made: Element) -> None:
        for name in self._waiting:
            self.starts.setdefault(name, Start(made, self._own[made]))
        self._waiting.clear()


def _name_headings(root: Element) -> None:
    """A part that is led to gives its name to its heading: then it looks like every other part."""
    for part in root.iter():
        first = next(iter(part), None)
        if part.tag not in _PARTS or "id" not in part.attrib or first is None:
            continue
        if first.tag in _HEADINGS and "id" not in first.attrib:
            first.set("id", part.attrib.pop("id"))


def _mark(root: Element) -> None:
    """Tell the style sheet what it cannot see.

    Terms of two lines, items that begin with a block, what a bookmark says of a heading with notes.
    """
    for node in root.iter():
        match node.tag:
            case tag if tag in _HEADINGS and node.find(".//sup") is not None:
                node.set("data-bookmark", " ".join("".join(_uncalled(node)).split()))
            case "dt" if letters("".join(node.itertext())) > _LINE:
                _add_class(node, "tall")
            case "li" if not letters(node.text or "") and len(node) and node[0].tag in _BLOCKS:
                _add_class(node, "loose")
            case _:
                pass


def _uncalled(node: Element) -> Iterator[str]:
    """The words of an element without the numbers that call notes."""
    yield node.text or ""
    for child in node:
        if child.tag != "sup":
            yield from _uncalled(child)
        yield child.tail or ""


def _add_class(node: Element, name: str) -> None:
    node.set("class", " ".join(filter(None, (node.get("class"), name))))
