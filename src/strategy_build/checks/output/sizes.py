"""PDF: how large letters are in the finished file, how far apart, and what page 2 is for."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_build.checks.normal import letters
from strategy_build.checks.output.printed import Paper
from strategy_build.checks.rule import Finding, Rule, error

_LOST = 0.05  # points: the last digits are lost in the matrices of the page
_APART = 0.1  # of the size of the letters; 0.12 is wanted, and pairs such as "To" take some of it
_FORMS = 2  # the page that says how to get every other form


@error("VIS04")
def sizes(one: Paper) -> Iterator[Finding]:
    """No letters on paper are smaller than those that the edition is named after.

    Why: Small print is the first thing that stops people with low vision, and paper cannot be
        enlarged by its reader. Page numbers and notes count too. The words in a picture do not:
        whatever it says stands beside it in words.
    Bad: page numbers of 12 points in large print
    Good: everything in 18 points or more
    Source: UKAAF MS03 and G003; GOV.UK, publishing accessible documents
    """
    smallest = one.edition.points - _LOST
    for number, page in enumerate(one.tagged.pages, 1):
        for size in sorted(size for size in page.sizes if size < smallest):
            told = f"{one.edition.points:g} are promised"
            yield Finding(f"page {number} has letters of {size:.1f} points; {told}", one.place)


@error("PDF14")
def ordering(one: Paper) -> Iterator[Finding]:
    """Page 2 says how to get every other form, in 18 points or more.

    Why: Whoever cannot use this form must find the way to another one at once, and must be able
        to read it.
    Bad: the contact address in 12 points on the last page
    Good: page 2 with the other forms, the address where they are, and whom to ask
    Source: UKAAF G003; GOV.UK, publishing accessible documents
    """
    pages = one.tagged.pages
    page = pages[_FORMS - 1] if len(pages) >= _FORMS else None
    said = letters(" ".join(page.marked.values())) if page is not None else ""
    heading = next((words for level, words in one.headings[1:] if level == _FORMS), "")
    asked = [text for text in _routes(one) if letters(text) not in letters(one.tagged.root.text)]
    if page is None or not heading or letters(heading) not in said:
        yield Finding("page 2 does not begin with how to get every other form", one.place)
    elif _smallest(page.sizes, one.edition.points) < one.edition.ordering - _LOST:
        message = f"page 2 has letters smaller than {one.edition.ordering:g} points"
        yield Finding(message, one.place)
    for text in asked:
        yield Finding(f'the pages do not say "{text}"', one.place)


def _smallest(sizes_: frozenset[float], furniture: float) -> float:
    """The smallest letters of a page beside those of its running title and number."""
    return min((size for size in sizes_ if abs(size - furniture) > _LOST), default=furniture)


def _routes(one: Paper) -> Iterator[str]:
    contact = one.document.contact
    yield from (route for route in (contact.email, contact.phone) if route)


@error("PDF15")
def spacing(one: Paper) -> Iterator[Finding]:
    """In the edition with wide spacing letters stand apart by 0.12 of their size or more.

    Why: Many dyslexic readers lose their place where letters and lines crowd together. Whoever
        asks for this edition asks for the space.
    Bad: cream paper with letters as close as in every other edition
    Good: 0.12 of the size between letters, everywhere
    Source: WCAG 2.2, 1.4.12 Text Spacing (AA); British Dyslexia Association style guide
    """
    if not one.edition.is_wide:
        return
    for number, page in enumerate(one.tagged.pages, 1):
        if page.apart < _APART:
            message = f"letters on page {number} stand apart by only {page.apart:.2f} of their size"
            yield Finding(message, one.place)


RULES: tuple[Rule[[Paper]], ...] = (sizes, ordering, spacing)
