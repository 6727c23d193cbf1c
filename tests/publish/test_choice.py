"""The page that helps to choose a file."""

from __future__ import annotations

from dataclasses import replace

from tests.everything import EVERYTHING

from strategy_build.model.inputs import FileFact, Inputs
from strategy_build.publish.choice import groups

FACTS = (FileFact("pdf", "everything.pdf", "application/pdf", 312_000, pages=22),)
ZIP = FileFact("zip", "everything.zip", "application/zip", 14_200_000)


def test_offers_all_files_in_one_before_asking(inputs: Inputs) -> None:
    made = groups(EVERYTHING, FACTS, inputs.labels, ZIP)
    (all_in_one,) = next(group.choices for group in made if group.name == "all")

    assert [group.name for group in made] == ["read", "print", "watch", "all", "ask"]
    assert all_in_one.offer.address == "everything.zip"
    assert all_in_one.offer.told == "ZIP, 14.2 MB"


def test_offers_all_files_in_one_last_where_nobody_can_be_asked(inputs: Inputs) -> None:
    contact = replace(EVERYTHING.contact, email="", phone="")
    made = groups(replace(EVERYTHING, contact=contact), FACTS, inputs.labels, ZIP)

    assert made[-1].name == "all"


def test_offers_no_zip_where_there_is_none(inputs: Inputs) -> None:
    assert "all" not in {group.name for group in groups(EVERYTHING, FACTS, inputs.labels, None)}


def test_says_whom_each_form_suits(inputs: Inputs) -> None:
    made = groups(EVERYTHING, FACTS, inputs.labels, None)
    advice = {choice.offer.name: choice.advice for group in made for choice in group.choices}

    assert advice["PDF, 12 point"] == inputs.labels("choose-pdf")
    assert advice["Web page"] == inputs.labels("choose-html")


def test_leads_to_the_page_that_it_stands_beside(inputs: Inputs) -> None:
    first = groups(EVERYTHING, FACTS, inputs.labels, None)[0].choices[0].offer

    assert (first.address, first.told) == ("index.html#page-main", "")


def test_offers_the_captions_and_the_podcast_beside_a_recording(inputs: Inputs) -> None:
    heard = (FileFact("audio", "everything.mp3", "audio/mpeg", 12_800_000, minutes=26),)

    made = groups(EVERYTHING, heard, inputs.labels, None, "../podcast.xml")
    without = groups(EVERYTHING, FACTS, inputs.labels, None, "../podcast.xml")

    listen = next(group for group in made if group.name == "listen")
    addresses = [choice.offer.address for choice in listen.choices]
    assert addresses == ["everything.mp3", "everything.vtt", "../podcast.xml"]
    assert "listen" not in {group.name for group in without}
