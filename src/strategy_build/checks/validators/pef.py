"""The PEF validator of DAISY's Braille Utils: the schema of PEF 2008-1, and what it cannot say."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

from strategy_build.checks.validators.canaries import broken_pef
from strategy_build.checks.validators.epubcheck import java_environment
from strategy_build.checks.validators.pef_jvm import JARS
from strategy_build.checks.validators.tools import (
    JAVA,
    ToolFailedError,
    call,
    missing,
    program_path,
    program_version,
)
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity

_LIBRARIES = Path("/usr/share/java")
_INSTALL = "sudo apt-get install --no-install-recommends libbrailleutils-java"
_SECONDS = 60.0
_SECONDS_PER_FILE = 15.0
_PLACE = re.compile(
    r"^[\w ]+?(?: at line (?P<line>\d+)(?:, column (?P<column>\d+))?)?: (?P<words>.*)$"
)
_WHY = "Programs that drive embossers refuse a file that is not valid, or emboss it wrongly."


def _folder() -> Path:
    return Path(os.environ.get("STRATEGY_JAVA_LIBRARIES", _LIBRARIES))


def _available() -> str | None:
    sentences = [missing(programs=(JAVA,), modules=("jpype",))]
    if not all((_folder() / f"{name}.jar").is_file() for name in JARS):
        sentences.append(f"The PEF validator is missing. Install it with: {_INSTALL}")
    return " ".join(filter(None, sentences)) or None


def _versions() -> tuple[Version, ...]:
    found = sorted(_folder().glob("brailleUtils-core-*.jar"))
    version = found[-1].stem.rpartition("-")[2] if found else "none"
    return (
        Version("PEF validator of Braille Utils", version),
        Version("Java", program_version(program_path(JAVA), "-version")),
    )


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Check every PEF file of the folders in one Java machine."""
    paths = [str(file) for folder in folders for file in folder.files]
    printed = call(
        (sys.executable, "-P", "-m", "strategy_build.checks.validators.pef_jvm"),
        seconds=_SECONDS + _SECONDS_PER_FILE * len(paths),
        environment={**java_environment(), "STRATEGY_JAVA_LIBRARIES": str(_folder())},
        given=json.dumps(paths),
    )
    try:
        answer = json.loads(printed)
        return tuple(read_message(path, told) for path in paths for told in answer[path])
    except (ValueError, KeyError) as reason:
        raise ToolFailedError(f"its report could not be read ({reason!r})") from reason


def read_message(path: str, told: str) -> Diagnostic:
    """One line of its report as a finding, with its place in the file."""
    found = _PLACE.match(told)
    line = int(found["line"] or 0) if found else 0
    column = int(found["column"] or 0) if found else 0
    return Diagnostic(
        rule="pef/invalid",
        severity=Severity.ERROR,
        message=f"PEF 2008-1: {found['words'] if found else told}",
        location=Location(path, line, column),
        why=_WHY,
    )


VALIDATOR = Validator(
    name="PEF validator",
    suffix=".pef",
    available=_available,
    versions=_versions,
    run=_run,
    canary=Canary("canary.pef", broken_pef(), frozenset({"pef/invalid"})),
)
