"""EPB: rules on the finished e-book, read as a zip of XML."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from strategy_build.checks.output.page import HEADINGS, Page, name, words, xhtml
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.document import Document
from strategy_build.model.walk import sections, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_NEEDED = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard")


@dataclass(frozen=True, slots=True)
class Book:
    """An e-book: its name, its zip members in order, its package, its chapters by path."""

    path: str
    members: tuple[zipfile.ZipInfo, ...]
    package_path: str
    package: _Element
    chapters: dict[str, Page]
    document: Document

    @property
    def names(self) -> frozenset[str]:
        """The paths of all files inside."""
        return frozenset(one.filename for one in self.members)

    def items(self) -> Iterator[tuple[str, str, _Element]]:
        """Path, media type and element of each file that the package lists."""
        folder = posixpath.dirname(self.package_path)
        for item in self.package.iter(f"{_OPF}item"):
            path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
            yield path, item.get("media-type") or "", item

    def meta(self, property_: str) -> list[str]:
        """The values of a property of the package's metadata."""
        found = (m for m in self.package.iter(f"{_OPF}meta") if m.get("refines") is None)
        return [
            m.text or "" for m in found if (m.get("property") or "").split(":")[-1] == property_
        ]

    def here(self, inside: str = "", line: int = 0) -> Location:
        """A place in the book."""
        return Location(f"{self.path}/{inside}" if inside else self.path, line)


def book(path: str, data: bytes, document: Document) -> Book:
    """Open an e-book. zipfile.BadZipFile, KeyError or XMLSyntaxError where it is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(BytesIO(data)) as file:
        container = etree.fromstring(file.read("META-INF/container.xml"), parser)
        root = next(container.iter(f"{_CONTAINER}rootfile"))
        package_path = root.get("full-path") or ""
        package = etree.fromstring(file.read(package_path), parser)
        opened = Book(path, tuple(file.infolist()), package_path, package, {}, document)
        for name_, kind, _item in opened.items():
            if kind == "application/xhtml+xml":
                shown = f"{path}/{name_}"
                opened.chapters[name_] = xhtml(shown, file.read(name_), opened.names)
    return opened


@error("EPB01")
def container(one: Book) -> Iterator[Finding]:
    """The zip begins with its type, uncompressed, and holds exactly what the package lists.

    Why: Readers refuse a book whose container is wrong, without saying why.
    Bad: mimetype as the third file
    Good: mimetype first, stored
    Source: EPUB 3.3, Open Container Format
    """
    first = one.members[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield Finding("the zip does not begin with its type", one.here())
    listed = {path for path, _, _ in one.items()}
    kept = {n for n in one.names if not n.startswith("META-INF/") and not n.endswith("/")}
    for path in sorted(listed - kept):
        yield Finding(f"the package lists {path}, which is not in the book", one.here())
    for path in sorted(kept - listed - {"mimetype", one.package_path}):
        yield Finding(f"the package does not list {path}", one.here())


@error("EPB02")
def package(one: Book) -> Iterator[Finding]:
    """The package names title, language, identifier and the day of the last change.

    Why: Shelves, voices and braille displays choose by these.
    Bad: no dc:language
    Good: <dc:language>en-GB</dc:language>
    Source: EPUB 3.3, package metadata; WCAG 2.2, 2.4.2 and 3.1.1 (A)
    """
    for tag in ("title", "language", "identifier"):
        if not any((e.text or "").strip() for e in one.package.iter(f"{_DC}{tag}")):
            yield Finding(f"the book names no {tag}", one.here())
    title = next((e.text or "" for e in one.package.iter(f"{_DC}title")), "")
    if title and title != text_of(one.document.title):
        yield Finding(f'the book is called "{title}"', one.here())
    if one.meta("modified") == []:
        yield Finding("the book does not say when it was changed", one.here())
    lang = next((e.text or "" for e in one.package.iter(f"{_DC}language")), "")
    if lang and lang != one.document.lang:
        yield Finding(f'the book says its language is "{lang}"', one.here())


@error("EPB03")
def accessibility(one: Book) -> Iterator[Finding]:
    """The book says how it can be read, and what may harm.

    Why: People who need alternative text or large type choose a book by this before they take it.
    Bad: no schema:accessMode
    Good: <meta property="schema:accessMode">textual</meta>
    Source: EPUB Accessibility 1.1, 2 Discoverability
    """
    for needed in _NEEDED:
        if not any(value.strip() for value in one.meta(needed)):
            yield Finding(f"the book says nothing about {needed}", one.here())


@error("EPB05")
def honest(one: Book) -> Iterator[Finding]:
    """What the book says about its accessibility is true, and no more than was checked.

    Why: A promise that is not kept costs people the time to find out.
    Bad: alternativeText, with a picture that has none
    Good: alternativeText only where every picture has one
    Source: EPUB Accessibility 1.1; DESIGN.md, Checks
    """
    features = set(one.meta("accessibilityFeature"))
    bare = [i for page in one.chapters.values() for i in page.all("img") if i.get("alt") is None]
    if "alternativeText" in features and bare:
        yield Finding("it promises alternative texts, and a picture has none", one.here())
    navs = [e for page in one.chapters.values() for e in page.all("nav")]
    kinds = {e.get(_TYPE) for e in navs}
    for feature, kind in (("tableOfContents", "toc"), ("pageNavigation", "page-list")):
        if feature in features and kind not in kinds:
            yield Finding(f"it promises {feature}, and has none", one.here())
    if one.meta("conformsTo"):
        yield Finding("it claims a standard that nobody has checked", one.here())


@error("EPB06")
def navigation(one: Book) -> Iterator[Finding]:
    """The contents list every section in order, and every line leads to its place.

    Why: It is how people move in a book by voice, braille or buttons.
    Bad: a contents list without the word list
    Good: every section, by its title
    Source: EPUB Accessibility 1.1; WCAG 2.2, 2.4.5 Multiple Ways (AA)
    """
    tocs = [e for page in one.chapters.values() for e in page.all("nav") if e.get(_TYPE) == "toc"]
    if len(tocs) != 1:
        yield Finding(f"the book has {len(tocs)} contents lists", one.here())
        return
    lines = [words(e) for e in tocs[0].iter() if name(e) == "a"]
    for section in sections(one.document):
        title = text_of(section.title)
        if title and not any(title in line for line in lines):
            yield Finding(f'the contents lack "{title}"', one.here())


@error("EPB08")
def links(one: Book) -> Iterator[Finding]:
    """Every link inside the book leads to a place in it, and nothing is fetched from outside.

    Why: A dead link in a book ends reading for people who cannot scan for the place.
    Bad: href="02-values.xhtml#wecome"
    Good: href="02-values.xhtml#welcome"
    Source: EPUB 3.3; WCAG 2.2, 2.4.4 Link Purpose (A)
    """
    ids = {p: {e.get("id") for e in page.root.iter()} for p, page in one.chapters.items()}
    for path, page in one.chapters.items():
        for element in page.root.iter():
            for attribute in ("href", "src"):
                target = element.get(attribute)
                if target is None:
                    continue
                parts = urlsplit(target)
                if parts.scheme or parts.netloc:
                    if attribute == "src":
                        yield Finding(f"{target} would be fetched from outside", page.at(element))
                    continue
                found = _inside(path, unquote(parts.path))
                if found not in one.names:
                    yield Finding(f'"{target}" is not in the book', page.at(element))
                elif parts.fragment and parts.fragment not in ids.get(found, set()):
                    yield Finding(f'"{target}" names a place that is not there', page.at(element))


def _inside(base: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base


@error("EPB09")
def chapters(one: Book) -> Iterator[Finding]:
    """Every chapter has a language, a title, unique ids, and headings that skip no level.

    Why: Each chapter is a page of its own for a screen reader.
    Bad: <html xmlns="http://www.w3.org/1999/xhtml">
    Good: <html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB" xml:lang="en-GB">
    Source: EPUB Accessibility 1.1; WCAG 2.2, 1.3.1, 2.4.2, 3.1.1 (A)
    """
    for page in one.chapters.values():
        top = page.root
        if not top.get("lang") or top.get("lang") != top.get(_LANG):
            yield Finding("this chapter does not name its language", page.at(top))
        if not any(words(e) for e in page.all("title")):
            yield Finding("this chapter has no title", page.at(top))
        for twin, count in Counter(e.get("id") for e in top.iter() if e.get("id")).items():
            if count > 1:
                yield Finding(f'the id "{twin}" is used twice', page.at(top))
        level = 0
        for heading in page.all(*HEADINGS):
            if int(name(heading)[1]) > level + 1:
                yield Finding(f'the heading "{words(heading)}" skips a level', page.at(heading))
            level = int(name(heading)[1])
        for picture in page.all("img"):
            if picture.get("alt") is None:
                yield Finding("this picture has no alt", page.at(picture))
        if next(page.all("script"), None) is not None:
            yield Finding("this chapter runs a script", page.at(top))


RULES: tuple[Rule[[Book]], ...] = (
    container,
    package,
    accessibility,
    honest,
    navigation,
    links,
    chapters,
)


def check_book(path: str, data: bytes, document: Document) -> tuple[Diagnostic, ...]:
    """All breaches in an e-book."""
    opened = book(path, data, document)
    return tuple(found for rule in RULES for found in rule(opened))
