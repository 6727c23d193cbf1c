"""The processes that do the work: they end with the build, however it ends, and leave nothing behind."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path

from strategy_build.diagnostics import SetupError

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_KILLED = (
    "The system ended a process of the build, most often because the memory was full. "
    "Close other programs and build again: what was finished is kept. The old site is as it was."
)


_known: dict[str, Callable[..., None]] = {}


@contextmanager
def workers(count: int, known: Mapping[str, Callable[..., None]]) -> Iterator[Executor]:
    """So many processes. When the block fails, they are stopped at once.

    `known` is what they can do, by name: each has it from the start, so that `do` need not send a
    whole publication with every step. SetupError where the system ended one of them.
    """
    before = set(multiprocessing.active_children())
    context = multiprocessing.get_context("fork" if _is_single() else "spawn")
    executor = ProcessPoolExecutor(
        count, mp_context=context, initializer=_begin, initargs=(os.getpid(), known)
    )
    try:
        yield executor
    except BaseException as reason:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - before:
            process.kill()
            process.join()
        if isinstance(reason, BrokenProcessPool):
            raise SetupError(_KILLED) from None
        raise
    executor.shutdown()


def do(name: str, *given: object) -> None:
    """In a worker: do what it knows by this name."""
    _known[name](*given)


def _begin(parent: int, known: Mapping[str, Callable[..., None]]) -> None:
    """A worker hears the end from its parent: Ctrl+C reaches the whole group, a kill only one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)
    with suppress(AttributeError, OSError):  # Linux only
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    _known.update(known)


def _is_single() -> bool:
    """Whether this process has one thread: only then a copy of it can be trusted to work."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:
        return False
