"""What is new, for feed readers: one entry for each publication (RFC 4287, Atom)."""

from __future__ import annotations

from strategy_build.markup.layouts import environment
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import text_of
from strategy_build.publish.editions import Edition

NAME = "feed.xml"


def feed(
    organisation: str, lang: str, base_url: str, editions: tuple[Edition, ...], inputs: Inputs
) -> bytes:
    """The feed, newest first. `base_url` ends with "/". Dates are those of the content."""
    documents = sorted(
        (edition.document for edition in editions),
        key=lambda one: (moment(one.imprint.published), one.id),
        reverse=True,
    )
    entries = [
        {
            "id": document.imprint.identifier,
            "lang": document.lang,
            "title": ": ".join(filter(None, map(text_of, (document.title, document.subtitle)))),
            "summary": text_of(document.summary),
            "kind": document.kind,
            "label": document.kind_label,
            "address": f"{base_url}{document.id}/index.html",
            "published": moment(document.imprint.published),
            "updated": document.imprint.modified,
        }
        for document in documents
    ]
    return (
        environment(inputs.layouts)
        .get_template("html/feed.xml.jinja")
        .render(
            title=inputs.labels("html-feed-title", organisation=organisation),
            organisation=organisation,
            lang=lang,
            base_url=base_url,
            updated=max((document.imprint.modified for document in documents), default=""),
            entries=entries,
        )
        .encode()
    )


def moment(date: str) -> str:
    """A date and time in UTC from an ISO date that may be a year or a month; "" for none."""
    if not date:
        return ""
    return f"{date}{'-01' * (2 - date.count('-'))}T00:00:00Z"
