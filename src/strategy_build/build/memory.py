"""Remembers the last build, so that a build with nothing changed only looks, and says the same again."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from strategy_build.build.digest import code_digest, digest
from strategy_build.build.folders import is_apart
from strategy_build.build.request import Made, Report, Request
from strategy_build.diagnostics import Diagnostic, Location, Severity

_TODAY = re.compile(rb"^today:", re.MULTILINE)


def key(request: Request) -> str:
    """Digest of all that the result depends on: content, layouts, our code, libraries, the day."""
    site = request.content / "site.yaml"
    fixed = request.today or (site.is_file() and _TODAY.search(site.read_bytes()))
    # without a fixed day the site may change at midnight somewhere, hence at any full hour
    hour = "" if fixed else datetime.now(UTC).strftime("%Y-%m-%dT%H")
    from strategy_build.build.layouts import packaged

    return digest(
        request.today,
        hour,
        request.content.name,
        code_digest(),
        _libraries(),
        _program("espeak-ng"),
        *_tree(request.content),
        *_tree(request.content.parent / "layouts"),
        *_tree(packaged()),
    )


def recall(request: Request, build: str) -> Report | None:
    """The report of the same build, where output/ still holds exactly what that build made."""
    try:
        told = json.loads(_path(request, build).read_text(encoding="utf-8"))
        report = _report(told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return report if _intact(request.output) else None


def _report(told: dict[str, Any]) -> Report:
    found = tuple(
        Diagnostic(
            **{
                **one,
                "severity": Severity(one["severity"]),
                "location": Location(**one["location"]),
            }
        )
        for one in told.pop("diagnostics")
    )
    return Report(
        **{
            **told,
            "formats": tuple(told["formats"]),
            "made": tuple(Made(**one) for one in told["made"]),
            "not_made": tuple((name, why) for name, why in told["not_made"]),
            "diagnostics": found,
            "unchanged": True,
        }
    )


def remember(request: Request, build: str, report: Report) -> None:
    """Keep the report under the digest of its build; only the newest is kept.

    Where that fails the site is finished all the same, and the next build only takes longer.
    """
    path = _path(request, build)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("*.json"):
            old.unlink(missing_ok=True)
        path.write_text(json.dumps(asdict(report), ensure_ascii=False), encoding="utf-8")


def _path(request: Request, build: str) -> Path:
    place = sha256(os.fsencode(request.output)).hexdigest()[:16]
    return request.cache / "builds" / place / f"{build}.json"


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


def _libraries() -> str:
    """The names of all installed packages, which hold their versions: one listing of a folder."""
    import click

    place = Path(click.__file__).resolve().parent.parent
    return "\n".join(sorted(entry.name for entry in place.glob("*.dist-info")))


def _intact(output: Path) -> bool:
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
