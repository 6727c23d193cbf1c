"""WEB: what a page is made of, for those who move by headings, landmarks and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from strategy_build.checks.output.page import (
    HEADINGS,
    Page,
    hidden,
    label_of,
    name,
    words,
)
from strategy_build.checks.rule import Finding, Rule, error, warning

if TYPE_CHECKING:
    from lxml.etree import _Element

_POINTERS = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list")
_TAG = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$")


@error("WEB02")
def landmarks(page: Page) -> Iterator[Finding]:
    """A page has one main part, a header, a footer, named navigation and a link that skips to it.

    Why: People who use a screen reader or a keyboard jump by these parts. Without them they walk
        through every link of every page.
    Bad: <div id="content">
    Good: <main id="content">
    Source: WCAG 2.2, 2.4.1 Bypass Blocks (A)
    """
    mains = [e for e in page.all("main") if not hidden(e)]
    if len(mains) != 1:
        yield Finding(f"this page has {len(mains)} main parts", page.at(page.root))
    for part in ("header", "footer"):
        if not any(_is_top(e) for e in page.all(part)):
            yield Finding(f"this page has no {part}", page.at(page.root))
    names = [label_of(page, nav) for nav in page.all("nav")]
    for nav, called in zip(page.all("nav"), names, strict=True):
        if len(names) > 1 and (not called or names.count(called) > 1):
            yield Finding("two navigation parts cannot be told apart", page.at(nav))
    first = next((e for e in page.all("a") if e.get("href")), None)
    target = (first.get("href") or "")[1:] if first is not None else ""
    titles = [e for main in mains for e in main.iterdescendants() if name(e) == "h1"]
    ids = {e.get("id") for e in (*mains, *titles)}
    if not target or target not in ids:
        yield Finding("the first link does not skip to the main part", page.at(page.root))


def _is_top(element: _Element) -> bool:
    return not any(
        name(e) in {"main", "article", "section", "aside", "nav"} for e in element.iterancestors()
    )


@error("WEB09")
def headings(page: Page) -> Iterator[Finding]:
    """A page has one heading of level 1, and its headings skip no level and have words.

    Why: Headings are how most people who use a screen reader find their way.
    Bad: <h2>Values</h2> <h4>Welcome</h4>
    Good: <h2>Values</h2> <h3>Welcome</h3>
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A); 2.4.6 (AA)
    """
    found = [e for e in page.all(*HEADINGS) if not hidden(e)]
    first = [e for e in found if name(e) == "h1"]
    if len(first) != 1:
        yield Finding(f"this page has {len(first)} headings of level 1", page.at(page.root))
    if found and name(found[0]) != "h1":
        yield Finding("the first heading is not the title", page.at(found[0]))
    for before, after in pairwise(found):
        if int(name(after)[1]) > int(name(before)[1]) + 1:
            yield Finding(f'the heading "{words(after)}" skips a level', page.at(after))
    for heading in found:
        if not words(heading):
            yield Finding("this heading has no words", page.at(heading))


@error("WEB10")
def ids(page: Page) -> Iterator[Finding]:
    """Ids are unique, and whatever points to an id of the page finds it.

    Why: A link in the page would lead nowhere, a field would lose its label.
    Bad: <a href="#vales">Our values</a>
    Good: <a href="#values">Our values</a>
    Source: WCAG 2.2, 1.3.1 and 4.1.2 (A)
    """
    counts = Counter(e.get("id") for e in page.having("id"))
    for element in page.having("id"):
        if counts[element.get("id")] > 1:
            yield Finding(f'the id "{element.get("id")}" is used twice', page.at(element))
    for attribute in _POINTERS:
        for element in page.having(attribute):
            for one in (element.get(attribute) or "").split():
                if one not in counts:
                    yield Finding(f'{attribute} names "{one}", which is not here', page.at(element))
    for element in page.having("href"):
        target = element.get("href") or ""
        anchor = unquote(target[1:])
        if target.startswith("#") and anchor not in counts and anchor != "top":
            yield Finding(f'the link to "{target}" leads nowhere', page.at(element))


@error("WEB11")
def tables(page: Page) -> Iterator[Finding]:
    """A table has a caption, headings with a scope, no merged and no empty cells.

    Why: A voice says the headings of a cell before the cell, and only if they are marked.
    Bad: <td>Year</td>
    Good: <th scope="col">Year</th>
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A)
    """
    for table in page.all("table"):
        if not any(name(e) == "caption" and words(e) for e in table):
            yield Finding("this table has no caption", page.at(table))
        cells = [e for e in table.iter() if name(e) in {"th", "td"}]
        if not any(e.get("scope") == "col" for e in cells if name(e) == "th"):
            yield Finding("this table has no column headings", page.at(table))
        for cell in cells:
            if name(cell) == "th" and cell.get("scope") not in {"col", "row"}:
                yield Finding(f'the heading "{words(cell)}" has no scope', page.at(cell))
            if cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1":
                yield Finding("this cell is merged with another", page.at(cell))
            if not words(cell):
                yield Finding("this cell is empty", page.at(cell))


@error("WEB15")
def language(page: Page) -> Iterator[Finding]:
    """A page names its language and has a title; passages in other languages are marked.

    Why: Voices and braille tables follow the language. The title is what is said for the window.
    Bad: <html>
    Good: <html lang="en-GB">
    Source: WCAG 2.2, 2.4.2 Page Titled (A), 3.1.1 and 3.1.2 (A, AA)
    """
    top = page.root
    if not _TAG.match(top.get("lang") or ""):
        yield Finding("this page does not name its language", page.at(top))
    for element in page.having("lang"):
        lang = element.get("lang") or ""
        if not _TAG.match(lang):
            yield Finding(f'"{lang}" is not the tag of a language', page.at(element))
    if not any(words(e) for e in page.all("title")):
        yield Finding("this page has no title", page.at(top))


@warning("WEB18")
def lists(page: Page) -> Iterator[Finding]:
    """Lists hold nothing but their items.

    Why: Screen readers count the items; anything else breaks the count.
    Bad: <ul> <p>Welcome</p> </ul>
    Good: <ul> <li>Welcome</li> </ul>
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A)
    """
    for element in page.all("ul", "ol"):
        for child in element:
            if name(child) not in {"", "li", "script", "template"}:
                yield Finding(f"<{name(child)}> stands in a list and is no item", page.at(child))
        if not any(name(child) == "li" for child in element):
            yield Finding("this list has no items", page.at(element))


_SHORT_PAGE = 3  # sections that need no contents list


@error("STR07")
def contents(page: Page) -> Iterator[Finding]:
    """A page of more than three sections has a contents list that leads to each of them, in order.

    Why: Without it people who listen or enlarge must go through everything to learn what there is.
    Bad: eight sections and no list of them
    Good: <nav aria-label="Contents"> with a link to each section
    Source: WCAG 2.2, 2.4.5 Multiple Ways (AA); UKAAF
    """
    parts = [
        element.get("id") or ""
        for element in page.all("section")
        if element.get("id")
        and not (element.get("id") or "").startswith("page-")
        and any(name(around) == "main" for around in element.iterancestors())
        and any(name(child) in HEADINGS for child in element)
    ]
    if len(parts) <= _SHORT_PAGE:
        return
    lists = [
        [unquote((e.get("href") or "")[1:]) for e in nav.iter() if name(e) == "a"]
        for nav in page.all("nav")
    ]
    best = max(lists, key=lambda one: len(set(one) & set(parts)), default=[])
    for part in parts:
        if part not in best:
            yield Finding(f'no contents list leads to "{part}"', page.at(page.root))
    listed = [one for one in best if one in parts]
    if listed != [one for one in parts if one in best]:
        yield Finding("the contents list has another order than the page", page.at(page.root))


@error("WEB05")
def help_at_the_end(page: Page) -> Iterator[Finding]:
    """Every page ends with the ways to ask for help: an address to write to or a number to call.

    Why: People who need help look for it where they found it before.
    Bad: a footer with links and no address
    Good: <footer> <a href="mailto:hello@example.org">
    Source: WCAG 2.2, 3.2.6 Consistent Help (A)
    """
    ends = [e for e in page.all("footer") if _is_top(e)]
    targets = [e.get("href") or "" for end in ends for e in end.iter() if name(e) == "a"]
    if not any(one.startswith(("mailto:", "tel:", "sms:")) for one in targets):
        yield Finding("the footer of this page names no way to ask for help", page.at(page.root))


RULES: tuple[Rule[[Page]], ...] = (
    landmarks,
    headings,
    ids,
    tables,
    language,
    lists,
    contents,
    help_at_the_end,
)
