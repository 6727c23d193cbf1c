"""Plain text: nothing lost, nothing drawn, and every mark said in words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from strategy_build.formats.text.renderer import render
from strategy_build.model.blocks import (
    Block,
    Divider,
    Figure,
    ListItem,
    OrderedList,
    Preformatted,
    Question,
    Table,
)
from strategy_build.model.inlines import Link, NoteReference, Strong, Text, WebTarget
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import blocks, plain, sections, sentences
from tests.conftest import Golden
from tests.everything import EVERYTHING, INTRODUCTION, MATRIX, QUESTIONS, p, s


def _text(inputs: Inputs) -> str:
    return render(EVERYTHING, inputs, {}).files["everything.txt"].decode()


def test_shows_every_node_as_kept_in_the_golden_file(inputs: Inputs, golden: Golden) -> None:
    golden("everything.txt", _text(inputs))


def test_loses_no_words(inputs: Inputs) -> None:
    said = set(re.findall(r"\w+", _text(inputs)))
    # a table that has a list twin is that list alone
    dropped = {
        sentence.id
        for section in sections(EVERYTHING)
        for block in blocks(section.blocks)
        if isinstance(block, Table) and block.twin is not None
        for words in (
            *(cell.words for cell in block.header),
            *(cell.words for row in block.rows for cell in row),
            block.twin_heading.words if block.twin_heading else (),
        )
        for sentence in words
    }
    lost = [
        word
        for sentence in sentences(EVERYTHING)
        if sentence.id not in dropped
        for word in re.findall(r"\w+", plain(sentence.children))
        if word not in said
    ]

    assert lost == []


def test_draws_nothing(inputs: Inputs) -> None:
    drawn = {
        c for c in _text(inputs) if unicodedata.category(c) in {"So", "Co", "Cc"} and c != "\n"
    }

    assert drawn == set()
    assert not any(mark in _text(inputs) for mark in ("===", "---", "***", "___", "\t"))


def test_leaves_no_space_at_the_end_of_a_line(inputs: Inputs) -> None:
    lines = _text(inputs).split("\n")

    assert [line for line in lines if line != line.rstrip()] == []


def test_lists_each_address_once_under_its_number(inputs: Inputs) -> None:
    text = _text(inputs)

    assert text.count("[link 2]") == 2
    assert "[link 2] https://harbour.example/news" in text
    assert text.count("hello@harbour.example") == 1


def test_says_the_title_of_a_publication_that_has_no_address(inputs: Inputs) -> None:
    unpublished = replace(EVERYTHING, imprint=replace(EVERYTHING.imprint, base_url=""))

    text = render(unpublished, inputs, {}).files["everything.txt"].decode()

    assert "the direction before this one [see Our direction 2024 to 2027]" in text


def test_contents_have_the_same_numbers_as_the_headings(inputs: Inputs) -> None:
    lines = _text(inputs).split("\n")
    first = lines.index("Contents") + 2
    listed = [line.strip().removeprefix("- ") for line in lines[first : lines.index("", first)]]

    assert all(lines.count(title) == 1 for title in listed)
    assert "Part 5: Mend first" in listed


def test_a_divider_is_a_second_blank_line(inputs: Inputs) -> None:
    parted = replace(MATRIX, blocks=(p("m", "One."), Divider(), p("m", "Two.")))

    text = render(replace(EVERYTHING, body=(parted,)), inputs, {}).files["everything.txt"].decode()

    assert "One.\n\n\nTwo." in text


def test_breaks_lines_only_where_that_is_asked_for(inputs: Inputs) -> None:
    made = render(EVERYTHING, inputs, {"width": "72"}).files
    text = made["everything-72.txt"].decode()
    lines = text.split("\n")
    whole = _text(inputs)

    assert list(made) == ["everything-72.txt"]
    assert max(len(line) for line in lines if "http" not in line) <= 72
    assert max(map(len, whole.split("\n"))) > 72
    assert text.split() == whole.split()


def test_the_lines_of_an_item_stand_below_its_words(inputs: Inputs) -> None:
    item = ListItem((p("m", "word " * 30),))
    listed = replace(MATRIX, blocks=(OrderedList((item,)),))
    document = replace(EVERYTHING, body=(listed,))

    text = render(document, inputs, {"width": "40"}).files["everything-40.txt"].decode()

    assert "\n1. word word word word word word word\n   word word" in text


def test_a_closed_question_asks_for_no_answer(inputs: Inputs) -> None:
    asked = QUESTIONS.blocks[0]
    assert isinstance(asked, Question)
    over = replace(EVERYTHING, body=(replace(QUESTIONS, blocks=(replace(asked, closed=True),)),))

    text = render(over, inputs, {}).files["everything.txt"].decode()

    assert "Which vision do you prefer?" in text
    assert "Your answer" not in text
    assert "Your answer" in _text(inputs)


def _of(inputs: Inputs, *blocks: Block) -> str:
    """The text of a document with one section that holds these blocks."""
    only = replace(EVERYTHING, body=(replace(MATRIX, blocks=blocks),))
    return render(only, inputs, {}).files["everything.txt"].decode()


def test_no_mark_stands_inside_a_word(inputs: Inputs) -> None:
    link = Link(WebTarget("https://example.org/p"), (Text("the plan"),))
    note = NoteReference("call", "note", 1)
    text = _of(
        inputs,
        p("m", "See ", Strong((link,)), "’s end."),
        p("m", "Both ", link, note, "-based and ", link, "."),
    )

    assert "See the plan’s [link 1] end." in text
    assert "Both the plan-based [link 1] [note 1] and the plan [link 1]." in text


def test_holds_no_tab(inputs: Inputs) -> None:
    assert "\nname    value\n" in _of(inputs, Preformatted(s("m", "name\tvalue")))


def test_the_words_of_a_picture_end_once(inputs: Inputs) -> None:
    picture = next(b for b in INTRODUCTION.blocks if isinstance(b, Figure))
    shown = (replace(picture, alt=s("m", words)) for words in ("It says “Come in!”", "A gate"))
    text = _of(inputs, *shown)

    assert "[Picture: It says “Come in!”]" in text
    assert "[Picture: A gate.]" in text
