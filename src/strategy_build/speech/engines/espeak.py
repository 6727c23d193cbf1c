"""espeak-ng as a program of its own: a hundred languages, one process for each piece."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from functools import cached_property

from strategy_build.speech.engines.engine import Segment, Setting, Unavailable
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.normaliser import primary

_RATE = 22_050
_WORDS_A_MINUTE = 160
_HEADER = 44  # bytes: with --stdout the length in the header is not the true one
_SECONDS = 60
_FILE = 4  # column of the list of voices
_ENGLISH = "en-gb-x-rp"
_DROPPED = frozenset(("So", "Cn", "Co", "Cs", "Cc"))


class Espeak:
    """Made once; finds its languages by asking the program."""

    sample_rate = _RATE
    online = False

    def __init__(self, setting: Setting) -> None:
        """The variant is a voice of espeak-ng, for English only."""
        self._english = setting.variant or _ENGLISH
        self._speed = round(_WORDS_A_MINUTE * setting.rate)
        self._program = shutil.which("espeak-ng")

    @cached_property
    def id(self) -> str:
        """With the version that the program tells."""
        told = self._run("--version").decode(errors="replace") if self._program else ""
        found = re.search(r"\d+(?:\.\d+)+", told)
        return f"espeak-ng-{found[0] if found else 'missing'}:{self._english}:{self._speed}"

    @cached_property
    def _tags(self) -> frozenset[str]:
        """Languages with a voice inside the program; those of mbrola need more than it brings."""
        rows = self._run("--voices").decode(errors="replace").splitlines()[1:]
        columns = (row.split() for row in rows)
        return frozenset(
            c[1] for c in columns if len(c) > _FILE and not c[_FILE].startswith(("mb/", "!v/"))
        )

    def speaks(self, lang: str) -> bool:
        """What the program lists; where it is missing, every language is taken to be its own."""
        if self._program is None:
            return True
        return primary(lang) in {primary(tag) for tag in self._tags}

    def available(self) -> Unavailable | None:
        """The program must be installed."""
        if self._program is None:
            return Unavailable(
                "espeak-ng, which speaks the languages other than English, is not installed.",
                "Install it: sudo apt-get install espeak-ng",
            )
        return None

    def unspeakable(self, text: str, lang: str) -> str:  # noqa: ARG002 (the same for all)
        """Pictures of feelings and characters without meaning."""
        dropped = (c for c in text if unicodedata.category(c) in _DROPPED)
        return "".join(dict.fromkeys(dropped))

    def synth(self, text: str, lang: str) -> Segment:
        """The same sound for the same text, always."""
        import numpy as np

        tag = lang.lower()
        voice = tag if tag in self._tags else primary(tag)
        if primary(tag) == "en":
            voice = self._english
        data = self._run("--stdout", "-v", voice, "-s", str(self._speed), "--stdin", text=text)
        samples = np.frombuffer(data[_HEADER : len(data) - len(data) % 2], "<i2")
        if not len(samples):
            message = f"The voice espeak-ng made no sound for {text!r} ({lang})."
            raise SpeechError(message)
        return Segment((samples / 32768).astype(np.float32), _RATE)

    def _run(self, *arguments: str, text: str = "") -> bytes:
        program = self._program or "espeak-ng"
        try:
            done = subprocess.run(  # noqa: S603 (a fixed program; text goes in by standard input)
                (program, *arguments),
                input=text.encode(),
                capture_output=True,
                check=True,
                timeout=_SECONDS,
            )
        except (OSError, subprocess.SubprocessError) as problem:
            message = f"espeak-ng did not work: {problem}. Try: espeak-ng --version"
            raise SpeechError(message) from problem
        return done.stdout
