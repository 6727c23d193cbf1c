"""DOC, FRM, PRV, PDF: what becomes of a publication after its day, and in which forms it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from strategy_build.checks.rule import Finding, SourceRule, warning
from strategy_build.checks.source.moments import first_day, last_day
from strategy_build.model.content import Content, Publication
from strategy_build.model.publication import Consultation, Status

_CURRENT = {Status.CONSULTATION, Status.APPROVED}
_ADAPTABLE = {"html", "epub", "docx", "text"}


@warning("DOC07")
def replaced(content: Content, today: date) -> Iterator[Finding]:
    """An edition that was replaced has the status superseded.

    Why: People come to the old one by a link or a search, and would act on promises that no
        longer hold.
    Bad: replaces: plan-2024 (and in plan-2024: status: approved)
    Good: replaces: plan-2024 (and in plan-2024: status: superseded)
    Source: good practice in publishing; found in real strategy papers
    """
    for publication in content.publications.values():
        file = publication.file
        old = content.publications.get(str(file.replaces))
        if old is None or file.status is not Status.APPROVED or not _has_begun(publication, today):
            continue
        if old.file.status in _CURRENT:
            message = f'"{old.file.title}" is replaced, and its status is still "{old.file.status}"'
            fix = f"status: superseded (in {old.path})"
            yield Finding(message, file.replaces.location, fix, len(file.replaces))


def _has_begun(publication: Publication, today: date) -> bool:
    file = publication.file
    starts = file.period.from_ if file.period and file.period.from_ else file.published
    return starts is None or first_day(starts) <= today


@warning("FRM10")
def answers_reported(content: Content, today: date) -> Iterator[Finding]:
    """After a consultation, a publication tells what people said, by the day that was promised.

    Why: People gave their time. If they never hear what came of it, they will not answer again.
    Bad: report-by: 2027-03-20, the day has passed, and nothing tells what people said
    Good: a publication of kind report with about: and the id of the consultation
    Source: Consultation Principles 2018, G; good practice in taking people's answers
    """
    for publication, asked in _consultations(content):
        due = asked.report_by
        if due is None or last_day(due) >= today:
            continue
        if not any(_reports(one, publication, asked) for one in content.publications.values()):
            message = f"the report was due on {due.text}, and nothing tells what people said"
            fix = (
                f"publish it (kind: report, about: {publication.id}), or set a new day and say why"
            )
            yield Finding(message, due.location, fix, len(due.text))


def _reports(other: Publication, asking: Publication, asked: Consultation) -> bool:
    linked = other.file.about == asking.id or other.id == asking.file.about
    published = other.file.published
    return bool(linked and published and last_day(published) >= first_day(asked.closes))


@warning("PRV02")
def answers_kept(content: Content, today: date) -> Iterator[Finding]:
    """A consultation says until when answers are kept.

    Why: People decide what to tell you by what becomes of it. Without a day they must fear that
        it is kept for ever.
    Bad: consultation: without keep-responses-until
    Good: keep-responses-until: 2027-09-30
    Source: UK GDPR, article 13(2)(a)
    """
    for publication, asked in _consultations(content):
        if asked.keep_responses_until is None:
            place = asked.location or publication.location
            fix = "keep-responses-until: and a day, for example keep-responses-until: 2027-09-30"
            yield Finding("nobody can know how long you keep their answers", place, fix)


def _consultations(content: Content) -> Iterator[tuple[Publication, Consultation]]:
    for publication in content.publications.values():
        if publication.file.consultation is not None:
            yield publication, publication.file.consultation


@warning("PDF07")
def more_than_paper(content: Content, today: date) -> Iterator[Finding]:
    """A PDF is never the only form to read.

    Why: A PDF keeps its letters, colours and line lengths. People who enlarge, reflow or listen
        need a form that fits itself to them.
    Bad: formats: [pdf]
    Good: formats: [html, pdf, epub]
    Source: GOV.UK, publishing accessible documents
    """
    formats = content.site.formats
    if any("pdf" in one for one in formats) and _ADAPTABLE.isdisjoint(map(str, formats)):
        first = formats[0]
        message = "PDF is the only form to read that is offered"
        yield Finding(message, first.location, "formats: [html, pdf, epub]", len(first))


RULES: tuple[SourceRule, ...] = (replaced, answers_reported, answers_kept, more_than_paper)
