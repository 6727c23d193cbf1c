"""Telephone numbers, measures and plain numbers as they are said."""

from __future__ import annotations

import re

from strategy_build.speech.cardinals import (
    cardinal,
    decimal,
    digits,
    dotted,
    fraction,
    is_year,
    ordinal,
    year,
)
from strategy_build.speech.rule import Rule, rule

_DASH = r"\s?[-–—]\s?"
_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_UNITS = {
    "km": ("kilometre", "kilometres"),
    "m": ("metre", "metres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "mg": ("milligram", "milligrams"),
    "ml": ("millilitre", "millilitres"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "m²": ("square metre", "square metres"),
    "km²": ("square kilometre", "square kilometres"),
    "mph": ("mile an hour", "miles an hour"),
}
_LABEL_WORDS = (
    "part|action|value|section|chapter|question|principle|goal|ambition|change|challenge|point|"
    "paragraph|theme|version|step|criterion"
)
_ROMAN_WORDS = "Part|Chapter|Section|Volume|Phase|Stage|Appendix|Annex|Act|Schedule|Book"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SHORTEST_PHONE, _LONGEST_PHONE = 9, 16
_DOTTED = re.compile(r"\d+(?:\.\d+)+")


def dotted_numbers(text: str) -> str:
    """Every number with points as a place in the document: "4.10" is "four point ten"."""
    return _DOTTED.sub(lambda m: dotted(m[0]), text)


def _phone(match: re.Match[str]) -> str:
    figures = re.sub(r"\D", "", match[0])
    if not _SHORTEST_PHONE <= len(figures) <= _LONGEST_PHONE:
        return match[0]
    groups = [re.sub(r"\D", "", group) for group in match[0].split()]
    if len(groups) == 1:
        groups = [figures[:5], figures[5:8], figures[8:]]
    plus = "plus " if match[0].startswith("+") else ""
    return plus + ", ".join(digits(group) for group in groups if group)


def _digits(match: re.Match[str]) -> str:
    return digits(match[0])


PHONES: tuple[Rule, ...] = (
    rule(
        r"(?<![\w.,£$€/])(?:1800\d )?(?:\+\d{2}[ ]?(?:\(0\))?|\(?0)\d[\d()]*(?:[ -]\d{2,})*(?![\w/]|\.\d)",
        _phone,
    ),
    rule(r"(?<=\b(?:call|dial|ring) )(?:999|101|105|111|112|119)(?!\w)", _digits, fold=True),
    rule(r"(?<=\bphone )(?:999|101|105|111|112|119)(?!\w)", _digits, fold=True),
)


def _unit(match: re.Match[str]) -> str:
    one, many = _UNITS[match[2]]
    return f"one {one}" if match[1] == "1" else f"{decimal(match[1])} {many}"


def _percent(match: re.Match[str]) -> str:
    return f"{decimal(match[1])} per cent"


def _degrees(match: re.Match[str]) -> str:
    scale = {"C": " Celsius", "F": " Fahrenheit", None: "", "": ""}[match[2]]
    return f"{decimal(match[1])} degree{'' if match[1] == '1' else 's'}{scale}"


def _to(match: re.Match[str]) -> str:
    """A dash between two numbers means "to", but not inside a longer chain such as a book number."""
    before = re.search(r"[\d%-]+$", match.string[: match.start()])
    after = re.match(r"\d+(-\d)?", match.string[match.end() :])
    chained = "-" in (before[0] if before else "") or bool(after and after[1])
    return match[0] if chained and match[0] == "-" else " to "


MEASURES: tuple[Rule, ...] = (
    rule(rf"(?<=[\d%]){_DASH}(?=\d)(?<!\d-\d-)", _to),
    rule(rf"(?<![\w.]){_NUMBER}\s?%", _percent),
    rule(rf"(?<![\w.]){_NUMBER}\s?°\s?([CF])?(?!\w)", _degrees),
    rule(
        rf"(?<![\w.]){_NUMBER}\s?({'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})"
        r"(?![\w/])",
        _unit,
    ),
)


def _roman(match: re.Match[str]) -> str:
    values = [_ROMAN[letter] for letter in match[2]]
    total = sum(
        -value if any(value < later for later in values[i + 1 : i + 2]) else value
        for i, value in enumerate(values)
    )
    return f"{match[1]} {cardinal(total)}"


def _ordinal(match: re.Match[str]) -> str:
    return ordinal(int(match[1].replace(",", "")))


def _fraction(match: re.Match[str]) -> str:
    top, bottom = int(match[1]), int(match[2])
    if 0 < top < bottom <= 10:
        return fraction(top, bottom)
    return f"{cardinal(top)} {'' if top == bottom else 'slash '}{cardinal(bottom)}"


def _whole(match: re.Match[str]) -> str:
    text = match[0]
    if len(text) > 1 and text.startswith("0"):
        return digits(text)
    n = int(text)
    return year(n) if len(text) == 4 and is_year(n) else cardinal(n)


NUMBERS: tuple[Rule, ...] = (
    rule(rf"\b({_ROMAN_WORDS}) ([IVXLC]+)\b(?![.'’]\w)", _roman),
    rule(
        rf"\b({_LABEL_WORDS})(s?) (\d+(?:\.\d+)+)(?!\w)",
        lambda m: f"{m[1]}{m[2]} {dotted(m[3])}",
        fold=True,
    ),
    rule(r"\b24/7\b", "twenty-four seven"),
    rule(
        r"(?<![\w.])(\d+):(\d+)(?![\w:])",
        lambda m: f"{cardinal(int(m[1]))} to {cardinal(int(m[2]))}",
    ),
    rule(r"(?<![\w/.])(\d{1,3})/(\d{1,3})(?![\w/]|\.\d)", _fraction),
    rule(r"(?<![\w.])(\d+(?:,\d{3})*)(?:st|nd|rd|th)\b", _ordinal),
    rule(r"(?<![\w.])\d+(?:\.\d+){2,}(?!\w)", lambda m: dotted(m[0])),
    rule(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)", lambda m: decimal(m[0])),
    rule(r"(?<![\w.])\d+\.\d+", lambda m: decimal(m[0])),
    rule(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " "),
    rule(r"(?<![\w)])[-−](?=\d)", "minus "),
    rule(r"\d+", _whole),
)
