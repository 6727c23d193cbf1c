"""Worker processes end with the build, however it ends, and what ended them is told in plain words."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from strategy_build.build.workers import do, workers
from strategy_build.diagnostics import SetupError


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)  # as the system does where the memory is full


def _sleep(folder: Path) -> None:
    (folder / str(os.getpid())).touch()
    time.sleep(60)


def _started(folder: Path) -> int:
    while not list(folder.iterdir()):
        time.sleep(0.01)
    return int(next(folder.iterdir()).name)


def test_a_worker_that_the_system_ended_is_told_in_plain_words() -> None:
    with pytest.raises(SetupError, match="memory was full"), workers(1, {}) as executor:
        executor.submit(_die).result()


def test_a_failure_does_not_wait_for_what_is_still_being_made(tmp_path: Path) -> None:
    begun = time.monotonic()

    with suppress(KeyboardInterrupt), workers(1, {}) as executor:
        executor.submit(_sleep, tmp_path)
        worker = _started(tmp_path)
        raise KeyboardInterrupt

    assert time.monotonic() - begun < 30
    assert not Path(f"/proc/{worker}").exists()


def test_a_worker_does_by_name_what_it_was_given_at_its_start(tmp_path: Path) -> None:
    with workers(1, {"leave a mark": Path.touch}) as executor:
        executor.submit(do, "leave a mark", tmp_path / "mark").result()

    assert (tmp_path / "mark").exists()
