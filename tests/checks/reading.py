"""A small good site, and what the checks say when some of its files are others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from strategy_build.checks.registry import check_content
from strategy_build.diagnostics import Diagnostic
from strategy_build.model.content import Content
from strategy_build.sources.project import read

SITE = Path(__file__).parent.parent / "site"
TODAY = date(2027, 5, 10)


def good_site() -> dict[str, bytes]:
    """The files of the small good site by their path in content/."""
    return files_in(SITE)


def files_in(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their relative path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def checked(files: Mapping[str, bytes]) -> tuple[Content | None, tuple[Diagnostic, ...]]:
    """What was read, and all findings of reading and of the rules."""
    content, found = read(files, "content")
    if content is None:
        return None, found
    return content, (*found, *check_content(content, TODAY))
