"""Money as it is said."""

from __future__ import annotations

import re

from strategy_build.speech.cardinals import cardinal, decimal, whole
from strategy_build.speech.rule import Rule, rule

_NAMES = {
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "$": ("dollar", "dollars", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
}
_CODES = {"GBP": "£", "EUR": "€", "USD": "$"}
_COUNTRIES = {"US": "U S", "AU": "Australian", "A": "Australian", "CA": "Canadian", "C": "Canadian"}
_SIGN = "[£€$¥₹]"
_SCALES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "bn": "billion",
    "b": "billion",
    "tn": "trillion",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
}
_EACH = {"hour": "an hour", "hr": "an hour", "h": "an hour"}
_RATES = {
    "p.a.": " a year",
    "pa": " a year",
    "p/a": " a year",
    "p.c.m.": " a calendar month",
    "pcm": " a calendar month",
    "p.w.": " a week",
    "pw": " a week",
    "ph": " an hour",
    "pp": " a person",
}
_COUNTED = (
    "people|members|visitors|users|homes|jobs|children|adults|patients|carers|women|men|families|"
    "households|pupils|students|workers|voters"
)
_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_SCALE = r"(?:\s?(thousand|million|billion|trillion|k|mn|m|bn|b|tn)(?![A-Za-z]))"
_DASH = r"\s?[-–—]\s?"
_PENCE = re.compile(r"\d+(?:,\d{3})*\.\d\d")


def _amount(sign: str, number: str) -> str:
    one, many, small, smalls = _NAMES[sign]
    if _PENCE.fullmatch(number):
        notes, _, part = number.replace(",", "").partition(".")
        change = f"{cardinal(int(part))} {small if int(part) == 1 else smalls}"
        if notes.strip("0") == "":
            return change if int(part) else f"zero {many}"
        coins = f"{whole(notes)} {one if notes == '1' else many}"
        return f"{coins} and {change}" if int(part) else coins
    return f"{decimal(number)} {one if number == '1' else many}"


def _plain(match: re.Match[str]) -> str:
    return _amount(match[1], match[2])


def _scaled(match: re.Match[str]) -> str:
    return f"{decimal(match[2])} {_SCALES[match[3].lower()]} {_NAMES[match[1]][1]}"


def _range(match: re.Match[str]) -> str:
    scale = f"{_SCALES[match[4].lower()]} " if match[4] else ""
    return f"{decimal(match[2])} to {decimal(match[3])} {scale}{_NAMES[match[1]][1]}"


def _foreign(match: re.Match[str]) -> str:
    one, many, _, _ = _NAMES["$"]
    scale = f" {_SCALES[match[3].lower()]}" if match[3] else ""
    name = one if match[2] == "1" and not scale else many
    return f"{decimal(match[2])}{scale} {_COUNTRIES[match[1]]} {name}"


def _pence(match: re.Match[str]) -> str:
    return f"{cardinal(int(match[1]))} {'penny' if match[1] == '1' else 'pence'}"


MONEY: tuple[Rule, ...] = (
    rule(rf"(?<![\w%)])[-−–](?={_SIGN}\s?\d)", "minus "),
    rule(rf"({_SIGN})[-−](?=\d)", r"minus \1"),
    rule(
        r"(?<![\w.,£€$¥₹])(?<![£€$¥₹] )(\d+(?:\.\d+)?)\s?(bn|tn)\b",
        lambda m: f"{decimal(m[1])} {_SCALES[m[2]]}",
    ),
    rule(
        rf"(?<![\w.,£€$])(\d+(?:\.\d+)?)\s?m(?= (?:{_COUNTED})\b)",
        lambda m: f"{decimal(m[1])} million",
    ),
    rule(r"\b(GBP|EUR|USD)\s?(?=\d)", lambda m: _CODES[m[1]]),
    rule(r"\b(\d[\d,]*(?:\.\d+)?)\s?(GBP|EUR|USD)\b", lambda m: _CODES[m[2]] + m[1]),
    rule(rf"\b(US|AU|CA|A|C)\$\s?{_NUMBER}{_SCALE}?", _foreign),
    rule(rf"({_SIGN})\s?{_NUMBER}{_DASH}{_NUMBER}{_SCALE}?(?![\w])", _range, fold=True),
    rule(rf"(?<=[\dkmn]){_DASH}(?=[-−]?{_SIGN})", " to "),
    rule(rf"({_SIGN})\s?{_NUMBER}{_SCALE}", _scaled, fold=True),
    rule(rf"({_SIGN})\s?{_NUMBER}", _plain),
    rule(r"(?<=[\dp])\s?[-–—]\s?(?=\d{1,3}p\b)", " to "),
    rule(r"(?<![\w.])(\d{1,3})p\b", _pence),
    rule(
        r"(?<=pounds| pound|.pence|.euros|ollars)\s?(?:/\s?|per |p/)(hour|hr|h|day|week|month|year|person|head)\b",
        lambda m: f" {_EACH.get(m[1], f'a {m[1]}')}",
    ),
    rule(
        r"(?<=pounds| pound|.pence|.euros|ollars)\s?(p\.a\.|pa|p/a|p\.c\.m\.|pcm|p\.w\.|pw|ph|pp)(?!\w)",
        lambda m: _RATES[m[1]],
    ),
)
