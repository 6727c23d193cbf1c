"""What the web page says to its player, and to readers without scripts."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import cast

import pytest
from lxml import html
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched

from strategy_build.formats.html.player import player, with_cues
from strategy_build.formats.html.renderer import render
from strategy_build.model.inputs import FileFact, Inputs, Speech
from strategy_build.speech.recording import record

AUDIO = FileFact("audio", "everything.mp3", "audio/mpeg", 11_200_000, minutes=24)


@pytest.fixture(scope="module")
def speech(inputs: Inputs) -> Speech:
    return record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)


@pytest.fixture(scope="module")
def given(inputs: Inputs, speech: Speech) -> Inputs:
    return replace(inputs, files=(AUDIO,), speech=speech)


@pytest.fixture(scope="module")
def page(given: Inputs) -> html.HtmlElement:
    return html.document_fromstring(render(EVERYTHING, given, {}).files["index.html"].decode())


def found(page: html.HtmlElement, path: str) -> list[str]:
    return cast("list[str]", page.xpath(path))


def test_gives_the_time_of_every_sentence_in_the_order_of_the_page(
    page: html.HtmlElement, speech: Speech
) -> None:
    (cues,) = found(page, "//@data-cues")
    names = found(page, "//*[self::span or self::img]/@id")
    steps = cues.split(" ")
    spoken = [name for name, step in zip(names, steps, strict=True) if step != "-"]
    tenths = accumulate(int(step) for step in steps if step != "-")
    starts = {chapter.id: chapter.begin for chapter in speech.timeline.chapters}
    begins = {clip.sentence: starts[clip.chapter] + clip.begin for clip in speech.timeline.clips}

    assert sorted(spoken) == sorted(begins)
    assert all(0 <= begins[n] - t * 100 < 100 for n, t in zip(spoken, tenths, strict=True))
    assert "-" in steps  # the cells of a table that is also told as a list


def test_has_a_player_of_the_browser_and_loads_nothing_before_it_is_asked(
    page: html.HtmlElement,
) -> None:
    (audio,) = cast("list[html.HtmlElement]", page.xpath("//audio"))

    assert audio.get("controls") is not None
    assert audio.get("preload") == "none"
    assert audio.get("src") == "everything.mp3"
    assert audio.get("aria-label") == "Recording: Nobody is a stranger"
    assert "autoplay" not in audio.attrib


def test_every_part_that_is_heard_has_a_link_that_plays_it(
    page: html.HtmlElement, speech: Speech
) -> None:
    parts = set(found(page, "//section/@id"))
    wanted = {c.id: c for c in speech.timeline.chapters if c.id in parts}
    heard = {
        section: link
        for section in wanted
        for link in found(page, f"//section[@id='{section}']/*[2]/self::p[@class='hear']/a/@href")
    }

    assert heard.keys() == wanted.keys() - {EVERYTHING.contact.section.id} - untitled()
    assert all(
        link == f"everything.mp3#t={wanted[section].begin / 1000:g}"
        for section, link in heard.items()
    )


def untitled() -> set[str]:
    """Sections whose link stands first, since no heading stands before it."""
    return {part.id for part in EVERYTHING.body if not part.title}


def test_the_words_of_such_a_link_say_which_part(page: html.HtmlElement) -> None:
    words = [str(link.text_content()) for link in page.xpath("//p[@class='hear']/a")]

    assert len(set(words)) == len(words)
    assert all(each.startswith("Listen from here") for each in words)
    assert any(each.startswith("Listen from here: Part 1: ") for each in words)


def test_the_controls_wait_for_the_script(page: html.HtmlElement) -> None:
    inside = "ancestor::fieldset[contains(@class,'player')]"

    assert len(found(page, "//template//button")) == 4
    assert not found(page, f"//button[{inside}][not(ancestor::template)]")
    assert found(page, "//template//label//input/@type") == ["checkbox"]


def test_a_page_without_a_recording_has_no_player(inputs: Inputs, speech: Speech) -> None:
    unheard = (
        inputs,
        replace(inputs, files=(AUDIO,)),
        replace(inputs, speech=speech),
    )
    for given in unheard:
        made = render(EVERYTHING, given, {}).files["index.html"].decode()

        assert player(EVERYTHING, given) is None
        assert "player" not in made
        assert "data-cues" not in made
        assert 'class="hear"' not in made


def test_notices_a_sentence_that_has_lost_its_place(given: Inputs, speech: Speech) -> None:
    made = render(EVERYTHING, given, {}).files["index.html"].decode()
    place = made.split('data-cues="')[1].split('"')[0]
    empty = made.replace(f'data-cues="{place}"', 'data-cues=""')
    name = speech.timeline.clips[-1].sentence

    assert with_cues(empty.encode(), speech).decode() == made
    with pytest.raises(ValueError, match=name):
        with_cues(empty.replace(f'id="{name}"', 'id="other"').encode(), speech)
