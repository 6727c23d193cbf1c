"""Runs to cells: by liblouis, by our own table, and what neither can write."""

from __future__ import annotations

import pytest

from strategy_build.formats.braille.cells import NOTE_ENDS, NOTE_OPENS, ascii_of
from strategy_build.formats.braille.translator import (
    BrailleError,
    Run,
    cells,
    number,
    refusal,
    table_of,
    unknown,
)


def _made(text: str, lang: str = "en-GB", *, contracted: bool = True) -> str:
    return ascii_of(cells(Run(text, lang, contracted)))


def test_contracts_english() -> None:
    assert _made("The people") == ",! P"


def test_writes_digits_below_the_line() -> None:
    assert _made("H₂O") == ",H;5#B,O"


def test_puts_the_name_of_a_sign_into_a_note() -> None:
    made = cells(Run("Well done 🎉", "en", contracted=False))

    assert made.endswith(
        f"{NOTE_OPENS}{cells(Run('party popper', 'en', contracted=False))}{NOTE_ENDS}"
    )


def test_never_spells_a_sign_as_a_number() -> None:
    assert "X" not in _made("中☂🎉", contracted=False).replace("BOX", "")


@pytest.mark.parametrize("text", ["10⁻³", "CO₂‰", "2⁺B", "ROOM 2B☂ 3C"])
def test_makes_nothing_but_cells(text: str) -> None:
    made = cells(Run(text, "en", contracted=True))

    assert all("\u2800" <= cell < "\u2840" for cell in made)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("22 March 2027 1pm", "#BB ,MARCH #BJBG #APM"),
        ("2024 37 people", "#BJBD #CG PEOPLE"),
        ("5 10 15", "#E #AJ #AE"),
        ("01632 960 147", '#JAFCB"IFJ"ADG'),
        ("£1 250 000", '@L#A"BEJ"JJJ'),
    ],
)
@pytest.mark.parametrize("own", [True, False])
def test_two_numbers_are_not_one(
    text: str, made: str, own: bool, request: pytest.FixtureRequest
) -> None:
    if own:
        request.getfixturevalue("without_liblouis")

    assert _made(text, contracted=False) == made


def test_a_letter_behind_a_number_stays_one_among_capitals() -> None:
    assert _made("ROOM 2B AND HALL 3C", contracted=False).count("#B,B") == 1


def test_writes_welsh_by_its_own_table() -> None:
    assert _made("Diolch", "cy", contracted=False) == ",DIOL*"


def test_names_the_language_that_has_no_table() -> None:
    with pytest.raises(BrailleError, match="language tlh"):
        table_of("tlh", contracted=False)


def test_a_language_without_contractions_is_uncontracted() -> None:
    assert table_of("it", contracted=True) == table_of("it", contracted=False)


def test_tells_which_signs_have_no_braille() -> None:
    assert unknown("Café 🎉 and 中", "en") == ("中", "🎉")


def test_counts_in_cells() -> None:
    assert ascii_of(number(120)) == "#ABJ"


@pytest.mark.usefixtures("without_liblouis")
def test_writes_uncontracted_english_without_liblouis() -> None:
    assert _made("The people of Tŷ Gwyn", contracted=False) == ",THE PEOPLE OF ,T^%Y ,GWYN"


@pytest.mark.usefixtures("without_liblouis")
@pytest.mark.parametrize(
    "run",
    [
        Run("The people", "en", contracted=True),
        Run("Diolch", "cy", contracted=False),
        Run("中", "en", contracted=False),
    ],
)
def test_says_what_to_install_where_it_cannot_write(run: Run) -> None:
    with pytest.raises(BrailleError, match=r"apt-get install .*liblouis20"):
        cells(run)


@pytest.mark.usefixtures("without_liblouis")
def test_says_beforehand_why_a_format_cannot_be_made() -> None:
    assert "apt-get install" in refusal(["en-GB"], contracted=True)
    assert "apt-get install" in refusal(["en-GB", "cy"], contracted=False)
    assert refusal(["en-GB"], contracted=False) == ""


def test_has_nothing_against_languages_with_a_table() -> None:
    assert refusal(["en-GB", "cy", "ar"], contracted=True) == ""
    assert refusal(["en-GB", "tlh"], contracted=True) == "there is no braille table for tlh"
