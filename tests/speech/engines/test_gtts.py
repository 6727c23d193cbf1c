"""The online voice against a server on this machine that fails in every known way."""

from __future__ import annotations

import base64
import json
import socket
import threading
import time
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from tests.speech.memory import SHORT, Memory, unwatched

from strategy_build.model.inputs import Inputs
from strategy_build.speech import mp3
from strategy_build.speech.engines import gtts
from strategy_build.speech.engines.engine import Setting
from strategy_build.speech.engines.gtts import Gtts, parts
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
        self.asked: list[tuple[str, str]] = []

    def sound(self, text: str) -> bytes:
        """A hum as long as the words would take."""
        length = 8_400 * len(text.split())
        return mp3.encoded([(8_000 * np.sin(np.arange(length) * 0.1)).astype(np.int16)])


class Answer(BaseHTTPRequestHandler):
    server: Service

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        question = json.loads(urllib.parse.parse_qs(body)["f.req"][0])[0][0]
        text, lang, *_ = json.loads(question[1])
        self.server.asked.append((text, lang))
        manners = self.server.manners
        manner = manners.pop(0) if len(manners) > 1 else manners[0]
        if manner.isdigit():
            self.send_response(int(manner))
            if manner == "429":
                self.send_header("Retry-After", "7")
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


@pytest.fixture
def slept() -> list[float]:
    return []


def voice(service: Service, slept: list[float], store: Memory | None = None) -> Gtts:
    address = f"http://127.0.0.1:{service.server_port}/"
    return Gtts(Setting(store=store), address, slept.append)


def test_gives_the_sound_that_the_service_sends(service: Service, slept: list[float]) -> None:
    segment = voice(service, slept).synth(TEXT, "en-GB")

    assert service.asked == [(TEXT, "en")]
    assert segment.rate == 24_000
    assert len(segment.samples) > 24_000
    assert slept == []


def test_asks_in_parts_one_at_a_time_with_a_pause_between(
    service: Service, slept: list[float]
) -> None:
    long = "We mend what we have, and we share it with those who need it. " * 4
    voice(service, slept).synth(long, "en")

    assert len(service.asked) > 2
    assert all(len(text) <= 100 for text, _ in service.asked)
    assert " ".join(text for text, _ in service.asked) == long.strip()
    assert slept == [1.0] * (len(service.asked) - 1)


def test_never_asks_twice_for_the_same_words(service: Service, slept: list[float]) -> None:
    store = Memory()
    first = voice(service, slept, store).synth(TEXT, "en")
    second = voice(service, slept, store).synth(TEXT, "en")

    assert len(service.asked) == 1
    assert np.array_equal(first.samples, second.samples)


def test_waits_as_long_as_a_busy_service_asks(service: Service, slept: list[float]) -> None:
    service.manners = ["429", "sound"]
    voice(service, slept).synth(TEXT, "en")

    assert len(service.asked) == 2
    assert 7.0 in slept


def test_waits_longer_and_longer_for_a_broken_service_then_gives_up(
    service: Service, slept: list[float]
) -> None:
    service.manners = ["503"]
    with pytest.raises(SpeechError, match=r"answered 503.*is kept.*engine: auto"):
        voice(service, slept).synth(TEXT, "en")

    assert len(service.asked) == 4
    assert [wait for wait in slept if wait > 1] == [5.0, 20.0, 60.0]


def test_gives_up_politely_when_it_stays_busy(service: Service, slept: list[float]) -> None:
    service.manners = ["429"]
    with pytest.raises(SpeechError, match="answered 429"):
        voice(service, slept).synth(TEXT, "en")

    assert [wait for wait in slept if wait > 1] == [7.0, 7.0, 7.0]


def test_does_not_ask_again_where_it_is_refused(service: Service, slept: list[float]) -> None:
    service.manners = ["403"]
    with pytest.raises(SpeechError, match="answered 403"):
        voice(service, slept).synth(TEXT, "en")

    assert len(service.asked) == 1


@pytest.mark.parametrize("manner", ["html", "nothing", "empty", "noise", "302"])
def test_takes_no_page_for_a_sound(service: Service, slept: list[float], manner: str) -> None:
    store = Memory()
    service.manners = [manner]
    with pytest.raises(SpeechError, match="sent no sound"):
        voice(service, slept, store).synth(TEXT, "en")

    assert store.kept == {}


def test_keeps_the_parts_that_came_before_a_failure(service: Service, slept: list[float]) -> None:
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
    service: Service, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gtts, "_TIMES", (0.5, 0.2))
    service.manners = ["slow"]
    with pytest.raises(SpeechError, match="did not answer in time"):
        voice(service, slept).synth(TEXT, "en")


def test_says_plainly_that_there_is_no_network(slept: list[float]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SpeechError, match=r"cannot be reached.*engine: auto"):
        Gtts(Setting(), f"http://127.0.0.1:{port}/", slept.append).synth(TEXT, "en")


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
    inputs: Inputs, service: Service, slept: list[float]
) -> None:
    store = Memory()
    voices = Voices("gtts", store=store)
    engine = voices.engine("en-GB")
    assert isinstance(engine, Gtts)
    engine._address = f"http://127.0.0.1:{service.server_port}/"
    engine._sleep = slept.append

    first = record_with(SHORT, inputs.labels, voices, store, unwatched)
    asked = len(service.asked)
    second = record_with(SHORT, inputs.labels, voices, store, unwatched)

    assert first == second
    assert len(service.asked) == asked > 20
    assert len(slept) == asked - 1
    assert first.timeline.voice == "gtts-1:co.uk (en-GB)"
