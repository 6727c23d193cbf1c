"""Uncontracted Unified English Braille without any library, letter by letter.

It is there so that English braille can be made everywhere; where liblouis is installed, its table
does the same work, and the tests hold both against each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from strategy_build.formats.braille.cells import BLANK, dots
from strategy_build.formats.braille.signs import (
    ACCENTS,
    CAPITAL,
    CAPITALS_END,
    DIGITS,
    FRACTIONS,
    GRADE_1,
    GREEK,
    JOINED,
    LETTERS,
    LEVELS,
    LIGATURES,
    NUMBER,
    OTHERS,
    SIGNS,
)

_APOSTROPHE = dots(3)
_NUMERIC_SPACE = dots(5)  # inside a number that is written in groups: "01632 960 147"
_TOKEN = re.compile(r" +|[^ ]+")
# "2B" among capitals would read as 22, for a passage in capitals marks no single letter.
AMBIGUOUS = re.compile(r"\d[A-J]")
_GROUP = re.compile(r"[0-9]{3}")
# Between two such numbers a blank is one, and no numeric space (UEB 6.6).
APART = re.compile(r"(?<=[0-9]) (?=[0-9]{1,2}(?![0-9]))")
_BETWEEN = frozenset(",:;!?")  # between two letters they would be read as letters
_LIKE_DIGITS = frozenset("abcdefghij")
_ENDS_GRADE_1 = frozenset("-–—")
_PASSAGE = 3  # words in capitals that are marked together


def translate(text: str) -> str:
    """The cells of a text. KeyError for a character that it does not know; see `unknown`."""
    tokens = _TOKEN.findall(text)
    begins, ends = _passages(tokens)
    made: list[str] = []
    open_passage = False
    for n, token in enumerate(tokens):
        if token.startswith(" "):
            grouped = len(token) == 1 and _groups(tokens[n - 1 : n], tokens[n + 1 : n + 2])
            made.append(_NUMERIC_SPACE if grouped else BLANK * len(token))
            continue
        number_goes_on = bool(made) and made[-1] == _NUMERIC_SPACE
        open_passage = open_passage or n in begins
        word = _Word(token, marked=not open_passage, number=number_goes_on)
        cells = word.cells()
        if n in begins:
            first = word.first_capital
            cells = cells[:first] + CAPITAL * 3 + cells[first:]
        made.append(cells)
        if n in ends:
            made.append(CAPITALS_END)
            open_passage = False
    return "".join(made)


def unknown(text: str) -> frozenset[str]:
    """The characters of a text that have no cells here."""
    return frozenset(character for character in set(text) if not _is_known(character))


@lru_cache(maxsize=4096)
def _is_known(character: str) -> bool:
    if character in SIGNS or character in DIGITS or character in FRACTIONS or character in LEVELS:
        return True
    try:
        _letter(character.lower())
    except KeyError:
        return False
    return True


def _passages(tokens: list[str]) -> tuple[set[int], set[int]]:
    """Where three or more words in capitals begin and end; what has no letters counts for neither."""
    begins: set[int] = set()
    ends: set[int] = set()
    run: list[int] = []
    for n, token in enumerate((*tokens, "end")):
        letters = [c for c in token if c.isalpha()]
        if not letters:
            continue
        if n < len(tokens) and all(c.isupper() for c in letters) and not AMBIGUOUS.search(token):
            run.append(n)
            continue
        if len(run) >= _PASSAGE:
            begins.add(run[0])
            ends.add(run[-1])
        run = []
    return begins, ends


def _groups(before: list[str], after: list[str]) -> bool:
    """Whether a blank stands inside a number, and not between two: "960 147", but "2027 1pm"."""
    return bool(before and after) and before[0][-1] in DIGITS and bool(_GROUP.match(after[0]))


class _Word:
    """What stands between two blanks, written sign by sign."""

    def __init__(self, text: str, *, marked: bool, number: bool) -> None:
        """`marked`: capitals are marked word by word; `number`: a number goes on from before."""
        self._text = text
        self._marked = marked
        self._numeric = number
        self._grade_1 = False  # from a number to the end of the word
        self._made: list[str] = []
        self.first_capital = 0  # place of the first capital in the cells

    def cells(self) -> str:
        """The whole word."""
        seen = False
        at = 0
        while at < len(self._text):
            character = self._text[at]
            if character.isupper() and not seen:
                self.first_capital = sum(map(len, self._made))
                seen = True
            if character.isalpha() and character not in SIGNS:
                at = self._letters(at)
            else:
                self._sign(at, character)
                at += 1
        return "".join(self._made)

    def _letters(self, at: int) -> int:
        """Letters from `at` of one kind, capital or not; gives the place after them."""
        text = self._text
        upper = text[at].isupper()
        end = at
        while end < len(text) and text[end].isalpha() and text[end].isupper() == upper:
            if text[end] in SIGNS:
                break
            end += 1
        if upper:
            if self._marked:
                self._made.append(CAPITAL * (2 if end - at > 1 else 1))
        elif self._numeric and text[at] in _LIKE_DIGITS:
            self._made.append(GRADE_1)
        self._numeric = False
        single = upper and self._marked and end - at == 1
        self._made.extend(_letter(c.lower(), single=single) for c in text[at:end])
        if upper and self._marked and end - at > 1 and text[end : end + 1].isalpha():
            self._made.append(CAPITALS_END)
        return end

    def _sign(self, at: int, character: str) -> None:
        text = self._text
        if character in DIGITS:
            self._made.append(DIGITS[character] if self._numeric else NUMBER + DIGITS[character])
            self._numeric = self._grade_1 = True
            return
        before = text[at - 1] if at else ""
        between = before.isalpha() and text[at + 1 : at + 2].isalpha()
        if character == "’":
            owner = before in {"s", "S"} and at > 1 and text[at - 2].isalpha() and not self._grade_1
            self._made.append(_APOSTROPHE if owner else SIGNS[character])
        elif character in ",." and (self._numeric or self._opens_number(at)):
            self._made.append(SIGNS[character] if self._numeric else NUMBER + SIGNS[character])
            self._numeric = True
            return
        else:
            lonely = character == "?" and not any(c.isalnum() for c in text[:at])
            if lonely or (between and character in _BETWEEN and not self._grade_1):
                self._made.append(GRADE_1)
            self._made.append(_other(character))
            self._grade_1 = self._grade_1 and character not in _ENDS_GRADE_1
        self._numeric = False

    def _opens_number(self, at: int) -> bool:
        """A number such as ".5", which begins with its sign."""
        return self._text[at + 1 : at + 2] in DIGITS and not self._text[at - 1 : at].isalpha()


def _other(character: str) -> str:
    for table in (SIGNS, FRACTIONS, LEVELS):
        if character in table:
            return table[character]
    raise KeyError(character)


@lru_cache(maxsize=2048)
def _letter(letter: str, *, single: bool = False) -> str:
    """A small letter with the marks over and under it.

    `single`: it stands for a capital before small letters; a ligature marks both halves then.
    """
    for table in (LETTERS, OTHERS, GREEK):
        if letter in table:
            return table[letter]
    if letter in LIGATURES:
        first, second = LIGATURES[letter]
        return LETTERS[first] + (CAPITAL if single else "") + JOINED + LETTERS[second]
    apart = unicodedata.normalize("NFD", letter)
    bare, marks = apart[0], apart[1:]
    if not marks or bare not in LETTERS:
        raise KeyError(letter)
    return "".join(ACCENTS[mark] for mark in reversed(marks)) + LETTERS[bare]
