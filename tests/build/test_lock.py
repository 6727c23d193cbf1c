"""Two builds of one folder come one after the other."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from strategy_build.build.lock import alone

SRC = Path(__file__).parents[2] / "src"
HOLD = """
import sys
from pathlib import Path
from strategy_build.build.lock import alone
with alone(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def _holder(output: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(output)],
        env={"PYTHONPATH": str(SRC)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    output, told = tmp_path / "output", threading.Event()
    with _holder(output) as first:
        assert first.stdin is not None
        threading.Timer(0.2, first.stdin.close).start()

        with alone(output, told.set):
            assert told.is_set()

    assert list(tmp_path.iterdir()) == []


def test_a_build_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    output, told = tmp_path / "output", threading.Event()
    with _holder(output) as first:
        first.kill()
        first.wait()

    with alone(output, told.set):
        assert not told.is_set()

    assert list(tmp_path.iterdir()) == []


def test_builds_of_two_folders_do_not_wait_for_each_other(tmp_path: Path) -> None:
    told = threading.Event()

    with alone(tmp_path / "one", told.set), alone(tmp_path / "two", told.set):
        assert not told.is_set()
