"""Links and page marks between the files of a book, set once every page is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from strategy_build.formats.epub.pages import Page
from strategy_build.markup.elements import element
from strategy_build.model.labels import Labels

# text is escaped, so a quotation mark always ends an attribute
_ID = re.compile(r' id="([^"]+)"')
_INSIDE = re.compile(r' href="#([^"]*)"')
# EPUBCheck knows no such scheme (HTM-025), nor do reading apps; the number is in the words
_SMS = re.compile(r'<a href="sms:[^"]*">(.*?)</a>', re.DOTALL)
_HEADING_BEFORE = re.compile(
    r'<h[1-6][^<>]*>(?:<span class="n">(?:[^<]|<span[^<>]*>[^<]*</span>)*</span>)?$'
)


def homes(pages: Sequence[Page]) -> dict[str, str]:
    """The file in which each id stands; the first one is that of "", the whole publication."""
    first = {"": f"{pages[0].name}.xhtml"}
    return first | {n: f"{page.name}.xhtml" for page in pages for n in _ID.findall(page.body)}


def linked(page: Page, home: Mapping[str, str]) -> Page:
    """The page with its links to other pages leading to their files."""
    own = f"{page.name}.xhtml"

    def address(found: re.Match[str]) -> str:
        anchor = found[1]
        file = home[anchor]  # composing has checked every link: a KeyError is our fault
        if not anchor:
            return f' href="{file}"'
        return f' href="#{anchor}"' if file == own else f' href="{file}#{anchor}"'

    body = _SMS.sub(r"\1", _INSIDE.sub(address, page.body))
    return replace(page, body=Markup(body))  # noqa: S704 (escaped before)


def page_starts(page_of: Mapping[str, int], reading_order: Iterable[str]) -> dict[int, str]:
    """The first sentence of each page of the PDF, by page number in order.

    A page on which no sentence begins, such as that of the contents, begins with the next one that
    does: who is sent to "page 2" in a meeting must find a page 2.
    """
    starts: dict[int, str] = {}
    for sentence in reading_order:
        if number := page_of.get(sentence):
            starts.setdefault(number, sentence)
    filled: dict[int, str] = {}
    before = 0
    for number, sentence in sorted(starts.items()):
        filled |= dict.fromkeys(range(before + 1, number + 1), sentence)
        before = number
    return filled


def marked(page: Page, starts: Mapping[int, str], labels: Labels) -> Page:
    """The page with a mark where each page of the PDF begins, before a heading rather than in it."""
    body = str(page.body)
    here = frozenset(_ID.findall(body))
    for number, sentence in starts.items():
        if sentence not in here:
            continue
        at = body.find(f' id="{sentence}"')
        tag = body.rindex("<", 0, at)
        before = _HEADING_BEFORE.search(body, max(0, tag - 400), tag)
        place = before.start() if before else tag
        body = f"{body[:place]}{_mark(number, labels)}{body[place:]}"
    return replace(page, body=Markup(body))  # noqa: S704 (escaped before)


def _mark(number: int, labels: Labels) -> Markup:
    attributes = {
        "epub:type": "pagebreak",
        "role": "doc-pagebreak",
        "id": f"page.{number}",  # with a dot: a section may be called "page-1"
        "aria-label": labels("epub-page", number=str(number)),
    }
    return element("span", attributes)
