"""PUB: rules that guard the accessibility statement and the conformance record beside it."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

from strategy_build.checks.output.page import HEADINGS, Page, html, name, words
from strategy_build.checks.rule import Finding, Rule, diagnostic, error, warning
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.publication import Waiver

STATEMENT = "accessibility.html"
RECORD = "conformance.json"
_MANIFEST = "manifest.json"
# What the law's model asks for, as ids in the page.
PARTS = (
    "page-scope",
    "page-how",
    "page-feedback",
    "page-enforcement",
    "page-technical",
    "page-status",
    "page-not-accessible",
    "page-non-compliance",
    "page-burden",
    "page-out-of-scope",
    "page-preparation",
)
_YEAR = 366  # days
# What the site itself puts beside a publication: the page that helps to choose, everything in one.
_BESIDE = ("files.html", "{id}.zip")


@dataclass(frozen=True, slots=True)
class Published:
    """A whole site: its files by path, its pages, the record as read; what was decided, the day."""

    files: Mapping[str, bytes]
    pages: Mapping[str, Page]
    record: Mapping[str, Any]
    waivers: Sequence[Waiver]
    today: date

    @property
    def statement(self) -> Page | None:
        """The page of the statement."""
        return self.pages.get(STATEMENT)


@error("PUB01")
def linked(site: Published) -> Iterator[Finding]:
    """Every page leads to the accessibility statement, which is a web page of the site.

    Why: People who meet a barrier look for it at the foot of the page they are on.
    Bad: a statement that only the first page leads to, or that is a PDF
    Good: "Accessibility statement" at the foot of every page
    Source: Public Sector Bodies Accessibility Regulations 2018, regulation 8
    """
    if site.statement is None:
        yield Finding("this site has no accessibility statement", Location(STATEMENT))
        return
    for page in site.pages.values():
        yield from _unled(page)


def check_foot(page: Page) -> tuple[Diagnostic, ...]:
    """What `PUB01` finds in one page, for those who keep the verdict on each page."""
    return tuple(diagnostic(linked.about, one) for one in _unled(page))


def _unled(page: Page) -> Iterator[Finding]:
    targets = (link.get("href") or "" for foot in page.all("footer") for link in foot.iter("a"))
    if not any(_leads(target, page.path) for target in targets):
        message = "the foot of this page does not lead to the accessibility statement"
        yield Finding(message, Location(page.path))


def _leads(target: str, path: str) -> bool:
    """Whether a link leads to the statement; a page for any depth has whole addresses."""
    address = urlsplit(target)
    place = unquote(address.path)
    if address.scheme:
        return place.endswith(f"/{STATEMENT}")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), place)) == STATEMENT


@error("PUB02")
def whole(site: Published) -> Iterator[Finding]:
    """The statement has all the parts that the law's model asks for, each with words.

    Why: Readers and those who watch over the law look for the same parts in every statement:
        what it covers, how to complain, what is known not to work.
    Bad: a page that says "we care about accessibility"
    Good: scope, feedback, enforcement, status, what is not accessible and why, the days
    Source: model accessibility statement, Commission Decision (EU) 2018/1523, kept in UK law
    """
    page = site.statement
    if page is None:
        return
    found = {element.get("id"): element for element in page.root.iter() if element.get("id")}
    for part in PARTS:
        element = found.get(part)
        if element is None:
            yield Finding(f'the part "{part}" is missing', Location(STATEMENT))
            continue
        titles = [words(e) for e in element.iter() if name(e) in HEADINGS]
        if not titles or not titles[0] or words(element) == titles[0]:
            yield Finding(f'the part "{part}" has no heading or no words', page.at(element))


@warning("PUB03")
def reviewed(site: Published) -> Iterator[Finding]:
    """The statement, and every assessment by people that it names, is no older than 12 months.

    Why: Sites change. An old statement sends people to a barrier that it does not mention.
    Bad: prepared on 3 May 2024 (and it is 2026)
    Good: a site that is built again within the year, and looked at by people again
    Source: Government Digital Service guidance on accessibility statements: review every year
    """
    if not site.record:
        return
    people = site.record["people"]["assessments"]
    days = [("the statement was prepared", str(site.record["day"]))]
    days += [(f"{one['by']} assessed {one['publication']}", str(one["on"])) for one in people]
    for what, day in days:
        if (site.today - _day(day)).days > _YEAR:
            message = f"{what} on {day}, more than 12 months ago"
            fix = "have it looked at again, and write down by whom and on which day"
            yield Finding(message, Location(STATEMENT), fix)


def _day(iso: str) -> date:
    """The last day that a date may mean, near enough: 2027 ends with 2027-12-28."""
    parts = iso.partition("T")[0].split("-")
    year, month, day = (int(part) for part in (*parts, *("12", "28")[len(parts) - 1 :]))
    return date(year, month, day)


@error("PUB04")
def told(site: Published) -> Iterator[Finding]:
    """Every finding that was accepted stands in the statement: what, why, by whom and until when.

    Why: Readers must learn of a barrier before they meet it, and what was promised about it.
    Bad: a waiver that only editors know of
    Good: "Accepted until 31 March 2027. Reason: the words are those of a law."
    Source: Public Sector Bodies Accessibility Regulations 2018, regulation 8
    """
    page = site.statement
    text = words(page.root) if page else ""
    for waiver in site.waivers:
        pieces = (waiver.rule, waiver.where, waiver.reason, waiver.decided_by, waiver.until.text)
        missing = [piece for piece in pieces if " ".join(piece.split()) not in text]
        if missing:
            message = f'the waiver of {waiver.rule} is not told: "{missing[0]}" is missing'
            yield Finding(message, Location(STATEMENT))


@error("PUB05")
def same(site: Published) -> Iterator[Finding]:
    """Every file that a publication offers is of the edition that was checked, byte for byte.

    Why: People choose a format because they cannot use another. An older file would tell them
        something else than everybody else reads.
    Bad: a new web page beside the audio of last year
    Good: one build, whose record holds the fingerprint of every file
    Source: DESIGN.md, Checks; WCAG 2.2, conforming alternate version
    """
    if not site.record:
        yield Finding("nothing says which files were checked", Location(RECORD))
        return
    listed: dict[str, str] = {}
    for publication in site.record.get("publications", ()):
        for made in publication["formats"]:
            listed |= {one["path"]: one["sha256"] for one in made["files"]}
            if made["found"] < made["words"]:
                message = f"{made['format']} of {publication['id']} does not say every word"
                yield Finding(message, Location(RECORD))
        folder = f"{publication['id']}/"
        ours = {folder + beside.format(id=publication["id"]) for beside in _BESIDE}
        for path in site.files:
            if path.startswith(folder) and path not in listed and path not in ours:
                yield Finding("this file belongs to no edition that was checked", Location(path))
    yield from _differing(site, listed)


def _differing(site: Published, listed: Mapping[str, str]) -> Iterator[Finding]:
    names = frozenset(site.files)
    manifest = json.loads(site.files[_MANIFEST]) if _MANIFEST in names else {"files": []}
    signed = {one["path"]: one["sha256"] for one in manifest["files"]}
    for path, mark in listed.items():
        if path not in names:
            yield Finding("this file was checked and is not there", Location(path))
        elif mark not in {sha256(site.files[path]).hexdigest()} & {signed.get(path, mark)}:
            yield Finding("this file is not the one that was checked", Location(path))


RULES: tuple[Rule[[Published]], ...] = (linked, whole, reviewed, told, same)


def check_statement(
    files: Mapping[str, bytes],
    waivers: Sequence[Waiver],
    today: date,
    pages: Iterable[str] | None = None,
) -> tuple[Diagnostic, ...]:
    """All breaches around the statement of a whole site, given as bytes by path in output/.

    `pages` are those whose feet are looked at, besides the statement: all, where none are named.
    """
    names = frozenset(files)
    every = (path for path in sorted(files) if path.endswith(".html"))
    looked = every if pages is None else {*pages, STATEMENT} & names
    opened = {path: html(path, files[path], names) for path in sorted(looked)}
    record = json.loads(files[RECORD]) if RECORD in names else {}
    site = Published(files, opened, record, waivers, today)
    return tuple(one for rule in RULES for one in rule(site))
