"""Voices of other packages, installed for real: a module and a dist-info folder on the path."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from tests.speech.memory import SHORT, Memory, unwatched

from strategy_build.model.inputs import Inputs
from strategy_build.speech.engines import guest
from strategy_build.speech.engines.registry import Voices, is_known, names
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.recording import record_with

PARROT = """
    import numpy as np
    from strategy_build.speech.engines.engine import Segment, Unavailable

    class Parrot:
        sample_rate = 16_000
        online = False

        def __init__(self, setting):
            self.variant = setting.variant or "grey"
            self.id = "parrot"

        def speaks(self, lang):
            return lang.startswith("en")

        def voice(self, lang):
            return self.variant

        def available(self):
            if self.variant == "blue":
                return Unavailable("The blue parrot sleeps.", "Write “engine: parrot”.")
            return None

        def unspeakable(self, text, lang):
            return "☃" if "☃" in text else ""

        def synth(self, text, lang):
            if self.variant == "ill":
                raise KeyError("beak")
            if self.variant == "dumb":
                return Segment(np.zeros(0, np.float32), 16_000)
            if self.variant == "wild":
                return Segment(np.full(16_000, np.nan, np.float32), 16_000)
            length = 4_800 * len(text.split())
            return Segment((0.3 * np.sin(np.arange(length) * 0.1)).astype(np.float32), 16_000)
"""


@pytest.fixture
def parrot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package, as pip would leave it."""
    (tmp_path / "parrot_voice.py").write_text(dedent(PARROT), encoding="utf-8")
    about = tmp_path / "parrot_voice-1.2.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: parrot-voice\nVersion: 1.2\n")
    (about / "entry_points.txt").write_text(
        f"[{guest.GROUP}]\n"
        "parrot = parrot_voice:Parrot\n"
        "ghost = parrot_voice:Ghost\n"
        "hibari = parrot_voice:Parrot\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "parrot_voice", raising=False)
    return tmp_path


@pytest.mark.usefixtures("parrot")
def test_records_with_the_voice_of_another_package(inputs: Inputs) -> None:
    voices = Voices("parrot")
    made = record_with(SHORT, inputs.labels, voices, Memory(), unwatched)

    assert made.timeline.voice == "parrot-parrot-voice-1.2:1:parrot:grey (en-GB)"
    assert made.timeline.duration > 10_000


@pytest.mark.usefixtures("parrot")
def test_another_voice_reads_what_it_cannot() -> None:
    assert Voices("parrot").engine("cy").id.startswith("espeak-ng-")


@pytest.mark.usefixtures("parrot")
def test_is_named_among_the_voices_but_cannot_take_the_name_of_ours() -> None:
    assert names()[-2:] == ("ghost", "parrot")
    assert names().count("hibari") == 1
    assert is_known("parrot:green")
    assert Voices("hibari").engine("en").id.startswith("hibari-")


@pytest.mark.usefixtures("parrot")
def test_says_why_it_cannot_be_used() -> None:
    with pytest.raises(SpeechError, match="blue parrot sleeps"):
        Voices("parrot:blue").engine("en")


@pytest.mark.usefixtures("parrot")
@pytest.mark.parametrize(
    ("variant", "told"),
    [
        ("ill", r"package parrot-voice-1\.2 failed \(KeyError: 'beak'\).*engine: auto"),
        ("dumb", "no sound"),
        ("wild", "no sound"),
    ],
)
def test_tells_whose_fault_it_is(variant: str, told: str) -> None:
    engine = Voices(f"parrot:{variant}").engine("en")

    with pytest.raises(SpeechError, match=told):
        engine.synth("We mend.", "en")


@pytest.mark.usefixtures("parrot")
def test_tells_of_an_entry_point_that_leads_nowhere() -> None:
    with pytest.raises(SpeechError, match="voice ghost of the package parrot-voice"):
        Voices("ghost").engine("en")


def test_nothing_of_others_is_looked_for_where_the_voice_is_ours() -> None:
    program = (
        "import importlib.metadata as metadata\n"
        "def looked(**_): raise SystemExit('looked for entry points')\n"
        "metadata.entry_points = looked\n"
        "from strategy_build.speech.engines.registry import Voices\n"
        "Voices('auto').engine('en-GB')\n"
        "Voices('tone').engine('en-GB')\n"
    )
    src = str(Path(__file__).parents[3] / "src")
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": src, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_says_what_to_do_where_a_voice_is_not_installed() -> None:
    with pytest.raises(SpeechError, match="must be installed first"):
        Voices("parrot")
