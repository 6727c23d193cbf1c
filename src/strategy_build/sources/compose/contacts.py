"""Whom to ask, how to get another format, and when it comes: the same in every format."""

from __future__ import annotations

from dataclasses import dataclass, field

from strategy_build.model.blocks import (
    Block,
    BulletList,
    Fact,
    Facts,
    ListItem,
    Paragraph,
    Role,
    Sentence,
    Words,
)
from strategy_build.model.content import Content
from strategy_build.model.document import Contact, Section
from strategy_build.model.inlines import Link, Text, WebTarget
from strategy_build.model.labels import Labels
from strategy_build.model.publication import Contacts, PublicationFile
from strategy_build.model.value import Value
from strategy_build.model.walk import inlines, section_sentences, text_of
from strategy_build.sources.compose.glossary import Lexicon
from strategy_build.sources.compose.scribe import Desk, Scribe
from strategy_build.sources.inline import unmarked

# How each route of contact is reached: its field, the scheme of its link.
_ROUTES = (
    ("email", "mailto"),
    ("phone", "tel"),
    ("text_relay", "tel"),
    ("text_message", "sms"),
    ("bsl_relay", "link"),
    ("voice_message", "tel"),
    ("post", ""),
    ("hours", ""),
)


@dataclass(frozen=True, slots=True)
class _Common:
    """The site's own contacts, as every publication tells them that has nothing else to say there."""

    contact: Contact
    words: str
    ids: frozenset[str]

    def fits(self, desk: Desk) -> bool:
        """Whether composing for this publication would give the same."""
        return not desk.lexicon.may_be_in(self.words) and desk.ids.keys().isdisjoint(self.ids)


@dataclass(frozen=True, slots=True)
class Switchboard:
    """Composes the contacts of each publication; those of the site once for each language."""

    content: Content
    common: dict[tuple[Labels, str], _Common | None] = field(default_factory=dict)

    def contact(self, scribe: Scribe, file: PublicationFile) -> Contact:
        """The contacts of this publication."""
        if not file.contact and not file.elsewhere:
            key = scribe.desk.labels, scribe.lang
            if key not in self.common:
                self.common[key] = _common(scribe, self.content, file)
            common = self.common[key]
            if common is not None and common.fits(scribe.desk):
                return common.contact
        return contact(scribe, self.content, file)


def _common(scribe: Scribe, content: Content, file: PublicationFile) -> _Common | None:
    """The contacts as they are without a glossary; None where a link depends on the publication."""
    desk = Desk(scribe.desk.labels, scribe.desk.links, Lexicon(()))
    made = contact(Scribe(desk, scribe.section, scribe.lang), content, file)
    told = tuple(section_sentences(made.section))
    links = [n for s in told for n in inlines(s.children) if isinstance(n, Link)]
    if desk.diagnostics or not all(isinstance(link.target, WebTarget) for link in links):
        return None
    return _Common(made, text_of(told), frozenset(desk.ids))


def contacts(content: Content, file: PublicationFile) -> Contacts:
    """The site's contacts, with what the publication says instead."""
    site, own = content.site.contact, file.contact
    if own is None:
        return site
    values = {
        name: getattr(own, name) or getattr(site, name)
        for name in ("reply_within", *(route for route, _ in _ROUTES))
    }
    return Contacts(**values)


def contact(scribe: Scribe, content: Content, file: PublicationFile) -> Contact:
    """Whom to ask, how to get another format, and when it comes: the same in every format."""
    reach, labels, site = contacts(content, file), scribe.desk.labels, content.site
    routes = tuple(
        Fact(
            labels(f"document-route-{route.replace('_', '-')}"),
            (Paragraph(_route(scribe, getattr(reach, route), scheme)),),
            route,
        )
        for route, scheme in _ROUTES
        if getattr(reach, route)
    )
    reply = (
        labels("document-reply-within", time=str(reach.reply_within)) if reach.reply_within else ""
    )
    blocks: list[Block] = [
        scribe.paragraph(f"{labels('document-other-formats')} {reply}".strip(), Role.LEAD)
    ]
    if site.on_request:
        blocks.append(Paragraph(scribe.still(labels("document-on-request"))))
        blocks.append(
            BulletList(tuple(ListItem((Paragraph(scribe.still(v)),)) for v in site.on_request))
        )
    if file.elsewhere:
        blocks.append(Paragraph(scribe.still(labels("document-elsewhere"))))
        blocks.append(
            BulletList(tuple(_elsewhere(scribe, e.title, e.link) for e in file.elsewhere))
        )
    blocks.append(Facts(routes))
    title = scribe.title(labels("document-ask-us"))
    return Contact(
        str(reach.email),
        str(reach.phone),
        str(reach.reply_within),
        tuple(str(v) for v in site.on_request),
        Section("ask-us", "contact", "", "", 2, title, scribe.lang, tuple(blocks)),
    )


def _elsewhere(scribe: Scribe, title: Value, url: Value) -> ListItem:
    link = Link(WebTarget(str(url)), (Text(unmarked(title)),))
    return ListItem((Paragraph(scribe.still((Sentence("", scribe.lang, (link,)),))),))


def _route(scribe: Scribe, value: Value, scheme: str) -> Words:
    text = str(value)
    match scheme:
        case "mailto":
            url = f"mailto:{text}"
        case "tel" | "sms":
            url = f"{scheme}:{''.join(c for c in text if c.isdigit() or c == '+')}"
        case "link":
            url, text = text, scribe.desk.labels("document-open-relay")
        case _:
            return scribe.title(text)
    link = Link(WebTarget(url), (Text(text),), location=value.location)
    return scribe.title((Sentence("", scribe.lang, (link,)),))
