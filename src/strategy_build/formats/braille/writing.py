"""Print made ready for a braille table: marks that no reader sees go, others get their twin."""

from __future__ import annotations

import re
import unicodedata

_GONE = dict.fromkeys(
    (
        0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F,  # of no width
        *range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # of direction
    )
)  # fmt: skip
# Signs that the tables lack, and those that mean the same to a reader.
_TWINS = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "\t": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2212": "−",
        "\u201a": ",", "\u201e": "“", "\u201f": "“", "\u201b": "‘", "\u2039": "‘", "\u203a": "’",
        "\u02bc": "’", "\u2044": "/", "\u2024": ".", "\u2025": "..",
        "\u2610": "□", "\u2611": "✓", "\u2612": "×", "\u2705": "✓", "\u2717": "×", "\u2718": "×",
        "\u2714": "✓", "\u25cf": "•", "\u25e6": "•", "\u2023": "•", "\u2043": "•", "\u00b7": "•",
        "\u25aa": "•", "\u2794": "→", "\u279c": "→", "\u27a1": "→", "\u2b05": "←",
        "\u2116": "No ", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)  # fmt: skip
_STRAIGHT = re.compile(r'"')
_PAIR = re.compile(r"(?<!\w)'(?=\S)([^']*)(?<=\S)'(?!\w)")
_SINGLE = re.compile("[‘’]")
_BEFORE_OPENING = " \n([{—–-/‘“"


def ready(text: str) -> str:
    """Composed letters, no hidden marks, and quotation marks that open and close.

    A straight quotation mark says not which of the two it is; its place does. An apostrophe is told
    from the end of a quotation, for braille has a sign for each.
    """
    plain = unicodedata.normalize("NFC", text).translate(_GONE).translate(_TWINS)
    plain = _STRAIGHT.sub(lambda found: _curled(plain, found.start()), plain)
    plain = _PAIR.sub("‘\\1’", plain)
    return _with_apostrophes(plain) if "’" in plain else plain


def _curled(text: str, at: int) -> str:
    opens = at == 0 or text[at - 1] in _BEFORE_OPENING
    return "“" if opens and at + 1 < len(text) and text[at + 1] != " " else "”"


def _with_apostrophes(text: str) -> str:
    """Each ’ that ends no quotation as a straight one."""
    quoted = 0
    made = list(text)
    for found in _SINGLE.finditer(text):
        at = found.start()
        if found[0] == "‘":
            quoted += 1
        elif quoted and at and text[at - 1] != " " and not text[at + 1 : at + 2].isalnum():
            quoted -= 1
        elif text[max(0, at - 1) : at].isalnum() or text[at + 1 : at + 2].isalnum():
            made[at] = "'"
    return "".join(made)


def name_of(character: str) -> str:
    """What a sign is called, for a note in its place: "grinning face"."""
    return unicodedata.name(character, f"sign {ord(character):x}").lower()
