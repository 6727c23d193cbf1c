"""espeak-ng as a program of its own: a hundred languages, one process for each piece."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping
from functools import cache, cached_property

from strategy_build.speech import phonemes
from strategy_build.speech.engines.engine import Segment, Setting, Unavailable
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.normaliser import primary

_PROGRAM = "espeak-ng"
_RATE = 22_050
_WORDS_A_MINUTE = 160
_HEADER = 44  # bytes: with --stdout the length in the header is not the true one
_SECONDS = 60
_FILE = 4  # column of the list of voices
_ENGLISH = "en-gb-x-rp"
_OTHER = re.compile(r"\((\S+) (\d+)\)")  # a further language of a voice, and its rank
_SOUND = re.compile(r"[^\W_]")


class Espeak:
    """Made once; finds its languages by asking the program."""

    sample_rate = _RATE
    online = False

    def __init__(self, setting: Setting) -> None:
        """The variant is a voice of espeak-ng, for English only."""
        self._english = setting.variant or _ENGLISH
        self._speed = round(_WORDS_A_MINUTE * setting.rate)
        self._program = shutil.which(_PROGRAM)
        self._words: dict[tuple[str, str], bool] = {}

    @cached_property
    def id(self) -> str:
        """With the version that the program tells."""
        told = _told(self._program, "--version") if self._program else ""
        found = re.search(r"\d+(?:\.\d+)+", told)
        return f"espeak-ng-{found[0] if found else 'missing'}:{self._speed}"

    @cached_property
    def _voices(self) -> Mapping[str, str]:
        """The voice for each tag; voices of mbrola need more than the program brings."""
        rows = _told(self._program or _PROGRAM, "--voices").splitlines()[1:]
        own = [row for row in rows if not row.split()[_FILE].startswith(("mb/", "!v/"))]
        voices = {row.split()[1]: row.split()[1] for row in own}
        others = [(int(rank), tag, row) for row in own for tag, rank in _OTHER.findall(row)]
        for _, tag, row in sorted(others, key=lambda other: other[0]):
            voices.setdefault(tag, row.split()[1])
        return voices

    def speaks(self, lang: str) -> bool:
        """What the program lists; where it is missing, every language is taken to be its own."""
        return self._program is None or bool(self.voice(lang))

    def voice(self, lang: str) -> str:
        """The variant for English, else the voice of the tag, of its language, of a sister; or ""."""
        tag = lang.lower()
        if self._program is None or primary(tag) == "en":
            return self._english if primary(tag) == "en" else primary(tag)
        sister = next((name for name in self._voices if primary(name) == primary(tag)), "")
        return self._voices.get(tag) or self._voices.get(primary(tag)) or sister

    def available(self) -> Unavailable | None:
        """The program must be installed."""
        if self._program is None:
            return Unavailable(
                "espeak-ng, which speaks the languages that other voices lack, is not installed.",
                "Install it: sudo apt-get install espeak-ng",
            )
        return None

    def unspeakable(self, text: str, lang: str) -> str:
        """Signs, figures and pictures for which it has no word: most differ from voice to voice."""
        doubtful = dict.fromkeys(c for c in text if _is_doubtful(c))
        return "".join(c for c in doubtful if not self._has_words_for(c, lang))

    def _has_words_for(self, sign: str, lang: str) -> bool:
        """Asks the program what it would say."""
        asked = (sign, self.voice(lang))
        if asked not in self._words:
            told = self._run("-q", "-x", "-v", asked[1], "--stdin", text=f"{sign}.")
            self._words[asked] = bool(_SOUND.search(told.decode(errors="replace")))
        return self._words[asked]

    def synth(self, text: str, lang: str) -> Segment:
        """The same sound for the same text, always."""
        import numpy as np

        pace = ("-s", str(self._speed))
        data = self._run(
            "--stdout", "-v", self.voice(lang), *pace, "--stdin", text=phonemes.espeak(text)
        )
        samples = np.frombuffer(data[_HEADER : len(data) - len(data) % 2], "<i2")
        if not len(samples):
            message = f"The voice espeak-ng made no sound for {text!r} ({lang})."
            raise SpeechError(message)
        return Segment((samples / 32768).astype(np.float32), _RATE)

    def _run(self, *arguments: str, text: str = "") -> bytes:
        return _run(self._program or _PROGRAM, *arguments, text=text)


@cache
def _told(program: str, option: str) -> str:
    """What the program says of itself, asked once: worker processes know what this one was told."""
    return _run(program, option).decode(errors="replace")


def _run(program: str, *arguments: str, text: str = "") -> bytes:
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


def _is_doubtful(letter: str) -> bool:
    """Neither a letter, nor one of our ten figures, nor a mark that only shapes the voice."""
    return unicodedata.category(letter)[0] not in "LMPZ" and not ("0" <= letter <= "9")
