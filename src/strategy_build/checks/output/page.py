"""A finished web page or chapter, opened for its rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from strategy_build.diagnostics import Location

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path in the site, its tree, its size, and the names of all files of the site."""

    path: str
    root: _Element
    size: int
    files: frozenset[str]
    _holders: dict[str, list[_Element]] = field(
        default_factory=lambda: defaultdict(list), init=False, repr=False, compare=False
    )

    def all(self, *tags: str) -> Iterator[_Element]:
        """Elements with one of these names in reading order."""
        return self.root.iter(*tags, *(f"{_XHTML}{tag}" for tag in tags))

    def having(self, attribute: str) -> Sequence[_Element]:
        """Elements with this attribute in reading order."""
        return self._by_attribute().get(attribute, ())

    def attributes(self) -> Collection[str]:
        """The names of all attributes in the page."""
        return self._by_attribute().keys()

    def _by_attribute(self) -> Mapping[str, Sequence[_Element]]:
        """Most rules ask for a few attributes; the page is gone through once for all of them."""
        if not self._holders:
            for element in self.root.iter():
                for key in element.keys():  # noqa: SIM118 (lxml)
                    self._holders[str(key)].append(element)
        return self._holders

    def at(self, element: _Element) -> Location:
        """Where an element stands in the page."""
        return Location(self.path, int(getattr(element, "sourceline", None) or 1), 0)


def html(path: str, data: bytes, files: frozenset[str]) -> Page:
    """A web page as browsers read it."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8")
    return Page(path, etree.fromstring(data, parser), len(data), files)


def xhtml(path: str, data: bytes, files: frozenset[str]) -> Page:
    """A chapter of an e-book, which must be well-formed XML (lxml.etree.XMLSyntaxError if not)."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return Page(path, etree.fromstring(data, parser), len(data), files)


def name(element: _Element) -> str:
    """The tag without a namespace, "" for comments."""
    tag = str(element.tag)  # of a comment it is a function
    return "" if tag.startswith("<") else tag.removeprefix(_XHTML)


def hidden(element: _Element) -> bool:
    """Whether assistive technology is told to leave the element out."""
    around = (element, *element.iterancestors())
    return any(e.get("hidden") is not None or e.get("aria-hidden") == "true" for e in around)


def words(element: _Element) -> str:
    """What is read out for an element: its text, with the alternative text of pictures."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: _Element) -> Iterator[str]:
    if name(element) in {"script", "style", "template"} or element.get("aria-hidden") == "true":
        return
    yield element.get("alt", "") if name(element) == "img" else element.text or ""
    for child in element:
        if name(child):
            yield from _pieces(child)
        yield child.tail or ""


def accessible_name(page: Page, element: _Element) -> str:
    """The name that a screen reader says: labelledby, label, content, title."""
    named = (element.get("aria-labelledby") or "").split()
    ids = {e.get("id"): e for e in page.having("id")} if named else {}
    found = " ".join(words(ids[one]) for one in named if one in ids)
    return (
        found
        or (element.get("aria-label") or "").strip()
        or words(element)
        or element.get("title")
        or ""
    )


def label_of(page: Page, element: _Element) -> str:
    """The name of a landmark or drawing: only its label counts, not its content."""
    if element.get("aria-labelledby"):
        return accessible_name(page, element)
    return element.get("aria-label") or ""
