"""Measures how long building takes: CPU seconds of whole processes, each a fresh run.

With pandoc on the PATH its HTML, EPUB and text of the same words are timed in the same run, and the
ratio is printed: absolute times depend on the machine, ratios much less.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
STRATEGY = "strategy-2025-2028"
SILENT = "[html, epub, pdf, text]"
SPOKEN = "[html, epub, pdf, text, audio]"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one whole run with all its child processes."""

    cpu: float
    wall: float


def run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end and take what the system says that it cost."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, wall)


def site(folder: Path, formats: str) -> Path:
    """A copy of content/ with the strategy alone (and what it refers to) in these formats."""
    shutil.copytree(ROOT / "content", folder / "content")
    config = folder / "content" / "site.yaml"
    lines = config.read_text(encoding="utf-8").splitlines()
    shown = [f"formats: {formats}" if line.startswith("formats:") else line for line in lines]
    config.write_text("\n".join(shown) + "\n", encoding="utf-8")
    return folder


def build(folder: Path) -> Cost:
    """One build of the site in `folder`."""
    return run([sys.executable, "-m", "strategy_build", "build", "--plain"], folder)


def measured(name: str, formats: str, prepare: Callable[[Path, int], None]) -> Cost:
    """The median of several builds, each after `prepare`."""
    costs = []
    with tempfile.TemporaryDirectory() as place:
        folder = site(Path(place), formats)
        build(folder)  # fonts are cut and cached once for each machine
        for number in range(RUNS):
            prepare(folder, number)
            costs.append(build(folder))
    cost = Cost(statistics.median(c.cpu for c in costs), statistics.median(c.wall for c in costs))
    print(f"{name}: {cost.cpu:.2f} s CPU, {cost.wall:.2f} s on the clock")
    return cost


def nothing(_folder: Path, _run: int) -> None:
    """Change nothing."""


def strategy_anew(folder: Path, number: int) -> None:
    """Change the version that every format of the strategy tells: all of it is made again."""
    file = folder / "content" / STRATEGY / "publication.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^version:.*$", f'version: "2.{number}"', text), encoding="utf-8")


def strategy_and_voice_anew(folder: Path, number: int) -> None:
    """The same, and every sentence is spoken again."""
    strategy_anew(folder, number)
    shutil.rmtree(folder / ".cache" / "speech", ignore_errors=True)


def everything_anew(folder: Path, _run: int) -> None:
    """Forget every result."""
    for part in ("builds", "results"):
        shutil.rmtree(folder / ".cache" / part, ignore_errors=True)


def pandoc() -> float | None:
    """CPU seconds of Pandoc for HTML, EPUB and text of the strategy's Markdown, or None without it."""
    if shutil.which("pandoc") is None:
        return None
    files = sorted(str(path) for path in (ROOT / "content" / STRATEGY).rglob("*.md"))
    with tempfile.TemporaryDirectory() as place:
        return sum(
            run(["pandoc", "-s", *files, "-o", f"{place}/book.{suffix}"], ROOT).cpu
            for suffix in ("html", "epub", "txt")
        )


def main() -> None:
    """Print every figure."""
    os.environ["PYTHONPATH"] = str(ROOT / "src")
    cold = measured("The strategy, four silent formats", SILENT, strategy_anew)
    measured("Six publications, four silent formats", SILENT, everything_anew)
    measured("Nothing changed, five formats", SPOKEN, nothing)
    measured(
        "The strategy, five formats, every sentence spoken anew", SPOKEN, strategy_and_voice_anew
    )
    peer = pandoc()
    if peer is None:
        print("Pandoc is not on this machine: no ratio.")
    else:
        print(
            f"Pandoc, HTML, EPUB and text of the strategy: {peer:.2f} s CPU; ratio {cold.cpu / peer:.1f}"
        )


if __name__ == "__main__":
    main()
