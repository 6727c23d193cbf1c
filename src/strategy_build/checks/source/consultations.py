"""FRM: questions that everybody can answer, and enough time and ways to do it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, error, warning
from strategy_build.checks.source.lines import sections
from strategy_build.checks.source.moments import first_day, last_day
from strategy_build.model.blocks import QuestionKind
from strategy_build.model.content import Content, Publication
from strategy_build.model.extras import QuestionItem
from strategy_build.model.publication import Channel, Consultation, Kind

_LEAST_WAYS = 3
_LEAST_DAYS = 21
_CHOICES = {QuestionKind.CHOOSE_ONE, QuestionKind.CHOOSE_MANY}
_WITH_OPTIONS = {*_CHOICES, QuestionKind.RANK}
_NEITHER = re.compile(
    r"\b(?:none|neither|no|not sure|don[’']t know|do not know|something else|other|no view|unsure)\b",
    re.IGNORECASE,
)
_ON_PAPER_OR_PHONE = {
    Channel.PHONE, Channel.PAPER, Channel.TEXT_MESSAGE, Channel.VOICE_MESSAGE,
}  # fmt: skip
_SPOKEN_OR_SIGNED = {Channel.PHONE, Channel.VOICE_MESSAGE, Channel.BSL_VIDEO}


@error("FRM01")
def options(content: Content, today: date) -> Iterator[Finding]:
    """A question to choose or to rank has at least two answers, and asks for no more than it has.

    Why: Nobody can answer it, on any of the ways to respond.
    Bad: type: rank with top: 5 and three options
    Good: type: rank with top: 3 and five options
    Source: WCAG 2.2, 3.3.2 Labels or Instructions (A)
    """
    for question in _questions(content):
        if question.type not in _WITH_OPTIONS or question.options_from:
            continue
        count = len(question.options)
        if count < 2:
            message = "this question has fewer than two answers to choose from"
            fix = "options: with at least two - text: …, or options-from: and the name of a section"
            yield Finding(message, question.ask.location, fix, len(question.ask))
        elif question.top > count:
            message = f"this question asks for {question.top} answers and has {count}"
            place, length = pinpoint(content, question.ask.location, f"top: {question.top}")
            yield Finding(message, place, f"top: {count}", length)


@warning("FRM03")
def ways(content: Content, today: date) -> Iterator[Finding]:
    """People can respond in at least three ways: one without a computer, one without writing.

    Why: A form on the web leaves out people without a computer, and people who cannot write.
    Bad: ways-to-respond: [web, email]
    Good: ways-to-respond: [web, email, phone, paper]
    Source: GOV.UK consultation principles; Equality Act 2010, section 20
    """
    for publication, one in _consultations(content):
        given = set(one.ways_to_respond)
        place = (one.ways_to_respond and one.location) or publication.location
        fix = "ways-to-respond: [web, email, phone, paper]"
        if len(given) < _LEAST_WAYS:
            yield Finding(f"there are {len(given)} ways to respond; people need three", place, fix)
        elif not given & _ON_PAPER_OR_PHONE:
            yield Finding("every way to respond needs a computer", place, fix)
        elif not given & _SPOKEN_OR_SIGNED:
            yield Finding("every way to respond needs writing", place, fix)


@warning("FRM06")
def effort(content: Content, today: date) -> Iterator[Finding]:
    """A consultation says how long it takes and whether people are paid.

    Why: People with little energy or money decide by this whether they can take part.
    Bad: consultation: without time-needed and payment
    Good: time-needed: 30 minutes, and payment: We cannot pay for answers
    Source: NIHR payment guidance for public involvement
    """
    for _publication, one in _consultations(content):
        for name, value, example in (
            ("time-needed", one.time_needed, "30 minutes"),
            ("payment", one.payment, "We cannot pay for answers this time"),
        ):
            if not value:
                words = "how long it takes" if name == "time-needed" else "whether people are paid"
                message = f"the consultation does not say {words}"
                yield Finding(message, one.location, f"{name}: {example}")


@warning("FRM07")
def reports(content: Content, today: date) -> Iterator[Finding]:
    """A consultation says when it will report what people said.

    Why: People who gave their time want to know that they were heard, and when.
    Bad: consultation: without report-by
    Good: report-by: 2027-02-19
    Source: Cabinet Office, Consultation Principles (2018)
    """
    for _publication, one in _consultations(content):
        if one.report_by is None:
            message = "the consultation does not say when it reports"
            yield Finding(message, one.location, "report-by: and a day")


@warning("FRM08")
def long_enough(content: Content, today: date) -> Iterator[Finding]:
    """A consultation is open for at least three weeks.

    Why: People who answer with support, in groups or by post need time to meet and to reply.
    Bad: opens: 2027-01-20 and closes: Friday 29 January 2027, 5pm
    Good: opens: 2026-12-01 and closes: Friday 29 January 2027, 5pm
    Source: the Gunning principles, adequate time
    """
    for _publication, one in _consultations(content):
        if one.opens is None:
            continue
        days = (last_day(one.closes) - first_day(one.opens)).days
        if 0 <= days < _LEAST_DAYS:
            message = f"the consultation is open for {days} days"
            yield Finding(message, one.closes.location, "give people at least three weeks")


@warning("FRM09")
def ways_out(content: Content, today: date) -> Iterator[Finding]:
    """A choice offers an answer to people whom none of the others fits.

    Why: Without it people choose what they do not mean, or stop.
    Bad: two options, a and b
    Good: a third option: Neither of these.
    Source: good practice in consultation
    """
    for question in _questions(content):
        if question.type in _CHOICES and len(question.options) > 1:
            texts = " ".join(f"{one.name} {one.text}" for one in question.options)
            if not _NEITHER.search(texts):
                message = "this question has no answer for people whom none of these fits"
                fix = "add an option: - text: None of these"
                yield Finding(message, question.ask.location, fix, len(question.ask))


@warning("FRM12")
def asked(content: Content, today: date) -> Iterator[Finding]:
    """A consultation asks questions, and a publication that asks them says until when.

    Why: People who want to answer find nothing to answer, or do not know until when they may.
    Bad: kind: consultation without any question
    Good: questions: in a section, and consultation: with opens and closes in publication.yaml
    Source: good practice in consultation
    """
    for publication in content.publications.values():
        questions = [q for s in publication.sections.values() for q in s.matter.questions]
        if publication.file.kind is Kind.CONSULTATION and not questions:
            message = "this consultation asks no question"
            yield Finding(message, publication.location, "questions: in one of its sections")
        if questions and publication.file.consultation is None:
            message = "it asks questions and does not say until when and where to answer"
            fix = "consultation: with opens, closes and respond-to under it"
            yield Finding(message, publication.location, fix)


def _consultations(content: Content) -> Iterator[tuple[Publication, Consultation]]:
    for publication in content.publications.values():
        if publication.file.consultation is not None:
            yield publication, publication.file.consultation


def _questions(content: Content) -> Iterator[QuestionItem]:
    for section in sections(content):
        yield from section.matter.questions


RULES: tuple[SourceRule, ...] = (options, ways, effort, reports, long_enough, ways_out, asked)
