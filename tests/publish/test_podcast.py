from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from tests.everything import EVERYTHING
from tests.publish.samples import SITE

from strategy_build.model.inputs import FileFact, Inputs
from strategy_build.model.value import Value
from strategy_build.publish.editions import Edition
from strategy_build.publish.podcast import podcast_files

AUDIO = FileFact("audio", "everything.mp3", "audio/mpeg", 11_200_000, minutes=24)
TEXT = FileFact("text", "everything.txt", "text/plain", 14_000)
PLACED = replace(SITE, base_url=Value("https://lane.example/"))
HEARD = Edition(EVERYTHING, (TEXT, AUDIO))
UNHEARD = Edition(replace(EVERYTHING, id="silent"), (TEXT,))
LENGTHS = {"everything": 1_440_000}


def test_lists_what_was_recorded_and_nothing_else(inputs: Inputs) -> None:
    made = podcast_files(PLACED, (UNHEARD, HEARD), LENGTHS, inputs, inputs.fonts)
    feed = made["podcast.xml"].decode()

    assert list(made) == ["schemas/timeline.schema.json", "podcast.xml", "assets/podcast.png"]
    assert feed.count("<item>") == 1
    assert "<itunes:duration>1440</itunes:duration>" in feed
    assert 'url="https://lane.example/everything/everything.mp3" length="11200000"' in feed


def test_the_picture_is_as_large_as_directories_ask(inputs: Inputs) -> None:
    made = podcast_files(PLACED, (HEARD,), LENGTHS, inputs, inputs.fonts)

    assert Image.open(io.BytesIO(made["assets/podcast.png"])).size == (1400, 1400)


def test_a_site_without_an_address_has_no_feed(inputs: Inputs) -> None:
    nowhere = replace(SITE, base_url=Value(""))
    made = podcast_files(nowhere, (HEARD,), LENGTHS, inputs, inputs.fonts)

    assert list(made) == ["schemas/timeline.schema.json"]


def test_a_site_without_recordings_has_nothing(inputs: Inputs) -> None:
    assert podcast_files(PLACED, (UNHEARD,), {}, inputs, inputs.fonts) == {}
