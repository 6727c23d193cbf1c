"""The deep ring: every outside validator over a finished site, each with its canary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strategy_build.checks.validators import (
    ace,
    browser,
    daisy,
    ebraille,
    epubcheck,
    libreoffice,
    nu,
    openxml,
    pef,
    recognition,
    verapdf,
)
from strategy_build.checks.validators.validator import Examination, Folder, Validator, examine
from strategy_build.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from strategy_build.model.ports import Progress

VALIDATORS: tuple[Validator, ...] = (
    nu.VALIDATOR,
    epubcheck.VALIDATOR,
    ace.VALIDATOR,
    verapdf.VALIDATOR,
    openxml.VALIDATOR,
    libreoffice.VALIDATOR,
    *daisy.VALIDATORS,
    pef.VALIDATOR,
    ebraille.VALIDATOR,
    browser.VALIDATOR,
    recognition.VALIDATOR,
)

NOTHING_TO_CHECK = "deep/nothing-to-check"


@dataclass(frozen=True, slots=True)
class DeepReport:
    """What the outside validators found, and which of them, in which version, saw what."""

    diagnostics: tuple[Diagnostic, ...]
    examinations: tuple[Examination, ...]


def check_deep(site: Path, progress: Progress, cache: Path | None = None) -> tuple[Diagnostic, ...]:
    """All that the outside validators find in a built site, most serious first."""
    return examine_site(site, progress, cache=cache).diagnostics


def examine_site(
    site: Path,
    progress: Progress,
    validators: tuple[Validator, ...] = VALIDATORS,
    cache: Path | None = None,
) -> DeepReport:
    """Run all validators over the pages, e-books, PDFs and recordings of a built site.

    A validator that is missing, fails or misses its canary is an error, and so is a site without
    a single web page. A site without e-books is not: a site may choose its formats.
    """
    root = site.resolve()
    examinations = []
    for number, validator in enumerate(validators):
        files = validator.choose(tuple(sorted(root.rglob(f"*{validator.suffix}"))))
        progress(number, len(validators), f"{validator.name}, {len(files)} files")
        if files:
            examinations.append(examine(validator, Folder(root, files, cache)))
    progress(len(validators), len(validators), "outside checks")
    found = (one for examination in examinations for one in examination.diagnostics)
    return DeepReport((*_without_pages(root), *sorted(found, key=_order)), tuple(examinations))


def doctor(validators: tuple[Validator, ...] = VALIDATORS) -> tuple[tuple[str, str | None], ...]:
    """Each validator by name, with None or the sentence that says what to install."""
    return tuple((validator.name, validator.available()) for validator in validators)


def _without_pages(root: Path) -> tuple[Diagnostic, ...]:
    if any(root.rglob("*.html")):
        return ()
    return (
        Diagnostic(
            NOTHING_TO_CHECK,
            Severity.ERROR,
            f"There is no web page in {root.name}, so nothing was checked.",
            why="A check that did not run is not a check that was passed.",
            fix="Build the site first: strategy-build build",
        ),
    )


def _order(diagnostic: Diagnostic) -> tuple[int, str, int, int, str]:
    place = diagnostic.location
    return (diagnostic.severity, place.file, place.line, place.column, diagnostic.rule)
