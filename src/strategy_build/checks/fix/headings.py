"""Headings typed in capitals, and headings with a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from strategy_build.checks.fix.edits import Edit
from strategy_build.checks.fix.prose import Run
from strategy_build.checks.passages import passages
from strategy_build.checks.source.dates import DAYS, MONTHS
from strategy_build.checks.source.vocabulary import FUNCTION_WORDS, KNOWN_SHORT_FORMS
from strategy_build.model.content import Content

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[a-z,;] )[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SHOUTED = 4
_STOP = re.compile(
    r"(?<=[a-z]{3})(?<!\betc)(?<!\binc)(?<!\bltd)(?<!\btel)(?<!\bdept)(?<!\bapprox)\.$",
    re.IGNORECASE,
)
# Short forms that are words too: in a line of capitals nobody can tell which is meant.
_BOTH = frozenset("AIDS AM DAISY ID IT MARCH MAY MS PIN SEND STEM US WC WHO ZIP".split())
_COMMON = frozenset(
    """about access achieved achievements action actions aim aims ambition ambitions answer answers appendix
    approach around ask asked background because become before begin better beyond bring build building care
    challenge challenges change changed changes changing check checking choose comment comments community
    communities connect consultation contact contents creating culture decide decided decisions deliver design
    different direction do does doing draft each easy equal equality every everyone everybody example feedback
    first follow format formats friends from fund funding future get getting give glossary goal goals group
    groups grow growing happen happened happens has have hear heard help history hope hopes hospital how improve
    include included including inclusion inclusive information inside introduction involve involved issue issues
    join journey keep keeping know knowledge language last lead leaders leadership learn learned learning listen
    listening live lives local made main make making manifesto many matter matters meet meeting meetings member
    members mission money more most move need needs neighbours new next notes number offer one open order other
    outcomes partner partners partnership part parts people period picture place places plan planning plans policy
    power practice principle principles priorities priority problem problems process progress project projects
    promise promises purpose question questions reach read reading ready report research respect response responses
    results review right rights safe say section sections service services session sessions seven share shared
    sharing skills social some space spaces staff stage stages start step steps stories story strategy strategic
    strengths strong success summary support supporting table take taking talk team tell test thank thanks theme
    themes things think three timeline timetable together told tools trust try two understand update us use using
    value values view views vision visit voice voices volunteer volunteers want wanted we welcome well what when
    where which who why will with words work working workshop workshops world would write year years young""".split()
)  # fmt: skip
WHY_CAPITALS = "Capitals have no shape to recognise, and some voices spell them letter by letter."
WHY_STOP = "Headings are read in lists; a full stop says that a sentence has ended."


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words are written here: short forms and names as they are, all others small."""

    kept: frozenset[str]  # in capitals
    small: frozenset[str]
    names: Mapping[str, str] = field(default_factory=dict)  # by their small form


def spelling(content: Content) -> Spelling:
    """The words of the whole content, by how they stand inside its sentences."""
    organisation = content.site.organisation
    glossaries = [content.glossary, *(one.glossary for one in content.publications.values())]
    told = [str(name) for terms in glossaries for t in terms for name in (t.term, *t.also)]
    told += [str(organisation.name), str(organisation.short_name)]
    kept = {form for name in told for form in re.findall(r"\b[A-Z]{2,}\b", name)}
    small: set[str] = set()
    large: dict[str, str] = {}
    for passage in passages(content):
        for word in _INSIDE.findall(passage.text):
            if word.islower():
                small.add(word)
            elif word.istitle() or not word.isupper():
                large.setdefault(word.casefold(), word)
    for name in told:
        for word in _WORD.findall(name):
            if not word.islower() and not word.isupper():
                large.setdefault(word.casefold(), word)
    names = {low: word for low, word in large.items() if low not in small}
    names |= {word.casefold(): word for word in (*DAYS, *MONTHS)} | {"i": "I"}
    known = frozenset(small) | FUNCTION_WORDS["en"] | _COMMON
    return Spelling(frozenset(kept) | (KNOWN_SHORT_FORMS - _BOTH), known, names)


def capitals(run: Run, spelt: Spelling) -> Iterator[Edit]:
    """A heading all in capitals as a sentence; none where a word of it may be a name or a short form."""
    text = run.text.strip()
    words = _WORD.findall(text)
    if not run.is_bare or not text or any(letter.islower() for letter in text):
        return
    if not any(len(word) >= _SHOUTED and word not in spelt.kept for word in words):
        return
    written = [_written(word, spelt) for word in words]
    if any(word is None for word in written):
        return
    forms = iter(word or "" for word in written)
    small = _WORD.sub(lambda _: next(forms), text)
    first = next((n for n, letter in enumerate(small) if letter.isalnum()), 0)
    small = small[:first] + small[first].upper() + small[first + 1 :]
    small = re.sub(r"(?<=[.!?] )[a-z]", lambda found: found[0].upper(), small)
    start = run.start + run.text.index(text)
    yield Edit(start, start + len(text), small, "LNG06", WHY_CAPITALS)


def _written(word: str, spelt: Spelling) -> str | None:
    """A word of a line of capitals as it is written elsewhere, or None where nobody can tell."""
    low = word.casefold()
    if word in spelt.kept:
        return None if low in spelt.small and len(word) < _SHOUTED else word
    if word in _BOTH:
        return None
    if low in spelt.names:
        return spelt.names[low]
    base = re.split("[’']", low)[0]
    if low in spelt.small or base in spelt.small:
        return low
    return None


def full_stops(run: Run) -> Iterator[Edit]:
    """A heading of one sentence without its full stop."""
    text = run.text.rstrip()
    if (found := _STOP.search(text)) and text.count(".") == 1 and "?" not in text:
        yield Edit(run.start + found.start(), run.start + found.end(), "", "STR06", WHY_STOP)
