"""The spaces between words, which the layout swallows where a line or an element ends.

A tagged PDF says its words with the spaces between them (ISO 32000-1, 14.8.2.5); whoever listens
should not have to guess from where the letters stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strategy_build.formats.pdf.roles import Family
from strategy_build.formats.pdf.tree import letters, places

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CHILD = "\ufffc"
_SOFT_HYPHEN = "\u00ad"
_FONT = re.compile(rb"^/(\S+) \S+ Tf$")
_SHOWN = b"TJ"


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they were drawn: whose they are, and where the marked content begins."""

    element: Element
    text: str
    stream: list[Any]
    start: int  # the place of its properties in the stream
    pseudo: str = ""  # "before", "after" or "marker" where the style sheet brings them
    rtl: bool = False


class Spaces:
    """Follows the words of all pages in their order and adds a space where two would be one."""

    def __init__(self, family: Family, fonts: Mapping[object, Any]) -> None:
        self._family = family
        self._fonts = fonts
        self._own: dict[Element, _Own] = {}
        self._before: Words | None = None
        self._space: dict[bytes, tuple[int, float] | None] = {}

    def follow(self, words: Words) -> None:
        """The next words, in the order of reading."""
        before, self._before = self._before, words
        if before is not None and self._swallowed(before, words):
            self._add(before)
        if not words.pseudo:
            self._of(words.element).take(words.text)

    def soft_hyphen(self) -> bool:
        """Whether the words that came last end in the middle of a word that says where it bends."""
        last = self._before
        return last is not None and self._next(last) == _SOFT_HYPHEN

    def _swallowed(self, before: Words, words: Words) -> bool:
        family = self._family
        return (
            family.block(before.element) is family.block(words.element)
            and not before.text[-1:].isspace()
            and not words.text[:1].isspace()
            and before.pseudo in {"", "after"}
            and self._next(before).isspace()
        )

    def _next(self, words: Words) -> str:
        own = self._of(words.element)
        return self._sign(words.element, own.until if not words.pseudo else len(own.text))

    def _sign(self, element: Element, at: int) -> str:
        """The sign that comes next in the source."""
        sign = self._of(element).text[at : at + 1]
        if sign == _CHILD:
            child = element[self._of(element).text.count(_CHILD, 0, at)]
            return (child.text or "")[:1] or self._sign(element, at + 1)
        if sign or self._family.block(element) is element:
            return sign
        around = self._family.parent(element)
        return "" if around is None else self._sign(around, self._after(around, element))

    def _after(self, around: Element, element: Element) -> int:
        at = -1
        for child in around:
            at = self._of(around).text.index(_CHILD, at + 1)
            if child is element:
                break
        return at + 1

    def _of(self, element: Element) -> _Own:
        if element not in self._own:
            self._own[element] = _Own(element)
        return self._own[element]

    def _add(self, words: Words) -> None:
        stream, start = words.stream, words.start
        end = stream.index(b"EMC", start)
        shown = [at for at in range(start, end) if _shows(stream[at])]
        fonts = [found for at in range(start, end) if (found := _font(stream[at]))]
        space = self._glyph(fonts[-1]) if fonts else None
        if not shown or space is None:
            return
        glyph, width = space
        if stream[shown[-1]].endswith(b"%04x>] TJ" % glyph):
            return  # it was drawn, though the text of its box no longer has it
        said = stream[start].get("ActualText")
        if said is not None:
            said.string += " "
        if words.rtl:  # the last word stands first in the stream, at the left end of the line
            first = shown[0]
            stream[first] = b"[%d <%04x>] TJ\n" % (round(width), glyph) + stream[first]
        else:
            stream[shown[-1]] += b"\n<%04x> Tj" % glyph

    def _glyph(self, name: bytes) -> tuple[int, float] | None:
        """The glyph of the space in a font, and its width in thousandths of the size."""
        if name not in self._space:
            fonts = [font for font in self._fonts.values() if font.hash.encode() == name]
            found = (
                (glyph, font.widths[glyph])
                for font in fonts
                for glyph, text in font.to_unicode.items()
                if text == " "
            )
            self._space[name] = next(found, None)
        return self._space[name]


class _Own:
    """The text of one element, a sign for each child in it, and how much of it was drawn."""

    def __init__(self, element: Element) -> None:
        self.text = (element.text or "") + "".join(_CHILD + (kid.tail or "") for kid in element)
        self._seen = [at for at in places(self.text) if self.text[at] != _CHILD]
        self._taken = 0

    def take(self, text: str) -> None:
        self._taken += letters(text)

    @property
    def until(self) -> int:
        taken = min(self._taken, len(self._seen))
        return self._seen[taken - 1] + 1 if taken else 0


def _shows(item: object) -> bool:
    return isinstance(item, bytes) and item.endswith(_SHOWN)


def _font(item: object) -> bytes:
    found = _FONT.match(item) if isinstance(item, bytes) else None
    return found[1] if found else b""
