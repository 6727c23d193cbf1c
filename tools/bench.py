"""Measures how long checking and building take, in CPU seconds.

    python tools/bench.py                     the quick ones: pace, check, build, again
    python tools/bench.py check               only these: pace check many build again voice pandoc

Times depend on the machine and the hour. So `pace` times a fixed loop first: where it takes twice
as long as usual, so does all else. With pandoc on the PATH, `pandoc` times its HTML, EPUB and text
of the same words and prints the ratio.
"""

from __future__ import annotations

import gc
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 2
LOOPS = 3_000_000  # of the fixed loop
PUBLICATIONS = 100
MANY = 1000  # publications of about 600 words
STRATEGY = "strategy-2025-2028"
REPLACED = "strategy-2022-2025"  # which it refers to
TODAY = "2026-06-02"
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
    """The least of several builds, each after `prepare`."""
    costs = []
    with tempfile.TemporaryDirectory() as place:
        folder = site(Path(place), formats)
        build(folder)  # fonts are cut and cached once for each machine
        for number in range(RUNS):
            prepare(folder, number)
            costs.append(build(folder))
    cost = Cost(min(c.cpu for c in costs), min(c.wall for c in costs))
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


def pace() -> None:
    """Time a fixed loop, so that figures of a slow hour can be told from a slow program."""
    began = time.process_time()
    total = 0
    for number in range(LOOPS):
        total += number & 7
    took = time.process_time() - began
    print(
        f"Pace of this machine now: {LOOPS // 1_000_000} million turns of a loop, {took:.2f} s CPU"
    )


def check() -> None:
    """The whole source check (reading, composing, all rules) in this one process."""
    sys.path.insert(0, str(ROOT / "src"))
    for module in ("checks.registry", "sources.compose.site", "sources.files", "sources.labels"):
        import_module(f"strategy_build.{module}")
    with tempfile.TemporaryDirectory() as place:
        one = copies(Path(place) / "one", (STRATEGY, REPLACED), 2)
        began = time.process_time()
        checked(one)
        first = time.process_time() - began
        again = min(timed(one) for _ in range(RUNS))
        print(f"Source check of the strategy: {first:.2f} s CPU, {again:.2f} s once all is loaded")
        every = tuple(path.parent.name for path in sorted(ROOT.glob("content/*/publication.yaml")))
        many = copies(Path(place) / "many", every, PUBLICATIONS)
        print(f"Source check of {PUBLICATIONS} publications: {timed(many):.2f} s CPU")


def timed(content: Path) -> float:
    """CPU seconds of one source check."""
    began = time.process_time()
    checked(content)
    return time.process_time() - began


def checked(content: Path) -> None:
    """What `strategy-build check` does with a folder, without printing."""
    gc.disable()  # as the command does while it reads
    try:
        read_and_ruled(content)
    finally:
        gc.enable()


def read_and_ruled(content: Path) -> None:
    """Read, compose, and follow every rule."""
    from datetime import date

    from strategy_build.checks.registry import check_content
    from strategy_build.sources.compose.site import compose
    from strategy_build.sources.files import read_tree
    from strategy_build.sources.labels import read_labels
    from strategy_build.sources.project import read

    files, _ = read_tree(content)
    read_, _ = read(files)
    if read_ is None:
        raise SystemExit(f"The content in {content} cannot be read.")
    words = (ROOT / "layouts" / "labels" / "en.yaml").read_text(encoding="utf-8")
    labels = read_labels(words, str(read_.site.language))
    compose(read_, dict.fromkeys(read_.publications, labels), TODAY)
    check_content(read_, date.fromisoformat(TODAY))


def copies(folder: Path, names: tuple[str, ...], count: int) -> Path:
    """A site of `count` publications: these, again and again, each copy with ids of its own."""
    folder.mkdir()
    for file in ("site.yaml", "glossary.yaml"):
        shutil.copy(ROOT / "content" / file, folder / file)
    for number in range(count):
        turn, name = number // len(names), names[number % len(names)]
        new = folder / f"{name}-{turn}"
        shutil.copytree(ROOT / "content" / name, new)
        for path in (*new.rglob("*.md"), *new.rglob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            for other in names:
                text = re.sub(rf"\b{other}\b", f"{other}-{turn}", text)
            text = re.sub(r'(?m)^title: "?(.*?)"?$', rf"title: \g<1> {turn}", text, count=1)
            path.write_text(text, encoding="utf-8")
    return folder


def many() -> None:
    """A large site in this one process: read, composed, made into web pages; no rules, no parity."""
    sys.path.insert(0, str(ROOT / "src"))
    names = ("site.yaml", "glossary.yaml")
    files = {name: (ROOT / "content" / name).read_bytes() for name in names}
    prose = sentences()
    for number in range(MANY):
        files |= plan(number, prose)
    words = sum(len(data.split()) for path, data in files.items() if path.endswith(".md")) // MANY
    gc.disable()  # as the command does while it reads
    seconds = large(files)
    gc.enable()
    told = "read {:.2f}, composed {:.2f}, rendered to HTML {:.2f}".format(*seconds)
    print(f"{MANY} publications of {words} words: {told}, together {sum(seconds):.2f} s CPU")


def large(files: Mapping[str, bytes]) -> tuple[float, float, float]:
    """CPU seconds of each step from source files to web pages."""
    from strategy_build.build import layouts, translated
    from strategy_build.formats.html.renderer import render
    from strategy_build.model.inputs import Inputs
    from strategy_build.sources.compose.site import compose
    from strategy_build.sources.labels import read_labels
    from strategy_build.sources.project import read

    translated.keep_translated()  # as the command does
    looks = layouts.load(None)
    labels = read_labels(looks["labels/en.yaml"].decode(), "en-GB")
    began = time.process_time()
    content, found = read(files)
    was_read = time.process_time()
    if content is None or found:
        raise SystemExit(f"What is measured has faults: {found[:3]}")
    composed = compose(content, dict.fromkeys(content.publications, labels), TODAY)
    was_composed = time.process_time()
    for document in composed.documents.values():
        render(document, Inputs(labels, looks, titles=composed.titles), {})
    return was_read - began, was_composed - was_read, time.process_time() - was_composed


def sentences() -> list[str]:
    """The plain sentences of the strategy."""
    files = sorted((ROOT / "content" / STRATEGY).glob("*.md"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").split("\n")]
    plain = [line for line in lines if re.fullmatch(r"[A-Z][^][{}|*“”\":]*\.", line)]
    return [sentence for line in plain for sentence in re.split(r"(?<=[.?]) ", line)]


def plan(number: int, prose: list[str]) -> dict[str, bytes]:
    """A publication of four sections with headings, lists and links; no two say the same sentence."""
    turn = iter(range(number * 7, number * 7 + len(prose)))

    def said(count: int) -> list[str]:
        chosen = (prose[next(turn) % len(prose)] for _ in range(count))
        return [f"{sentence[:-1]}, in area {number}{sentence[-1]}" for sentence in chosen]

    def section(part: int) -> str:
        first, second, third, fourth = (" ".join(said(size)) for size in (2, 2, 1, 1))
        points = "\n".join(f"- {point}" for point in said(3))
        return (
            f"# Part {part} of plan {number}\n\n{first}\n\n{second}\n\n## What we will do in it\n\n"
            f"{third} This is **ours to do**, and [the next part](part-{(part + 1) % 4}.md) tells why.\n\n"
            f"{points}\n\n{fourth} Read more on [our pages](https://widetable.example/{number}).\n"
        )

    file = (
        f"kind: strategy\ntitle: Plan {number}\nstatus: approved\npublished: 2025-03-24\n"
        f"summary: What we will do in area {number}, and how you can hold us to it.\n"
    )
    texts = {"publication.yaml": file} | {f"part-{part}.md": section(part) for part in range(4)}
    return {f"plan-{number}/{name}": text.encode() for name, text in texts.items()}


def build_anew() -> None:
    """The strategy and then everything, made again."""
    measured("The strategy, four silent formats", SILENT, strategy_anew)
    measured("Six publications, four silent formats", SILENT, everything_anew)


def again() -> None:
    """A build after which nothing changed."""
    measured("Nothing changed, five formats", SPOKEN, nothing)


def voice() -> None:
    """The strategy with all that is spoken."""
    name = "The strategy, five formats, every sentence spoken anew"
    measured(name, SPOKEN, strategy_and_voice_anew)


def compared() -> None:
    """The ratio to Pandoc."""
    peer = pandoc()
    if peer is None:
        print("Pandoc is not on this machine: no ratio.")
        return
    ours = measured("The strategy, four silent formats", SILENT, strategy_anew)
    print(
        f"Pandoc, HTML, EPUB and text of the strategy: {peer:.2f} s CPU; ratio {ours.cpu / peer:.1f}"
    )


PARTS: Mapping[str, Callable[[], None]] = {
    "pace": pace,
    "check": check,
    "many": many,
    "build": build_anew,
    "again": again,
    "voice": voice,
    "pandoc": compared,
}
QUICK = ("pace", "check", "build", "again")


def main() -> None:
    """Print the figures that were asked for."""
    os.environ["PYTHONPATH"] = str(ROOT / "src")
    asked = tuple(sys.argv[1:]) or QUICK
    if unknown := [name for name in asked if name not in PARTS]:
        raise SystemExit(f"Nothing here is called {unknown[0]}. There is: {', '.join(PARTS)}")
    for name in asked:
        PARTS[name]()


if __name__ == "__main__":
    main()
