"""Remembers the last build, so that a build with nothing changed only looks, and says the same again."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from strategy_build.build.digest import code_digest, digest, libraries
from strategy_build.build.findings import diagnostics
from strategy_build.build.folders import is_apart
from strategy_build.build.request import Made, Report, Request
from strategy_build.checks.report import warnings

_TODAY = re.compile(rb"^today:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Built:
    """The last build of a folder: its key, the moment and day that it was for, what it had to say.

    `stamps` are those of its files.
    """

    key: str
    moment: str
    asked: str
    stamps: str
    report: Report


def moment(request: Request) -> str:
    """The hour, where the result may depend on it: a site without a day of its own changes at midnight.

    That is midnight somewhere, hence any full hour.
    """
    site = request.content / "site.yaml"
    fixed = request.today or (site.is_file() and _TODAY.search(site.read_bytes()))
    return "" if fixed else datetime.now(UTC).strftime("%Y-%m-%dT%H")


def key(request: Request, hour: str) -> str:
    """Digest of all that the result depends on: content, layouts, our code, libraries, the moment."""
    from strategy_build.build.layouts import packaged

    return digest(
        request.today,
        hour,
        request.content.name,
        code_digest(),
        libraries(),
        _program("espeak-ng"),
        *_tree(request.content),
        *_tree(request.content.parent / "layouts"),
        *_tree(packaged()),
    )


def recall(request: Request, build: str) -> Report | None:
    """The report of the same build, where output/ still holds exactly what that build made."""
    built = last(request)
    if built is None or built.key != build:
        return None
    if not _untouched(request.output, built.stamps) and not intact(request.output):
        return None
    found = warnings(built.report.diagnostics)
    return replace(built.report, unchanged=True, warned=len(found))


def last(request: Request) -> Built | None:
    """The last build of this output folder, whatever it was made from; None without one."""
    for path in _path(request, "").parent.glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            told = json.loads(path.read_text(encoding="utf-8"))
            report = _report(told["report"])
            return Built(path.stem, told["moment"], told["asked"], told["stamps"], report)
    return None


def _report(told: dict[str, Any]) -> Report:
    return Report(
        **{
            **told,
            "formats": tuple(told["formats"]),
            "made": tuple(Made(**one) for one in told["made"]),
            "not_made": tuple((name, why) for name, why in told["not_made"]),
            "diagnostics": diagnostics(told["diagnostics"]),
            "ids": {name: tuple(ids) for name, ids in told["ids"].items()},
        }
    )


def remember(request: Request, build: str, hour: str, report: Report) -> None:
    """Keep the report under the digest of its build; only the newest is kept.

    Where that fails the site is finished all the same, and the next build only takes longer.
    """
    path = _path(request, build)
    with suppress(OSError):
        told = {
            "moment": hour,
            "asked": request.today,
            "stamps": _stamps(request.output),
            "report": asdict(report),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("*.json"):
            old.unlink(missing_ok=True)
        path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def place(output: Path) -> str:
    """A name for an output folder, for what is kept of it."""
    return sha256(os.fsencode(output)).hexdigest()[:16]


def _path(request: Request, build: str) -> Path:
    return request.cache / "builds" / place(request.output) / f"{build}.json"


def _tree(root: Path) -> Iterator[str | bytes]:
    """The name and digest of every file that takes part; why it cannot be read, where it cannot."""
    if not root.is_dir():
        return
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if is_apart(relative):
            continue
        yield relative.as_posix()
        if path.is_symlink() or not path.is_file():
            continue
        try:
            with path.open("rb") as file:
                yield file_digest(file, "sha256").digest()
        except OSError as trouble:
            yield str(trouble.errno)


def _program(name: str) -> str:
    """Which program that is now: a voice that was installed since may make what could not be made."""
    try:
        path = shutil.which(name) or ""
        about = Path(path).stat()
    except OSError:
        return ""
    return f"{path} {about.st_size} {about.st_mtime_ns}" if path else ""


def _untouched(output: Path, stamps: str) -> bool:
    """Whether nobody has touched any file since these stamps were taken."""
    with suppress(OSError):  # one that has gone meanwhile was touched
        return _stamps(output) == stamps
    return False


def _stamps(output: Path) -> str:
    """Digest of the size and time of every file; OSError where one goes while it is looked at."""
    found = []
    for folder, _, names in os.walk(output):
        for name in names:
            about = os.lstat(os.path.join(folder, name))  # noqa: PTH118 (a hundred times a build)
            found.append(f"{folder}/{name} {about.st_size} {about.st_mtime_ns}")
    return digest(*sorted(found))


def intact(output: Path) -> bool:
    """Whether every file that the manifest names is there, byte for byte."""
    try:
        listed = json.loads((output / "manifest.json").read_text(encoding="utf-8"))["files"]
        for one in listed:
            data = (output / one["path"]).read_bytes()
            if sha256(data).hexdigest() != one["sha256"]:
                return False
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True
