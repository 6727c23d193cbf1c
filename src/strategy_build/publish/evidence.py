"""What was really checked in a build: all that the record and the statement may speak of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.document import Document
from strategy_build.model.publication import Evaluation, Site, Waiver

STANDARD = "WCAG 2.2 AA"
# Pages that say more, by path in the site; the ring of checks makes them.
SAME, SAME_DATA = "same-words.html", "same-words.json"
RULES = "checks/index.html"


class Explained(Protocol):
    """A rule that ran: its id, its level, what it asks for and where that comes from."""

    @property
    def id(self) -> str:
        """Its name, such as LNK01."""

    @property
    def severity(self) -> Severity:
        """How much a breach weighs."""

    @property
    def what(self) -> str:
        """What it asks for, in one sentence."""

    @property
    def source(self) -> str:
        """The standard that it comes from."""


class Program(Protocol):
    """A program that took part, with its version."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def version(self) -> str:
        """Its version."""


class Examination(Protocol):
    """What an outside validator found in how many files; without `versions` it gave no answer."""

    @property
    def validator(self) -> str:
        """The name of the validator."""

    @property
    def files(self) -> int:
        """How many files it looked at."""

    @property
    def versions(self) -> tuple[Program, ...]:
        """The programs that took part."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What it found."""


class Deep(Protocol):
    """The report of the outside validators on this very site."""

    @property
    def examinations(self) -> tuple[Examination, ...]:
        """One for each validator."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One format of one publication: its files by path in the site, and the proof of its words.

    `words` is how many words the publication has, `found` how many of them this format says.
    """

    format: str
    files: tuple[str, ...]
    words: int
    found: int


@dataclass(frozen=True, slots=True)
class Checked:
    """One publication as it is offered; `evaluated` is what publication.yaml says of it."""

    document: Document
    formats: tuple[Compared, ...]
    evaluated: Evaluation | None = None


class Compliance(StrEnum):
    """What may be said of the whole site. Programs alone never reach more than `NOT_ASSESSED`."""

    FULL = "full"
    PARTIAL = "partial"
    NOT_ASSESSED = "not-assessed"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are of each level."""

    errors: int = 0
    warnings: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that is known of the site on the day of the build.

    `content_rules` ran on the content, `file_rules` on the finished files; `diagnostics` are the
    findings of both. `deep` is None where no outside validator ran; `outside` names them all.
    `deep_day` is when they ran (ISO date, "" for the day of the build), `missed` how many files some
    have not seen as they are now. `is_explained` says that the site has the pages on the same words
    in every format and on the rules.
    """

    site: Site
    day: str  # ISO date
    version: str  # of strategy-build
    publications: tuple[Checked, ...]
    content_rules: tuple[Explained, ...]
    file_rules: tuple[Explained, ...]
    programs: tuple[Program, ...]
    diagnostics: tuple[Diagnostic, ...]
    waivers: tuple[Waiver, ...] = ()
    outside: tuple[str, ...] = ()
    deep: Deep | None = None
    deep_day: str = ""
    missed: tuple[tuple[str, int], ...] = ()
    is_explained: bool = False

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that were made, in the order in which they are offered."""
        return tuple(dict.fromkeys(one.format for p in self.publications for one in p.formats))

    @property
    def examined(self) -> tuple[Examination, ...]:
        """The outside validators that gave an answer."""
        return tuple(one for one in self._examinations if one.versions)

    @property
    def silent(self) -> tuple[str, ...]:
        """The outside validators that did not run, or gave no answer."""
        heard = {one.validator for one in self.examined}
        every = (*self.outside, *(one.validator for one in self._examinations))
        return tuple(name for name in dict.fromkeys(every) if name not in heard)

    @property
    def weights(self) -> tuple[tuple[Explained, Severity], ...]:
        """The rules that weigh something else on this site than usual, and what."""
        wanted = {rule: str(level).upper() for rule, level in self.site.rules.items()}
        levels = {level.name: level for level in Severity}
        every = {one.id: one for one in (*self.content_rules, *self.file_rules)}
        return tuple(
            (every[rule], levels[level])
            for rule, level in sorted(wanted.items())
            if rule in every and level in levels
            if every[rule].severity not in {Severity.ERROR, levels[level]}
        )

    @property
    def _examinations(self) -> tuple[Examination, ...]:
        return self.deep.examinations if self.deep else ()

    @property
    def assessed(self) -> tuple[Checked, ...]:
        """The publications that people have assessed."""
        return tuple(one for one in self.publications if one.evaluated)

    @property
    def open(self) -> tuple[Diagnostic, ...]:
        """What was found and neither put right nor accepted: errors and warnings."""
        outside = tuple(found for one in self.examined for found in one.diagnostics)
        return tuple(
            one for one in (*self.diagnostics, *outside) if one.severity is not Severity.NOTE
        )

    @property
    def compliance(self) -> Compliance:
        """What may be said, on the word of people who assessed every publication.

        "Full" also needs every outside validator to have seen every file as it is, and nothing to be
        known against it.
        """
        if not self.publications or len(self.assessed) < len(self.publications):
            return Compliance.NOT_ASSESSED
        whole = all(_is_whole(one) for one in self.assessed)
        ran = bool(self.examined) and not self.silent and not self.missed
        nothing_known = not self.open and not self.waivers
        return Compliance.FULL if whole and ran and nothing_known else Compliance.PARTIAL


def counts(found: tuple[Diagnostic, ...], rule: str = "") -> Counts:
    """How many findings of each level; of one rule, where it is named."""
    levels = Counter(one.severity for one in found if not rule or one.rule == rule)
    return Counts(levels[Severity.ERROR], levels[Severity.WARNING], levels[Severity.NOTE])


def _is_whole(one: Checked) -> bool:
    """Assessed against the standard that the law asks for, since this edition was published."""
    if one.evaluated is None:
        return False
    words = one.evaluated.standard.upper().replace("-", " ").split()
    known = {"WCAG", "2.2"} <= set(words) and not {"AA", "AAA"}.isdisjoint(words)
    day = one.evaluated.on.iso
    return known and day >= one.document.imprint.published[: len(day)]
