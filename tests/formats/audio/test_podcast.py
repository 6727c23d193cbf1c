"""The podcast of a site, as the parser of a podcast program reads it."""

from __future__ import annotations

import io
from dataclasses import replace
from importlib import import_module
from typing import Any, cast
from uuid import uuid5

import pytest
from lxml import etree
from tests.everything import EVERYTHING

from strategy_build.formats.audio.podcast import _NAMESPACE, Episode, episode, podcast, show
from strategy_build.model.inputs import Inputs

BASE = "https://lane.example/"
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}


@pytest.fixture(scope="module")
def episodes(inputs: Inputs) -> tuple[Episode, ...]:
    first = episode(EVERYTHING, BASE, 11_200_000, 1_440_499, inputs.labels)
    older = replace(first, guid="urn:uuid:1", when="2024-02-29T00:00:00+00:00", title="A & <B>")
    return older, first


@pytest.fixture(scope="module")
def feed(inputs: Inputs, episodes: tuple[Episode, ...]) -> bytes:
    told = show("Harbour Lane & Neighbours", "en-GB", BASE, "hi@lane.example", inputs.labels)
    return podcast(told, episodes, inputs.layouts)


@pytest.fixture(scope="module")
def read(feed: bytes) -> dict[str, Any]:
    parser: Any = import_module("podcastparser")  # it has neither types nor stubs
    return cast("dict[str, Any]", parser.parse(f"{BASE}podcast.xml", io.BytesIO(feed)))


def found(feed: bytes, path: str) -> list[str]:
    return cast("list[str]", etree.fromstring(feed).xpath(path, namespaces=NAMESPACES))


def test_tells_who_speaks_and_in_which_language(read: dict[str, Any]) -> None:
    assert read["title"] == "Harbour Lane & Neighbours, read aloud"
    assert read["link"] == "https://lane.example/index.html"
    assert read["language"] == "en-GB"
    assert read["cover_url"] == "https://lane.example/assets/podcast.png"
    assert read["itunes_owner"] == {
        "name": "Harbour Lane & Neighbours",
        "email": "hi@lane.example",
    }
    assert read["explicit"] is False


def test_lists_the_newest_recording_first(read: dict[str, Any]) -> None:
    new, old = read["episodes"]

    assert new["title"] == "Nobody is a stranger"
    assert old["title"] == "A & <B>"
    assert new["published"] > old["published"]
    assert new["guid"] == EVERYTHING.imprint.identifier


def test_gives_size_length_and_type_of_the_sound(read: dict[str, Any]) -> None:
    new = read["episodes"][0]

    assert new["total_time"] == 1_440
    assert new["enclosures"] == [
        {
            "file_size": 11_200_000,
            "mime_type": "audio/mpeg",
            "url": "https://lane.example/everything/everything.mp3",
        }
    ]


def test_leads_to_the_words_and_the_chapters(feed: bytes) -> None:
    files = "https://lane.example/everything/everything"

    assert found(feed, "//podcast:chapters/@url") == [f"{files}.chapters.json"] * 2
    assert found(feed, "//podcast:chapters/@type") == ["application/json+chapters"] * 2
    assert found(feed, "//podcast:transcript/@url") == [f"{files}.vtt"] * 2
    assert found(feed, "//podcast:transcript/@type") == ["text/vtt"] * 2
    assert found(feed, "//podcast:transcript/@language") == ["en-GB"] * 2


def test_says_where_it_is_and_keeps_its_name(feed: bytes) -> None:
    assert found(feed, "//atom:link/@href") == ["https://lane.example/podcast.xml"]
    assert found(feed, "//podcast:guid/text()") == ["45e5458b-0d7c-57d1-943b-7055085fd50a"]
    # the example of the specification
    example = str(uuid5(_NAMESPACE, "mp3s.nashownotes.com/pc20rss.xml"))
    assert example == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_a_recording_without_a_day_has_that_of_its_content(inputs: Inputs) -> None:
    undated = replace(EVERYTHING, imprint=replace(EVERYTHING.imprint, published=""))
    told = episode(undated, BASE, 1, 1, inputs.labels)

    assert told.when == EVERYTHING.imprint.modified
    assert told.day.endswith(" GMT")


def test_gives_the_same_bytes_in_any_order(
    feed: bytes, episodes: tuple[Episode, ...], inputs: Inputs
) -> None:
    told = show("Harbour Lane & Neighbours", "en-GB", BASE, "hi@lane.example", inputs.labels)

    assert podcast(told, episodes[::-1], inputs.layouts) == feed


def test_needs_the_address_of_the_site(inputs: Inputs) -> None:
    with pytest.raises(ValueError, match="base-url"):
        show("Lane", "en-GB", "", "", inputs.labels)
