"""The signs of Unified English Braille that strategies need, by their dots (Rules of UEB, 2013)."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_build.formats.braille.cells import BLANK, dots

LETTERS: Mapping[str, str] = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        dots(
            1, 12, 14, 145, 15, 124, 1245, 125, 24, 245, 13, 123, 134, 1345, 135, 1234, 12345, 1235,
            234, 2345, 136, 1236, 2456, 1346, 13456, 1356,
        ),
        strict=True,
    )
)  # fmt: skip
DIGITS: Mapping[str, str] = {
    digit: LETTERS[letter] for digit, letter in zip("1234567890", "abcdefghij", strict=True)
}
NUMBER = dots(3456)
CAPITAL = dots(6)
CAPITALS_END = dots(6, 3)
GRADE_1 = dots(56)  # what follows has its uncontracted meaning
JOINED = dots(45, 235)  # between the two letters of a ligature
# Section 4.2: marks over and under letters, written before the letter.
ACCENTS: Mapping[str, str] = {
    "\u0300": dots(45, 16),  # grave
    "\u0301": dots(45, 34),  # acute
    "\u0302": dots(45, 146),  # circumflex
    "\u0303": dots(45, 12456),  # tilde
    "\u0304": dots(4, 36),  # macron
    "\u0306": dots(4, 346),  # breve
    "\u0308": dots(45, 25),  # diaeresis
    "\u030a": dots(45, 1246),  # ring
    "\u030c": dots(45, 346),  # caron
    "\u0327": dots(45, 12346),  # cedilla
}
# Letters that are no letter with a mark.
OTHERS: Mapping[str, str] = {
    "ß": dots(46, 2346),
    "ð": dots(3456, 1246),
    "þ": dots(3456, 2346),
    "ø": dots(4, 16) + LETTERS["o"],
    "ł": dots(4, 16) + LETTERS["l"],
    "đ": dots(4, 25) + LETTERS["d"],
    "ħ": dots(4, 25) + LETTERS["h"],
    "ŋ": dots(45) + LETTERS["n"],
}
LIGATURES: Mapping[str, tuple[str, str]] = {"æ": ("a", "e"), "œ": ("o", "e")}
GREEK: Mapping[str, str] = {
    greek: dots(46) + LETTERS[latin]
    for greek, latin in zip("αβγδεζικλμνοπρστυφω", "abgdeziklmnoprstufw", strict=True)
}
# Section 7, punctuation, and section 3, general signs.
SIGNS: Mapping[str, str] = {
    " ": BLANK,
    ",": dots(2),
    ";": dots(23),
    ":": dots(25),
    ".": dots(256),
    "!": dots(235),
    "?": dots(236),
    "'": dots(3),
    "-": dots(36),
    "–": dots(6, 36),
    "—": dots(6, 36),
    "…": dots(256, 256, 256),
    "“": dots(236),
    "”": dots(356),
    "‘": dots(6, 236),
    "’": dots(6, 356),
    "«": dots(456, 236),
    "»": dots(456, 356),
    "(": dots(5, 126),
    ")": dots(5, 345),
    "[": dots(46, 126),
    "]": dots(46, 345),
    "{": dots(456, 126),
    "}": dots(456, 345),
    "/": dots(456, 34),
    "\\": dots(456, 16),
    "|": dots(456, 1256),
    "&": dots(4, 12346),
    "@": dots(4, 1),
    "`": dots(46, 16),
    "#": dots(456, 1456),
    "%": dots(46, 356),
    "*": dots(5, 35),
    "_": dots(46, 36),
    "^": dots(4, 26),
    "~": dots(4, 35),
    "<": dots(4, 126),
    ">": dots(4, 345),
    "£": dots(4, 123),
    "€": dots(4, 15),
    "$": dots(4, 234),
    "¢": dots(4, 14),
    "¥": dots(4, 13456),
    "§": dots(45, 234),
    "¶": dots(45, 1234),
    "©": dots(45, 14),
    "®": dots(45, 1235),
    "™": dots(45, 2345),
    "°": dots(45, 245),
    "´": dots(45, 34),
    "†": dots(4, 6, 1456),
    "‡": dots(4, 6, 12456),
    "•": dots(456, 256),
    "✓": dots(4, 146),
    "□": dots(1246, 3456, 145),
    "′": dots(2356),
    "″": dots(2356, 2356),
    "+": dots(5, 235),
    "−": dots(5, 36),
    "=": dots(5, 2356),
    "×": dots(5, 236),
    "÷": dots(5, 34),
    "±": dots(456, 235),
    "≈": dots(45, 35),
    "≠": dots(5, 2356, 4, 156),
    "≤": dots(456, 4, 126),
    "≥": dots(456, 4, 345),
    "→": dots(56, 1256, 135),
    "←": dots(56, 1256, 246),
    "⇒": dots(56, 1256, 2356, 2356),
    "↑": dots(56, 1256, 346),
    "↓": dots(56, 1256, 146),
    "µ": dots(46) + LETTERS["m"],
}
# Section 6.4: a fraction in print is its two numbers with a bar.
FRACTIONS: Mapping[str, str] = {
    one[0]: NUMBER + DIGITS[one[1]] + dots(34) + DIGITS[one[2]]
    for one in "½12 ⅓13 ⅔23 ¼14 ¾34 ⅕15 ⅖25 ⅗35 ⅘45 ⅛18 ⅜38 ⅝58 ⅞78".split()
}
# Section 3.24: digits above or below the line, with the sign that they are no letters.
LEVELS: Mapping[str, str] = {
    sign: GRADE_1 + level + NUMBER + DIGITS[str(digit)]
    for level, signs in ((dots(35), "⁰¹²³⁴⁵⁶⁷⁸⁹"), (dots(26), "₀₁₂₃₄₅₆₇₈₉"))
    for digit, sign in enumerate(signs)
}
