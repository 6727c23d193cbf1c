"""`check`: look at the content without building, and put right what cannot change its meaning."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_build.build import outside
from strategy_build.build.folders import absolute
from strategy_build.build.published import Folder
from strategy_build.build.reading import Reading, reading
from strategy_build.build.request import Request, Teller
from strategy_build.build.update import retell
from strategy_build.diagnostics import Diagnostic

if TYPE_CHECKING:
    from strategy_build.checks.fix.diff import Fixes


def look(request: Request, since: str = "") -> tuple[Reading, tuple[Diagnostic, ...]]:
    """Everything that was read and its findings; with `since` only those in files changed since then.

    Findings that belong to no file are always told.
    """
    read = reading(request)
    if not since:
        return read, read.diagnostics
    from strategy_build.build.changes import changed_since

    changed = changed_since(since, request.content)
    told = tuple(
        one for one in read.diagnostics if one.location.file in changed or not one.location.file
    )
    return read, told


@dataclass(frozen=True, slots=True)
class Deep:
    """What the outside validators found, and whether the site now says so."""

    diagnostics: tuple[Diagnostic, ...]
    is_told: bool

    @property
    def words(self) -> str:
        """What a person is told of it."""
        if self.is_told:
            return "The accessibility statement tells what these programs found."
        return (
            "The accessibility statement does not tell of this: the site is not what content/ makes "
            "now. Run strategy-build build, then this command again."
        )


def look_deep(request: Request, read: Reading, tell: Teller) -> Deep:
    """What the outside validators find in the finished site; its statement is written anew with it.

    That is kept with the fingerprint of every file, so that later builds claim it for no other file.
    """
    from strategy_build.checks.validators.deep import VALIDATORS, examine_site

    wanted = replace(
        request,
        content=absolute(request.content),
        output=request.output.resolve(),
        cache=request.cache.resolve(),
    )
    kinds = {one.name: one for one in VALIDATORS}
    ends = {one.suffix for one in VALIDATORS}
    before = outside.subjects(Folder(wanted.output), ends)
    report = examine_site(wanted.output, tell, VALIDATORS, wanted.cache)
    now = outside.subjects(Folder(wanted.output), ends)
    seen = {path for one in report.examinations for path in one.looked_at}
    same = {path: mark for path, mark in before.items() if path in seen and now.get(path) == mark}
    examined = tuple((kinds[one.validator], one) for one in report.examinations)
    outside.keep(wanted.cache, wanted.output, read.day, same, examined)
    return Deep(report.diagnostics, retell(wanted, tell))


def fixes(content: Path) -> Fixes:
    """What can be put right in this folder without changing its meaning."""
    from strategy_build.checks.fix.fixes import fixed
    from strategy_build.sources.files import read_tree

    files, _ = read_tree(content)
    return fixed(files, content.resolve().name)


def write(content: Path, made: Fixes) -> None:
    """Write the fixed files, each whole or not at all."""
    for name, data in sorted(made.files.items()):
        path = content / name
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".fix-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(scratch).chmod(path.stat().st_mode)
        Path(scratch).replace(path)
