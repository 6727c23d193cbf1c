"""BRL: rules on finished braille pages, whether they are for an embosser or in a PEF file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from strategy_build.checks.extract.braille import (
    Pages,
    Proof,
    holds,
    is_contracted,
    joined,
    pages_of_file,
    prove,
    stream,
    unknown_signs,
)
from strategy_build.checks.extract.dots import BLANK, read
from strategy_build.checks.output.ebraille import check_ebraille
from strategy_build.checks.output.pef import check_pef
from strategy_build.checks.rule import Finding, Rule, error, warning
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.formats.braille.flow import Paper
from strategy_build.model.document import Document, Group
from strategy_build.model.walk import plain, sections, text_of

_NUMBER = re.compile("\u283c([\u2801-\u281b]+)$")
_ENTRY = re.compile("^(.*?)\u2810{2,}\u2800\u283c([\u2801-\u281b]+)$")


@dataclass(frozen=True, eq=False)
class Embossed:
    """A braille file in pages, the document that it was made from and the paper that it is for."""

    path: str
    data: bytes
    document: Document
    paper: Paper

    @cached_property
    def pages(self) -> Pages:
        """All pages as Unicode cells."""
        return pages_of_file(self.path, self.data)

    @cached_property
    def proof(self) -> Proof:
        """Where each sentence stands."""
        text = stream(self.pages)
        return prove(self.document, text, contracted=is_contracted(self.path))


@error("BRL02")
def size(one: Embossed) -> Iterator[Finding]:
    """No line is longer and no page is higher than the paper.

    Why: An embosser pushes what is too much onto the next line or sheet, and every page after it is
        wrong.
    Bad: a line of 41 cells on paper for 40
    Good: lines of at most 40 cells, pages of at most 25 lines
    Source: UKAAF B004, Standard for literary braille; BANA Braille Formats
    """
    for number, page in enumerate(one.pages, 1):
        if len(page) > one.paper.lines:
            yield Finding(f"page {number} has {len(page)} lines", Location(one.path))
        for line in page:
            if len(line) > one.paper.cells:
                yield Finding(f"page {number} has a line of {len(line)} cells", Location(one.path))


@error("BRL03")
def identified(one: Embossed) -> Iterator[Finding]:
    """The title page says what it is and who published it.

    Why: A braille volume has no cover to recognise. Its first page tells what somebody holds.
    Bad: a file that begins with the first chapter
    Good: the title, the organisation, volume 1 of 2
    Source: UKAAF B004, title page
    """
    page = one.pages[0] if one.pages else ("",)
    first = "" if _NUMBER.search(page[0]) else joined(page)
    contracted = is_contracted(one.path)
    if not holds(one.document.title, one.document, first, contracted=contracted):
        title = text_of(one.document.title)
        yield Finding(f'the first page does not say the title "{title}"', Location(one.path))


@error("BRL04")
def numbered(one: Embossed) -> Iterator[Finding]:
    """Every page after the title page has its number, and the contents name the right pages.

    Why: It is how people find a place in forty sheets, and how a dropped pile is put in order.
    Bad: contents that name page 7 for a part that begins on page 9
    Good: the number at the end of the first line of every page
    Source: UKAAF B004, page numbering and contents; BANA Braille Formats
    """
    for number, page in enumerate(one.pages, 1):
        found = _NUMBER.search(page[0]) if page else None
        told = int(read(found[0])) if found else 0
        if told not in {0, number} or (not told and page and page[0].strip(BLANK)):
            yield Finding(f"page {number} says that it is page {told}", Location(one.path))
        for title, wanted in _entries(page):
            there = one.pages[wanted - 1] if wanted <= len(one.pages) else ()
            if _bare(title) not in _bare("".join(there)):
                yield Finding(
                    f"page {wanted}, which the contents name, does not hold what they say",
                    Location(one.path),
                )


def _entries(page: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The entries of a page of contents, each with the page that it names."""
    words = ""
    for line in page[1:]:
        found = _ENTRY.match(line)
        if found is None:
            words = words + line if words and line.startswith(BLANK) else line
            continue
        words = words + found[1] if found[1].startswith(BLANK) and words else found[1]
        yield words, int(read("\u283c" + found[2]))
        words = ""


def _bare(cells: str) -> str:
    return cells.replace(BLANK, "")


@error("BRL05")
def headed(one: Embossed) -> Iterator[Finding]:
    """A heading stands on the same page as the beginning of its text.

    Why: A heading alone at the foot of a page is taken for the last words of what went before.
    Bad: a heading on line 25
    Good: the heading on the next page, above its text
    Source: UKAAF B004, headings; BANA Braille Formats
    """
    titles = [section.title for section in sections(one.document)]
    titles += [part.title for part in one.document.body if isinstance(part, Group)]
    known = {words[-1].id for words in titles if words}
    ends = [end for _, end, sentence in one.proof.places if sentence.id in known]
    for end, page in zip(ends, _pages_at(one.pages, ends), strict=True):
        if page.foot <= end:
            yield Finding(f"page {page.number} ends with a heading", Location(one.path))


@dataclass(frozen=True, slots=True)
class _Foot:
    number: int
    foot: int  # place in the stream at which the page ends


def _pages_at(pages: Pages, ends: list[int]) -> Iterator[_Foot]:
    """The page on which each place of the stream is."""
    feet: list[_Foot] = []
    length = 0
    for number, page in enumerate(pages, 1):
        length += len(stream((page,)))
        feet.append(_Foot(number, length - 1))  # without the blank after its last word
    for end in ends:
        yield next(foot for foot in feet if foot.foot >= end)


@error("BRL06")
def cells_only(one: Embossed) -> Iterator[Finding]:
    """The file holds braille cells and nothing else.

    Why: What a table of braille lacks comes out as a row of figures, and an embosser prints anything.
    Bad: a part of the text in ordinary letters
    Good: cells of six dots
    Source: BANA, braille ASCII; PEF 2008-1
    """
    strange = {c for page in one.pages for line in page for c in line if not _is_cell(c)}
    if strange:
        shown = " ".join(sorted(strange))[:60]
        yield Finding(f"there are signs that are no cells of six dots: {shown}", Location(one.path))


def _is_cell(character: str) -> bool:
    return "\u2800" <= character < "\u2840"


@error("BRL07")
def proved(one: Embossed) -> Iterator[Finding]:
    """Each sentence, put into braille once more and by itself, stands in the file in its place.

    Why: Who reads braille cannot compare it with the print. A lost line would never be noticed.
    Bad: a page that lacks the last line of a paragraph
    Good: every sentence, in order
    Source: UKAAF MS01, accurate representation
    """
    for sentence in one.proof.lost:
        text = " ".join(plain(sentence.children).split())[:80]
        yield Finding(f'the braille lacks "{text}"', sentence.location)
    for sentence in one.proof.cut:
        text = " ".join(plain(sentence.children).split())[:80]
        yield Finding(f'the braille lacks words of "{text}"', sentence.location)


@warning("BRL09")
def known_signs(one: Embossed) -> Iterator[Finding]:
    """Every sign of the text has cells of its own.

    Why: In the place of other signs stands a note with their name, which is slow to read.
    Bad: Well done 🎉
    Good: Well done!
    Source: Rules of Unified English Braille, 3.26 and 3.27
    """
    for sign, sentence in unknown_signs(one.document):
        yield Finding(f"there is no braille for “{sign}”", sentence.location)


@error("BRL08")
def plain_letters(one: Embossed) -> Iterator[Finding]:
    """A BRF file is made of the 64 letters of braille ASCII, with a form feed after each page.

    Why: Embossers know nothing else. Other bytes move the paper or stop the machine.
    Bad: a file that begins with an invisible mark
    Good: lines that end with carriage return and line feed
    Source: BANA, braille ASCII
    """
    if not one.path.endswith(".brf"):
        return
    text = one.data.decode("ascii", "replace")
    if not text.isascii():
        yield Finding("the file holds bytes that are not ASCII", Location(one.path))
    if not text.endswith("\r\n\f") or "\n" in text.replace("\r\n", ""):
        yield Finding(
            "its lines or pages end in a way that embossers do not know", Location(one.path)
        )


RULES: tuple[Rule[[Embossed]], ...] = (
    size,
    identified,
    numbered,
    headed,
    cells_only,
    proved,
    plain_letters,
    known_signs,
)


def check_braille(
    path: str, data: bytes, document: Document, paper: Paper | None = None
) -> tuple[Diagnostic, ...]:
    """All breaches in a braille file, whatever its kind."""
    if path.endswith(".ebrl"):
        return check_ebraille(path, data, document)
    form = check_pef(path, data) if path.endswith(".pef") else ()
    opened = Embossed(path, data, document, paper or Paper())
    try:
        return (*form, *(found for rule in RULES for found in rule(opened)))
    except SyntaxError:  # it is not well-formed, and said so already
        return form
