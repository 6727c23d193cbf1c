"""PDF: rules on the finished PDF, read by pikepdf and page-validation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from strategy_build.checks.extract.pdf import children
from strategy_build.checks.normal import letters
from strategy_build.checks.rule import Finding, Rule, error, warning
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.document import Document
from strategy_build.model.walk import sections, text_of

if TYPE_CHECKING:
    import pikepdf
    from pypdfium2 import PdfObject

_SHOWN = 5
_DEEP = 60
_SMALLEST = 11.95  # points; the last digits are lost in the matrices of the page
_SERIF, _ITALIC = 1 << 1, 1 << 6  # flags of a font


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF: its name, its bytes, its objects, and the document that it was made from."""

    path: str
    data: bytes
    file: pikepdf.Pdf
    document: Document

    @property
    def place(self) -> Location:
        """The file."""
        return Location(self.path)


@warning("PDF01")
def standard(one: Paper) -> Iterator[Finding]:
    """The file meets PDF/UA-1, as far as a program can tell.

    Why: The standard is what screen readers for PDF rely on. The result is shown as it is; until
        it is whole, the web page, the e-book and the text file are the safer choice.
    Bad: a list item that is tagged as a paragraph
    Good: no failed check
    Source: ISO 14289-1 (PDF/UA-1); ISO 32000-1
    """
    import page

    report = page.validate_pdf_bytes(one.data, profile="ua1")
    kinds = dict.fromkeys(failure.rule_id for failure in report.failures)
    if not report.is_compliant:
        first = {failure.rule_id: failure.message for failure in reversed(report.failures)}
        told = "; ".join(f"{kind}: {first[kind]}" for kind in list(kinds)[:_SHOWN])
        count = report.checks.failed
        yield Finding(f"{count} checks of PDF/UA-1 fail, of {len(kinds)} kinds: {told}", one.place)


@error("PDF02")
def facts(one: Paper) -> Iterator[Finding]:
    """The file has its title, shown in the window, its language, tags and bookmarks.

    Why: A screen reader says the title first, reads by the language, and moves by tags and
        bookmarks.
    Bad: a window called direction-2027-2030.pdf
    Good: a window called Nothing wasted, no one left out
    Source: PDF/UA-1, 7.1 and 7.2; WCAG 2.2, 2.4.2 and 3.1.1 (A)
    """
    root = one.file.Root
    title = str(one.file.docinfo.get("/Title", ""))
    if letters(title) != letters(text_of(one.document.title)):
        yield Finding(f'the file is called "{title}"', one.place)
    preferences = root.get("/ViewerPreferences")
    if preferences is None or not preferences.get("/DisplayDocTitle", False):
        yield Finding("the window would show the file name instead of the title", one.place)
    lang = str(root.get("/Lang", ""))
    if lang != one.document.lang:
        yield Finding(f'the file says its language is "{lang}"', one.place)
    marked = root.get("/MarkInfo")
    if marked is None or not marked.get("/Marked", False) or "/StructTreeRoot" not in root:
        yield Finding("the file has no tags", one.place)


@error("PDF03")
def bookmarks(one: Paper) -> Iterator[Finding]:
    """The bookmarks name every section, in order.

    Why: They are the contents list that works in every PDF reader.
    Bad: bookmarks without "Our values"
    Good: a bookmark for each section
    Source: PDF/UA-1, 7.17; WCAG 2.2, 2.4.5 Multiple Ways (AA)
    """
    with one.file.open_outline() as outline:
        marks = [letters(str(item.title)) for item in _flat(outline.root)]
    at = 0
    for section in sections(one.document):
        title = letters(text_of(section.title))
        found = next((n for n in range(at, len(marks)) if title in marks[n]), None)
        if title and found is None:
            message = f'no bookmark in its place leads to "{text_of(section.title)}"'
            yield Finding(message, one.place)
        elif found is not None:
            at = found


def _flat(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _flat(item.children)


@error("PDF04")
def figures(one: Paper) -> Iterator[Finding]:
    """Every picture among the tags has its alternative text.

    Why: People who cannot see it would hear "graphic" and nothing else.
    Bad: a Figure without Alt
    Good: a Figure with Alt; decoration outside the tags
    Source: PDF/UA-1, 7.3; WCAG 2.2, 1.1.1 (A)
    """
    root = one.file.Root.get("/StructTreeRoot")
    if root is None:
        return
    for node in _nodes(root, 0):
        if str(node.get("/S", "")) == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield Finding("a picture has no alternative text", one.place)


@error("PDF05")
def headings(one: Paper) -> Iterator[Finding]:
    """The tags hold one title and as many headings as there are sections, without a skipped level.

    Why: Headings are how people move in a document that they cannot see.
    Bad: H2 followed by H4
    Good: H2 followed by H3
    Source: PDF/UA-1, 7.4.2
    """
    root = one.file.Root.get("/StructTreeRoot")
    tags = [str(node.get("/S", ""))[1:] for node in _nodes(root, 0)] if root is not None else []
    levels = [int(tag[1:]) for tag in tags if tag[:1] == "H" and tag[1:].isdigit()]
    titled = [section for section in sections(one.document) if section.title]
    if levels.count(1) != 1:
        yield Finding(f"the tags hold {levels.count(1)} headings of level 1", one.place)
    if len(levels) <= len(titled):
        message = f"the tags hold {len(levels)} headings for {len(titled)} sections"
        yield Finding(message, one.place)
    before = 0
    for level in levels:
        if level > before + 1:
            yield Finding(f"a heading of level {level} follows one of level {before}", one.place)
        before = level


def _nodes(node: pikepdf.Object, depth: int) -> Iterator[pikepdf.Object]:
    yield node
    if depth < _DEEP:
        for kid in children(node):
            yield from _nodes(kid, depth + 1)


@error("PDF08")
def links(one: Paper) -> Iterator[Finding]:
    """Every link is among the tags and says in words what it is.

    Why: A screen reader would pass over it, or say "link" and nothing else.
    Bad: a link annotation without Contents
    Good: a link annotation with Contents, inside a Link tag
    Source: PDF/UA-1, 7.18.1 and 7.18.5
    """
    for number, page in enumerate(one.file.pages, 1):
        for mark in page.get("/Annots", []):
            if str(mark.get("/Subtype", "")) != "/Link":
                continue
            if not str(mark.get("/Contents", "")).strip():
                yield Finding(f"a link on page {number} says nothing", one.place)
            if "/StructParent" not in mark:
                yield Finding(f"a link on page {number} is outside the tags", one.place)


@error("VIS04")
def sizes(one: Paper) -> Iterator[Finding]:
    """No letters on paper are smaller than 12 points.

    Why: Small print is the first thing that stops people with low vision, and paper cannot be
        enlarged by its reader.
    Bad: page numbers of 8 points
    Good: everything in 12 points or more
    Source: UKAAF G003; GOV.UK, publishing accessible documents
    """
    import pypdfium2
    from pypdfium2 import raw

    file = pypdfium2.PdfDocument(one.data)
    try:
        for number, page in enumerate(file, 1):
            small = {
                round(_height(piece), 1)
                for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
                if _height(piece) < _SMALLEST
            }
            for size in sorted(small):
                yield Finding(f"page {number} has letters of {size:g} points", one.place)
    finally:
        file.close()


def _height(piece: PdfObject) -> float:
    """The size of the letters of a piece of text in points, as they stand on the page."""
    from ctypes import byref, c_float

    from pypdfium2 import raw

    size = c_float()
    raw.FPDFTextObj_GetFontSize(piece.raw, byref(size))
    matrix = piece.get_matrix()
    across, up = float(matrix.b), float(matrix.d)
    return size.value * max(abs(across), abs(up))


@error("VIS05")
def fonts(one: Paper) -> Iterator[Finding]:
    """Every font is inside the file, and none has serifs or leans.

    Why: A font that is missing is replaced by another, with other widths and perhaps without the
        letters. Serifs and slanted letters are harder to tell apart.
    Bad: Times-Italic, not embedded
    Good: Atkinson Hyperlegible, embedded
    Source: PDF/UA-1, 7.21.4; UKAAF G003; British Dyslexia Association style guide
    """
    told: set[str] = set()
    for page in one.file.pages:
        for font in dict(page.Resources.get("/Font", {})).values():
            name = str(font.get("/BaseFont", "?"))
            if name in told:
                continue
            told.add(name)
            below = font.get("/DescendantFonts")
            facts_ = (below[0] if below is not None else font).get("/FontDescriptor")
            if facts_ is None or not any(f"/FontFile{n}" in facts_ for n in ("", "2", "3")):
                yield Finding(f"the font {name} is not inside the file", one.place)
            elif int(facts_.get("/Flags", 0)) & (_SERIF | _ITALIC):
                yield Finding(f"the font {name} has serifs or leans", one.place)


RULES: tuple[Rule[[Paper]], ...] = (
    standard,
    facts,
    bookmarks,
    figures,
    headings,
    links,
    sizes,
    fonts,
)


def check_paper(path: str, data: bytes, document: Document) -> tuple[Diagnostic, ...]:
    """All breaches in a PDF."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as file:
        opened = Paper(path, data, file, document)
        return tuple(found for rule in RULES for found in rule(opened))
