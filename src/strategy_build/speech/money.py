"""Money as it is said."""

from __future__ import annotations

import re

from strategy_build.speech.cardinals import cardinal, decimal
from strategy_build.speech.rule import Rule, rule

_NAMES = {
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "$": ("dollar", "dollars", "cent", "cents"),
}
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
_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_SCALE = r"(?:\s?(thousand|million|billion|trillion|k|mn|m|bn|b|tn)(?![A-Za-z]))"
_DASH = r"\s?[-–—]\s?"
_PENCE = re.compile(r"\d+(?:,\d{3})*\.\d\d")


def _amount(sign: str, number: str) -> str:
    one, many, small, smalls = _NAMES[sign]
    if _PENCE.fullmatch(number):
        whole, _, part = number.replace(",", "").partition(".")
        change = f"{cardinal(int(part))} {small if int(part) == 1 else smalls}"
        if int(whole) == 0:
            return change
        coins = f"{cardinal(int(whole))} {one if int(whole) == 1 else many}"
        return f"{coins} and {change}" if int(part) else coins
    return f"{decimal(number)} {one if number == '1' else many}"


def _plain(match: re.Match[str]) -> str:
    return _amount(match[1], match[2])


def _scaled(match: re.Match[str]) -> str:
    return f"{decimal(match[2])} {_SCALES[match[3].lower()]} {_NAMES[match[1]][1]}"


def _range(match: re.Match[str]) -> str:
    scale = f"{_SCALES[match[4].lower()]} " if match[4] else ""
    return f"{decimal(match[2])} to {decimal(match[3])} {scale}{_NAMES[match[1]][1]}"


def _pence(match: re.Match[str]) -> str:
    return f"{cardinal(int(match[1]))} {'penny' if match[1] == '1' else 'pence'}"


MONEY: tuple[Rule, ...] = (
    rule(rf"([£€$])\s?{_NUMBER}{_DASH}{_NUMBER}{_SCALE}?(?![\w])", _range, fold=True),
    rule(rf"(?<=[\dkmn]){_DASH}(?=[£€$])", " to "),
    rule(rf"([£€$])\s?{_NUMBER}{_SCALE}", _scaled, fold=True),
    rule(rf"([£€$])\s?{_NUMBER}", _plain),
    rule(r"(?<![\w.])(\d{1,3})p\b", _pence),
)
