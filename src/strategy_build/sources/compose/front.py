"""What stands before and after the sections: banner, facts, imprint."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from strategy_build.model.blocks import (
    Fact,
    Paragraph,
    Sentence,
    Words,
)
from strategy_build.model.content import Content
from strategy_build.model.document import Elsewhere, Evaluation, Imprint
from strategy_build.model.inlines import Inline, Link, Place, Text
from strategy_build.model.publication import (
    Kind,
    Organisation,
    PublicationFile,
    Status,
)
from strategy_build.model.value import Value
from strategy_build.sources.compose import asking, licence
from strategy_build.sources.compose.index import Index
from strategy_build.sources.compose.scribe import Scribe
from strategy_build.sources.dates import day_of, has_passed
from strategy_build.sources.inline import unmarked


@dataclass(frozen=True, slots=True)
class Related:
    """The other publications that this one names."""

    replaces: Index | None = None
    about: Index | None = None


def organisation(content: Content, file: PublicationFile) -> Organisation:
    """Who publishes this publication."""
    return file.organisation or content.site.organisation


def banner(scribe: Scribe, here: Index, replaced_by: Index | None, now: str) -> Words:
    """What a reader must know before anything else: replaced, a draft, closed."""
    file, labels = here.publication.file, scribe.desk.labels
    lines: list[tuple[Inline, ...]] = []
    if replaced_by is not None:
        link = Link(Place(replaced_by.publication.id), (Text(replaced_by.title),))
        lines.append((Text(labels("document-replaced-by") + " "), link, Text(".")))
    elif file.status is Status.SUPERSEDED:
        lines.append((Text(labels("document-replaced")),))
    if file.status is Status.CONSULTATION and file.consultation:
        closes = file.consultation.closes
        passed = has_passed(closes, now)
        name = "document-closed" if passed else "document-open-until"
        lines.append((Text(labels(name, date=closes.text)),))
    return tuple(
        word for line in lines for word in scribe.still((Sentence("", scribe.lang, line),))
    )


def facts(
    scribe: Scribe, content: Content, here: Index, related: Related, now: str
) -> tuple[Fact, ...]:
    """Status, dates and who stands behind it, in the order readers ask for them."""
    labels, file = scribe.desk.labels, here.publication.file
    made: list[Fact] = []

    def add(name: str, text: str | Value) -> None:
        if text:
            made.append(Fact(labels(f"document-{name}"), (Paragraph(scribe.still(text)),), name))

    closed = file.consultation is not None and has_passed(file.consultation.closes, now)
    ended = closed and file.status is Status.CONSULTATION
    status = labels("document-status-closed" if ended else f"document-status-{file.status}")
    version = labels("document-version", version=str(file.version)) if file.version else ""
    add("status", f"{status}, {version}" if version else status)
    if file.approved:
        add(
            "approved",
            labels(
                "document-approved-by",
                date=file.approved.on.text,
                by=_lower(unmarked(file.approved.by)),
            ),
        )
    add("published", file.published.text if file.published else "")
    add("period", _period(scribe, file))
    made += _relations(scribe, file.kind, related)
    add("review-due", file.review_due.text if file.review_due else "")
    if file.session:
        came = str(file.session.attended)
        add("when", file.session.on.text)
        add("where", file.session.place)
        add("attended", labels("document-people", count=came) if came else "")
    if file.consultation:
        made += asking.facts(scribe, file.consultation, now)
    if file.evaluated:
        by, day, standard = file.evaluated.by, file.evaluated.on.text, file.evaluated.standard
        add("evaluated", labels("document-evaluated-by", by=by, date=day, standard=standard))
    add("organisation", organisation(content, file).name)
    add("licence", licence.named(file.licence, labels))
    return tuple(made)


def _relations(scribe: Scribe, kind: Kind, related: Related) -> list[Fact]:
    about = "reports-on" if kind is Kind.PROGRESS else "goes-with"
    return [
        Fact(
            scribe.desk.labels(f"document-{label}"),
            (Paragraph(scribe.place(other.publication.id, "", other.title)),),
            name,
        )
        for name, label, other in (
            ("replaces", "replaces", related.replaces),
            ("about", about, related.about),
        )
        if other is not None
    ]


def _lower(by: str) -> str:
    """ "The open meeting" as it stands inside a sentence."""
    return by[0].lower() + by[1:] if by.startswith("The ") else by


def _period(scribe: Scribe, file: PublicationFile) -> str:
    period = file.period
    if period is None or period.from_ is None or period.to is None:
        return ""
    return scribe.desk.labels("document-from-to", start=period.from_.text, end=period.to.text)


def elsewhere_links(file: PublicationFile) -> tuple[Elsewhere, ...]:
    """The forms that live on other sites, for lists of formats."""
    return tuple(Elsewhere(unmarked(e.title), str(e.link), str(e.lang)) for e in file.elsewhere)


def imprint(content: Content, publication_id: str, file: PublicationFile, now: str) -> Imprint:
    """What the files say about themselves; the identifier is made from the site's address."""
    base = str(content.site.base_url)
    base = base if not base or base.endswith("/") else f"{base}/"
    owner = str(organisation(content, file).name)
    name = f"{base or owner}{publication_id}"
    published = day_of(file.published) if file.published else ""
    return Imprint(
        owner,
        uuid.uuid5(uuid.NAMESPACE_URL, name).urn,
        published,
        f"{published or now}T00:00:00Z",
        str(file.licence),
        base,
        str(file.version),
        _evaluated(file),
    )


def _evaluated(file: PublicationFile) -> Evaluation | None:
    told = file.evaluated
    return Evaluation(str(told.by), told.on.iso, str(told.standard)) if told else None


def titles(indexes: Mapping[str, Index]) -> dict[str, str]:
    """Publication titles by id, for links out of a format."""
    return {name: index.title for name, index in indexes.items()}
