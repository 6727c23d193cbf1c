"""An online voice that an editor may name: gTTS, which sends the text to Google.

Only what gTTS knows of the service is used (how a request is made, which languages there are).
The request itself is sent from here, because gTTS does not verify the server's certificate, takes
a page of HTML for an empty sound, and does not wait when it is asked to.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from queue import Empty, Queue
from textwrap import wrap

from strategy_build.speech import phonemes
from strategy_build.speech.engines.engine import Segment, Setting, Unavailable
from strategy_build.speech.engines.pace import Pace
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.normaliser import primary

_RATE = 24_000
_LONGEST = 100  # characters in one request
_PATH = "_/TranslateWebserverUi/data/batchexecute"
_TIMES = (5.0, 20.0)  # seconds to connect, to go on answering
_WHOLE = 30.0  # seconds for a whole answer, however slowly it drips
_GAP = 1.0  # seconds between two requests
_WAITS = (5.0, 20.0, 60.0)  # seconds before each new try
_LONGEST_WAIT = 120.0
_REFUSED = 400
_BUSY = 429
_SERVER_FAULT = 500
_BIGGEST = 4_000_000  # bytes of an answer
_FOUND = re.compile(r'jQ1olc","\[\\"(.*?)\\"')
_CLAUSE = re.compile(r"(?<=[.!?;:,…—])\s+")
_OTHER = (
    "Or write “engine: auto” under “voice” in site.yaml for the voice that works without a network."
)
_LATE = (
    "The online voice gtts did not answer in time, or not to the end. "
    f"What was made so far is kept: build again later. {_OTHER}"
)
_UNREACHED = (
    "The online voice gtts cannot be reached: is this machine connected to the internet? "
    f"What was made so far is kept. {_OTHER}"
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back: HTTP status, when to ask again, the page."""

    status: int
    later: str
    page: str


class Gtts:
    """One request at a time, never the same one twice, and slower when the service is busy."""

    sample_rate = _RATE
    online = True

    def __init__(
        self,
        setting: Setting,
        address: str = "",
        sleep: Callable[[float], None] = time.sleep,
        pace: Pace | None = None,
    ) -> None:
        """The variant is the end of the service's name ("co.uk"); what follows is for tests."""
        self._end = setting.variant or "co.uk"
        self._rate = setting.rate
        self._store = setting.store
        self._address = address or f"https://translate.google.{self._end}/"
        self._sleep = sleep
        self._lock = threading.Lock()
        self._pace = pace or Pace(_GAP, sleep)
        self._over = ""  # why no more is asked
        self.id = "gtts-1"

    @cached_property
    def _languages(self) -> dict[str, str]:
        from gtts.lang import tts_langs

        return {tag.lower(): tag for tag in tts_langs()}

    def speaks(self, lang: str) -> bool:
        """What gTTS lists; where it is not installed, every language is taken to be its own."""
        return find_spec("gtts") is None or self._tag(lang) is not None

    def voice(self, lang: str) -> str:
        """The language, with the end of the service's name, which decides the accent of English."""
        return f"{self._tag(lang) or primary(lang)}.{self._end}"

    def _tag(self, lang: str) -> str | None:
        return self._languages.get(lang.lower()) or self._languages.get(primary(lang))

    def available(self) -> Unavailable | None:
        """The package must be here; the network shows itself at the first request."""
        if find_spec("gtts") is None:
            return Unavailable("gTTS is not installed.", "Install it: pip install gTTS==2.5.4")
        if self._rate != 1.0:
            return Unavailable(
                "The online voice gtts has one pace only.",
                "Take “rate” out of site.yaml, or name another engine.",
            )
        return None

    def unspeakable(self, text: str, lang: str) -> str:  # noqa: ARG002 (the service tells nobody)
        """Unknown: the service reads what it can."""
        return ""

    def synth(self, text: str, lang: str) -> Segment:
        """The sound of a text, asked for in parts; SpeechError says what stood in the way."""
        import numpy as np
        import soundfile

        sounds, rate = [], _RATE
        for part in parts(phonemes.plain(text)):
            samples, rate = soundfile.read(io.BytesIO(self._part(part, lang)), dtype="float32")
            sounds.append(samples if samples.ndim == 1 else samples.mean(axis=1))
        if not sounds:
            message = f"There is nothing to read aloud in {text!r} ({lang})."
            raise SpeechError(message)
        return Segment(np.concatenate(sounds).astype(np.float32), int(rate))

    def _part(self, text: str, lang: str) -> bytes:
        """The MP3 of one part, from the store where it was asked for before."""
        key = hashlib.sha256(f"gtts part\0{self._end}\0{lang}\0{text}".encode()).hexdigest()
        store = self._store
        kept = store.get(key) if store is not None else None
        if kept is not None:
            return kept
        with self._lock:
            # another thread may have asked for the same words meanwhile, or have been refused
            kept = store.get(key) if store is not None else None
            if kept is not None:
                return kept
            sound = self._asked(text, lang)
            if store is not None:
                store.put(key, sound)
            return sound

    def _asked(self, text: str, lang: str) -> bytes:
        """The answer to one question; after a refusal nothing is asked any more."""
        if not self._over:
            try:
                with self._pace.turn():
                    return self._ask(text, lang)
            except SpeechError as problem:
                self._over = str(problem)
        raise SpeechError(self._over)

    def _ask(self, text: str, lang: str) -> bytes:
        waits = iter(_WAITS)
        while (answer := self._send(text, lang)).status >= _REFUSED:
            wait = next(waits, None)
            if wait is None or not _worth_another_try(answer.status):
                raise SpeechError(
                    "The online voice gtts is not available now (its service answered "
                    f"{answer.status}). What was made so far is kept: build again later. {_OTHER}"
                )
            self._sleep(_patience(answer.later, wait))
        return _sound(answer.page)

    def _send(self, text: str, lang: str) -> _Answer:
        """One question, in a thread of its own: names and answers may come too slowly to wait for."""
        answers: Queue[_Answer | Exception] = Queue()
        question = (self._address, text, self._tag(lang) or primary(lang), answers)
        threading.Thread(target=_exchange, args=question, daemon=True).start()
        try:
            answer = answers.get(timeout=_WHOLE)
        except Empty:
            raise SpeechError(_LATE) from None
        if isinstance(answer, Exception):
            raise answer
        return answer


def _exchange(address: str, text: str, tag: str, answers: Queue[_Answer | Exception]) -> None:
    """Sends a question and puts the answer, or what stood in its way, where it is waited for."""
    from requests import exceptions

    try:
        answers.put(_exchanged(address, text, tag))
    except (exceptions.Timeout, exceptions.ChunkedEncodingError):
        answers.put(SpeechError(_LATE))
    except exceptions.RequestException as problem:
        late = "timed out" in str(problem)  # in the middle of an answer
        answers.put(SpeechError(_LATE if late else _UNREACHED))
    except Exception as problem:  # noqa: BLE001 (raised again where it is waited for)
        answers.put(problem)


def _exchanged(address: str, text: str, tag: str) -> _Answer:
    import requests
    from gtts import gTTS

    question = gTTS(
        text,
        lang=tag,
        lang_check=False,
        pre_processor_funcs=[],
        tokenizer_func=lambda whole: [whole],
    )
    with requests.post(
        address + _PATH,
        data=question.get_bodies()[0],
        headers=gTTS.GOOGLE_TTS_HEADERS,
        timeout=_TIMES,
        allow_redirects=False,
        stream=True,
    ) as answer:
        page = bytearray()
        for block in answer.iter_content(65_536):
            page += block
            if len(page) > _BIGGEST:
                break
        later = answer.headers.get("Retry-After", "")
        return _Answer(answer.status_code, later, page.decode(errors="replace"))


def parts(text: str) -> tuple[str, ...]:
    """A text in parts of at most 100 characters, cut between clauses, else between words."""
    made: list[str] = []
    for clause in _CLAUSE.split(text.strip()):
        if made and len(made[-1]) + len(clause) < _LONGEST:
            made[-1] = f"{made[-1]} {clause}"
        else:
            made += wrap(clause, _LONGEST, break_on_hyphens=False)
    return tuple(part for part in made if re.search(r"\w", part))


def _worth_another_try(status: int) -> bool:
    return status == _BUSY or status >= _SERVER_FAULT


def _patience(told: str, usual: float) -> float:
    """Seconds to wait: what the service tells, within reason, else the usual."""
    return min(max(float(told), _GAP), _LONGEST_WAIT) if told.strip().isdecimal() else usual


def _sound(page: str) -> bytes:
    """The MP3 inside an answer; a page instead of a sound, or an empty sound, is an error."""
    found = _FOUND.search(page)
    try:
        sound = base64.b64decode(found[1], validate=True) if found else b""
    except binascii.Error:
        sound = b""
    if sound[:3] == b"ID3" or (len(sound) > 1 and sound[0] == 0xFF and sound[1] & 0xE0 == 0xE0):
        return sound
    message = (
        "The online voice gtts sent no sound, perhaps a page that asks for consent. "
        f"What was made so far is kept: build again later. {_OTHER}"
    )
    raise SpeechError(message)
