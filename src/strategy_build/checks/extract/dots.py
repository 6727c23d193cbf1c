"""Uncontracted Unified English Braille read cell by cell, as a person reads it.

It shares no table with what writes braille, so a sign that is written wrongly is read wrongly.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

BLANK = "⠀"
_LETTERS = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", "abcdefghijklmnopqrstuvwxyz", strict=True))
_DIGITS = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", "1234567890", strict=True))
_NUMBER, _CAPITAL, _LETTER_SIGN = "⠼", "⠠", "⠰"
_IN_NUMBERS = {"⠂": ",", "⠲": ".", "⠌": "/"}
_NUMERIC_SPACE = "⠐"
_ACCENTS = {
    "⠘⠌": "\u0301", "⠘⠡": "\u0300", "⠘⠩": "\u0302", "⠘⠻": "\u0303", "⠘⠒": "\u0308",
    "⠘⠫": "\u030a", "⠘⠬": "\u030c", "⠘⠯": "\u0327", "⠈⠤": "\u0304", "⠈⠬": "\u0306",
}  # fmt: skip
_JOINED = "\x00"  # between the halves of a ligature
_SIGNS: Mapping[str, str] = {
    "⠂": ",", "⠆": ";", "⠒": ":", "⠲": ".", "⠖": "!", "⠦": "?", "⠴": "”", "⠄": "'", "⠤": "-",
    "⠠⠤": "—", "⠠⠦": "‘", "⠠⠴": "’", "⠶": "′", "⠌": "/",
    "⠐⠣": "(", "⠐⠜": ")", "⠐⠖": "+", "⠐⠤": "−", "⠐⠶": "=", "⠐⠦": "×", "⠐⠌": "÷", "⠐⠔": "*",
    "⠨⠣": "[", "⠨⠜": "]", "⠨⠴": "%", "⠨⠤": "_", "⠨⠡": "`", "⠨⠮": "ß",
    "⠸⠣": "{", "⠸⠜": "}", "⠸⠌": "/", "⠸⠡": "\\", "⠸⠳": "|", "⠸⠹": "#", "⠸⠲": "•",
    "⠸⠦": "«", "⠸⠴": "»", "⠸⠖": "±",
    "⠈⠇": "£", "⠈⠑": "€", "⠈⠎": "$", "⠈⠉": "¢", "⠈⠽": "¥", "⠈⠯": "&", "⠈⠁": "@", "⠈⠩": "✓",
    "⠈⠣": "<", "⠈⠜": ">", "⠈⠔": "~", "⠈⠢": "^", "⠈⠠⠹": "†", "⠈⠠⠻": "‡",
    "⠸⠈⠣": "≤", "⠸⠈⠜": "≥", "⠐⠶⠈⠱": "≠", "⠘⠔": "≈",
    "⠘⠚": "°", "⠘⠎": "§", "⠘⠏": "¶", "⠘⠉": "©", "⠘⠗": "®", "⠘⠞": "™", "⠘⠝": "ŋ",
    "⠘⠖": _JOINED,
    "⠰⠔": "", "⠰⠢": "",  # above and below the line
    "⠰⠳⠕": "→", "⠰⠳⠪": "←", "⠰⠳⠬": "↑", "⠰⠳⠩": "↓", "⠫⠼⠙": "□",
    "⠈⠡⠕": "ø", "⠈⠡⠇": "ł", "⠈⠒⠙": "đ", "⠈⠒⠓": "ħ", "⠼⠻": "ð", "⠼⠮": "þ",
    "⠈⠨⠣": "[", "⠈⠨⠜": "]",  # the transcriber's own words
}  # fmt: skip
_LIGATURES = {f"a{_JOINED}e": "æ", f"o{_JOINED}e": "œ", _JOINED: ""}
_GREEK = dict(zip("⠁⠃⠛⠙⠑⠵⠊⠅⠇⠍⠝⠕⠏⠗⠎⠞⠥⠋⠺", "αβγδεζικλμνοπρστυφω", strict=True))
_LONGEST = max(map(len, _SIGNS))


def read(cells: str) -> str:
    """What a person reads, in small letters: capitals are not told apart.

    A cell that means nothing by itself stays a cell, so that it is seen.
    """
    made: list[str] = []
    marks = ""
    number = False
    at = 0
    while at < len(cells):
        cell = cells[at]
        if number and (told := _numeric(cells, at)):
            made.append(told)
            at += 1
            continue
        number = cell == _NUMBER and cells[at + 1 : at + 2] in (*_DIGITS, *_IN_NUMBERS)
        if number:
            at += 1
            continue
        if (accent := _ACCENTS.get(cells[at : at + 2])) and cells[at + 2 : at + 3] in _LETTERS:
            marks, at = accent, at + 2
            continue
        sign, length = _sign(cells, at)
        made.append(unicodedata.normalize("NFC", sign + marks) if marks else sign)
        marks, at = "", at + length
    text = "".join(made)
    for halves, whole in _LIGATURES.items():
        text = text.replace(halves, whole)
    return text


def _numeric(cells: str, at: int) -> str:
    """What a cell says inside a number, "" where the number ends before it."""
    cell, following = cells[at], cells[at + 1 : at + 2]
    if cell == _NUMERIC_SPACE:
        return " " if following in _DIGITS else ""
    if cell == "⠌" and following not in _DIGITS:
        return ""
    return _DIGITS.get(cell, "") or _IN_NUMBERS.get(cell, "")


def _sign(cells: str, at: int) -> tuple[str, int]:
    """The letter or sign at a place, and its length."""
    for length in range(min(_LONGEST, len(cells) - at), 0, -1):
        found = _SIGNS.get(cells[at : at + length])
        if found is not None and (length > 1 or cells[at] not in _LETTERS):
            return found, length
    cell = cells[at]
    if cell == "⠨" and cells[at + 1 : at + 2] in _GREEK:
        return _GREEK[cells[at + 1]], 2
    if cell == BLANK or cell.isspace():
        return " ", 1
    if cell in _LETTERS:
        return _LETTERS[cell], 1
    if cell == _CAPITAL:
        return "", 2 if cells[at + 1 : at + 2] == "⠄" else 1
    return ("", 1) if cell == _LETTER_SIGN else (cell, 1)
