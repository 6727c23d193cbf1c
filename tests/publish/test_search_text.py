"""What can be found in a publication."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from lxml import html
from tests.everything import ASK, EVERYTHING, INTRODUCTION, p, s

from strategy_build.formats.html.renderer import render
from strategy_build.model.blocks import Fact, Facts
from strategy_build.model.document import GlossaryEntry
from strategy_build.model.inlines import Emphasis, Span, Text
from strategy_build.model.inputs import Inputs
from strategy_build.model.labels import Labels
from strategy_build.model.walk import sentences, text_of
from strategy_build.publish.search_text import (
    BEGIN,
    END,
    Line,
    Passage,
    contact_passage,
    passages,
    same_words,
)

# A table with a list beside it is not searched twice; the banner only says what results say too.
TWICE = {"Goal", "Skills", "Food", "a: Mend more", "b: Eat together", "Yes", "No", "Thing"}


def found(inputs: Inputs) -> dict[str, Passage]:
    return {part.id: part for part in passages(EVERYTHING, inputs.labels)}


def lines(part: Passage) -> list[str]:
    return [line.text for line in part.lines]


def test_loses_no_words(inputs: Inputs) -> None:
    said = "\n".join(
        "\n".join((part.title, *lines(part))) for part in passages(EVERYTHING, inputs.labels)
    )
    plain = re.sub(f"{BEGIN}\\S+ |{END}", "", said)
    banner = text_of(EVERYTHING.banner)
    lost = {text_of((one,)) for one in sentences(EVERYTHING)} - {banner, "The same as a list"}

    assert {one for one in lost if one not in plain} <= TWICE


def test_every_place_is_in_the_page(inputs: Inputs) -> None:
    page = html.document_fromstring(render(EVERYTHING, inputs, {}).files["index.html"].decode())
    ids = set(cast("list[str]", page.xpath("//@id")))
    places = {
        name
        for part in passages(EVERYTHING, inputs.labels)
        for name in (part.id, *(line.id for line in part.lines))
    }

    assert len(places) > 60
    assert places <= ids


def test_names_the_publication_then_its_sections_in_order(inputs: Inputs) -> None:
    named = [(part.label, part.title) for part in passages(EVERYTHING, inputs.labels)]

    assert named[:3] == [
        ("", "Nobody is a stranger"),
        ("Part 1", "Introduction"),
        ("Part 2", "Vision and mission"),
    ]
    assert [title for _, title in named[-3:]] == ["Notes", "Word list", "Ask us"]


def test_an_action_leads_to_its_row_and_has_its_number(inputs: Inputs) -> None:
    action = next(line for line in found(inputs)["mend"].lines if line.label == "Action 5.1")

    assert action == Line(
        "mend-cafes", "Open a mending café in each ward.", "Action 5.1", is_heading=True
    )


def test_what_belongs_to_an_action_says_so(inputs: Inputs) -> None:
    assert "Action 5.1, Led by: Mending group" in lines(found(inputs)["mend"])


def test_a_row_of_a_table_is_one_line_with_the_names_of_its_columns(inputs: Inputs) -> None:
    assert "Thing: Kettle; Cost: £25; Year: 2026" in lines(found(inputs)["introduction"])


def test_a_table_with_a_list_beside_it_is_found_once(inputs: Inputs) -> None:
    shown = lines(found(inputs)["matrix"])

    assert "Goal a, Mend more. Themes: Skills." in shown
    assert not [line for line in shown if "Yes" in line]


def test_an_answer_keeps_its_name(inputs: Inputs) -> None:
    assert "Welcome: We make room." in lines(found(inputs)["questions"])
    assert "Honest" in lines(found(inputs)["questions"])


def test_marks_words_in_another_language(inputs: Inputs) -> None:
    assert f"{BEGIN}cy Diolch yn fawr.{END}" in lines(found(inputs)["people"])
    assert any(
        f"says {BEGIN}cy Croeso{END} and" in line for line in lines(found(inputs)["introduction"])
    )


def test_marks_another_language_inside_stressed_words() -> None:
    words = p("x", "Say ", Emphasis((Span("cy", (Text("diolch yn  fawr"),)),)), ".")
    section = replace(INTRODUCTION, blocks=(words,))

    assert lines(contact_passage(section, "en-GB")) == [f"Say {BEGIN}cy diolch yn fawr{END}."]


def test_says_what_stands_in_the_word_list(inputs: Inputs) -> None:
    assert found(inputs)["page-word-list"].lines[0] == Line(
        "bsl", "BSL, British Sign Language: A language of the Deaf community."
    )


def test_leaves_out_whom_to_ask_where_the_site_says_the_same(inputs: Inputs) -> None:
    assert "ask-us" not in [part.id for part in passages(EVERYTHING, inputs.labels, ASK)]


def test_keeps_what_only_this_publication_says_of_whom_to_ask(inputs: Inputs) -> None:
    other = replace(ASK, blocks=(*ASK.blocks, Facts((Fact("Text", (p("x", "07700 900 147"),)),))))
    document = replace(EVERYTHING, contact=replace(EVERYTHING.contact, section=other))
    last = list(passages(document, inputs.labels, ASK))[-1]

    assert lines(last) == ["Text: 07700 900 147"]


def test_what_a_part_says_twice_is_found_once() -> None:
    section = replace(INTRODUCTION, blocks=(p("x", "Once."), p("x", "Once."), p("x", "Twice.")))

    assert lines(contact_passage(section, "en-GB")) == ["Once.", "Twice."]


def test_pairs_short_and_long_forms_once() -> None:
    assert same_words((EVERYTHING, EVERYTHING)) == (("BSL", "British Sign Language"),)


def test_pairs_a_word_with_its_other_spellings() -> None:
    words = {
        "carer": ("caregiver", "family carer"),
        "question day": ("listening day", "QD"),  # two forms of several words are no pair
        "co-production": ("coproduction",),  # the script finds it without help
        "BSL": ("Bsl",),
    }
    glossary = tuple(
        GlossaryEntry(word, s("word-list", word), (), (), also=also) for word, also in words.items()
    )

    assert same_words((replace(EVERYTHING, glossary=glossary),)) == (
        ("QD", "question day"),
        ("carer", "caregiver"),
        ("carer", "family carer"),
    )


def test_a_section_without_title_has_a_name_all_the_same(inputs: Inputs) -> None:
    untitled = replace(EVERYTHING, body=(replace(INTRODUCTION, title=(), label=""),))
    labels: Labels = inputs.labels

    assert list(passages(untitled, labels))[1].title == labels("html-opening")


def test_an_empty_sentence_is_no_line() -> None:
    section = replace(INTRODUCTION, blocks=(replace(p("x", "y"), words=s("x", " ")),))

    assert lines(contact_passage(section, "en-GB")) == []
