"""PDF: rules on the finished PDF, read by pikepdf and page-validation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from strategy_build.checks.expected import expected
from strategy_build.checks.normal import letters
from strategy_build.checks.output import fields, grids, likeness, sizes
from strategy_build.checks.output.printed import Paper
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic
from strategy_build.formats.pdf.edition import edition
from strategy_build.formats.pdf.fitting import fitted
from strategy_build.model.document import Document
from strategy_build.model.walk import plain, text_of

if TYPE_CHECKING:
    import pikepdf

_SHOWN = 5
_BOOKMARKS = 4_000  # each leads to the next; the validator would give up after 256 in a row
_SERIF, _ITALIC = 1 << 1, 1 << 6  # flags of a font


@error("PDF01")
def standard(one: Paper) -> Iterator[Finding]:
    """The file meets PDF/UA-1, as far as a program can tell.

    Why: The standard is what screen readers for PDF rely on.
    Bad: a list item that is tagged as a paragraph
    Good: no failed check
    Source: ISO 14289-1 (PDF/UA-1); ISO 32000-1
    """
    import page

    limits = page.SafetyLimits(max_reference_depth=_BOOKMARKS)
    report = page.validate_pdf_bytes(one.data, profile="ua1", limits=limits)
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
    """The bookmarks are the headings, in order and as deep.

    Why: They are the contents list that works in every PDF reader.
    Bad: bookmarks without "Our values"
    Good: a bookmark for each heading
    Source: PDF/UA-1, 7.17; WCAG 2.2, 2.4.5 Multiple Ways (AA)
    """
    with one.file.open_outline() as outline:
        marks = [(depth, letters(str(item.title))) for depth, item in _flat(outline.root, 1)]
    told = [(level, letters(words)) for level, words in one.headings]
    for depth, title in [pair for pair in told if pair not in marks]:
        yield Finding(f'no bookmark of level {depth} says "{title}"', one.place)
    if len(marks) != len(told):
        yield Finding(f"there are {len(marks)} bookmarks for {len(told)} headings", one.place)
    elif marks != told and sorted(marks) == sorted(told):
        yield Finding("the bookmarks are not in the order of the headings", one.place)


def _flat(
    items: list[pikepdf.OutlineItem], depth: int
) -> Iterator[tuple[int, pikepdf.OutlineItem]]:
    for item in items:
        yield depth, item
        yield from _flat(item.children, depth + 1)


@error("PDF08")
def links(one: Paper) -> Iterator[Finding]:
    """Every link is among the tags, says in words what it is and leads to where it was meant to.

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
    led = {(letters(words), target) for words, target in one.tagged.links}
    for node, target, _ in expected(one.document).links:
        said = letters(plain(node.children))
        if not any(said in words and to == target.url for words, to in led):
            message = f'no link says "{plain(node.children)}" and leads to {target.url}'
            yield Finding(message, one.place)


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
    links,
    fonts,
    *sizes.RULES,
    *fields.RULES,
    *likeness.RULES,
    *grids.RULES,
)


def check_paper(
    path: str, data: bytes, document: Document, options: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """All breaches in a PDF that was made with these options of the format."""
    import pikepdf

    chosen = edition(options)
    with pikepdf.open(BytesIO(data)) as file:
        opened = Paper(path, data, file, document, chosen, fitted(document, chosen))
        return tuple(found for rule in RULES for found in rule(opened))
