"""What a page says of its publication to programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.everything import EVERYTHING, s

from strategy_build.formats.html.metadata import embedded, structured_data
from strategy_build.model.blocks import Figure, Image
from strategy_build.model.document import Document, Section
from strategy_build.model.inputs import Inputs

DRAWING = Image("a.svg", "d", "image/svg+xml", 10, 10)


def told(document: Document, inputs: Inputs, *, heard: bool = False) -> dict[str, Any]:
    written = structured_data(document, "https://x.example/", inputs.labels, heard=heard)
    data: dict[str, Any] = json.loads(written)
    return data


def showing(*figures: Figure) -> Document:
    section = Section("one", "prose", "", "", 2, s("one", "One"), "en", figures)
    return replace(EVERYTHING, body=(section,))


def test_says_what_the_publication_is(inputs: Inputs) -> None:
    data = told(EVERYTHING, inputs)

    assert data["@type"] == "Report"
    assert data["name"] == "Nobody is a stranger"
    assert data["datePublished"] == "2027-03-22"


def test_claims_words_for_pictures_only_where_every_picture_has_them(inputs: Inputs) -> None:
    with_words = Figure("f", DRAWING, s("f", "A bridge."))
    data = told(showing(with_words), inputs)
    bare = told(showing(with_words, replace(with_words, alt=())), inputs)

    assert data["accessMode"] == ["textual", "visual"]
    assert "alternativeText" in data["accessibilityFeature"]
    assert {"@type": "ItemList", "itemListElement": ["textual"]} in data["accessModeSufficient"]
    assert "alternativeText" not in bare["accessibilityFeature"]
    assert bare["accessModeSufficient"] == [
        {"@type": "ItemList", "itemListElement": ["textual", "visual"]}
    ]


def test_needs_no_sight_where_no_picture_says_anything(inputs: Inputs) -> None:
    decoration = Figure("f", DRAWING, (), decorative=True)
    data = told(showing(decoration), inputs)

    assert data["accessMode"] == ["textual"]
    assert "alternativeText" not in data["accessibilityFeature"]
    assert data["accessibilityHazard"] == ["none"]


def test_does_not_know_what_moves_in_an_animated_picture(inputs: Inputs) -> None:
    moving = Figure("f", replace(DRAWING, media_type="image/gif"), s("f", "A wave."))

    assert told(showing(moving), inputs)["accessibilityHazard"] == ["unknown"]


@pytest.mark.parametrize("heard", [True, False])
def test_claims_sound_only_where_the_page_can_be_heard(inputs: Inputs, heard: bool) -> None:
    data = told(EVERYTHING, inputs, heard=heard)

    assert ("auditory" in data["accessMode"]) is heard
    assert ("synchronizedAudioText" in data["accessibilityFeature"]) is heard


def test_cannot_end_the_element_that_it_stands_in() -> None:
    assert "<" not in embedded({"name": "</script><script>alert(1)</script>"})


def test_leaves_out_what_is_not_known() -> None:
    assert json.loads(embedded({"version": ""})) == {"@context": "https://schema.org"}
