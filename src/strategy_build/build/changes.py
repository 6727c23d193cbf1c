"""Which files of content/ have changed: since a state of the repository, or while somebody writes."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from strategy_build.diagnostics import SetupError

_PAUSE = 0.3  # seconds between two looks at the folder


def changed_since(revision: str, content: Path) -> frozenset[str]:
    """Files that differ from a git revision, new ones included, as messages show them.

    SetupError where git is missing, the folder is no checkout or nobody knows the revision.
    """
    root = content.resolve()
    known = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(root, *known, problem=f'git knows no state called "{revision}".').strip()
    told = _git(root, "diff", "--name-only", "-z", "--relative", commit, "--", ".")
    told += _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(f"{root.name}/{name}" for name in told.split("\0") if name)


def _git(folder: Path, *words: str, problem: str = "") -> str:
    program = shutil.which("git")
    if program is None:
        message = "git is not on this machine. Install it: apt-get install git"
        raise SetupError(message)
    # no shell: the words are ours, and a revision stands behind --end-of-options
    command = [program, "-C", str(folder), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (git alone)
    if done.returncode:
        raise SetupError(problem or f"git did not answer: {done.stderr.strip()}")
    return done.stdout


def states(content: Path) -> Iterator[frozenset[tuple[str, int, int]]]:
    """The state of the folder (path, time of change in ns, size), now and after each change.

    It waits until nothing changes for a moment, so that a file is never seen half written.
    """
    seen: frozenset[tuple[str, int, int]] | None = None
    while True:
        now = _state(content)
        if now != seen:
            time.sleep(_PAUSE)
            if now == _state(content):
                seen = now
                yield now
        else:
            time.sleep(_PAUSE)


def _state(content: Path) -> frozenset[tuple[str, int, int]]:
    found = set()
    for path in content.rglob("*"):
        try:
            told = path.stat()
        except OSError:
            continue
        found.add((path.as_posix(), told.st_mtime_ns, told.st_size))
    return frozenset(found)
