"""The Nu HTML checker, the W3C's checker of web pages: the rules of the HTML standard."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote, urlsplit

from strategy_build.checks.validators.canaries import broken_page
from strategy_build.checks.validators.tools import (
    JAVA,
    ToolFailedError,
    call,
    missing,
    package_path,
    package_version,
    program_path,
    program_version,
)
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity

_PACKAGE = "vnu-jar"
_SECONDS = 60.0
_SECONDS_PER_PAGE = 2.0
_WHY = "Browsers and screen readers each guess in their own way at what the standard forbids."


def _available() -> str | None:
    return missing(programs=(JAVA,), packages=(_PACKAGE,))


def _versions() -> tuple[Version, ...]:
    return (
        Version("Nu HTML checker", package_version(_PACKAGE)),
        Version("Java", program_version(program_path(JAVA), "-version")),
    )


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Check every page of the folders in one Java machine: its start is most of the time."""
    pages = tuple(str(file) for folder in folders for file in folder.files)
    jar = package_path(_PACKAGE) / "build" / "dist" / "vnu.jar"
    options = ("--format", "json", "--stdout", "--asciiquotes", "--exit-zero-always")
    printed = call(
        (str(program_path(JAVA)), "-Duser.language=en", "-jar", str(jar), *options, *pages),
        seconds=_SECONDS + _SECONDS_PER_PAGE * len(pages),
    )
    try:
        return tuple(_diagnostic(message) for message in json.loads(printed)["messages"])
    except (ValueError, KeyError) as reason:
        raise ToolFailedError(f"its report could not be read ({reason!r})") from reason


def _diagnostic(message: dict[str, Any]) -> Diagnostic:
    """A message of the checker; what it calls "info" of kind "warning" is a warning."""
    match message["type"], message.get("subType"):
        case "info", "warning":
            level, name = Severity.WARNING, "warning"
        case "info", _:
            level, name = Severity.NOTE, "note"
        case "error", _:
            level, name = Severity.ERROR, "error"
        case _:
            raise ToolFailedError(message["message"])
    line = message.get("lastLine") or 0
    return Diagnostic(
        rule=f"nu/{name}",
        severity=level,
        message=_sentence(message["message"], message.get("extract", "")),
        location=Location(
            unquote(urlsplit(message["url"]).path),
            message.get("firstLine") or line,
            message.get("firstColumn") or 0,
        ),
        why=_WHY,
    )


def _sentence(words: str, extract: str) -> str:
    at = f" It says: {' '.join(extract.split())}" if extract.strip() else ""
    return f"{' '.join(words.split()).rstrip('.')}.{at}"


VALIDATOR = Validator(
    name="Nu HTML checker",
    suffix=".html",
    available=_available,
    versions=_versions,
    run=_run,
    canary=Canary("canary.html", broken_page(), frozenset({"nu/error", "nu/warning"})),
)
