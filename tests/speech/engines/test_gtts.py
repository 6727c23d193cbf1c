"""The online voice against a server on this machine that fails in every known way."""

from __future__ import annotations

import base64
import json
import socket
import threading
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from tests.speech.memory import SHORT, Memory, unwatched

from strategy_build.model.inputs import Inputs
from strategy_build.speech import mp3
from strategy_build.speech.engines import gtts
from strategy_build.speech.engines.engine import Setting
from strategy_build.speech.engines.gtts import Gtts, parts
from strategy_build.speech.engines.pace import Pace
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.recording import record_with

TEXT = "We mend what we have."


class Service(ThreadingHTTPServer):
    """Answers as it is told: a list of manners, the last of which stays."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.manners = ["sound"]
        self.at_once = self.most_at_once = 0
        self.counting = threading.Lock()
        self.asked: list[tuple[str, str]] = []
        self.later = "7"

    def sound(self, text: str) -> bytes:
        """A hum as long as the words would take."""
        length = 8_400 * len(text.split())
        return mp3.encoded([(8_000 * np.sin(np.arange(length) * 0.1)).astype(np.int16)])


class Answer(BaseHTTPRequestHandler):
    server: Service

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        with self.server.counting:
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        self._answer()

    def send_response(self, code: int, message: str | None = None) -> None:
        with self.server.counting:  # from here on the next may ask
            self.server.at_once -= 1
        super().send_response(code, message)

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        question = json.loads(urllib.parse.parse_qs(body)["f.req"][0])[0][0]
        text, lang, *_ = json.loads(question[1])
        self.server.asked.append((text, lang))
        manners = self.server.manners
        manner = manners.pop(0) if len(manners) > 1 else manners[0]
        if manner.isdigit():
            self.send_response(int(manner))
            if manner == "429":
                self.send_header("Retry-After", self.server.later)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if manner == "slow":
            time.sleep(1.5)
        self._page(manner, text)

    def _page(self, manner: str, text: str) -> None:
        false = {"empty": b"", "noise": b"not an MP3"}
        sound = false[manner] if manner in false else self.server.sound(text)
        page = f')]}}\'\n\n123\n[["wrb.fr","jQ1olc","[\\"{base64.b64encode(sound).decode()}\\"]",null]]\n'
        if manner == "html":
            page = "<html><body>Before you continue</body></html>"
        if manner == "nothing":
            page = ')]}\'\n\n[["wrb.fr","jQ1olc",null,null,null,[3],"generic"]]\n'
        data = page.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if manner == "cut":
            self.wfile.write(data[:-10])
            self.close_connection = True
            return
        if manner == "dripping":
            with suppress(OSError):  # nobody waits for the rest
                for byte in data[:30]:
                    self.wfile.write(bytes((byte,)))
                    time.sleep(0.05)
            return
        self.wfile.write(data)


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class Slept(list[float]):
    """How long was slept, by the clock of a world where answers take no time."""

    def __init__(self, folder: Path) -> None:
        self.pace = Pace(1.0, self.append, folder / "pace", lambda: 5_000.0)


@pytest.fixture
def slept(tmp_path: Path) -> Slept:
    return Slept(tmp_path)


def voice(service: Service, slept: Slept, store: Memory | None = None) -> Gtts:
    address = f"http://127.0.0.1:{service.server_port}/"
    return Gtts(Setting(store=store), address, slept.append, slept.pace)


def test_gives_the_sound_that_the_service_sends(service: Service, slept: Slept) -> None:
    segment = voice(service, slept).synth(TEXT, "en-GB")

    assert service.asked == [(TEXT, "en")]
    assert segment.rate == 24_000
    assert len(segment.samples) > 24_000
    assert slept == []


def test_asks_in_parts_one_at_a_time_with_a_pause_between(service: Service, slept: Slept) -> None:
    long = "We mend what we have, and we share it with those who need it. " * 4
    voice(service, slept).synth(long, "en")

    assert len(service.asked) > 2
    assert all(len(text) <= 100 for text, _ in service.asked)
    assert " ".join(text for text, _ in service.asked) == long.strip()
    assert slept == [1.0] * (len(service.asked) - 1)


def test_never_asks_twice_for_the_same_words(service: Service, slept: Slept) -> None:
    store = Memory()
    first = voice(service, slept, store).synth(TEXT, "en")
    second = voice(service, slept, store).synth(TEXT, "en")

    assert len(service.asked) == 1
    assert np.array_equal(first.samples, second.samples)


def test_waits_as_long_as_a_busy_service_asks(service: Service, slept: Slept) -> None:
    service.manners = ["429", "sound"]
    voice(service, slept).synth(TEXT, "en")

    assert len(service.asked) == 2
    assert 7.0 in slept


def test_waits_longer_and_longer_for_a_broken_service_then_gives_up(
    service: Service, slept: Slept
) -> None:
    service.manners = ["503"]
    with pytest.raises(SpeechError, match=r"answered 503.*is kept.*engine: auto"):
        voice(service, slept).synth(TEXT, "en")

    assert len(service.asked) == 4
    assert [wait for wait in slept if wait > 1] == [5.0, 20.0, 60.0]


def test_gives_up_politely_when_it_stays_busy(service: Service, slept: Slept) -> None:
    service.manners = ["429"]
    with pytest.raises(SpeechError, match="answered 429"):
        voice(service, slept).synth(TEXT, "en")

    assert [wait for wait in slept if wait > 1] == [7.0, 7.0, 7.0]


def test_does_not_ask_again_where_it_is_refused(service: Service, slept: Slept) -> None:
    service.manners = ["403"]
    with pytest.raises(SpeechError, match="answered 403"):
        voice(service, slept).synth(TEXT, "en")

    assert len(service.asked) == 1


@pytest.mark.parametrize("manner", ["html", "nothing", "empty", "noise", "302"])
def test_takes_no_page_for_a_sound(service: Service, slept: Slept, manner: str) -> None:
    store = Memory()
    service.manners = [manner]
    with pytest.raises(SpeechError, match="sent no sound"):
        voice(service, slept, store).synth(TEXT, "en")

    assert store.kept == {}


def test_keeps_the_parts_that_came_before_a_failure(service: Service, slept: Slept) -> None:
    store = Memory()
    long = "We mend what we have, and we share it with those who need it. " * 3
    service.manners = ["sound", "403"]
    with pytest.raises(SpeechError):
        voice(service, slept, store).synth(long, "en")
    asked = [text for text, _ in service.asked]
    service.manners = ["sound"]
    voice(service, slept, store).synth(long, "en")

    assert len(store.kept) == len(parts(long))
    assert [text for text, _ in service.asked].count(asked[0]) == 1


def test_gives_up_on_a_slow_service(
    service: Service, slept: Slept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gtts, "_TIMES", (0.5, 0.2))
    service.manners = ["slow"]
    with pytest.raises(SpeechError, match="did not answer in time"):
        voice(service, slept).synth(TEXT, "en")


def test_does_not_wait_for_ever_for_an_answer_that_drips(
    service: Service, slept: Slept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gtts, "_WHOLE", 0.3)
    service.manners = ["dripping"]
    with pytest.raises(SpeechError, match="did not answer in time"):
        voice(service, slept).synth(TEXT, "en")


def test_takes_no_answer_that_breaks_off(service: Service, slept: Slept) -> None:
    store = Memory()
    service.manners = ["cut"]
    with pytest.raises(SpeechError, match="not to the end"):
        voice(service, slept, store).synth(TEXT, "en")

    assert store.kept == {}


@pytest.mark.parametrize(
    ("later", "waited"), [("7", 7.0), ("0", 1.0), ("86400", 120.0), ("Sun, 22 Nov 2026", 5.0)]
)
def test_waits_within_reason(service: Service, slept: Slept, later: str, waited: float) -> None:
    service.manners = ["429", "sound"]
    service.later = later
    voice(service, slept).synth(TEXT, "en")

    assert slept == [waited]


def test_asks_one_thing_at_a_time_and_nothing_twice_from_many_threads(
    service: Service, slept: Slept
) -> None:
    store = Memory()
    voices = [voice(service, slept, store) for _ in range(2)]  # as in two builds side by side
    texts = [f"We mend {word}." for word in ("chairs", "tables", "lamps")] * 4
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: voices[n % 2].synth(texts[n], "en"), range(len(texts))))

    assert service.most_at_once == 1
    assert len(service.asked) <= 2 * len(set(texts))
    assert len(slept) == len(service.asked) - 1


def test_asks_no_more_once_it_was_refused(service: Service, slept: Slept) -> None:
    refused = voice(service, slept)
    service.manners = ["503"]
    for text in ("We mend chairs.", "We mend lamps."):
        with pytest.raises(SpeechError, match="answered 503"):
            refused.synth(text, "en")

    assert len(service.asked) == 4


def test_says_plainly_that_there_is_no_network(slept: Slept) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SpeechError, match=r"cannot be reached.*engine: auto"):
        Gtts(Setting(), f"http://127.0.0.1:{port}/", slept.append, slept.pace).synth(TEXT, "en")


def test_keeps_the_full_stops_of_words_that_look_like_titles() -> None:
    text = "We put people first. We value trust. Then we build programs."

    assert parts(text) == (text,)


def test_cuts_between_clauses_and_else_between_words() -> None:
    clause = "word " * 15
    cut = parts(f"{clause.strip()}. {clause.strip()}, {'long' * 30} end.")

    assert all(len(part) <= 100 for part in cut)
    assert cut[0] == f"{clause.strip()}."
    assert "".join(cut).replace(" ", "") == f"{clause}.{clause},{'long' * 30}end.".replace(" ", "")


def test_knows_its_languages() -> None:
    assert Gtts(Setting()).speaks("cy")
    assert Gtts(Setting()).speaks("en-GB")
    assert not Gtts(Setting()).speaks("gd")


def test_records_a_whole_publication_and_asks_nothing_for_the_next(
    inputs: Inputs, service: Service, slept: Slept
) -> None:
    store = Memory()
    voices = Voices("gtts", store=store)
    engine = voices.engine("en-GB")
    assert isinstance(engine, Gtts)
    engine._address = f"http://127.0.0.1:{service.server_port}/"
    engine._sleep, engine._pace = slept.append, slept.pace

    first = record_with(SHORT, inputs.labels, voices, store, unwatched)
    asked = len(service.asked)
    second = record_with(SHORT, inputs.labels, voices, store, unwatched)

    assert first == second
    assert len(service.asked) == asked > 20
    assert len(slept) == asked - 1
    assert first.timeline.voice == "gtts-1:en.co.uk (en-GB)"


def test_a_refusal_in_the_middle_keeps_what_came_and_the_next_build_asks_for_the_rest(
    inputs: Inputs, service: Service, slept: Slept
) -> None:
    store = Memory()

    def recorded() -> None:
        voices = Voices("gtts", store=store)
        engine = voices.engine("en-GB")
        assert isinstance(engine, Gtts)
        engine._address = f"http://127.0.0.1:{service.server_port}/"
        engine._sleep, engine._pace = slept.append, slept.pace
        record_with(SHORT, inputs.labels, voices, store, unwatched)

    service.manners = [*["sound"] * 9, "403"]
    with pytest.raises(SpeechError, match="answered 403"):
        recorded()
    first = [text for text, _ in service.asked]
    service.manners = ["sound"]
    recorded()
    again = [text for text, _ in service.asked[len(first) :]]

    assert len(first) == 10
    assert not set(first[:9]) & set(again)
    assert first[9] in again
