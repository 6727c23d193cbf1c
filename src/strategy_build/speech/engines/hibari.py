"""The embedded English voice: hibari, offline, about 200 times faster than real time."""

from __future__ import annotations

import os
import re
import threading
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from strategy_build.speech import phonemes
from strategy_build.speech.engines.engine import Segment, Setting, Unavailable
from strategy_build.speech.engines.letters import plain
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.normaliser import is_english

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from strategy_build.model.ports import Store

_RATE = 24_000
_USUAL = "heart"
_MARKS = frozenset(" .,;:!?—–-…()“”\"'‘’")
_ASCII = frozenset(map(chr, range(0x80)))
_ACCENTED = frozenset("éèêëçñöüäàâîïôûÉ")  # what its dictionaries know
_SOUNDS = re.compile(r"(\[[^\[\]]+\]\(/[^/()]+/\))")
# "A" alone is read as the article, "A.I." as letters.
_SPELLED = re.compile(r"\b(?:[A-Z] ){1,}[A-Z]\b(?!['’]s)")
_SPELLED_S = re.compile(r"\b(?:[A-Z] ){1,}[A-Z](?=['’]s\b)")
# Hibari takes a word that begins like a Roman numeral for the numeral nought: "King the zeroth Charles".
_NUMBERED = (
    "Act|Alexander|Apollo|Article|Benedict|Book|Bowl|Catherine|Chapter|Charles|Christian|Class|"
    "Edward|Elizabeth|Emmanuel|Episode|Fantasy|Ferdinand|Frederick|Gemini|George|Grade|Gustav|Henry|"
    "Ivan|James|King|Leo|Level|Louis|Mark|Napoleon|Nicholas|Part|Paul|Peter|Phase|Philip|Pius|Pope|"
    "Queen|Ramses|Richard|Rocky|Round|Scene|Section|Stage|Type|Umberto|Volume|War|William|article|"
    "book|chapter|class|grade|level|part|phase|round|section|stage|type|volume"
)
_NO_NUMERAL = re.compile(rf"\b({_NUMBERED}) ([IVXLC])(?=[a-z])")
_LOADING = threading.Lock()
_LOADED: dict[str, Any] = {}
_LETTER = re.compile(r"\b(Answer|Goal|Option|Part|Group|Block|Form|Letter) ([Aa])\b(?=[.,:;]|$)")


class Hibari:
    """Used from several threads; the model is loaded at the first word, once in each process."""

    sample_rate = _RATE
    online = False

    def __init__(self, setting: Setting) -> None:
        """The variant is a voice of hibari: "heart" comes with it, others must lie on this machine."""
        self._voice = setting.variant or _USUAL
        self._rate = setting.rate
        self._store = setting.store
        self.id = f"hibari-{_version()}:{setting.rate:g}"

    def speaks(self, lang: str) -> bool:
        """English only."""
        return is_english(lang)

    def voice(self, lang: str) -> str:  # noqa: ARG002 (English only)
        """The same for every English."""
        return self._voice

    def available(self) -> Unavailable | None:
        """The packages and the file of the voice must be here: nothing is ever downloaded."""
        if find_spec("hibari") is None or find_spec("onnxruntime") is None:
            return Unavailable(
                "The English voice hibari is not installed.",
                "Install it: pip install hibari-tts==0.2.1",
            )
        if self._voice == _USUAL:  # comes with the package: no need to load it to know
            return None
        try:
            _path(self._voice)
        except (ValueError, FileNotFoundError) as problem:
            return Unavailable(
                f"The voice {self._voice!r} of hibari is not on this machine ({problem}).",
                'Write "engine: hibari" in site.yaml for the voice that comes with it.',
            )
        return None

    def unspeakable(self, text: str, lang: str) -> str:  # noqa: ARG002 (English only)
        """Everything but Latin letters, figures and marks: other scripts are left out in silence."""
        shown = plain(text, _ASCII | _MARKS)
        dropped = (c for c in shown if not (c in _MARKS or (c.isalnum() and c.isascii())))
        return "".join(dict.fromkeys(dropped))

    def synth(self, text: str, lang: str) -> Segment:
        """The same sound for the same text on the same machine, from any thread."""
        voice = load(self._voice, self._store)
        sound: npt.NDArray[np.float32] = voice(_readable(text), speed=self._rate, seed=0)
        if not len(sound):
            message = f"The voice hibari made no sound for {text!r} ({lang})."
            raise SpeechError(message)
        return Segment(sound, _RATE)


def load(voice: str, store: Store | None = None) -> Any:
    """The voice of hibari, loaded once in a process; from any thread."""
    with _LOADING:
        if voice not in _LOADED:
            # onnxruntime would write an identity into the home folder and report to its maker
            os.environ["ORT_DISABLE_TELEMETRY"] = "1"
            from strategy_build.speech.engines.hibari_model import Model

            _LOADED[voice] = Model(voice, _path(voice), store)
        return _LOADED[voice]


def _path(voice: str) -> Path:
    from hibari.voices import voice_path  # type: ignore[import-untyped]

    return Path(voice_path(voice, download_missing=False))


def _version() -> str:
    try:
        return version("hibari-tts")
    except PackageNotFoundError:
        return "missing"


def _readable(text: str) -> str:
    """Text as hibari reads it best: spelled letters joined, an end to every phrase, sounds its way."""
    parts = _SOUNDS.split(text)
    parts[::2] = map(_words, parts[::2])
    parts[1::2] = map(phonemes.hibari, parts[1::2])
    text = "".join(parts)
    return text if text[-1:] in ".!?…:" else f"{text}."


def _words(text: str) -> str:
    text = _SPELLED_S.sub(lambda m: m[0].replace(" ", ""), text)
    text = _SPELLED.sub(lambda m: m[0].replace(" ", ".") + ".", text)
    text = _LETTER.sub(lambda m: f"{m[1]} A.", text)
    text = _NO_NUMERAL.sub(lambda m: f"{m[1]} {m[2].lower()}", text)
    return plain(text, _ASCII | _MARKS | _ACCENTED)
