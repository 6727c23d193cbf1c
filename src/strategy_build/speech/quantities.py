"""Measures and plain numbers as they are said."""

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
    whole,
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
    "mcg": ("microgram", "micrograms"),
    "µg": ("microgram", "micrograms"),
    "ml": ("millilitre", "millilitres"),
    "cl": ("centilitre", "centilitres"),
    "l": ("litre", "litres"),
    "L": ("litre", "litres"),
    "ft": ("foot", "feet"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "ha": ("hectare", "hectares"),
    "KB": ("kilobyte", "kilobytes"),
    "kB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "dB": ("decibel", "decibels"),
    "px": ("pixel", "pixels"),
    "pt": ("point", "point"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "h": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"),
    "yr": ("year", "years"),
    "yrs": ("year", "years"),
    "wk": ("week", "weeks"),
    "wks": ("week", "weeks"),
    "m²": ("square metre", "square metres"),
    "m2": ("square metre", "square metres"),
    "km²": ("square kilometre", "square kilometres"),
    "km2": ("square kilometre", "square kilometres"),
    "m³": ("cubic metre", "cubic metres"),
    "mph": ("mile an hour", "miles an hour"),
    "km/h": ("kilometre an hour", "kilometres an hour"),
    "kbps": ("kilobit a second", "kilobits a second"),
    "Mbps": ("megabit a second", "megabits a second"),
}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_LABEL_WORDS = (
    "part|action|value|section|chapter|question|principle|goal|ambition|change|challenge|point|"
    "paragraph|theme|step|criterion|rule|table|figure|clause"
)
_PARTS = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds"}
_DOTTED = re.compile(r"\d+(?:\.\d+)+")
_LARGEST_BOTTOM = 10
_YEAR_LENGTH = 4
_RAISED = str.maketrans("⁰¹⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01456789" + "0123456789")


def dotted_numbers(text: str) -> str:
    """Every number with points as a place in the document: "4.10" is "four point ten"."""
    return _DOTTED.sub(lambda m: dotted(m[0]), text)


def _unit(match: re.Match[str]) -> str:
    one, many = _UNITS[match[3]]
    if match[1] == "1":
        return f"one {one}"
    return f"{decimal(match[1])}{'-' if match[2] == '-' else ' '}{one if match[2] == '-' else many}"


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


def _counted(figures: str, name: str) -> str:
    return f"{whole(figures)} {name}{'' if int(figures) == 1 else 's'}"


def _raised(match: re.Match[str]) -> str:
    return f" {match[0].translate(_RAISED)}"


MEASURES: tuple[Rule, ...] = (
    rule(r"\bCO\s?[₂2]", "C O 2"),
    rule(r"[⁰¹⁴-⁹₀-₉]+", _raised),
    rule(r"(?<![\w.,*£$€])(\d)\*(?![\w*])", r"\1 star"),
    rule(r"(?<![\w.,])\d{1,3}(?: \d{3})* 000(?!\w)", lambda m: m[0].replace(" ", ",")),
    rule(r"(?<![\d.])½ (?=hour\b)", "half an "),
    rule(r"(?<![\d.])½ (?=(?:day|mile|pint|term|year)\b)", "half a "),
    rule(r"(?<!\w)(\d)['’′](\d{1,2})[\"”″]", lambda m: f"{whole(m[1])} foot {whole(m[2])}"),
    rule(r"(?<=\d)\s?″", " inches"),
    rule(r"(?<=\d)\s?′", " feet"),
    rule(
        r"(?<!\w)(\d{1,2})\s?h(?:rs?)?\s?([0-5]?\d)\s?m(?:ins?)?\b",
        lambda m: f"{_counted(m[1], 'hour')} {_counted(m[2], 'minute')}",
    ),
    rule(r"(?<=\d)\s?[x×]\s?(?=\d)(?![^=]*=)", " by "),
    rule(r"(?<![\w.])(\d+(?:\.\d+)?)\s?[x×](?=\s|[.,;:!?)]|$)", lambda m: f"{decimal(m[1])} times"),
    rule(r"(?<![\w)\d/%])\s?[-−–](?=(?:\d|\.\d))(?!\d{4}\))", " minus "),
    rule(rf"(?<=[\d%]){_DASH}(?=\d)(?<!\d-\d-)", _to),
    rule(rf"(?<![\w.]){_NUMBER}\s?([½¼¾⅓⅔])", lambda m: f"{decimal(m[1])} and {_PARTS[m[2]]}"),
    rule(rf"(?<![\w.])\+(?={_NUMBER})", "plus "),
    rule(rf"(?<![\w.]){_NUMBER}\s?%", _percent),
    rule(rf"(?<![\w.]){_NUMBER}\s?[°º]\s?([CF])?(?!\w)", _degrees),
    rule(rf"(?<![\w.]){_NUMBER}([\s-]?)({_UNIT})(?![\w/²³]|['’](?!s\b))", _unit),
)


def _ordinal(match: re.Match[str]) -> str:
    figures = match[1].replace(",", "")
    if len(figures) > _YEAR_LENGTH * 2:
        return f"{whole(figures)} {match[2]}"
    return ordinal(int(figures))


def _fraction(match: re.Match[str]) -> str:
    top, bottom = int(match[1]), int(match[2])
    if 0 < top < bottom <= _LARGEST_BOTTOM:
        return fraction(top, bottom)
    return f"{cardinal(top)} {'' if top == bottom else 'slash '}{cardinal(bottom)}"


def _mixed(match: re.Match[str]) -> str:
    top, bottom = int(match[2]), int(match[3])
    if not 0 < top < bottom <= _LARGEST_BOTTOM:
        return match[0]
    part = fraction(top, bottom)
    return f"{cardinal(int(match[1]))} and {part.replace('one ', 'a ', 1)}"


def _whole(match: re.Match[str]) -> str:
    text = match[0]
    if len(text) > 1 and int(text[0]) == 0:
        return digits(text)
    if len(text) == _YEAR_LENGTH and is_year(int(text)):
        return year(int(text))
    return whole(text)


NUMBERS: tuple[Rule, ...] = (
    rule(
        rf"\b({_LABEL_WORDS})(s?) (\d+(?:\.\d+)+)(?!\w)",
        lambda m: f"{m[1]}{m[2]} {dotted(m[3])}",
        fold=True,
    ),
    rule(r"\b24/7\b", "twenty-four seven"),
    rule(
        r"(?<![\w.])(\d+):(\d+)(?![\w:])",
        lambda m: f"{whole(m[1])} to {whole(m[2])}",
    ),
    rule(r"(?<![\w/.])(\d{1,3}) (\d)/(\d{1,2})(?![\w/]|\.\d)", _mixed),
    rule(
        r"(?<![\w/.])(\d{1,3})/(\d{1,3})(?= (?:people|members|respondents|adults|children|women|men)\b)",
        lambda m: f"{whole(m[1])} out of {whole(m[2])}",
    ),
    rule(r"(?<![\w/.])(\d{1,3})/(\d{1,3})(?![\w/]|\.\d)", _fraction),
    rule(r"(?<![\w.])(\d+(?:,\d{3})*)(st|nd|rd|th)\b", _ordinal),
    rule(r"(?<![\w.])\d+(?:\.\d+){2,}(?!\w)", lambda m: dotted(m[0])),
    rule(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)", lambda m: decimal(m[0])),
    rule(r"(?<![\w.])\d+\.\d+", lambda m: decimal(m[0])),
    rule(r"(?<![\w.])\.(\d+)", lambda m: f"point {digits(m[1])}"),
    rule(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " "),
    rule(r"(?<=\d)_(?=\w)|(?<=\w)_(?=\d)", " "),
    rule(r"\d+", _whole),
)
