"""Puts the finished site in the place of the old one, in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_KEPT = ("README.md", ".gitignore")


def waiting(output: Path) -> Path:
    """The folder beside `output` in which the new site is completed."""
    return output.parent / f".{output.name}.next"


def recover(output: Path) -> None:
    """Finish a swap that was interrupted: a complete new site without an old one takes its place."""
    beside, old = waiting(output), _old(output)
    if old.exists() and not output.exists():
        (beside if (beside / "manifest.json").exists() else old).rename(output)
    for left in (beside, old):
        shutil.rmtree(left, ignore_errors=True)


def swap(output: Path) -> None:
    """Exchange the waiting site and the old one; what the site does not own is carried over.

    On Linux the exchange is one system call; elsewhere two renames, which `recover` can finish.
    """
    beside = waiting(output)
    for name in _KEPT:
        if (output / name).exists() and not (beside / name).exists():
            shutil.copy2(output / name, beside / name)
    if not output.exists():
        beside.rename(output)
        return
    if not _exchange(beside, output):
        output.rename(_old(output))
        beside.rename(output)
    for left in (beside, _old(output)):
        shutil.rmtree(left, ignore_errors=True)


def _old(output: Path) -> Path:
    return output.parent / f".{output.name}.old"


def _exchange(one: Path, other: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE, where the system has it."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    paths = os.fsencode(one.resolve()), os.fsencode(other.resolve())
    return bool(call(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
