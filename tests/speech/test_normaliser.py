from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_build.speech import phonemes
from strategy_build.speech.normaliser import Spoken, speech, spoken

SAY = {"BSL": "B S L", "Cuppa": "cup of tea"}
TABLE = Path(__file__).with_name("phrases.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.rpartition(" -> ")[::2] for line in TABLE[1:] if line and not line.startswith("==")]
PIECES = [
    *(
        "5 12 2024 07700 0.5 £ $ % . , : ; - – — / & @ # + ( ) [ ] < > ~ _ * | ' ’ “ ” ½ ² ° am pm m km "
        "bn st th s p v No e.g. etc. St Dr Part II X I King Charles May Jan Mon 8th 1/2 www. a.example "
        "http:// NHS GP U.K. → • … BSL Cuppa word and to from in at"
    ).split(),
    " ",
    " ",
    " ",
]
SCRAPS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
SENTENCES = st.lists(st.sampled_from([written for written, _ in CASES]), min_size=1, max_size=4)


def lost(said: Spoken) -> list[str]:
    """Written words with letters or figures that nothing spoken stands for."""
    return [
        each.written
        for each in said.respellings
        if not each.spoken and any(sign.isalnum() for sign in each.written)
    ]


def test_the_table_is_long_enough_to_trust() -> None:
    assert len(CASES) >= 600
    assert len({written for written, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_says_british_english(written: str, expected: str) -> None:
    assert spoken(written, "en-GB", SAY) == expected


def test_what_is_spoken_stays_as_it_is() -> None:
    changed = [said for _, said in CASES if spoken(said, "en-GB", {}) != said]

    assert changed == []


def test_loses_no_word_of_the_table() -> None:
    assert [word for written, _ in CASES for word in lost(speech(written, "en-GB", SAY))] == []


@settings(max_examples=300)
@given(st.one_of(SCRAPS, st.text(max_size=60)), st.booleans(), st.booleans())
def test_loses_no_word_and_leaves_no_figure_of_any_text(
    text: str,
    brief: bool,
    numbered: bool,
) -> None:
    said = speech(text, "en-GB", SAY, brief=brief, numbered=numbered)

    assert lost(said) == []
    assert re.search(r"\d", said.text) is None


@settings(max_examples=100)
@given(st.text(max_size=60), st.sampled_from(("cy", "ar", "fr")))
def test_loses_no_word_of_other_languages(text: str, lang: str) -> None:
    assert lost(speech(text, lang, {})) == []


@settings(max_examples=100)
@given(SENTENCES)
def test_says_the_same_in_a_sentence_and_again(parts: list[str]) -> None:
    said = spoken(f"We say: {'; and '.join(parts)}; that is all.", "en-GB", {})

    assert spoken(said, "en-GB", {}) == said


def test_maps_written_words_to_spoken_ones() -> None:
    said = speech("On 8 May the BSL’s plan cost £2.5m, not 3.", "en-GB", SAY)

    assert [(each.written, each.spoken) for each in said.respellings] == [
        ("8", "the eighth of"),
        ("BSL’s", "B S L's"),
        ("£2.5m,", "two point five million pounds,"),
        ("3.", "three."),
    ]
    assert [each.begin for each in said.respellings] == [3, 13, 29, 40]


def test_maps_a_stretch_as_a_whole_where_words_change_places() -> None:
    said = speech("From £5 – £10 a day", "en-GB", {})

    assert [(each.written, each.spoken) for each in said.respellings] == [
        ("£5", "five pounds"),
        ("–", "to"),
        ("£10", "ten pounds"),
    ]


def test_tells_of_a_mark_that_is_not_said() -> None:
    said = speech("yes · no ·", "en-GB", {})

    assert said.text == "yes, no"
    assert [(each.written, each.spoken) for each in said.respellings][-1] == ("·", "")


def test_leaves_no_figure_and_no_sign_unsaid() -> None:
    said = spoken("§3 & 7 @ 20% = £4.20 + 5° × 2 → 3/9 of 31.12.2026 #1", "en", {})

    assert not set(said) & set("0123456789§&@%=£+°×→/#")


def test_says_a_short_number_of_any_word_with_point_and_whole_numbers() -> None:
    assert spoken("Step to change 4.10", "en", {}, numbered=True) == "Step to change four point ten"
    assert spoken("Goal a.", "en", {}, numbered=True) == "Goal A."
    assert spoken("It fell by 4.10", "en", {}) == "It fell by four point one oh"


def test_removes_what_nobody_sees() -> None:
    assert spoken("co\u00adope\u200brate\u00a0now", "en", {}) == "cooperate now"


def test_leaves_the_numbers_of_other_languages_to_their_voices() -> None:
    assert spoken("Dewch am 10 o’r gloch", "cy", SAY) == "Dewch am 10 o’r gloch"


def test_says_the_longest_term_of_the_glossary() -> None:
    assert spoken("NHS UK and NHS", "en", {"NHS": "N H S", "NHS UK": "the service"}) == (
        "the service and N H S"
    )


def test_says_a_term_exactly_as_the_glossary_wants() -> None:
    assert spoken("the WHO", "en", {"WHO": "World Health NHS"}) == "the World Health N H S"
    assert spoken("a Cuppa/BSL day", "en", SAY) == "a cup of tea slash B S L day"


def test_names_only_the_place_of_an_address_inside_a_sentence() -> None:
    written = "See https://a.example/our/plan?x=1, please."

    assert speech(written, "en", {}, brief=True).text == "See A dot example, please."
    assert spoken(written, "en", {}) == (
        "See A dot example slash our slash plan question mark X equals one, please."
    )


def test_gives_the_sounds_of_a_term_to_voices_that_know_them() -> None:
    say = {"Cuppa": phonemes.marked("cup of tea", "ˈkʌpə")}
    said = speech("A Cuppa, two Cuppas.", "en-GB", say)

    assert said.text == "A cup of tea, two cup of tea's."
    assert said.marked == "A [cup of tea](/ˈkʌpə/), two [cup of tea](/ˈkʌpə/)'s."


def test_leaves_signs_without_a_name_for_the_check_of_the_voice() -> None:
    assert "😀" in spoken("Well done 😀", "en", {})
    assert "Привет" in spoken("Say Привет", "en", {})


@pytest.mark.parametrize("written", ["Goal a.", "Answer A.", "A4 paper", "Vitamin A, please"])
def test_tells_voices_where_a_is_a_letter_and_no_article(written: str) -> None:
    assert "[A](/ˈeɪ/)" in speech(written, "en-GB", {}, numbered=True).marked


def test_keeps_the_article() -> None:
    said = speech("A cup, a 4-week course and Part a lot.", "en-GB", {})

    assert said.marked == said.text == "A cup, a four-week course and Part a lot."
