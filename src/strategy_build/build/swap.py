"""Puts the finished site in the place of the old one, in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from strategy_build.build.folders import others, owned
from strategy_build.diagnostics import SetupError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def waiting(output: Path) -> Path:
    """The folder beside `output` in which the new site is completed."""
    return output.parent / f".{output.name}.next"


def recover(output: Path) -> None:
    """Finish a swap that was interrupted: a complete new site without an old one takes its place."""
    beside, old = waiting(output), _old(output)
    if old.exists() and not output.exists():
        (beside if owned(beside) else old).rename(output)
    for left in (beside, old):
        shutil.rmtree(left, ignore_errors=True)


def swap(output: Path) -> None:
    """Exchange the waiting site and the old one; what no build made is carried over.

    On Linux the exchange is one system call; elsewhere two renames, which `recover` can finish.
    SetupError where the new site needs the place of a file that no build made.
    """
    beside = waiting(output)
    if output.is_dir():
        _carry_over(output, beside)
    with _undisturbed():
        if not output.exists():
            beside.rename(output)
            return
        if not _exchange(beside, output):
            output.rename(_old(output))
            beside.rename(output)
        for left in (beside, _old(output)):
            shutil.rmtree(left, ignore_errors=True)


def _carry_over(output: Path, beside: Path) -> None:
    """Links, not copies, where the system can: large files take no time and no room."""
    shutil.copymode(output, beside)
    for path in others(output):
        source, target = output / path, beside / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir() and not source.is_symlink():
                target.mkdir(exist_ok=True)
            else:
                _link(source, target)
        except (FileExistsError, NotADirectoryError):
            message = (
                f"{source} was made by no build, and the new site needs its place. Move it away, "
                "or delete it if nobody needs it. The old site is as it was."
            )
            raise SetupError(message) from None


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        shutil.copy2(source, target, follow_symlinks=False)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A stop that is asked for meanwhile waits until the exchange is whole."""
    asked = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, asked)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _old(output: Path) -> Path:
    return output.parent / f".{output.name}.old"


def _exchange(one: Path, other: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE, where the system has it."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(call(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
