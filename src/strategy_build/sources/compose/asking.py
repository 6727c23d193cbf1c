"""What a consultation says about itself: its dates and terms, and how to answer."""

from __future__ import annotations

from strategy_build.model.blocks import Block, BulletList, Fact, ListItem, Paragraph
from strategy_build.model.document import Section
from strategy_build.model.publication import Consultation, Contacts, PublicationFile
from strategy_build.model.value import Moment, Value
from strategy_build.sources.compose.scribe import Scribe
from strategy_build.sources.dates import has_passed


def facts(scribe: Scribe, asked: Consultation, now: str) -> list[Fact]:
    """Its dates and terms; what lies behind us is told in the past."""
    labels = scribe.desk.labels
    closed = has_passed(asked.closes, now)
    reported = asked.report_by is not None and has_passed(asked.report_by, now)
    kept = asked.keep_responses_until
    forgotten = kept is not None and has_passed(kept, now)
    rows: tuple[tuple[str, Moment | Value | None], ...] = (
        ("opened" if asked.opens and has_passed(asked.opens, now) else "opens", asked.opens),
        ("closed-on" if closed else "closes", asked.closes),
        ("time-needed", asked.time_needed),
        ("payment", asked.payment),
        ("report-promised" if reported else "report-by", asked.report_by),
        ("kept-until" if forgotten else "keep-until", kept),
    )
    return [
        Fact(
            labels(f"document-{name}"),
            (Paragraph(scribe.still(value.text if isinstance(value, Moment) else value)),),
            name,
        )
        for name, value in rows
        if value
    ]


def answering(scribe: Scribe, file: PublicationFile, reach: Contacts, now: str) -> Section | None:
    """How to answer, in every way that counts; after closing, only that it is closed."""
    asked, labels = file.consultation, scribe.desk.labels
    if asked is None:
        return None
    blocks: list[Block]
    name = "how-to-answer"
    if has_passed(asked.closes, now):
        name = "closed-title"
        blocks = [scribe.paragraph(labels("document-closed-now"))]
    else:
        blocks = [scribe.paragraph(labels("document-answer-as-you-like"))]
        if asked.ways_to_respond:
            blocks.append(BulletList(tuple(_ways(scribe, asked, reach))))
    title = scribe.title(labels(f"document-{name}"))
    return Section("how-to-answer", "answering", "", "", 2, title, scribe.lang, tuple(blocks))


def _ways(scribe: Scribe, asked: Consultation, reach: Contacts) -> list[ListItem]:
    places = {
        "email": str(asked.respond_to),
        "phone": str(reach.phone),
        "post": str(reach.post),
        "text": str(reach.text_message),
        "voice": str(reach.voice_message or reach.phone),
    }
    return [
        scribe.item(scribe.desk.labels(f"document-way-{way}", **places))
        for way in asked.ways_to_respond
    ]
