"""Ace by DAISY, the accessibility checker of EPUB files: it opens each chapter in Chromium."""

from __future__ import annotations

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strategy_build.checks.validators.canaries import broken_book
from strategy_build.checks.validators.tools import (
    CHROMIUM,
    NODE,
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

_PACKAGE = "@daisy/ace-cli"
_SECONDS = 300.0
_BROWSERS_AT_ONCE = 2
_VIOLATIONS_FOUND = 2
_WHY = "People who read by ear, by touch or with large letters may be stopped here."
_HOUSE_RULES = frozenset({"best-practice"})


@dataclass(frozen=True, slots=True)
class _Assertion:
    """One fault at one place: a document of the book and a CSS selector, each may be unknown."""

    rule: str
    level: Severity
    title: str
    detail: str
    help: str
    place: str


def _available() -> str | None:
    return missing(programs=(NODE, CHROMIUM), packages=(_PACKAGE,))


def _versions() -> tuple[Version, ...]:
    return (
        Version("Ace by DAISY", package_version(_PACKAGE)),
        Version("Chromium", program_version(program_path(CHROMIUM))),
        Version("Node", program_version(program_path(NODE))),
    )


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Check every book of the folders, two at a time: Ace takes one book and starts a browser."""
    books = [file for folder in folders for file in folder.files]
    with ThreadPoolExecutor(_BROWSERS_AT_ONCE) as threads:
        return tuple(found for one in threads.map(_check, books) for found in one)


def _check(book: Path) -> tuple[Diagnostic, ...]:
    with tempfile.TemporaryDirectory(prefix="ace-") as name:
        folder = Path(name)
        command = str(package_path(_PACKAGE) / "bin" / "ace.js")
        options = ("-s", "-E", "-f", "-t", str(folder / "work"), "-o", str(folder / "report"))
        call(
            (str(program_path(NODE)), command, *options, str(book)),
            seconds=_SECONDS,
            environment=_environment(folder / "home"),
            # Without -E Ace says that all is well whatever it finds.
            accept=(0, _VIOLATIONS_FOUND),
        )
        try:
            text = (folder / "report" / "report.json").read_text(encoding="utf-8")
            return read_report(str(book), json.loads(text))
        except (OSError, ValueError, KeyError) as reason:
            raise ToolFailedError(f"its report could not be read ({reason!r})") from reason


def _environment(home: Path) -> dict[str, str]:
    """Our own browser, a start-up time that a busy machine can keep, and no traces at home."""
    home.mkdir(parents=True)
    return {
        "PUPPETEER_EXECUTABLE_PATH": str(program_path(CHROMIUM)),
        "ACE_TIMEOUT_INITIAL": "60000",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
    }


def read_report(book: str, report: dict[str, Any]) -> tuple[Diagnostic, ...]:
    """The violations of one Ace report, those of one rule together."""
    rules: dict[str, list[_Assertion]] = {}
    for document in report["assertions"]:
        subject = document["earl:testSubject"]["url"]
        for assertion in document["assertions"]:
            if assertion["earl:result"]["earl:outcome"] == "fail":
                one = _assertion(assertion, subject)
                rules.setdefault(one.rule, []).append(one)
    found = tuple(_diagnostic(book, same) for same in rules.values())
    if not found and report["earl:result"]["earl:outcome"] != "pass":
        raise ToolFailedError("it failed the book without saying why")
    return found


def _assertion(assertion: dict[str, Any], subject: str) -> _Assertion:
    test, result = assertion["earl:test"], assertion["earl:result"]
    selectors = result.get("earl:pointer", {}).get("css", ())
    return _Assertion(
        rule=f"ace/{test['dct:title']}",
        level=Severity.WARNING if _HOUSE_RULES & set(test["rulesetTags"]) else Severity.ERROR,
        title=" ".join(test["help"]["dct:description"].split()),
        detail=" ".join(result["dct:description"].split()),
        help=test["help"]["url"],
        place=" at ".join((subject, *selectors[:1])),
    )


def _diagnostic(book: str, same: list[_Assertion]) -> Diagnostic:
    first = same[0]
    more = len(same) - 1
    others = f", and in {more} more place{'s' * (more > 1)}" if more else ""
    return Diagnostic(
        rule=first.rule,
        severity=first.level,
        message=f"{first.title} (in {first.place}{others}). Ace says: {first.detail}",
        location=Location(book),
        why=_WHY,
        fix=f"See {first.help}",
    )


VALIDATOR = Validator(
    name="Ace by DAISY",
    suffix=".epub",
    available=_available,
    versions=_versions,
    run=_run,
    # One rule on the package, one on a chapter: the second needs the browser.
    canary=Canary(
        "canary.epub",
        broken_book(),
        frozenset({"ace/metadata-accessmode", "ace/image-alt"}),
    ),
)
