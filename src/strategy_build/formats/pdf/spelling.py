"""Which letters the glyphs of right-to-left scripts stand for.

The layout engine takes the letters of a whole group, such as a letter with its vowel sign, for its
first glyph and none for the others. The font itself knows better.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_RIGHT_TO_LEFT = frozenset(("R", "AL", "NSM"))
_LEFT_TO_RIGHT = frozenset(("L", "EN", "AN"))
_NOTHING = "\u200b"  # a glyph without a letter of its own; an empty string is no letter
_EXTENSION = 7  # a kind of substitution that holds another (OpenType, GSUB)
_ROUNDS = 3  # a form of a form of a letter


def spell(fonts: Mapping[object, Any]) -> None:
    """Put right what the fonts of a PDF say of their glyphs, where that is in doubt."""
    for font in fonts.values():
        doubtful = [glyph for glyph, text in font.to_unicode.items() if _is_doubtful(text)]
        if not doubtful:
            continue
        known = letters(font.file_content)
        for glyph in doubtful:
            font.to_unicode[glyph] = known.get(glyph) or font.to_unicode[glyph] or _NOTHING


def _is_doubtful(text: str) -> bool:
    return not text or any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)


def is_mixed(text: str, *, rtl: bool) -> bool:
    """Whether words run both ways, so that nobody can tell their order from where they stand.

    "12 May 2026" among Arabic words is drawn "May 2026 12", and so is "May 2026 12": such words
    must be said beside what is drawn (ActualText; ISO 32000-1, 14.9.4). `rtl` is that of the line.
    """
    ways = {unicodedata.bidirectional(sign) for sign in text}
    return bool(ways & _LEFT_TO_RIGHT) and (rtl or bool(ways & _RIGHT_TO_LEFT))


def letters(data: bytes) -> Mapping[int, str]:
    """The letters of each glyph of a font file: its own, those whose form it is, or joins."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(data), lazy=True) as font:
        found: dict[str, str] = {}
        for code, name in sorted(font.getBestCmap().items()):
            found.setdefault(name, _plain(chr(code)))
        for _ in range(_ROUNDS):
            for parts, made in _substitutions(font):
                if made not in found and all(part in found for part in parts):
                    found[made] = "".join(found[part] for part in parts)
        return {font.getGlyphID(name): text for name, text in found.items()}


def _plain(letter: str) -> str:
    """A letter itself where a code is that of its form in the middle of a word."""
    plain = unicodedata.normalize("NFKC", letter)
    return letter if plain[:1].isspace() else plain


def _substitutions(font: TTFont) -> Iterator[tuple[tuple[str, ...], str]]:
    """What the font sets in place of what."""
    table = font["GSUB"].table.LookupList if "GSUB" in font else None
    for lookup in table.Lookup if table is not None else ():
        for rule in lookup.SubTable:
            inner = rule.ExtSubTable if lookup.LookupType == _EXTENSION else rule
            match inner.LookupType:
                case 1:  # one for one
                    yield from (((one,), other) for one, other in inner.mapping.items())
                case 4:  # one for several
                    for first, joined in inner.ligatures.items():
                        yield from (((first, *one.Component), one.LigGlyph) for one in joined)
                case _:
                    pass
