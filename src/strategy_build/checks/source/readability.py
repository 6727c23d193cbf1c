"""LNG: how hard whole texts are to read. Nothing here stops publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from strategy_build.checks.passages import Passage, Role, passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, note, warning
from strategy_build.checks.source.measures import Measure, measure, syllables, words
from strategy_build.checks.source.sentences import sentences
from strategy_build.diagnostics import Location, Severity
from strategy_build.model.content import Content

_TOO_LONG = 40
_SUMMARY_AGE, _AGE = 12, 14
_SUMMARY_WORDS, _FEWEST_WORDS = 30, 100  # shorter texts say too little about themselves
_HARD = 3  # syllables
_SHOWN = 3
_RUNNING = {Role.PARAGRAPH, Role.ITEM, Role.FIELD}
_SUMMARY = {"summary", "in_short"}
_NAMES = {"title", "subtitle", "name", "part", "place", "access", "time_needed"}


@warning("LNG02")
def endless_sentences(content: Content, today: date) -> Iterator[Finding]:
    """No sentence has more than 40 words.

    Why: By the end of such a sentence most listeners have lost its beginning, and nobody can skim
        back by ear.
    Bad: one sentence of 52 words
    Good: three sentences, each with one thought
    Source: GOV.UK, publishing accessible documents
    """
    for passage in _running(content):
        if len(passage.text.split()) <= _TOO_LONG:
            continue
        for sentence in sentences(passage.text):
            count = len(sentence.split())
            if count > _TOO_LONG:
                place, _ = pinpoint(content, passage.location, " ".join(sentence.split()[:4]))
                level = Severity.NOTE if passage.quoted else None
                message = f"this sentence has {count} words, too many to keep in mind"
                yield Finding(message, place, "make three sentences of it", severity=level)


@warning("LNG03")
def reading_age(content: Content, today: date) -> Iterator[Finding]:
    """People of 14 can read each section, and people of 12 the summary.

    Why: The age says how long sentences and words are. Half of all adults read most easily at the
        age of 11 or below, and everybody does when tired or worried.
    Bad: a section that needs a reading age of 17
    Good: the same in shorter sentences and shorter words
    Source: GOV.UK and council guidance on reading age; Flesch and Kincaid's formula, own count
    """
    own = (one for one in _running(content) if not one.quoted and one.field not in _NAMES)
    for (file, is_summary), group in groupby(own, _kind):
        found = tuple(group)
        cut = tuple(s for one in found for s in sentences(one.text))
        counted = measure(cut)
        limit, fewest = (_SUMMARY_AGE, _SUMMARY_WORDS) if is_summary else (_AGE, _FEWEST_WORDS)
        if counted.words >= fewest and round(counted.age) > limit:
            what = "the summary" if is_summary else "this text"
            message = f"{what} needs a reading age of about {counted.age:.0f}; aim at {limit}"
            place = found[0].location if is_summary else _top(content, found[0], file)
            yield Finding(message, place, _easier(cut, counted))


def _kind(passage: Passage) -> tuple[str, bool]:
    return passage.location.file, passage.field in _SUMMARY


def _top(content: Content, first: Passage, file: str) -> Location:
    """The title of the section, which stands for all of it."""
    section = first.section
    return section.title[0].location if section and section.title else Location(file, 1, 1)


def _easier(cut: tuple[str, ...], counted: Measure) -> str:
    longest = max(cut, key=lambda one: len(words(one)))
    start = " ".join(longest.split()[:5])
    hard = sorted(
        {word.lower() for one in cut for word in words(one)}, key=lambda w: (-syllables(w), w)
    )
    shown = ", ".join(f'"{word}"' for word in hard[:_SHOWN] if syllables(word) >= _HARD)
    fix = f'begin with the longest sentence, of {len(words(longest))} words: "{start} …"'
    return f"{fix}; the longest words are {shown}" if shown else fix


_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being) (?:not |also |often |always |never |only |then )?"
    r"(?:\w{2,}ed|born|bought|brought|built|chosen|done|drawn|found|given|heard|held|kept|known|"
    r"led|left|lost|made|met|paid|put|read|run|seen|sent|set|shown|sold|spent|taken|taught|told|"
    r"understood|written)\b(?! to\b| in the\b)",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:interested|involved|concerned|tired|worried|limited|supposed|needed|used|excited|"
    r"pleased|delighted|married|retired|experienced|disabled|closed|based|united|detailed)$",
    re.IGNORECASE,
)
_PASSIVE_SHARE, _FEWEST_SENTENCES, _FEWEST_PASSIVES = 0.25, 12, 5


@note("LNG14")
def passives(content: Content, today: date) -> Iterator[Finding]:
    """Sentences say who does it: few of them are passive.

    Why: "It will be decided" hides who decides, which is what readers of a plan want to know.
    Bad: Tools will be mended and plots will be shared out.
    Good: The mending group will mend tools. The members will share out the plots.
    Source: GOV.UK, Easy Read guidance
    """
    prose = (one for one in _running(content) if not one.quoted and not one.field)
    for _, group in groupby(prose, lambda one: one.location.file):
        found = tuple(group)
        cut = [(one, s) for one in found for s in sentences(one.text)]
        passive = [(one, m) for one, s in cut if (m := _passive(s))]
        share = len(passive) / max(1, len(cut))
        if len(cut) < _FEWEST_SENTENCES or len(passive) < _FEWEST_PASSIVES:
            continue
        if share > _PASSIVE_SHARE:
            first, words_ = passive[0]
            place, length = pinpoint(content, first.location, words_)
            message = f"{len(passive)} of {len(cut)} sentences do not say who does it"
            fix = f'say who, for example "we …" in place of "{words_}"'
            yield Finding(message, place, fix, length)


def _passive(sentence: str) -> str:
    """The passive words of a sentence that does not say by whom, "" where there are none."""
    for found in _PASSIVE.finditer(sentence):
        if not _STATES.search(found[0]) and " by " not in sentence[found.end() :]:
            return found[0]
    return ""


def _running(content: Content) -> Iterator[Passage]:
    return (one for one in passages(content) if one.role in _RUNNING and one.lang.startswith("en"))


RULES: tuple[SourceRule, ...] = (endless_sentences, reading_age, passives)
