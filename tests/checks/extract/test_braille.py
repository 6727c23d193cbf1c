"""What is read from braille files, and what is noticed to be missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.checks.conftest import Made
from tests.everything import EVERYTHING, INTRODUCTION, p, s

from strategy_build.checks.extract.between import reader
from strategy_build.checks.extract.braille import (
    extract,
    joined,
    pages_of_brf,
    prove,
    stream,
    text_of_file,
)
from strategy_build.checks.parity import parity
from strategy_build.formats.braille.words import Setting, shown
from strategy_build.model.blocks import Cell, Table
from strategy_build.model.document import Section
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import plain

NAMES = ("braille", "braille-grade-1", "braille-pef", "ebraille")


@pytest.mark.parametrize("name", NAMES)
def test_finds_every_word(name: str, made: Made, inputs: Inputs) -> None:
    found = parity(name, made[name], EVERYTHING, inputs.labels, furniture=inputs.titles.values())

    assert found.missing == ()
    assert found.extra == ()
    assert found.words == found.found > 300
    assert all(count.expected == count.found for count in found.counts)


def test_reads_uncontracted_braille_as_words(made: Made) -> None:
    text = extract(*_first(made, "braille-grade-1"), EVERYTHING).text

    assert "action 5.1: open a mending café in each ward." in text
    assert "phone: 01632 960 147" in text


def test_reads_what_stands_between_the_sentences_of_contracted_braille(made: Made) -> None:
    text = extract(*_first(made, "braille"), EVERYTHING).text

    assert "Table, 2 rows, 3 columns:" in text
    assert "https://harbour.example/news" in text


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("braille-grade-1", lambda data: data.replace(b"MENDING FIRST4", b"MENDING FAST4")),
        ("braille-grade-1", lambda data: data.replace(b"#BJBF", b"#BJBE", 1)),
        ("braille-grade-1", lambda data: data.replace(b"  ,BOTH MEAN THE SAME4\r\n", b"")),
        ("braille", lambda data: data.replace(b",! BRIDGE", b",! RIDGE")),
        ("braille-pef", lambda data: data.replace("⠠⠮⠀⠃⠗⠊⠙⠛⠑".encode(), "⠠⠮⠀⠗⠊⠙⠛⠑".encode())),
    ],
)
def test_notices_what_was_changed(
    name: str, edit: Callable[[bytes], bytes], made: Made, inputs: Inputs
) -> None:
    file, data = _first(made, name)
    changed = edit(data)
    found = parity(name, {file: changed}, EVERYTHING, inputs.labels)

    assert changed != data
    assert found.missing


def test_notices_that_a_passage_in_welsh_is_gone(made: Made) -> None:
    file, data = _first(made, "braille-grade-1")
    text = text_of_file(file, data.replace(b"DIOL*", b"DIOL"))
    lost = prove(EVERYTHING, text, contracted=False).lost

    assert [one.lang for one in lost] == ["cy"]


def test_title_pages_and_contents_are_not_the_text(made: Made) -> None:
    pages = pages_of_brf(_first(made, "braille-grade-1")[1])

    assert stream(pages) == stream(pages[2:])
    assert stream(pages[:2]) == ""


def test_a_word_goes_on_after_dot_5_and_after_a_hyphen() -> None:
    assert joined(["⠁⠃⠐", "⠉", "⠙⠤", "⠑"]) == "⠁⠃⠉⠀⠙⠤\n⠑⠀"


def _first(made: Made, name: str) -> tuple[str, bytes]:
    return next(iter(made[name].items()))


def test_a_short_sentence_is_not_found_inside_a_word() -> None:
    only = Section("only", "prose", "", "", 2, (), "en-GB", (p("only", "Art"), p("only", "Mart")))
    document = replace(EVERYTHING, body=(only,))
    lost = prove(document, "⠠⠍⠠⠁⠗⠞⠀⠠⠍⠁⠗⠞⠀", contracted=False).lost

    assert "Art" in [plain(one.children) for one in lost]
    assert "Mart" not in [plain(one.children) for one in lost]


@pytest.mark.parametrize("contracted", [True, False])
def test_reads_the_head_of_a_table_in_another_language(*, contracted: bool, inputs: Inputs) -> None:
    """It stands again in every row, between the sentences."""
    head, cell = (s("introduction", text, lang="ar") for text in ("السنة", "الناس"))
    table = Table("t", (), (Cell(head), Cell(cell)), ((Cell(cell), Cell(head)),))
    part = replace(INTRODUCTION, blocks=(table,))
    document = replace(EVERYTHING, body=(part,), notes=(), glossary=())
    setting = Setting(document, inputs.labels, {}, {}, {}, contracted=contracted)
    cells = shown(head, setting)

    assert reader(document, setting)(f"{cells}\u2812\u2800").split()[0] == "السنة"
