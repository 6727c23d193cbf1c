"""The parser of Thorium Reader opens both talking books, with every heading and every clip."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from strategy_build.checks.validators.tools import NODE, call, missing, package_path, program_path
from strategy_build.model.inputs import Speech

PACKAGE = "r2-shared-js"
SCRIPT = Path(__file__).parent / "thorium.js"
STANDARDS = ("2.02", "3")

Told = dict[str, Any]


@pytest.fixture(scope="module")
def opened(
    books: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Told]:
    """What the parser says of each book."""
    assert missing(programs=(NODE,), packages=(PACKAGE,)) is None
    folder = tmp_path_factory.mktemp("talking-books")
    paths = [folder / f"daisy-{standard}.zip" for standard in STANDARDS]
    for path, standard in zip(paths, STANDARDS, strict=True):
        path.write_bytes(books[standard])
    modules = str(package_path(PACKAGE).parent)
    printed = call((str(program_path(NODE)), str(SCRIPT), modules, *map(str, paths)), seconds=120)
    found: list[Told] = json.loads(printed.splitlines()[-1])  # it warns in the lines before
    return dict(zip(STANDARDS, found, strict=True))


@pytest.mark.deep
@pytest.mark.parametrize("standard", STANDARDS)
def test_finds_every_clip_of_the_timeline(
    standard: str, opened: Mapping[str, Told], speech: Speech
) -> None:
    clips = [(clip.sentence, clip.begin / 1000, clip.end / 1000) for clip in speech.timeline.clips]

    assert [times(*pair) for pair in opened[standard]["clips"]] == clips


def times(text: str, audio: str) -> tuple[str, float, float]:
    begin, end = audio.partition("#t=")[2].split(",")
    return text.partition("#")[2], float(begin), float(end)


@pytest.mark.deep
@pytest.mark.parametrize("standard", STANDARDS)
def test_finds_title_language_and_length(
    standard: str, opened: Mapping[str, Told], speech: Speech
) -> None:
    told = opened[standard]

    assert told["title"] == "Nobody is a stranger"
    assert told["languages"] == ["en-GB"]
    assert told["seconds"] == pytest.approx(speech.timeline.duration / 1000, abs=0.5)


@pytest.mark.deep
def test_finds_the_same_contents_in_both(opened: Mapping[str, Told]) -> None:
    old, new = (opened[standard]["contents"] for standard in STANDARDS)

    assert old == new
    assert [1, "Part 1: Introduction"] in [line[:2] for line in old]
    assert [3, "We will"] in [line[:2] for line in old]
