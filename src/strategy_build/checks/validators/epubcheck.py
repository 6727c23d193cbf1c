"""EPUBCheck, the W3C's own checker of EPUB files: rules of EPUB 3.3 and EPUB Accessibility 1.1."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strategy_build.checks.validators.canaries import broken_book
from strategy_build.checks.validators.tools import (
    JAVA,
    ToolFailedError,
    call,
    find_program,
    missing,
    module_version,
    program_path,
    program_version,
)
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity


@dataclass(frozen=True, slots=True)
class Allowed:
    """A usage that is let pass: its id, words that its message must have, and why it is no fault."""

    id: str
    words: str
    reason: str


# EPUBCheck reports real damage (a broken drawing, a lost audio clip) as mere "usage". So every
# usage is an error, but for those named here, each with its reason.
ALLOWED_USAGES: tuple[Allowed, ...] = (
    Allowed(
        "OPF-097",
        '.pls" is listed in the manifest, but no reference to it',
        "Every page names the lexicon in a link of the kind pronunciation; EPUBCheck does not "
        "follow links of this kind.",
    ),
)

_SECONDS = 60.0
_SECONDS_PER_BOOK = 30.0
_WHY = "Reading apps refuse, skip or garble what the EPUB standard does not allow."


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    line: int
    column: int


def _available() -> str | None:
    return missing(programs=(JAVA,), modules=("epubcheck", "jpype"))


def _versions() -> tuple[Version, ...]:
    return (
        Version("EPUBCheck", module_version("epubcheck")),
        Version("Java", program_version(program_path(JAVA), "-version")),
    )


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Check every book of the folders in one Java machine."""
    books = [str(file) for folder in folders for file in folder.files]
    printed = call(
        (sys.executable, "-P", "-m", "strategy_build.checks.validators.epubcheck_jvm"),
        seconds=_SECONDS + _SECONDS_PER_BOOK * len(books),
        environment=java_environment(),
        given=json.dumps(books),
    )
    try:
        reports = json.loads(printed)
        return tuple(found for book in books for found in read_report(book, reports[book]))
    except (ValueError, KeyError) as reason:
        raise ToolFailedError(f"its report could not be read ({reason!r})") from reason


def read_report(book: str, report: dict[str, Any]) -> tuple[Diagnostic, ...]:
    """The messages of one EPUBCheck report; a usage counts as an error unless it is allowed."""
    return tuple(
        _diagnostic(book, message)
        for message in report["messages"]
        if not (message["severity"] == "USAGE" and _allowed(message))
    )


def _allowed(message: dict[str, Any]) -> bool:
    """Whether this usage is one of those that are no fault."""
    name, words = message["ID"].replace("_", "-"), message["message"]
    return any(one.id == name and one.words in words for one in ALLOWED_USAGES)


def _diagnostic(book: str, message: dict[str, Any]) -> Diagnostic:
    level = Severity.WARNING if message["severity"] == "WARNING" else Severity.ERROR
    places = [_place(one) for one in message["locations"]]
    more = message.get("additionalLocations") or 0
    where = _where(places[0], more + len(places) - 1) if places else ""
    return Diagnostic(
        rule=f"epubcheck/{message['ID'].replace('_', '-')}",
        severity=level,
        message=f"{' '.join(message['message'].split()).rstrip('.')}{where}.",
        location=Location(book),
        why=_WHY,
        fix=message.get("suggestion") or "",
    )


def _place(location: dict[str, Any]) -> _Place:
    return _Place(
        path=location.get("path") or "",
        line=max(location.get("line") or 0, 0),
        column=max(location.get("column") or 0, 0),
    )


def _where(place: _Place, more: int) -> str:
    line = f", line {place.line}, column {place.column}" if place.line else ""
    others = f", and in {more} more place{'s' * (more > 1)}" if more else ""
    return f" (in {place.path}{line}{others})" if place.path else ""


def java_environment() -> dict[str, str]:
    """The child finds our package wherever it lies, and the same Java that `missing` found."""
    package = Path(__file__).resolve().parents[3]
    paths = [str(package), os.environ.get("PYTHONPATH", "")]
    machine = {"STRATEGY_LIBJVM": str(library)} if (library := _java_library()) else {}
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths)), **machine}


def _java_library() -> Path | None:
    java = find_program(JAVA)
    if java is None:
        return None
    folder = java.resolve().parent.parent / "lib" / "server"
    return next((file for file in sorted(folder.glob("libjvm.*"))), None)


VALIDATOR = Validator(
    name="EPUBCheck",
    suffix=".epub",
    available=_available,
    versions=_versions,
    run=_run,
    # A broken link is an error, a misplaced viewport a mere usage: both must be heard.
    canary=Canary(
        "canary.epub", broken_book(), frozenset({"epubcheck/RSC-007", "epubcheck/HTM-060b"})
    ),
)
