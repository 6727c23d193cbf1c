"""Words that can be written plainly without saying anything else: short forms, spans of years, days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from strategy_build.checks.fix.edits import Edit
from strategy_build.checks.fix.prose import GAP, Run
from strategy_build.checks.passages import Role
from strategy_build.checks.source.dates import DAYS, MONTHS

_MONTH = "|".join(MONTHS)
_SUFFIX = "(?:st|nd|rd|th)"
_END = (
    r"(?=[.,;:)!?]|\s*$|\s+(?:and|or|at|to|from|in|for|is|was|we|until|by|when|because|so|but)\b)"
)
_DAYS = re.compile(
    rf"(?P<lead>(?:\b(?:{'|'.join(DAYS)}),?\s+)?)(?P<the>(?:\b[Tt]he\s+)?)"
    rf"(?<![\d.:£])\b(?P<days>(?:\d{{1,2}}{_SUFFIX}(?:,\s*|\s+(?:and|or|to)\s+|\s*[-–—]\s*)){{0,5}}\d{{1,2}}{_SUFFIX})"
    rf"(?P<of>\s+of)?(?P<month>\s+(?:{_MONTH}))\b(?P<year>(?:,?\s+\d{{4}}\b)?)"
)
_AMERICAN = re.compile(
    rf"(?<!\d )(?<!\d)\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}}){_SUFFIX}?,?\s+(?P<year>(?:19|20)\d\d)\b(?![-–:]\d)"
)
_COUNTED = re.compile(r"\b(?:our|their|his|her|my|your|its|this|that|a|every|each)\s+$", re.IGNORECASE)  # fmt: skip
_YEARS = re.compile(
    r"(?P<between>\bbetween\s+)?(?<![\w/.£-])(?P<first>(?:19|20)\d\d)[-–—](?P<last>(?:19|20)\d\d|\d\d)\b(?![-–—/.]?\d)(?!-\w)",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"\d\s+$")
_EG = re.compile(r"(?<![\w.])(?:e\.g\.|eg(?=,?\s+\w))(?!\w)(?P<gap>\s?)")
_IE = re.compile(r"(?<![\w.])(?:i\.e\.|ie(?=,?\s+\w))(?!\w)")
_ETC = re.compile(r"(?P<and>\band\s+)?(?<![\w.])etc(?P<dot>\.?)(?![\w.…])(?!\s+etc)")
_A_YEAR = re.compile(r"(?<=\d)\s+per annum\b")
_AMPERSAND = re.compile(r"(?<=[a-z]) & (?=[a-z])")
_NEXT = re.compile(r"\s+(?P<word>[A-Z][a-z’']*)")
_BEGINNINGS = frozenset(
    "A All An And As At But By Everybody Everyone For He How I If In It Its Many Most No Nobody Not On Our Please "
    "She So Some That The Their Then There These They This Those To We What When Where Who With You Your".split()
)
WHY_LATIN = "Voices spell out short forms from Latin or read them as words, and many people do not know them."
WHY_YEARS = "A dash between years is silent in most voices."
WHY_DAYS = "A day is easiest to hear as a plain number before the month."
WHY_AND = "Some voices leave the sign out; the word is always heard."


def latin(run: Run) -> Iterator[Edit]:
    """e.g., i.e., etc. and per annum in English."""
    text = run.text
    for found in _EG.finditer(text):
        space = "" if found["gap"] or text[found.end() : found.end() + 1] in {",", ":", ")", ""} else " "  # fmt: skip
        yield _edit(run, found, f"for example{found['gap'] or space}", "LNG05", WHY_LATIN)
    for found in _IE.finditer(text):
        after = text[found.end() : found.end() + 1]
        comma = "," if after.isspace() else "" if after in {",", ":", ")", ""} else ", "
        yield _edit(run, found, f"that is{comma}", "LNG05", WHY_LATIN)
    for found in _ETC.finditer(text):
        if (dot := _dot(run, found)) is not None:
            yield _edit(run, found, f"and so on{dot}", "LNG05", WHY_LATIN)
    for found in _A_YEAR.finditer(text):
        yield _edit(run, found, " a year", "LNG05", WHY_LATIN)


def _dot(run: Run, found: re.Match[str]) -> str | None:
    """The full stop that "etc." leaves behind; None where nobody but a person can tell."""
    rest = run.text[found.end() :]
    if not found["dot"]:
        return ""
    if not rest.strip():
        before = run.text[: found.start()]
        whole = run.role is Role.PARAGRAPH and not run.text.startswith("Table:")
        sentence = whole or re.search(r"[.!?]\s", before)
        return "." if sentence else ""
    if rest[0] in ",;:)?!" or rest[0] == GAP:
        return None if rest[0] == GAP else ""
    after = _NEXT.match(rest)
    if after is None:
        return "" if re.match(r"\s+[a-z(–—-]", rest) else None
    return "." if after["word"] in _BEGINNINGS else None


def years(run: Run) -> Iterator[Edit]:
    """2027-2030 and 2027-30 as 2027 to 2030."""
    for found in _YEARS.finditer(run.text):
        first, last = found["first"], found["last"]
        if len(last) == 2:
            if int(last) <= 12:  # 2027-04 may be a month
                continue
            last = first[:2] + last
        if int(last) <= int(first) or _TELEPHONE.search(run.text[: found.start("first")]):
            continue
        word = "and" if found["between"] else "to"
        yield _edit(
            run, found, f"{found['between'] or ''}{first} {word} {last}", "LNG11", WHY_YEARS
        )


def days(run: Run) -> Iterator[Edit]:
    """21st August, the 21st of August and August 21st 2027 as 21 August."""
    for found in _DAYS.finditer(run.text):
        if found["the"] and not found["lead"] and not re.match(_END, run.text[found.end() :]):
            continue
        if _COUNTED.search(run.text[: found.start()]):
            continue
        plain = re.sub(rf"(?<=\d){_SUFFIX}", "", found["days"])
        new = f"{found['lead']}{plain}{found['month']}{found['year']}"
        yield _edit(run, found, new, "DAT03", WHY_DAYS)
    for found in _AMERICAN.finditer(run.text):
        new = f"{int(found['day'])} {found['month']} {found['year']}"
        yield _edit(run, found, new, "DAT03", WHY_DAYS)


def ampersands(run: Run) -> Iterator[Edit]:
    """The word for the sign between two words in small letters."""
    for found in _AMPERSAND.finditer(run.text):
        yield _edit(run, found, " and ", "LNG13", WHY_AND)


PROSE: tuple[Callable[[Run], Iterator[Edit]], ...] = (latin, years, days, ampersands)


def _edit(run: Run, found: re.Match[str], new: str, rule: str, why: str) -> Edit:
    """The edit of what was found, without the letters that stay at both ends."""
    old, start, end = found[0], found.start(), found.end()
    while old and new and old[0] == new[0]:
        old, new, start = old[1:], new[1:], start + 1
    while old and new and old[-1] == new[-1]:
        old, new, end = old[:-1], new[:-1], end - 1
    return Edit(run.start + start, run.start + end, new, rule, why)
