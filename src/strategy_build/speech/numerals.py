"""Roman numerals where they are numerals: after a king's name, a part, a phase; never the word I."""

from __future__ import annotations

import re

from strategy_build.speech.cardinals import cardinal, ordinal
from strategy_build.speech.rule import Rule, rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WELL_FORMED = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_RULERS = (
    "Alexander|Alfonso|Benedict|Catherine|Charles|Christian|Clement|Edward|Elizabeth|Ethelred|"
    "Francis|Frederick|George|Gregory|Harald|Harold|Henry|Innocent|James|John|John Paul|Leo|"
    "Llywelyn|Louis|Mary|Napoleon|Nicholas|Olaf|Paul|Peter|Philip|Pius|Rhys|Richard|Robert|"
    "Stephen|Urban|Wilhelm|William"
)
_TITLES = "King|Queen|Pope|Emperor|Empress|Tsar|Prince|Princess|Sultan|Saint"
_PLACES = (
    "Part|Chapter|Section|Volume|Phase|Stage|Appendix|Annex|Act|Scene|Schedule|Book|Level|Tier|"
    "Type|Class|Grade|Group|Category|Band|Title|Article|Step|Option|Table|Figure|World War|Unit|"
    "Mark|Protocol"
)
# One letter alone is a numeral only if it is I, V or X: "Appendix C" has a letter.
_LONG = r"[IVXLC]{2,}"
_NUMERAL = rf"({_LONG}|[IVX])"
_AFTER_I = r"(?=\s*(?:$|[.,:;)\]–—]|(?:and|or|to|of) ))"


def value(numeral: str) -> int:
    """What a Roman numeral counts; 0 where it is none."""
    if not numeral or _WELL_FORMED.fullmatch(numeral) is None:
        return 0
    figures = [_VALUES[letter] for letter in numeral]
    pairs = zip(figures, (*figures[1:], 0), strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def _place(match: re.Match[str]) -> str:
    count = value(match[2])
    return f"{match[1]} {cardinal(count)}" if count else match[0]


def _marker(match: re.Match[str]) -> str:
    """What stands before an item, as in "(iv)" or after the number of a clause."""
    return f"({cardinal(value(match[1].upper()))})"


def _pair(match: re.Match[str]) -> str:
    first, last = value(match[2]), value(match[4])
    if not (first and last):
        return match[0]
    return f"{match[1]} {cardinal(first)}{match[3]}{cardinal(last)}"


def _ruler(match: re.Match[str]) -> str:
    count = value(match[2])
    return f"{match[1]} the {ordinal(count)}" if count else match[0]


ROMAN: tuple[Rule, ...] = (
    rule(
        rf"\b((?:{_PLACES})s?) {_NUMERAL}((?:, | and | or | to |[-–—]))({_LONG}|[VX]|I{_AFTER_I})\b(?![’'])",
        _pair,
        fold=False,
    ),
    rule(r"(?<=[\d)])\((?=[^\W\d]{1,4}\))", " ("),
    rule(r"\(((?:i{1,3}|i?v|vi{1,3}|ix|xi{0,2}))\)", _marker),
    rule(rf"\b({_PLACES}) ({_LONG}|[VX])\b(?![’'][a-z])", _place),
    rule(rf"\b({_PLACES}) (I)\b(?![’'.]\w){_AFTER_I}", _place),
    rule(rf"\b({_PLACES.lower()}) ({_LONG})\b(?![’'][a-z])", _place),
    rule(rf"\b((?:{_TITLES}) (?:{_RULERS}|[A-Z][a-z]+)) ({_LONG}|[VX])\b", _ruler),
    rule(rf"\b((?:{_TITLES}) (?:{_RULERS})) (I)\b(?![’'.]\w){_AFTER_I}", _ruler),
    rule(rf"\b({_RULERS}) ({_LONG}|V(?!\.))\b", _ruler),
)
