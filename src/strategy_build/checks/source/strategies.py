"""DOC: whether a strategy holds together: its parts, its actions, its journey, its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_build.checks.passages import passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, warning
from strategy_build.model.content import Content, Publication
from strategy_build.model.publication import Kind, Status
from strategy_build.model.strategy import Change, FrontMatter, SectionType
from strategy_build.model.value import Value
from strategy_build.model.walk import text_of


@warning("DOC04")
def heart(content: Content, today: date) -> Iterator[Finding]:
    """A strategy has a vision, a mission, values, and ambitions with actions.

    Why: Readers look for these four. Where one is missing they cannot tell whether it was left
        out or whether they missed it.
    Bad: a strategy with ambitions that promise no action
    Good: a section of type values, and ambitions with a list under "We will"
    Source: research for this project: what people look for in a strategy
    """
    for publication in content.publications.values():
        if publication.file.kind is not Kind.STRATEGY:
            continue
        matters = [(s, s.matter) for s in publication.sections.values()]
        names = " ".join(str(one.name) for _, m in matters for one in m.statements)
        names += " ".join(text_of(section.title) for section, _ in matters)
        missing = [name for name in ("vision", "mission") if name not in names.casefold()]
        missing += [] if any(m.values for _, m in matters) else ["values"]
        missing += [] if any(m.actions for _, m in matters) else ["actions"]
        for name in missing:
            message = f"this strategy has no {name}"
            fix = f"add a section that tells the {name}, or tell readers why there is none"
            yield Finding(message, publication.location, fix)
        for section, matter in matters:
            if matter.type is SectionType.AMBITION and not matter.actions:
                place = section.title[0].location if section.title else section.location
                fix = "## We will   and under it a list of what you will do, each line with - in front"
                yield Finding("this ambition has no action", place, fix)


@warning("DOC05")
def accountable_actions(content: Content, today: date) -> Iterator[Finding]:
    """An action says by when it will be done and who leads it.

    Why: A promise without a day and a name cannot be followed up by the people it was made to.
    Bad: - text: Open a mending café in each ward.
    Good: - text: Open a mending café in each ward. (with) by: March 2028 (and) led-by: Mending group
    Source: good practice in planning
    """
    for publication in content.publications.values():
        file = publication.file
        if file.kind is not Kind.STRATEGY or file.status is Status.SUPERSEDED:
            continue
        for section in publication.sections.values():
            for action in section.matter.actions:
                missing = [] if action.by else ["by"]
                missing += [] if action.led_by else ["led-by"]
                if missing:
                    words = {"by": "by when", "led-by": "who leads it"}
                    what = " and ".join(words[name] for name in missing)
                    fix = "   ".join(f"{name}: …" for name in missing)
                    yield _on(action.text, f"this action does not say {what}", fix)


@warning("DOC06")
def whole_journeys(content: Content, today: date) -> Iterator[Finding]:
    """In a journey of change every cause is answered by a change, and every change leads somewhere.

    Why: A cause without an answer reads like a problem that was forgotten, most of all by the
        people who live with it.
    Bad: a cause with the id no-place that stands in no answers
    Good: answers: [no-place]
    Source: research for this project: journeys of change
    """
    for publication in content.publications.values():
        for section in publication.sections.values():
            matter = section.matter
            if matter.type is not SectionType.JOURNEY:
                continue
            changes = [change for change in matter.changes if isinstance(change, Change)]
            answered = {str(name) for change in changes for name in change.answers}
            causes = [cause for challenge in matter.challenges for cause in challenge.causes]
            for cause in causes:
                if cause.id and str(cause.id) not in answered:
                    fix = f"answers: [{cause.id}] in the change that answers it"
                    yield _on(cause.text, "no change answers this cause", fix)
            for change in changes:
                if not change.leads_to:
                    fix = "leads-to: and the id of an ambition"
                    yield _on(change.text, "this change leads to no ambition", fix)


_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        1,
    )
}
_COUNTED = re.compile(
    r"\b(?:our|these|the|are|has|have) (?P<n>\d{1,3}|" + "|".join(_NUMBERS) + r") "
    r"(?P<what>values|ambitions|questions|principles|themes)\b",
    re.IGNORECASE,
)


@warning("DOC12")
def promised_numbers(content: Content, today: date) -> Iterator[Finding]:
    """A number of values, ambitions, questions or principles in the text is the true one.

    Why: Listeners count along. When a sixth question never comes, they think that they lost it.
    Bad: Please answer these six questions. (there are five)
    Good: Please answer these five questions.
    Source: found in real strategy papers
    """
    for passage in passages(content):
        if passage.quoted or not passage.lang.startswith("en"):
            continue
        for found in _COUNTED.finditer(passage.text):
            typed = found["n"].lower()
            number = _NUMBERS[typed] if typed in _NUMBERS else int(typed)
            counts = _counts(content, passage.publication, found["what"].lower())
            if counts and number not in counts:
                place, length = pinpoint(content, passage.location, found[0])
                real = max(counts)
                message = f'"{found[0]}", and this publication has {real}'
                fix = found[0].replace(found["n"], _word(real, typed))
                yield Finding(message, place, fix, length)


def _counts(content: Content, publication: Publication, what: str) -> set[int]:
    """How many there are in each section, here, and in the publication that this one is about."""
    counts: set[int] = set()
    about = content.publications.get(str(publication.file.about))
    for one in (publication, about) if about else (publication,):
        each = [_count(s.matter, what) for s in one.sections.values()]
        counts |= {*each, sum(each)}
    return counts - {0}


def _count(matter: FrontMatter, what: str) -> int:
    counts = {
        "ambitions": int(matter.type is SectionType.AMBITION),
        "values": len(matter.values),
        "questions": len(matter.questions),
        "principles": len(matter.principles),
        "themes": len(matter.themes) if matter.type is SectionType.MATRIX else 0,
    }
    return counts[what]


def _word(number: int, like: str) -> str:
    words = {number: word for word, number in _NUMBERS.items()}
    return words[number] if like in _NUMBERS and number in words else str(number)


def _on(value: Value, message: str, fix: str) -> Finding:
    return Finding(message, value.location, fix, len(value) or 1)


RULES: tuple[SourceRule, ...] = (heart, accountable_actions, whole_journeys, promised_numbers)
