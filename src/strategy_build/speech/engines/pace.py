"""One request at a time on this machine, with time between two of them, whatever build makes them."""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Pace:
    """Builds that run side by side share a file: who holds it may ask, and leaves the time in it."""

    def __init__(
        self,
        gap: float,
        sleep: Callable[[float], None],
        file: Path | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """At least `gap` seconds lie between two requests."""
        self._gap = gap
        self._sleep = sleep
        self._now = now
        self._file = file or Path(tempfile.gettempdir()) / f"strategy-build-voice-{os.getuid()}"

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits until nobody else asks and the last request is long enough ago."""
        handle = os.open(self._file, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            left = self._gap - (self._now() - _time(os.read(handle, 64)))
            if left > 0:
                self._sleep(min(left, self._gap))
            try:
                yield
            finally:
                os.pwrite(handle, f"{self._now():032.6f}".encode(), 0)
        finally:
            os.close(handle)


def _time(told: bytes) -> float:
    try:
        return float(told)
    except ValueError:  # nobody has asked yet
        return float("-inf")
