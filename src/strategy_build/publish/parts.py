"""The first parts of the accessibility statement: what it covers, what to do about a barrier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from strategy_build.model.labels import Labels
from strategy_build.model.publication import Contacts, Site
from strategy_build.model.walk import text_of
from strategy_build.publish.evidence import Checked, Evidence

_EASS = "https://www.equalityadvisoryservice.com/"
_ECNI = "https://www.equalityni.org/"
_KINGDOM = "Europe/London"


@dataclass(frozen=True, slots=True)
class Line:
    """Some text, then words that lead to `address`, that mean the ISO `day`, or that just follow."""

    text: str
    words: str = ""
    address: str = ""
    lang: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The items of a list."""

    lines: tuple[Line, ...]


Block = Line | Listing


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the statement: its id is `page-NAME`."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()


def listing(*lines: Line | None) -> tuple[Block, ...]:
    """A list of the lines that are there, nothing where none is."""
    there = tuple(line for line in lines if line is not None)
    return (Listing(there),) if there else ()


def scope(evidence: Evidence, labels: Labels) -> Part:
    """What the statement is about, and which law asks for it."""
    site = evidence.site
    name = str(site.organisation.name)
    formats = (Line(labels(f"format-{one}")) for one in evidence.formats)
    blocks: list[Block] = [Line(labels("statement-scope-site", organisation=name))]
    if address := str(site.base_url):
        blocks.append(Line(labels("statement-scope-address"), address, address))
    blocks.append(Line(labels("statement-scope-files", n=len(evidence.publications))))
    if listed := listing(*formats):
        blocks += [Line(labels("statement-scope-formats")), *listed]
    blocks.append(Line(labels("statement-scope-elsewhere")))
    if is_british(site):
        blocks.append(Line(labels("statement-scope-law", organisation=name)))
        blocks.append(Line(labels("statement-scope-service")))
    return Part("scope", labels("statement-scope"), tuple(blocks))


def is_british(site: Site) -> bool:
    """Whether the law of the United Kingdom is the one to tell readers of."""
    return str(site.timezone) == _KINGDOM or str(site.language).endswith("-GB")


def usable(evidence: Evidence, labels: Labels, known: int) -> Part:
    """What readers can do here, and that some things may not work. `known` faults are told below."""
    ran = {rule.id for rule in evidence.file_rules}
    every = [one for publication in evidence.publications for one in publication.formats]
    same = bool(every) and all(one.found >= one.words for one in every)
    asked = [Line(str(form)) for form in evidence.site.on_request]
    blocks: tuple[Block, ...] = (
        Line(labels("statement-how-can")),
        *listing(
            Line(labels("statement-how-formats")) if every else None,
            Line(labels("statement-how-same")) if same else None,
            Line(labels("statement-how-settings")),
            Line(labels("statement-how-scripts")) if "WEB03" in ran else None,
        ),
    )
    if asked:
        blocks += (Line(labels("statement-how-request")), *listing(*asked))
    if known:
        to = Line(labels("statement-known"), labels("statement-known-link"), "#page-not-accessible")
        blocks += (to,)
    else:
        blocks += (Line(labels("statement-known-none")),)
    if not evidence.assessed:
        blocks += (Line(labels("statement-no-reader")),)
    return Part("how", labels("statement-how"), blocks)


def feedback(site: Site, labels: Labels) -> Part:
    """Whom to tell of a barrier, by every route there is."""
    routes = tuple(_routes(site.contact, labels))
    title = labels("statement-feedback")
    if not routes:
        return Part("feedback", title, (Line(labels("statement-feedback-none")),))
    blocks: tuple[Block, ...] = (Line(labels("statement-feedback-lead")), *listing(*routes))
    if site.contact.reply_within:
        time = str(site.contact.reply_within)
        blocks += (Line(labels("statement-feedback-reply", time=time)),)
    return Part("feedback", title, blocks)


def _routes(contact: Contacts, labels: Labels) -> Iterator[Line]:
    routes = (
        ("route-email", contact.email, "mailto:"),
        ("route-phone", contact.phone, "tel:"),
        ("route-text-relay", contact.text_relay, "tel:"),
        ("route-text-message", contact.text_message, "sms:"),
        ("route-voice-message", contact.voice_message, "tel:"),
        ("route-post", contact.post, ""),
        ("route-hours", contact.hours, ""),
    )
    for name, value, scheme in routes:
        if value:
            bare = str(value) if scheme == "mailto:" else "".join(str(value).split())
            address = f"{scheme}{bare}" if scheme else ""
            yield Line(f"{labels(f'document-{name}')}:", str(value), address)
    if contact.bsl_relay:
        name = labels("document-route-bsl-relay")
        yield Line(f"{name}:", labels("document-open-relay"), str(contact.bsl_relay))


def enforcement(site: Site, labels: Labels) -> Part:
    """Whom to turn to if the answer does not help."""
    title = labels("statement-enforcement")
    if not is_british(site):
        return Part("enforcement", title, (Line(labels("statement-enforcement-elsewhere")),))
    blocks = tuple(
        line
        for country, address in (("gb", _EASS), ("ni", _ECNI))
        for line in (
            Line(labels(f"statement-enforcement-{country}")),
            Line("", labels(f"statement-enforcement-{country}-link"), address),
        )
    )
    return Part("enforcement", title, blocks)


def publication_line(one: Checked, text: str = "") -> Line:
    """The title of a publication, which leads to it, after some text."""
    document = one.document
    address = f"{quote(document.id)}/index.html"
    return Line(text, text_of(document.title), address, document.lang)
