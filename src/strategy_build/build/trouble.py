"""What stands in the way of a command besides the content: the disk, the memory, a signal."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Never

_AS_IT_WAS = "The old site is as it was."
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))
_SHORT = frozenset((errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE))
_BROKEN = frozenset((errno.EIO, errno.ESTALE, errno.ENAMETOOLONG))


class StoppedError(BaseException):
    """Somebody asked the command to end; `code` is its exit code."""

    def __init__(self, number: int) -> None:
        """128 and the number of the signal, as shells count."""
        super().__init__(number)
        self.code = 128 + number


_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_USUAL = (signal.SIG_DFL, signal.default_int_handler)
_asked: list[int] = []


@contextmanager
def listening() -> Iterator[None]:
    """A request to end becomes an error, so that workers and half-made files are cleared away."""
    before = {}
    if threading.current_thread() is threading.main_thread():
        before = {n: now for n in _SIGNALS if (now := signal.getsignal(n)) in _USUAL}
    hook = sys.unraisablehook
    sys.unraisablehook = lambda told: None if _is_stop(told.exc_value) else hook(told)
    _asked.clear()
    for number in before:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


def go_on() -> None:
    """StoppedError where somebody asked for the end and a library swallowed the request."""
    if _asked:
        raise StoppedError(_asked[0])


def _stop(number: int, _frame: object) -> Never:
    _asked.append(number)
    raise StoppedError(number)


def _is_stop(error: BaseException | None) -> bool:
    return isinstance(error, StoppedError)


def explained(error: BaseException) -> str:
    """What a person can do about it, or nothing where the fault is ours."""
    if isinstance(error, MemoryError):
        return f"There is not enough memory. Close other programs and try again. {_AS_IT_WAS}"
    if not isinstance(error, OSError):
        return ""
    name = error.filename2 or error.filename  # where a copy would have gone
    place = os.fsdecode(name) if isinstance(name, (str, bytes)) else ""
    if error.errno in _FULL:
        where = f" ({place})" if place else ""
        return (
            f"The disk is full{where}. Make room, or name a folder on another disk with --output and "
            f"--cache, and run the command again: what was finished is kept. {_AS_IT_WAS}"
        )
    if error.errno in _FORBIDDEN and place:
        return (
            f"{place} cannot be used: {error.strerror}. Check who owns it and who may write there, or "
            f"name other folders with --output and --cache. {_AS_IT_WAS}"
        )
    if error.errno in _SHORT:
        return f"The system is too busy: {error.strerror}. Close other programs. {_AS_IT_WAS}"
    if error.errno in _BROKEN:
        return f"{place or 'A file'} cannot be used: {error.strerror}. {_AS_IT_WAS}"
    return ""
