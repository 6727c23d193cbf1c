"""Every passage of the real content is said in its own language, by a voice of that language."""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

import pytest
from tests.speech.memory import Memory, unwatched

from strategy_build.build.reading import reading
from strategy_build.build.request import Request
from strategy_build.model.labels import Labels
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.script import script
from strategy_build.speech.segments import synthesise
from strategy_build.speech.utterance import Utterance

ROOT = Path(__file__).parents[2]
WELSH = [
    "Croeso",
    "Dim byd amdanom ni, hebddom ni.",
    "Diolch yn fawr,",
]
# Says what it was asked for, word by word, and then does it.
TELLTALE = """#!/bin/sh
printf '%s\\n' "$*" >> "{log}"
case "$*" in *--stdin) words=$(cat); printf '< %s\\n' "$words" >> "{log}"
    printf '%s' "$words" | "{program}" "$@";;
*) exec "{program}" "$@";; esac
"""


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> tuple[Utterance, ...]:
    """Every utterance of content/ with words that are not English."""
    folder = tmp_path_factory.mktemp("languages")
    read = reading(Request(ROOT / "content", folder / "output", folder / "cache"))
    assert read.composed is not None
    assert read.labels is not None
    labels: Labels = read.labels
    return tuple(
        utterance
        for document in read.composed.documents.values()
        for chapter in script(document, labels, 1).chapters
        for utterance in chapter.utterances
        if any(piece.lang != "en-GB" for piece in utterance.pieces)
    )


def test_the_content_has_welsh_in_it(foreign: tuple[Utterance, ...]) -> None:
    said = {(p.lang, p.spoken) for u in foreign for p in u.pieces if p.lang != "en-GB"}

    assert sorted(said) == [("cy", words) for words in WELSH]


def test_a_welsh_voice_says_the_welsh_and_an_english_one_the_rest(
    foreign: tuple[Utterance, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "said.log"
    telltale = tmp_path / "espeak-ng"
    telltale.write_text(TELLTALE.format(log=log, program=shutil.which("espeak-ng")))
    telltale.chmod(telltale.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    voices, store = Voices("auto"), Memory()

    synthesise(foreign, voices, store, unwatched)
    told = log.read_text(encoding="utf-8").splitlines()

    assert sorted(line[2:] for line in told if line.startswith("< ")) == WELSH
    asked = [line for line in told if line.endswith("--stdin")]
    assert asked == ["--stdout -v cy -s 160 --stdin"] * len(WELSH)
    told_of = r"espeak-ng-[\d.]+:160:cy \(cy\); hibari-[\d.]+:1:heart \(en-GB\)"
    assert re.fullmatch(told_of, voices.described())
