"""liblouis: letters to cells and back, and what it does not know."""

from __future__ import annotations

import ctypes

import pytest

from strategy_build.diagnostics import SetupError
from strategy_build.formats.braille import louis as module
from strategy_build.formats.braille.louis import Louis, louis, version
from strategy_build.formats.braille.tables import CODES


def test_writes_contracted_and_uncontracted_english(library: Louis) -> None:
    assert library.cells("en-ueb-g1.ctb", "the cat") == "⠞⠓⠑⠀⠉⠁⠞"
    assert library.cells("en-ueb-g2.ctb", "the cat") == "⠮⠀⠉⠁⠞"


def test_reads_what_it_wrote(library: Louis) -> None:
    assert library.text("en-ueb-g2.ctb", "⠠⠮⠀⠉⠁⠞⠲") == "The cat."


def test_makes_room_for_what_becomes_long(library: Louis) -> None:
    unknown = "中" * 500

    assert len(library.cells("en-ueb-g1.ctb", unknown)) > 7 * len(unknown)


def test_knows_what_a_table_lacks(library: Louis) -> None:
    assert library.knows("en-ueb-g1.ctb", "é")
    assert not library.knows("en-ueb-g1.ctb", "中")


def test_says_what_to_install_where_a_table_is_missing(library: Louis) -> None:
    with pytest.raises(SetupError, match=r"apt-get install .* liblouis-data"):
        library.cells("nowhere.ctb", "a")


def test_prints_nothing_when_a_table_is_missing(
    library: Louis, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SetupError):
        library.cells("nowhere-else.ctb", "a")

    assert capfd.readouterr() == ("", "")


def test_is_none_where_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> None:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", fail)
    louis.cache_clear()
    try:
        assert louis() is None
        assert version() == "none"
    finally:
        louis.cache_clear()


@pytest.mark.parametrize("lang", sorted(CODES))
def test_every_table_is_there_and_makes_cells_of_six_dots(lang: str, library: Louis) -> None:
    code = CODES[lang]
    samples = {
        "ar": "مرحبا",
        "bn": "স্বাগতম",
        "el": "Γειά",
        "fa": "سلام",
        "gu": "સ્વાગત",
        "hi": "स्वागत",
    }
    samples |= {"pa": "ਜੀ", "ru": "Добро", "ta": "வரவேற்பு", "uk": "Ласкаво", "ur": "آمدید"}
    text = samples.get(lang, "Croeso, 25")
    for table in filter(None, (code.uncontracted, code.contracted)):
        made = library.cells(table, text)

        assert made
        assert all("\u2800" <= cell < "\u2840" for cell in made)
        assert all(library.knows(table, letter) for letter in text)


def test_the_usual_places_are_looked_at() -> None:
    assert "liblouis.so.20" in module._NAMES
