"""A build that is killed while it speaks goes on, when it is started again, where it was."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.build.sites import write_site

SRC = Path(__file__).parents[2] / "src"
SENTENCES = [f"Boat number {n} comes in slowly and ties up twice." for n in range(1, 25)]
DIGEST = 32  # bytes in front of everything that is kept
# espeak-ng, which counts how often it is asked to speak, and takes its time.
SLOW = """#!/bin/sh
case "$*" in *--stdin) printf 'x\\n' >> "{log}"; sleep 0.05;; esac
exec "{program}" "$@"
"""


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    content = write_site(tmp_path, "[html, audio]")
    site = content / "site.yaml"
    site.write_text(site.read_text().replace("engine: tone", "engine: espeak"))
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\n" + "\n\n".join(SENTENCES) + "\n")
    program = tmp_path / "bin" / "espeak-ng"
    program.parent.mkdir()
    program.write_text(SLOW.format(log=tmp_path / "spoken.log", program=shutil.which("espeak-ng")))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    places = {name: str(tmp_path / name) for name in ("content", "output", "cache")}
    options = [part for name, place in places.items() for part in (f"--{name}", place)]
    return [sys.executable, "-m", "strategy_build", "build", "--plain", *options]


def environment(tmp_path: Path) -> dict[str, str]:
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PYTHONPATH": str(SRC), "PATH": path}


def segments(tmp_path: Path) -> dict[Path, int]:
    """The finished sentences in the cache, each with the number of its file on the disk."""
    files = (tmp_path / "cache" / "speech").glob("*/[!.]*")
    return {
        path: path.stat().st_ino
        for path in files
        if path.read_bytes()[DIGEST : DIGEST + 4] == b"fLaC"
    }


def spoken(tmp_path: Path) -> int:
    """How often the voice was asked to speak so far."""
    log = tmp_path / "spoken.log"
    return len(log.read_text().splitlines()) if log.exists() else 0


def killed(command: list[str], tmp_path: Path) -> None:
    """Start a build, and kill it and all its workers when some sentences are finished."""
    building = subprocess.Popen(
        command,
        env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    end = time.monotonic() + 120
    while len(segments(tmp_path)) < 6 and building.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    building.kill()
    building.wait()
    while time.monotonic() < end:  # workers end with the command that started them
        try:
            os.killpg(building.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.02)
    assert building.returncode == -signal.SIGKILL


def test_repeats_no_finished_sentence_after_a_kill(command: list[str], tmp_path: Path) -> None:
    killed(command, tmp_path)
    finished = segments(tmp_path)
    asked = spoken(tmp_path)

    done = subprocess.run(
        command, env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    whole = segments(tmp_path)

    assert "recording harbour" in done.stderr  # as a build says when the step has ended
    assert 6 <= len(finished) < len(SENTENCES)
    assert len(finished) <= asked <= len(finished) + 2  # two threads were at work
    assert spoken(tmp_path) - asked == len(whole) - len(finished)
    assert {path: whole[path] for path in finished} == finished
    assert list((tmp_path / "cache" / "speech").glob("*/.part-*")) == []
