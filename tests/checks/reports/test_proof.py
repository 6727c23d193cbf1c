"""The proof that every format says the same, as the site publishes it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html

from strategy_build.checks.output.pages import check_pages
from strategy_build.checks.parity import parity
from strategy_build.checks.report import report
from strategy_build.checks.reports.framing import Frame
from strategy_build.checks.reports.proof import DATA, NAME, SCHEMA, proof_files
from strategy_build.checks.reports.sameness import Tally, from_record, tally
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.walk import text_of
from strategy_build.publish import evidence
from tests.checks.conftest import Made
from tests.checks.reports.test_forms import valid
from tests.conftest import LAYOUTS
from tests.everything import EVERYTHING

AROUND = {"index.html", "word-list.html", "accessibility.html", "search/index.html", "feed.xml"}
ASSETS = {"assets/site.css", "assets/reading.js", "assets/icon.svg"}
TITLE = text_of(EVERYTHING.title)


@pytest.fixture(scope="module")
def frame(inputs: Inputs) -> Frame:
    return Frame(inputs, "Wide Table", contact=EVERYTHING.contact.section)


@pytest.fixture(scope="module")
def tallies(made: Made, inputs: Inputs, speech: Speech) -> tuple[Tally, ...]:
    proofs = (parity(name, made[name], EVERYTHING, inputs.labels, speech=speech) for name in made)
    return tuple(tally(EVERYTHING.id, TITLE, EVERYTHING.lang, proof) for proof in proofs)


def told(tallies: tuple[Tally, ...], frame: Frame) -> str:
    (main,) = html.document_fromstring(proof_files(tallies, frame)[NAME]).iter("main")
    return " ".join("".join(str(text) for text in main.itertext()).split())


def test_tells_every_count_on_both_sides(tallies: tuple[Tally, ...], frame: Frame) -> None:
    words = told(tallies, frame)

    assert TITLE in words
    for one in tallies:
        assert frame.inputs.labels(f"format-{one.format}") in words
        for count in one.counts:
            assert f"{count.found:,} of {count.expected:,}" in words
    assert "Nothing is missing, nothing stands at another place, and nothing was added." in words


def test_names_what_is_lost_and_says_no_longer_that_nothing_is(
    tallies: tuple[Tally, ...], frame: Frame
) -> None:
    worse = replace(tallies[0], found=7, missing=(("words", "We meet."),), extra=("xylophone",))
    words = told((worse, *tallies[1:]), frame)

    assert f"7 of {worse.words:,} words are in every format." in words
    assert "lacks words: We meet." in words
    assert "xylophone" in words
    assert "Nothing is missing" not in words


def test_the_figures_can_be_read_by_programs(tallies: tuple[Tally, ...], frame: Frame) -> None:
    files = proof_files(tallies, frame)
    read = valid(files[DATA].decode(), LAYOUTS / SCHEMA)

    assert tuple(from_record(one) for one in read["tallies"]) == tallies
    assert json.loads(files[SCHEMA])["title"]
    assert (evidence.SAME, evidence.SAME_DATA) == (NAME, DATA)


def test_passes_the_rules_for_pages(tallies: tuple[Tally, ...], frame: Frame) -> None:
    files = proof_files(tallies, frame)
    found = check_pages({NAME: files[NAME]}, frozenset({*files, *AROUND, *ASSETS}))

    assert not found, report(found, {})
