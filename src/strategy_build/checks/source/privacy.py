"""PRV: other people's words are used as they agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from strategy_build.checks.rule import Finding, SourceRule, warning
from strategy_build.checks.source.lines import sections
from strategy_build.checks.source.moments import last_day
from strategy_build.model.content import Content
from strategy_build.model.strategy import Consent, Coverage, Testimonial

_COVERS = {
    Coverage.WEB: {"html", "epub", "text", "docx"},
    Coverage.PRINT: {"pdf", "large-print-pdf", "giant-print-pdf", "wide-spacing-pdf", "braille"},
    Coverage.AUDIO: {"audio", "daisy"},
}


@warning("PRV05")
def consent(content: Content, today: date) -> Iterator[Finding]:
    """A quotation has the consent of the person, for every kind of format that is offered.

    Why: People agreed to what they were told, not to more. A quotation without their consent for
        every format is left out of all of them, so that no format says more than another.
    Bad: covers: [web] where the site offers PDF and audio
    Good: covers: [web, print, audio]
    Source: UK GDPR, article 7
    """
    needed = _needed(content)
    for one, given in _testimonials(content):
        if given is None:
            fix = "consent: with on: (the day) and covers: [web, print, audio] under it"
            yield _on(one, "nobody wrote down that this person agreed to be quoted", fix)
        elif missing := sorted(needed - set(given.covers)):
            words = " and ".join(missing)
            fix = (
                f"ask the person, then add {words} to covers; until then it is left out everywhere"
            )
            yield _on(one, f"the consent for this quotation does not cover {words}", fix)


@warning("PRV06")
def ask_again(content: Content, today: date) -> Iterator[Finding]:
    """A person who wanted to be asked again was asked.

    Why: The consent was given until that day. After it the quotation is left out of every format.
    Bad: ask-again: 2026-03-01 (and the day has passed)
    Good: a new consent with a new day
    Source: UK GDPR, article 7
    """
    for one, _ in _testimonials(content):
        if one.ask_again and last_day(one.ask_again) < today:
            message = f"the consent for this quotation ran out on {one.ask_again.text}"
            yield _on(one, message, "ask the person again, then write the new days")


def _needed(content: Content) -> set[Coverage]:
    offered = {str(name) for name in content.site.formats}
    return {coverage for coverage, formats in _COVERS.items() if formats & offered}


def _testimonials(content: Content) -> Iterator[tuple[Testimonial, Consent | None]]:
    for section in sections(content):
        for one in section.matter.testimonials:
            if one.print:
                yield one, one.consent or section.matter.consent


def _on(one: Testimonial, message: str, fix: str) -> Finding:
    return Finding(message, one.text.location, fix, len(one.text) or 1)


RULES: tuple[SourceRule, ...] = (consent, ask_again)
