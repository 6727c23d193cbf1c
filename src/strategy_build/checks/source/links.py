"""LNK: links and directions that work for ears and fingers too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import SplitResult, urlsplit

from strategy_build.checks.passages import Passage, passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, error, warning
from strategy_build.model.content import Content
from strategy_build.model.inlines import Inline, Link, WebTarget
from strategy_build.model.walk import inlines, plain

VAGUE = frozenset(
    {
        "a", "click", "click here", "click on this link", "click this link", "continue",
        "continue reading", "details", "document", "download", "download here", "file",
        "find out more", "for more information", "full details", "go", "go here", "here",
        "info", "information", "it", "know more", "learn more", "link", "more", "more details",
        "more here", "more info", "more information", "on this page", "online", "page", "pdf",
        "press here", "read", "read here", "read more", "read on", "read this", "see here",
        "see more", "tap here", "that", "the link", "this", "this article", "this document",
        "this file", "this link", "this page", "this report", "this site", "this website",
        "visit", "web", "website", "word", "word document",
    }
)  # fmt: skip
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
_FILE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|odt|ods|csv|zip|mp3|mp4|epub)$", re.IGNORECASE)
_KINDS = {
    "doc": "Word", "docx": "Word", "xls": "Excel", "xlsx": "Excel", "ppt": "PowerPoint",
    "pptx": "PowerPoint", "odt": "OpenDocument", "ods": "OpenDocument",
}  # fmt: skip


@error("LNK01")
def vague_links(content: Content, today: date) -> Iterator[Finding]:
    """The words of a link say where it goes.

    Why: People who use a screen reader often list the links on a page. They would hear only
        these words, without the sentence around them.
    Bad: To read the old direction click [here](../direction-2024-2027/publication.yaml).
    Good: Read [our direction for 2024 to 2027](../direction-2024-2027/publication.yaml).
    Source: WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)
    """
    for passage, link, url in links(content):
        text = " ".join(plain(link.children).split())
        bare = re.sub(r"[^\w ]", "", text).casefold().strip()
        if not bare:
            message = "this link has no words"
        elif bare in VAGUE:
            message = f'the link text is "{text}"'
        elif _ADDRESS.match(text):
            message = "the link text is a web address, which is read out letter by letter"
        else:
            continue
        needle = f"[{text}]" if text else "[]"
        place, length = pinpoint(content, link.location or passage.location, needle)
        if length == 1:
            place, length = pinpoint(content, passage.location, text)
        else:
            place, length = type(place)(place.file, place.line, place.column + 1), length - 2
        fix = f"say where the link goes, for example [the name of what it opens]({url})"
        yield Finding(message, place, fix, max(1, length))


@warning("LNK02")
def same_words(content: Content, today: date) -> Iterator[Finding]:
    """The same link words lead to the same place everywhere in a publication.

    Why: In a list of links two equal names promise the same page. One of them would mislead.
    Bad: [our plan](plan-2026.md) … [our plan](plan-2027.md)
    Good: [our plan for 2026](plan-2026.md) … [our plan for 2027](plan-2027.md)
    Source: WCAG 2.2, 2.4.4 Link Purpose (A) and 2.4.9 (AAA)
    """
    seen: dict[tuple[str, str, str], str] = {}
    for passage, link, url in links(content):
        text = " ".join(plain(link.children).split())
        folder = passage.location.file.rpartition("/")[0] if not _parts(url).scheme else ""
        key = (passage.publication.id, folder, text.casefold())
        if text.casefold() not in VAGUE and text and seen.setdefault(key, url) != url:
            place, length = pinpoint(content, link.location or passage.location, text)
            yield Finding(
                f'"{text}" leads to {seen[key]} elsewhere in this publication',
                place,
                "add the word that tells the two apart, or give both the same address",
                length,
            )


@warning("LNK03")
def file_links(content: Content, today: date) -> Iterator[Finding]:
    """A link to a file elsewhere says what kind of file it is.

    Why: Opening a file leaves the page. People want to know before, because it may open another
        program or cost them data.
    Bad: [the safeguarding policy](https://council.example/policy.pdf)
    Good: [the safeguarding policy (PDF)](https://council.example/policy.pdf)
    Source: GOV.UK content style; WCAG 2.2, 3.2.2 (advisory)
    """
    for passage, link, url in links(content):
        parts = _parts(url)
        found = _FILE.search(parts.path)
        if parts.scheme not in {"http", "https"} or found is None:
            continue
        ending = found[1].lower()
        kind = _KINDS.get(ending, ending.upper())
        text = " ".join(plain(link.children).split())
        if kind.casefold() not in text.casefold() and ending not in text.casefold():
            place, length = pinpoint(content, link.location or passage.location, text)
            message = f"this link opens a {kind} file and does not say so"
            yield Finding(message, place, f"[{text} ({kind})]({url})", length)


_PLACE = re.compile(
    r"\b(?:see|shown|listed|as|mentioned|described|explained|given|read) (?:above|below)\b"
    r"|\b(?:the|this|these|those) (?:[\w-]+ )?(?:table|list|picture|box|diagram|figure|chart|map|image|"
    r"links?|text|section|paragraph|form|questions?|part) (?:above|below|opposite|overleaf)\b"
    r"|\b(?:above|below)[- ]mentioned\b|\b(?:on|to|at) the (?:left|right)(?:[- ]hand)? (?:side|of the page)\b"
    r"|\b(?:box|picture|column|panel|menu|table|list) (?:on|to) the (?:left|right)\b"
    r"|\b(?:at the (?:top|bottom) of (?:the|this) page)\b",
    re.IGNORECASE,
)
_COLOURS = "red|green|blue|yellow|orange|purple|pink|grey|gray|brown|black|white"
_COLOUR = re.compile(
    rf"\b(?:shown|marked|printed|written|highlighted|set|words?|text|items?|questions?|parts?|those|"
    rf"anything|everything|sections?|cells?|rows?) (?:are |is )?in (?:{_COLOURS})\b"
    rf"|\b(?:the|in the|each|every) (?:{_COLOURS}) (?:text|words?|type|print|writing|questions?|answers?|cells?|rows?)\b"
    r"|\bthe (?:round|square|triangular) (?:button|box|shape)\b",
    re.IGNORECASE,
)


@warning("LNK05")
def directions(content: Content, today: date) -> Iterator[Finding]:
    """Directions name what they mean, not its place, shape or colour.

    Why: "Below" and "in red" mean nothing in audio, in braille or on a small screen.
    Bad: Answer the questions in red in the table below.
    Good: Answer questions 1 to 3 in the table "What we ask".
    Source: WCAG 2.2, 1.3.3 Sensory Characteristics (A) and 1.4.1 Use of Color (A)
    """
    for passage in passages(content):
        if passage.quoted or not passage.lang.startswith("en"):
            continue
        for found in _COLOUR.finditer(passage.text):
            place, length = pinpoint(content, passage.location, found[0])
            message = f'"{found[0]}" points by colour or shape alone'
            fix = "name what you mean by its words or its number"
            yield Finding(message, place, fix, length)
        for found in _PLACE.finditer(passage.text):
            place, length = pinpoint(content, passage.location, found[0])
            message = f'"{found[0]}" points to a place on the page'
            yield Finding(message, place, "name it: its heading, its title or its number", length)


_MAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_PHONE = re.compile(r"^\+?[\d\s().-]{3,}$")


@error("LNK08")
def well_formed(content: Content, today: date) -> Iterator[Finding]:
    """Addresses outside the site are complete.

    Why: A link with half an address opens an error page, or nothing at all.
    Bad: [Write to us](mailto:hello at ferrybrook.example)
    Good: [Write to us](mailto:hello@ferrybrook.example)
    Source: RFC 3986; WCAG 2.2, 2.4.4 Link Purpose (A)
    """
    for passage, link, url in links(content):
        if problem := _malformed(url):
            text = " ".join(plain(link.children).split())
            place, length = pinpoint(content, link.location or passage.location, url)
            if length == 1:
                place, length = pinpoint(content, passage.location, text)
            yield Finding(f'the address "{url}" {problem[0]}', place, problem[1], length)


def _malformed(url: str) -> tuple[str, str] | None:
    scheme, _, rest = url.partition(":")
    if scheme in {"http", "https"}:
        host = _host(url)
        if not host or ("." not in host and host != "localhost"):
            return (
                "names no web site",
                "copy the whole address, for example https://example.org/page",
            )
    elif scheme == "mailto" and not _MAIL.match(rest.partition("?")[0]):
        return "is no e-mail address", "mailto:name@example.org"
    elif scheme in {"tel", "sms"} and not _PHONE.match(rest.partition("?")[0].replace("%20", " ")):
        return "is no phone number", f"{scheme}:01632960147"
    elif url.startswith("www."):
        return "lacks its beginning", f"https://{url}"
    return None


def _host(url: str) -> str:
    return _parts(url).hostname or ""


def _parts(url: str) -> SplitResult:
    """The parts of an address; an address that is none has no parts."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def links(content: Content) -> Iterator[tuple[Passage, Link, str]]:
    """Every link that an editor typed, with the passage it stands in and its address as typed."""
    for passage in passages(content):
        for node in _links(passage.inlines):
            if isinstance(node.target, WebTarget):
                yield passage, node, node.target.url


def _links(nodes: tuple[Inline, ...]) -> Iterator[Link]:
    return (node for node in inlines(nodes) if isinstance(node, Link))


RULES: tuple[SourceRule, ...] = (vague_links, same_words, file_links, directions, well_formed)
