"""Looks and interface words: ours, shipped with the package, and a site's own, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from strategy_build.build.digest import PACKAGE


def packaged() -> Path:
    """Our layouts: inside the wheel, or at the top of a checkout."""
    inside = PACKAGE / "layouts"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "layouts"


def load(site: Path | None) -> Mapping[str, bytes]:
    """All layout files by their path ("css/tokens.css"); the site's own replace ours."""
    files: dict[str, bytes] = {}
    for root in (packaged(), site):
        if root is not None and root.is_dir():
            for path in sorted(root.rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    files[path.relative_to(root).as_posix()] = path.read_bytes()
    return files
