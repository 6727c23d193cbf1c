"""Our own uncontracted English, held against liblouis."""

from __future__ import annotations

import pytest

from strategy_build.checks.extract.dots import read
from strategy_build.checks.normal import tokens
from strategy_build.formats.braille.cells import ascii_of
from strategy_build.formats.braille.louis import Louis
from strategy_build.formats.braille.uncontracted import translate, unknown
from strategy_build.formats.braille.writing import ready
from tests.formats.braille.sentences import sentences

_AS_LIBLOUIS = 0.995


def test_writes_as_liblouis_does(library: Louis) -> None:
    wanted = [ready(one) for one in sentences()]
    same = sum(
        not unknown(one) and translate(one) == library.cells("en-ueb-g1.ctb", one) for one in wanted
    )

    assert len(set(wanted)) == 5_000
    assert same / len(wanted) >= _AS_LIBLOUIS


def test_what_it_writes_can_be_read() -> None:
    lost = [
        one for text in sentences() if tokens(read(translate(one := ready(text)))) != tokens(one)
    ]

    assert lost == []


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Ann", ",ANN"),
        ("BBC", ",,BBC"),
        ("TVs", ",,TV,'S"),
        ("NHS, BBC and UK", ",,NHS1 ,,BBC AND ,,UK"),
        ("PLAN A OR B now", ",,,PLAN A OR B,' NOW"),
        ("ROOM 2B AND HALL", ",,ROOM #B,B ,,AND ,,HALL"),
        ("É ÉÉ", ",^/E ,,^/E^/E"),
        ("Œuf ŒUF", ",O,^6EUF ,,O^6EUF"),
        ("1,250.50", "#A1BEJ4EJ"),
        (".5", "#4E"),
        ("01632 960 147", '#JAFCB"IFJ"ADG'),
        ("4b 4k 4B", "#D;B #DK #D,B"),
        ("a,b", "A;1B"),
        ("?", ";8"),
        ("what?", "WHAT8"),
        ("‘a’", ",8A,0"),
        ("½", "#A/B"),
        ("H₂O", ",H;5#B,O"),
        ("x²", "X;9#B"),
        ("a  b", "A  B"),
    ],
)
def test_writes_by_the_rules(text: str, cells: str) -> None:
    assert ascii_of(translate(text)) == cells


def test_names_what_it_does_not_know() -> None:
    assert unknown("Café 中 ☂") == {"中", "☂"}


def test_refuses_what_it_does_not_know() -> None:
    with pytest.raises(KeyError):
        translate("中")
