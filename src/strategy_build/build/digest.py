"""Fingerprints: of data, of folders, of our own code, of the libraries that shape a result."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
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
    return " ".join(f"{name}={_version(name)}" for name in packages)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def files_digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Digest of named bytes, in the order of their names."""
    return digest(*(part for name, data in sorted(files) for part in (name, data)))
