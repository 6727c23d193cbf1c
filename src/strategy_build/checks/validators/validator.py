"""What an outside validator is, and how one is run together with its canary.

A canary is a file that is known to be bad. It travels with the real files through the same run,
so a validator that finds nothing in it has not looked at the others either.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_build.checks.validators.tools import ToolFailedError
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

MISSING_TOOL = "deep/missing-tool"
TOOL_FAILED = "deep/tool-failed"
CANARY_SILENT = "deep/canary-silent"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that stands on its own, and the files in it to look at (absolute paths).

    `cache` is where a slow validator may keep what it worked out, by the bytes that it looked at.
    """

    root: Path
    files: tuple[Path, ...]
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Canary:
    """A file that is known to be bad, and the rules that must find it so."""

    name: str
    data: bytes
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Version:
    """The name and version of a program that took part, for the conformance record."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Validator:
    """An outside program behind one interface.

    `available` gives None, or a sentence with the command that installs what is missing. `run`
    takes folders and gives diagnostics whose files are absolute paths; ToolFailedError when the
    program gave no answer. `choose` takes the files that stand for all, where looking takes long.
    """

    name: str
    suffix: str
    available: Callable[[], str | None]
    versions: Callable[[], tuple[Version, ...]]
    run: Callable[[tuple[Folder, ...]], tuple[Diagnostic, ...]]
    canary: Canary
    choose: Callable[[tuple[Path, ...]], tuple[Path, ...]] = tuple


@dataclass(frozen=True, slots=True)
class Examination:
    """What one validator found in how many files, and with which versions; none if it failed.

    `looked_at` are the paths of these files inside the site.
    """

    validator: str
    files: int
    versions: tuple[Version, ...]
    diagnostics: tuple[Diagnostic, ...]
    looked_at: tuple[str, ...] = ()


def examine(validator: Validator, folder: Folder) -> Examination:
    """Run a validator over a folder and its canary; being missing or silent is an error."""
    if problem := validator.available():
        return _failed(validator, MISSING_TOOL, f"{validator.name} cannot run. {problem}")
    with tempfile.TemporaryDirectory(prefix="canary-") as name:
        cage = Path(name).resolve()
        canary = cage / validator.canary.name
        canary.write_bytes(validator.canary.data)
        try:
            found = validator.run((Folder(cage, (canary,)), folder))
            versions = validator.versions()
        except ToolFailedError as failure:
            return _failed(validator, TOOL_FAILED, f"{validator.name} gave no answer: {failure}.")
    heard = {one.rule for one in found if one.location.file == str(canary)}
    if silent := sorted(validator.canary.rules - heard):
        return _failed(
            validator,
            CANARY_SILENT,
            f"{validator.name} did not notice known faults ({', '.join(silent)}), "
            "so its silence about the site proves nothing.",
        )
    real = tuple(_inside(one, folder) for one in found if one.location.file != str(canary))
    looked_at = tuple(file.relative_to(folder.root).as_posix() for file in folder.files)
    return Examination(validator.name, len(folder.files), versions, real, looked_at)


def _inside(diagnostic: Diagnostic, folder: Folder) -> Diagnostic:
    path = Path(diagnostic.location.file)
    if not path.is_relative_to(folder.root):
        return diagnostic
    file = path.relative_to(folder.root).as_posix()
    return replace(diagnostic, location=replace(diagnostic.location, file=file))


def _failed(validator: Validator, rule: str, message: str) -> Examination:
    why = "A check that did not run is not a check that was passed."
    found = Diagnostic(rule, Severity.ERROR, message, Location(), why)
    return Examination(validator.name, 0, (), (found,))
