"""The web page of a publication."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import cast

import pytest
from lxml import html
from tests.conftest import Golden
from tests.everything import EVERYTHING

from strategy_build.formats.html.renderer import render
from strategy_build.model.document import Elsewhere
from strategy_build.model.inputs import FileFact, Inputs, Theme
from strategy_build.model.walk import sentences

FILES = (
    FileFact("epub", "everything.epub", "application/epub+zip", 980_000),
    FileFact("text", "everything.txt", "text/plain", 14_000),
    FileFact("pdf", "everything.pdf", "application/pdf", 312_000, pages=22),
    FileFact("audio", "everything.mp3", "audio/mpeg", 11_200_000, minutes=24),
)


@pytest.fixture
def given(inputs: Inputs) -> Inputs:
    return replace(inputs, files=FILES)


@pytest.fixture
def page(given: Inputs) -> html.HtmlElement:
    return tree(given)


def tree(inputs: Inputs) -> html.HtmlElement:
    return html.document_fromstring(render(EVERYTHING, inputs, {}).files["index.html"].decode())


def strings(page: html.HtmlElement, path: str) -> list[str]:
    return cast("list[str]", page.xpath(path))


def nodes(page: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", page.xpath(path))


def words(node: html.HtmlElement) -> str:
    return " ".join(str(node.text_content()).split())


def test_is_the_page_that_was_looked_at(given: Inputs, golden: Golden) -> None:
    golden("everything.html", render(EVERYTHING, given, {}).files["index.html"].decode())


def test_comes_out_the_same_every_time(given: Inputs) -> None:
    assert render(EVERYTHING, given, {}) == render(EVERYTHING, given, {})


def test_brings_its_pictures_and_files(given: Inputs) -> None:
    files = render(EVERYTHING, given, {}).files

    assert next(iter(files)) == "index.html"
    assert {"images/river.svg", "images/leaf.svg", "slides.txt"} <= files.keys()


def test_has_every_sentence_once(page: html.HtmlElement) -> None:
    ids = strings(page, "//@id")

    assert len(ids) == len(set(ids))
    assert {sentence.id for sentence in sentences(EVERYTHING)} <= set(ids)


def test_has_one_main_heading_and_never_skips_a_level(page: html.HtmlElement) -> None:
    levels = [int(node.tag[1]) for node in nodes(page, "//h1|//h2|//h3|//h4|//h5|//h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_starts_with_a_link_to_the_main_text(page: html.HtmlElement) -> None:
    first = nodes(page, "//a")[0]

    assert first.get("href") == "#page-main"
    assert nodes(page, "//main[@id='page-main'][@tabindex='-1']")


def test_gives_each_kind_of_landmark_its_own_name(page: html.HtmlElement) -> None:
    names = [
        node.get("aria-label") or words(nodes(page, f"//*[@id='{node.get('aria-labelledby')}']")[0])
        for node in nodes(page, "//nav")
    ]

    assert len(names) == len(set(names)) == 3
    assert not any("navigation" in name.lower() for name in names)
    assert len(nodes(page, "//main")) == len(nodes(page, "/html/body/header")) == 1


def test_leads_every_link_on_the_page_to_something(page: html.HtmlElement) -> None:
    ids = set(strings(page, "//@id"))
    inside = [one for one in strings(page, "//a/@href") if one.startswith("#")]

    assert {one[1:] for one in inside} <= ids


def test_works_from_a_folder(page: html.HtmlElement) -> None:
    addresses = strings(page, "//@href|//@src")
    here = [one for one in addresses if "://" not in one and ":" not in one and one[0] != "#"]

    assert here
    assert not any(one.startswith("/") or one.split("#")[0].endswith("/") for one in here)


def test_tells_type_size_and_length_inside_each_link(page: html.HtmlElement) -> None:
    told = [words(node) for node in nodes(page, "//ul[@class='take wide']//a")]

    assert "PDF, 12 point, PDF, 312 KB, 22 pages" in told
    assert "Audio, MP3, 24 minutes, 11.2 MB, computer voice" in told
    assert "Plain text, TXT, 14 KB" in told


def test_offers_only_what_was_made(inputs: Inputs) -> None:
    page = tree(replace(inputs, files=FILES[:1]))

    assert strings(page, "//section[@id='page-formats']/h3/text()") == ["Read", "Watch", "Ask us"]


def test_reads_what_is_not_signed_elsewhere(given: Inputs) -> None:
    other = Elsewhere("Easy Read at the library", "https://library.example/easy", "en-GB")
    document = replace(EVERYTHING, elsewhere=(other,))
    page = html.document_fromstring(render(document, given, {}).files["index.html"].decode())
    before = nodes(page, "//h3[@id='page-read']/following-sibling::ul[1]//a")

    assert words(before[-1]).startswith("Easy Read at the library")
    assert not nodes(page, "//h3[@id='page-watch']")


def test_writes_right_to_left_languages_from_the_right(given: Inputs) -> None:
    document = replace(EVERYTHING, lang="ar")
    font = replace(given, theme=Theme(font="Noto Sans Arabic"))
    page = html.document_fromstring(render(document, font, {}).files["index.html"].decode())

    assert page.get("dir") == "rtl"
    assert page.get("style") == "--family:'Noto Sans Arabic'"


def test_has_no_control_that_does_nothing(page: html.HtmlElement) -> None:
    """Without a script the buttons open and close the reading settings, and nothing else."""
    assert {node.get("popovertarget") for node in nodes(page, "//button")} == {"page-reading"}
    assert nodes(page, "//*[@id='page-reading'][@popover]//button[@popovertargetaction='hide']")
    assert {node.get("type") for node in nodes(page, "//input")} == {"radio"}


def test_labels_every_reading_setting(page: html.HtmlElement) -> None:
    assert len(nodes(page, "//fieldset[legend]")) == 5
    assert not nodes(page, "//input[not(ancestor::label)]")
