"""One build at a time in one folder: the second waits, and then sees what the first has made."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(output: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold `output` for this process; `wait` is called where another process holds it.

    The system itself lets go when a process dies, however it dies.
    """
    path = output.parent / f".{output.name}.lock"
    output.parent.mkdir(parents=True, exist_ok=True)
    handle = _taken(path, wait)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _taken(path: Path, wait: Callable[[], None]) -> int:
    told = False
    while True:
        handle = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            if not _lock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB):
                if not told:
                    wait()
                told = True
                _lock(handle, fcntl.LOCK_EX)
            if _is_same(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # the one before took its file away: what was locked is nobody's any more


def _lock(handle: int, how: int) -> bool:
    """Whether it was taken; a file system that knows no locks takes everybody's word."""
    try:
        fcntl.flock(handle, how)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
