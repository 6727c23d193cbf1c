"""DOC: what a publication says about itself, and whether it holds together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_build.checks.rule import Finding, SourceRule, error, note, warning
from strategy_build.checks.source.moments import first_day, last_day
from strategy_build.diagnostics import Severity
from strategy_build.model.content import Content, Publication
from strategy_build.model.publication import Kind, Status
from strategy_build.model.value import Value

_FILE_NAME = re.compile(
    r"^[\w.-]+\.(?:docx?|pdf|md|txt|odt|pptx?)$|^(?:untitled|new document|document ?\d*|draft ?\d*)$",
    re.IGNORECASE,
)
_TAG = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$")
_IN_SHORT = 5
_SHORT_WORDS = 15
_PUBLIC = {Status.CONSULTATION, Status.APPROVED, Status.SUPERSEDED}


@error("DOC01")
def titles(content: Content, today: date) -> Iterator[Finding]:
    """Every publication has a title of its own that is not a file name.

    Why: The title is the first thing that anybody hears, and what a screen reader says for a
        window, a book or a recording. Two with one title cannot be told apart.
    Bad: title: strategy-final-v3.docx
    Good: title: Nothing wasted, no one left out
    Source: WCAG 2.2, 2.4.2 Page Titled (A); PDF/UA-1, 7.1
    """
    seen: dict[str, str] = {}
    for publication in content.publications.values():
        title = publication.file.title
        words = " ".join(title.split()).casefold()
        if _FILE_NAME.match(title.strip()):
            message = f'"{title}" is the name of a file, not a title'
            yield _on(title, message, "title: what this publication is called when you speak of it")
        elif other := seen.get(words):
            message = f'"{title}" is the title of {other} too'
            yield _on(title, message, "add what tells them apart, for example the years")
        seen.setdefault(words, publication.id)


@error("DOC02")
def languages(content: Content, today: date) -> Iterator[Finding]:
    """Languages are named by their tag, such as en-GB, cy or bfi.

    Why: Voices, braille and hyphens follow the tag. With a wrong one Welsh is read as if it were
        English.
    Bad: language: English
    Good: language: en-GB
    Source: WCAG 2.2, 3.1.1 Language of Page (A) and 3.1.2 Language of Parts (AA); BCP 47
    """
    tags: list[Value] = [content.site.language]
    for publication in content.publications.values():
        tags += [publication.file.language, *(one.lang for one in publication.file.elsewhere)]
        for section in publication.sections.values():
            matter = section.matter
            tags += [matter.lang, *(one.lang for one in matter.testimonials)]
            tags += [one.lang for one in matter.elsewhere]
    for tag in tags:
        if tag and not _TAG.match(tag):
            yield _on(tag, f'"{tag}" is not the tag of a language', "en-GB, cy, bfi, ar …")


@warning("DOC03")
def facts(content: Content, today: date) -> Iterator[Finding]:
    """A public publication says when it was published; a strategy says for which years it holds.

    Why: People who find it later cannot know whether it still holds.
    Bad: status: approved (and no date)
    Good: status: approved (and) published: 2027-03-22
    Source: GOV.UK, publishing accessible documents
    """
    for publication in content.publications.values():
        file = publication.file
        public = file.status in _PUBLIC
        if public and file.published is None and file.kind is not Kind.PAGE:
            yield Finding(
                f'"{file.title}" does not say when it was published',
                publication.location,
                "published: and the day, for example published: 2027-03-22",
            )
        if public and file.kind is Kind.STRATEGY and file.period is None:
            yield Finding(
                f'"{file.title}" does not say for which years it holds',
                publication.location,
                "period: with from: 2027-04 and to: 2030-03 under it",
            )
        if (
            file.approved
            and file.published
            and last_day(file.published) < first_day(file.approved.on)
        ):
            yield Finding(
                f"it was published on {file.published.text}, before it was approved",
                file.published.location,
                "put the two dates right",
            )


@warning("DOC08")
def reviews(content: Content, today: date) -> Iterator[Finding]:
    """A review that was promised has taken place.

    Why: Readers were told that the organisation would look again by that day.
    Bad: review-due: 2028-03-31, the day has passed, and there is no progress update
    Good: a publication of kind progress that is about this one
    Source: good practice in planning
    """
    for publication in content.publications.values():
        due = publication.file.review_due
        if due is None or last_day(due) >= today or publication.file.status is Status.SUPERSEDED:
            continue
        if not any(
            _reviews(other, publication, due.iso) for other in content.publications.values()
        ):
            yield Finding(
                f"the review was due on {due.text}, and there is no progress update since",
                due.location,
                f"publish one (kind: progress, about: {publication.id}), or set a new day and say why",
            )


def _reviews(other: Publication, publication: Publication, due: str) -> bool:
    file = other.file
    if file.kind is not Kind.PROGRESS or file.about != publication.id:
        return False
    covers = [s.matter.covers_to for s in other.sections.values() if s.matter.covers_to]
    return any(
        moment.iso >= due[: len(moment.iso)] for moment in (*covers, file.published) if moment
    )


@error("DOC09")
def contacts(content: Content, today: date) -> Iterator[Finding]:
    """There is an e-mail address, and one way that needs no computer.

    Why: People who cannot use the web, or cannot write, would have no way to ask for help.
    Bad: contact: with an e-mail address and nothing else
    Good: contact: with email, phone and text-relay
    Source: WCAG 2.2, 3.2.6 Consistent Help (A); Equality Act 2010, section 20
    """
    contact = content.site.contact
    place = contact.location or content.site.location
    if not contact.email:
        yield Finding("there is no e-mail address", place, "email: hello@example.org")
    if not (contact.phone or contact.post or contact.text_message or contact.voice_message):
        yield Finding("every way to reach you needs a computer", place, 'phone: "01632 960 147"')
    elif contact.phone and not contact.text_relay:
        yield Finding(
            "there is a phone number and no way for people who cannot hear or speak on the phone",
            contact.phone.location,
            f'text-relay: "18001 {contact.phone}"',
            severity=Severity.WARNING,
        )


@warning("DOC10")
def other_formats(content: Content, today: date) -> Iterator[Finding]:
    """The site says how to ask for another format, and how soon an answer comes.

    Why: No list of formats fits everybody. People who must ask should know that they may, and how
        long they will wait.
    Bad: contact: without reply-within
    Good: reply-within: 5 working days
    Source: Equality Act 2010, section 20(6); GOV.UK, publishing accessible documents
    """
    contact = content.site.contact
    place = contact.location or content.site.location
    if not contact.reply_within:
        yield Finding(
            "nobody can know how long you take to answer", place, "reply-within: 5 working days"
        )
    if not content.site.on_request:
        fix = "on-request: with a list, for example - Paper copy by post"
        yield Finding("no formats are offered on request", content.site.location or place, fix)


@note("DOC11")
def licences(content: Content, today: date) -> Iterator[Finding]:
    """A publication says under which licence it may be copied.

    Why: People who would put it into braille, a talking book or another language must know that
        they may.
    Bad: no licence in publication.yaml
    Good: licence: CC-BY-4.0
    Source: UKAAF MS01, permission
    """
    for publication in content.publications.values():
        file = publication.file
        if (
            file.kind in {Kind.STRATEGY, Kind.MANIFESTO}
            and file.status in _PUBLIC
            and not file.licence
        ):
            message = f'"{file.title}" does not say whether it may be copied'
            yield Finding(message, publication.location, "licence: CC-BY-4.0")


@warning("DOC13")
def in_short(content: Content, today: date) -> Iterator[Finding]:
    """ "In short" has at most five sentences of at most 15 words.

    Why: It is for people who can read only a little, and it is read out first in every recording.
    Bad: six sentences, or one of 30 words
    Good: - We will mend, grow and share more.
    Source: GOV.UK, Easy Read guidance
    """
    for publication in content.publications.values():
        lines = publication.file.in_short
        if len(lines) > _IN_SHORT:
            message = f"in short has {len(lines)} sentences; five are enough"
            yield _on(lines[_IN_SHORT], message, "take out what matters less")
        for line in lines:
            count = len(line.split())
            if count > _SHORT_WORDS:
                yield _on(
                    line, f"this sentence has {count} words; 15 are enough", "split or shorten it"
                )


def _on(value: Value, message: str, fix: str) -> Finding:
    return Finding(message, value.location, fix, len(value) or 1)


RULES: tuple[SourceRule, ...] = (
    titles,
    languages,
    facts,
    reviews,
    contacts,
    other_formats,
    licences,
    in_short,
)
