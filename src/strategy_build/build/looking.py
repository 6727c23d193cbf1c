"""`check`: look at the content without building, and put right what cannot change its meaning."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_build.build.reading import Reading, reading
from strategy_build.build.request import Request, Teller
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


def look_deep(output: Path, tell: Teller) -> tuple[Diagnostic, ...]:
    """What the outside validators find in a finished site."""
    from strategy_build.checks.validators.deep import check_deep

    return check_deep(output, tell)


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
