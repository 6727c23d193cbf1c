"""Fingerprints: of data, of folders, of our own code, of the libraries that shape a result."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def digest(*parts: str | bytes) -> str:
    """SHA-256 (hexadecimal) of parts, each with its length, so that no two lists collide."""
    made = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8, "big") + raw)
    return made.hexdigest()


@cache
def code_digest(*folders: str) -> str:
    """Digest of our own Python files in these folders (or files) of the package; none means all."""
    roots = [PACKAGE / folder for folder in folders] or [PACKAGE]
    files: set[Path] = set()
    for root in roots:
        files |= {root} if root.is_file() else set(root.rglob("*.py"))
    ordered = sorted(files)
    return digest(
        *(
            part
            for file in ordered
            for part in (file.relative_to(PACKAGE).as_posix(), file.read_bytes())
        )
    )


@cache
def versions(*packages: str) -> str:
    """The installed versions of packages, "none" where one is missing."""
    return " ".join(f"{name}={version(name)}" for name in packages)


def version(name: str) -> str:
    """The installed version of a package, "none" where it is missing."""
    known = _installed().get(_plain(name))
    if known:
        return known
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as told  # slow to import, and hardly ever needed

    try:
        return told(name)
    except PackageNotFoundError:
        return "none"


@cache
def libraries() -> str:
    """The names of all installed packages, which hold their versions: one listing of a folder."""
    import click

    place = Path(click.__file__).resolve().parent.parent
    return "\n".join(sorted(entry.name for entry in place.glob("*.dist-info")))


@cache
def _installed() -> Mapping[str, str]:
    """Versions by name, from the names of the folders that describe packages."""
    pairs = (name.removesuffix(".dist-info").rpartition("-") for name in libraries().split("\n"))
    return {_plain(name): number for name, _, number in pairs if name}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def files_digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Digest of named bytes, in the order of their names."""
    return digest(*(part for name, data in sorted(files) for part in (name, data)))
