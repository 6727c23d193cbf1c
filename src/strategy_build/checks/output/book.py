"""EPB: rules on the finished e-book, read as a zip of XML."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from strategy_build.checks.output import overlays, promises
from strategy_build.checks.output.epub import DC, LANG, TYPE, Book, inside, opened
from strategy_build.checks.output.page import HEADINGS, name, words
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic
from strategy_build.markup.palette import contrast
from strategy_build.model.document import Document
from strategy_build.model.timeline import Timeline
from strategy_build.model.walk import sections, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SVG = "{http://www.w3.org/2000/svg}"
_READABLE = 4.5
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOUR = re.compile(r"(?<![-\w])(background|background-color|color):\s*(#[0-9a-f]{6}\b)?")
# the kinds that have a role of the same meaning, for people whose reader knows roles alone
_ROLES = {
    kind: f"doc-{role}"
    for kind, role in (
        ("appendix", "appendix"),
        ("chapter", "chapter"),
        ("endnotes", "endnotes"),
        ("glossary", "glossary"),
        ("glossref", "glossref"),
        ("noteref", "noteref"),
        ("page-list", "pagelist"),
        ("pagebreak", "pagebreak"),
        ("toc", "toc"),
    )
}


@error("EPB01")
def container(one: Book) -> Iterator[Finding]:
    """The zip begins with its type, uncompressed, and holds exactly what the package lists.

    Why: Readers refuse a book whose container is wrong, without saying why.
    Bad: mimetype as the third file
    Good: mimetype first, stored
    Source: EPUB 3.3, Open Container Format
    """
    first = one.archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield Finding("the zip does not begin with its type", one.here())
    listed = {item.path for item in one.items}
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
        if not any((e.text or "").strip() for e in one.package.iter(f"{DC}{tag}")):
            yield Finding(f"the book names no {tag}", one.here())
    title = next((e.text or "" for e in one.package.iter(f"{DC}title")), "")
    if title and title != text_of(one.document.title):
        yield Finding(f'the book is called "{title}"', one.here())
    if one.meta("modified") == []:
        yield Finding("the book does not say when it was changed", one.here())
    lang = next((e.text or "" for e in one.package.iter(f"{DC}language")), "")
    if lang and lang != one.document.lang:
        yield Finding(f'the book says its language is "{lang}"', one.here())


@error("EPB06")
def navigation(one: Book) -> Iterator[Finding]:
    """The contents list every section in order, and every line leads to its place.

    Why: It is how people move in a book by voice, braille or buttons.
    Bad: a contents list without the word list
    Good: every section, by its title
    Source: EPUB Accessibility 1.1; WCAG 2.2, 2.4.5 Multiple Ways (AA)
    """
    tocs = [e for page in one.chapters.values() for e in page.all("nav") if e.get(TYPE) == "toc"]
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
                found = inside(path, parts.path)
                if found not in one.names:
                    yield Finding(f'"{target}" is not in the book', page.at(element))
                elif parts.fragment and parts.fragment not in one.places.get(found, {}):
                    yield Finding(f'"{target}" names a place that is not there', page.at(element))


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
        if not top.get("lang") or top.get("lang") != top.get(LANG):
            yield Finding("this chapter does not name its language", page.at(top))
        if not any(words(e) for e in page.all("title")):
            yield Finding("this chapter has no title", page.at(top))
        for twin, count in Counter(e.get("id") for e in top.iter() if e.get("id")).items():
            if count > 1:
                yield Finding(f'the id "{twin}" is used twice', page.at(top))
        cover = any(e.get("role") == "doc-cover" for e in top.iter())
        if len(list(page.all("h1"))) != 1 and not cover:
            yield Finding("this chapter has no heading of its own, or several", page.at(top))
        level = 0
        for heading in page.all(*HEADINGS):
            if int(name(heading)[1]) > level + 1:
                yield Finding(f'the heading "{words(heading)}" skips a level', page.at(heading))
            level = int(name(heading)[1])
        for picture in page.all("img"):
            if picture.get("alt") is None:
                yield Finding("this picture has no alt", page.at(picture))
        for drawing in top.iter(f"{_SVG}svg"):
            if not (drawing.findtext(f"{_SVG}title") or "").strip():
                yield Finding("this drawing has no title", page.at(drawing))
        if next(page.all("script"), None) is not None:
            yield Finding("this chapter runs a script", page.at(top))


@error("EPB14")
def roles(one: Book) -> Iterator[Finding]:
    """What is a chapter, a note call or a page mark is so for screen readers too.

    Why: Screen readers know the role of an element, and nothing of epub:type.
    Bad: <section epub:type="chapter">
    Good: <section epub:type="chapter" role="doc-chapter">
    Source: EPUB Accessibility 1.1; DPUB-ARIA 1.1
    """
    for page in one.chapters.values():
        for element in page.root.iter():
            for kind in (element.get(TYPE) or "").split():
                # in the landmarks, the type says what a link leads to
                if kind in _ROLES and name(element) not in {"body", "html"} | _link(element):
                    role = _ROLES[kind]
                    if role not in (element.get("role") or "").split():
                        yield Finding(f'this {kind} lacks role="{role}"', page.at(element))


def _link(element: _Element) -> set[str]:
    around = [each.get(TYPE) for each in element.iterancestors()]
    return {"a"} if "landmarks" in around else set()


@error("EPB15")
def pages(one: Book) -> Iterator[Finding]:
    """Each page of the PDF is marked in the text, listed once, in order, and its source is named.

    Why: In a meeting or a class, "turn to page 7" must work for everybody.
    Bad: page marks in the text without a list of pages
    Good: a page list with a line for each mark
    Source: EPUB Accessibility 1.1, 4.4 Page navigation
    """
    marks = [
        (path, element.get("id"))
        for path, page in one.chapters.items()
        for element in page.root.iter()
        if (element.get(TYPE) or "") == "pagebreak"
    ]
    links = [
        (path, element)
        for path, page in one.chapters.items()
        for nav in page.all("nav")
        if nav.get(TYPE) == "page-list"
        for element in nav.iter()
        if element.get("href")
    ]
    listed = [
        (inside(path, file), anchor)
        for path, element in links
        for file, _, anchor in [(element.get("href") or "").partition("#")]
    ]
    if sorted(map(str, marks)) != sorted(map(str, listed)):
        yield Finding("the pages that are marked are not those that are listed", one.here())
    if [words(element) for _, element in links] != [str(n + 1) for n in range(len(links))]:
        yield Finding("the list of pages lacks one, or is not in order", one.here())
    if bool(marks) != bool(one.meta("pageBreakSource")):
        yield Finding("it does not say of what these are the pages", one.here())


@error("EPB16")
def colours(one: Book) -> Iterator[Finding]:
    """Text has the colours that readers chose, or two of the book's own that differ enough.

    Why: Grey on white is lost on people with low vision; black without its white is lost at night.
    Bad: p { color: #999 }
    Good: .heard { background-color: #ffe680; color: #1a1a1a }
    Source: WCAG 2.2, 1.4.3 Contrast (AA); EPUB Accessibility 1.1, displayTransformability
    """
    for path, css in one.styles.items():
        for found in _RULE.finditer(css):
            pair = {name[:4]: value for name, value in _COLOUR.findall(found[2])}
            if not pair:
                continue
            front, back = pair.get("colo", ""), pair.get("back", "")
            if not front or not back or contrast(front, back) < _READABLE:
                message = f"the words in {found[1].strip()} may not stand out"
                yield Finding(message, one.here(path))


RULES: tuple[Rule[[Book]], ...] = (
    container,
    package,
    navigation,
    links,
    chapters,
    roles,
    pages,
    colours,
    *promises.RULES,
    *overlays.RULES,
)


def check_book(
    path: str,
    data: bytes,
    document: Document,
    timeline: Timeline | None = None,
    catalogue: bytes = b"",
) -> tuple[Diagnostic, ...]:
    """All breaches in an e-book.

    `timeline` is that of the recording which the book should hold, `catalogue` its ONIX message.
    """
    book = opened(path, data, document, timeline, catalogue)
    return tuple(found for rule in RULES for found in rule(book))
