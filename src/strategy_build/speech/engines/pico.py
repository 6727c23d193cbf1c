"""SVOX Pico: British English, French, German, Italian and Spanish, offline, in a process of its own.

Each piece gets a new process, for two reasons. Pico works in memory that it does not clear, so that
what a process said before changes the sound; and a fault in it must not end the build.
"""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cached_property
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from strategy_build.speech import phonemes
from strategy_build.speech.engines.engine import Segment, Setting, Unavailable
from strategy_build.speech.engines.letters import plain
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.normaliser import primary

_RATE = 16_000
_SECONDS = 60
_VOICES = {"en": "en-GB", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "it": "it-IT"}
_AMERICAN = "en-US"
_LOUD = 40  # hundredths: from about 60 the peaks of some voices are cut off
_FULL = 32_768
_CURE = "Install it: pip install py-nanotts==0.1.1"
# Measured: what is not in Windows-1252 is left out in silence, and so is a long dash.
_KNOWN = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)))
) | frozenset("ŠšŽžŸ€‰")
_FRENCH = frozenset("Œœ")  # the German voice leaves them out
_MARKUP = frozenset("<>")
# Signs as the voices take them for a pause or for nothing; some of them are read out otherwise.
_DASH = re.compile(r"\s*[–—―]\s*|\s+-\s+")
_DOTS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_APOSTROPHE = re.compile(r"(?<=\w)[’‘](?=\w)")
_QUIET = re.compile(r"[“”„‟«»‹›\"‘’‚¿¡\u00ad]|(?<!\w)'|'(?!\w)")
_SPACES = re.compile(r"\s+")
# Loads Pico without the rest of its package, which a process that lives so briefly has no use for.
_PROGRAM = """
import sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_loader
library, lang, voice = sys.argv[1:]
loader = ExtensionFileLoader("_nanotts", library)
pico = module_from_spec(spec_from_loader("_nanotts", loader))
loader.exec_module(pico)
text = sys.stdin.buffer.read().decode()
sys.stdout.buffer.write(pico.speak(text=text, voice=voice, lingware_path=lang))
"""


class Pico:
    """Made once, used from several threads; finds its files without loading them."""

    sample_rate = _RATE
    online = False

    def __init__(self, setting: Setting) -> None:
        """The variant is a voice for English: "en-GB" or "en-US"."""
        self._variant = setting.variant
        self._speed = round(100 * setting.rate)
        self.id = f"pico-{_version()}:{self._speed}"

    def voice(self, lang: str) -> str:
        """The name that Pico gives to its voice."""
        if primary(lang) != "en":
            return _VOICES.get(primary(lang), "")
        if self._variant:
            return self._variant
        return _AMERICAN if lang.lower() == _AMERICAN.lower() else _VOICES["en"]

    def speaks(self, lang: str) -> bool:
        """Five languages."""
        return primary(lang) in _VOICES

    def available(self) -> Unavailable | None:
        """The package must be here, with the voice that was asked for."""
        if self._library is None:
            return Unavailable("The voice pico is not installed.", _CURE)
        if self._variant not in {"", _VOICES["en"], _AMERICAN}:
            return Unavailable(
                f"The engine pico has no English voice {self._variant!r}.",
                "Write “engine: pico” or “engine: pico:en-US” under “voice” in site.yaml.",
            )
        return None

    def unspeakable(self, text: str, lang: str) -> str:
        """Other scripts and most signs: they are left out in silence."""
        known = _known(lang) - _MARKUP
        dropped = (c for c in _readable(text, lang) if c not in known)
        return "".join(dict.fromkeys(dropped))

    def synth(self, text: str, lang: str) -> Segment:
        """The same sound for the same text, always."""
        import numpy as np

        words = _readable(phonemes.plain(text), lang).translate(
            {ord(sign): " " for sign in _MARKUP}
        )
        data = self._run(f'<volume level="{_LOUD}">{self._paced(words)}</volume>', lang)
        samples = np.frombuffer(data[: len(data) - len(data) % 2], "<i2")
        if not samples.any():
            message = f"The voice pico made no sound for {text!r} ({lang})."
            raise SpeechError(message)
        return Segment((samples / _FULL).astype(np.float32), _RATE)

    def _paced(self, words: str) -> str:
        return words if self._speed == 100 else f'<speed level="{self._speed}">{words}</speed>'

    @cached_property
    def _library(self) -> Path | None:
        found = find_spec("py_nanotts")
        places = (found.submodule_search_locations or ()) if found is not None else ()
        names = [f"_nanotts{suffix}" for suffix in EXTENSION_SUFFIXES]
        files = (Path(place) / name for place in places for name in names)
        return next((file for file in files if file.is_file()), None)

    def _run(self, text: str, lang: str) -> bytes:
        library = self._library
        if library is None:
            message = f"The voice pico is not installed. {_CURE}"
            raise SpeechError(message)
        program = (sys.executable, "-I", "-S", "-c", _PROGRAM)
        told = (str(library), str(library.parent / "lang"), self.voice(lang))
        try:
            done = subprocess.run(  # noqa: S603 (our own program; text goes in by standard input)
                (*program, *told),
                input=text.encode(),
                capture_output=True,
                check=True,
                timeout=_SECONDS,
            )
        except (OSError, subprocess.SubprocessError) as problem:
            message = (
                f"The voice pico did not work for {text!r} ({lang}): {problem}. "
                "Write “engine: espeak” under “voice” in site.yaml, and report it, please."
            )
            raise SpeechError(message) from problem
        return done.stdout


def _version() -> str:
    try:
        return version("py-nanotts")
    except PackageNotFoundError:
        return "missing"


def _known(lang: str) -> frozenset[str]:
    return _KNOWN | _FRENCH if primary(lang) == "fr" else _KNOWN


def _readable(text: str, lang: str) -> str:
    """Text as Pico reads it best: plain apostrophes, commas for dashes, an end to every phrase."""
    text = _DOTS.sub(", ", _DASH.sub(", ", _APOSTROPHE.sub("'", text)))
    text = _SPACES.sub(" ", _QUIET.sub(" ", plain(text, _known(lang)))).strip(" ,")
    text = re.sub(r" (?=[,.;:])", "", text)
    return text if text[-1:] in ".!?:" else f"{text}."
