"""Findings as a page of the site: counts first, then the most serious, by file. No script needed."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from itertools import groupby

from strategy_build.checks.reports.corrected import Corrected
from strategy_build.checks.reports.entries import Entry, counts
from strategy_build.checks.reports.framing import Frame
from strategy_build.checks.reports.places import place
from strategy_build.checks.reports.sameness import Tally, shown
from strategy_build.checks.reports.words import LEVELS, counted, many, titled
from strategy_build.checks.rule import Explanation
from strategy_build.diagnostics import Severity
from strategy_build.model.document import Section
from strategy_build.model.inputs import Inputs

MOST = 100  # findings of one file and level that are shown; the others are counted


@dataclass(frozen=True, slots=True)
class _Told:
    """One finding as the layout shows it."""

    title: str
    line: str
    source: str
    before: str
    meant: str
    after: str
    told: bool  # whether the place that is meant is said in words too
    why: str
    fix: str
    cure: Corrected | None
    rule: str
    about: Explanation | None
    address: str


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    entries: tuple[_Told, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Level:
    name: str
    title: str
    files: tuple[_File, ...]


def as_page(
    found: tuple[Entry, ...],
    inputs: Inputs,
    organisation: str,
    *,
    lang: str = "en-GB",
    root: str = "",
    style: str = "",
    contact: Section | None = None,
    same: tuple[Tally, ...] = (),
    rules: str = "",
) -> bytes:
    """The page. `root` leads to the folder of the site, `contact` says whom to ask.

    `rules` leads to the folder of the site that has pages for the rules; without it none is linked.

    With `style`, the text of the style sheet (`publish.look.style`), the page carries its look
    inside it and can be read without the site; without it the page uses that of the site.
    """
    labels = inputs.labels
    return Frame(inputs, organisation, lang, contact).page(
        "html/report.html.jinja",
        labels("report-title"),
        root=root,
        style=b64encode(style.encode()).decode(),
        counted=counted(found, labels),
        levels=_levels(found, inputs, rules),
        **shown(same, labels),
    )


def _levels(found: tuple[Entry, ...], inputs: Inputs, rules: str) -> tuple[_Level, ...]:
    labels = inputs.labels
    numbers = dict(zip(Severity, counts(found), strict=True))
    levels = []
    for severity, inside in groupby(found, key=lambda one: one.found.severity):
        files = []
        for file, group in groupby(inside, key=lambda one: one.found.location.file):
            all_of_it = tuple(group)
            entries = tuple(_told(one, inputs, rules) for one in all_of_it[:MOST])
            files.append(_File(file, entries, len(all_of_it) - len(entries)))
        title = many(severity, numbers[severity], labels)
        levels.append(_Level(LEVELS[severity], title, tuple(files)))
    return tuple(levels)


def _told(one: Entry, inputs: Inputs, rules: str) -> _Told:
    before, meant, after = one.pointed
    return _Told(
        title=titled(one, inputs.labels),
        line=str(one.found.location.line or ""),
        source=one.source.strip(),
        before=before,
        meant=meant,
        after=after,
        told=one.found.length > 1 and bool(meant.strip()),
        why=one.found.why,
        fix=one.found.fix,
        cure=one.cure,
        rule=one.found.rule,
        about=one.about,
        address=f"{rules}{place(one.found.rule)}" if rules and one.about else "",
    )
