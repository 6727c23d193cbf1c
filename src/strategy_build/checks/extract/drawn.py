"""What is drawn on a page of a PDF: the letters, which mark they stand in, and how large they are."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF16_BE
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from struct import unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_NUMBER = rb"[-+]?[\d.]+"
_SIX = rb"((?:" + _NUMBER + rb"\s+){6})"
_OPERATION = re.compile(
    rb"(\[[^\]]*\]\s*TJ|<[0-9A-Fa-f\s]*>\s*Tj|\((?:\\.|[^\\()])*\)\s*Tj)"  # 1 letters
    rb"|" + _SIX + rb"(cm|Tm)\b"  # 2, 3 matrices
    rb"|/(\S+)\s+(" + _NUMBER + rb")\s+Tf\b"  # 4, 5 font and size
    rb"|/(\w+)\s*(<<.*?>>)?\s*(BDC|BMC)\b"  # 6, 7, 8 a mark begins
    rb"|(?<!\S)(EMC|q|Q)(?!\S)",  # 9
    re.DOTALL,
)
_LINES_AND_COLOURS = (b" m", b" l", b" c", b" re", b"rg", b"RG", b" w", b" d", b" J", b" gs")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_MOVED = re.compile(rb">\s*([-+]?[\d.]+)\s*(?=<)")
_PICTURE = b"Figure"
_MARK = re.compile(rb"/MCID\s+(\d+)")
_SAID = re.compile(rb"/ActualText\s*(?:<([0-9A-Fa-f\s]*)>|\(((?:\\.|[^\\()])*)\))", re.DOTALL)
_NUMBER_OR_LETTER = re.compile(r"\d+|[^\W_]")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_PAIRS = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_CHARACTERS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_ARABIC_OR_HEBREW = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_UNKNOWN = "\ufffd"
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_KINDS = {"L": "L", "EN": "N", "AN": "N", "CS": "C", "R": "R", "AL": "R", "NSM": "R"}
# Latin letters and what stands between them; numbers with a single comma, point or colon inside
_LEFT_TO_RIGHT = re.compile(r"L(?:[^R]*[LN])?|N+(?:CN+)*")

Matrix = tuple[float, float, float, float, float, float]
Glyphs = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The words of one page: by the number of their mark, as furniture, and outside any mark.

    `glyphs` are those of each mark from left to right. `said` is what a mark says of its words,
    where they run both ways (ActualText) and it says the letters that are drawn, and no others.
    `sizes` are the heights of letters in points, and `apart` is the mean space added between them,
    in their size; words in a picture, which stand beside it too, do not count for either.
    `unknown` counts letters without a character.
    """

    marked: Mapping[int, str]
    glyphs: Mapping[int, tuple[str, ...]]
    furniture: str
    loose: str
    sizes: frozenset[float]
    unknown: int
    apart: float = 0.0
    said: Mapping[int, str] = field(default_factory=dict)


def drawn(page: pikepdf.Page, known: dict[str, Glyphs]) -> Drawn:
    """Read a page; `known` keeps the characters of fonts from page to page."""
    fonts = {name[1:]: _glyphs(font, known) for name, font in _fonts(page)}
    reader = _Reader(fonts)
    lines = b"\n".join(_streams(page)).split(b"\n")
    reader.read(b"\n".join(line for line in lines if not line.endswith(_LINES_AND_COLOURS)))
    marked = {mark: in_order(glyphs) for mark, glyphs in reader.marked.items()}
    return Drawn(
        marked,
        {mark: tuple(glyphs) for mark, glyphs in reader.marked.items()},
        " ".join(map(in_order, reader.furniture)),
        in_order(reader.loose).strip(),
        frozenset(reader.sizes),
        reader.unknown,
        reader.moved / 1000 / max(1, reader.count),
        {
            mark: said
            for mark, said in reader.said.items()
            if _letters(said) == _letters("".join(reader.marked[mark]))
        },
    )


def _letters(text: str) -> Counter[str]:
    """Its letters and its numbers, in whatever order: brackets are drawn turned round.

    A number is one thing, since its figures stand from left to right in every script.
    """
    return Counter(_NUMBER_OR_LETTER.findall(unicodedata.normalize("NFKC", text)))


def _streams(page: pikepdf.Page) -> Iterator[bytes]:
    import pikepdf

    contents = page.obj.get("/Contents")
    for one in contents if isinstance(contents, pikepdf.Array) else [contents]:
        if one is not None:
            yield one.read_bytes()


def _fonts(page: pikepdf.Page) -> Iterator[tuple[str, pikepdf.Object]]:
    yield from dict(page.resources.get("/Font", {})).items()


def _glyphs(font: pikepdf.Object, known: dict[str, Glyphs]) -> Glyphs:
    """The characters of each glyph, as the font itself says (ISO 32000-1, 9.10.3)."""
    name = str(font.objgen)
    if name not in known:
        mapping = font.get("/ToUnicode")
        text = mapping.read_bytes().decode("latin-1") if mapping is not None else ""
        known[name] = {
            int(code, 16): bytes.fromhex(found).decode("utf-16-be", "replace")
            for block in _CHARACTERS.findall(text)
            for code, found in _PAIRS.findall(block)
        }
    return known[name]


@dataclass(slots=True)
class _Reader:
    fonts: Mapping[str, Glyphs]
    marked: dict[int, list[str]] = field(default_factory=dict)
    said: dict[int, str] = field(default_factory=dict)
    furniture: list[list[str]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    sizes: set[float] = field(default_factory=set)
    unknown: int = 0
    count: int = 0  # of letters that are no part of a picture
    moved: float = 0.0  # what parts them, in thousandths of their size

    def read(self, content: bytes) -> None:
        page, line, size = _IDENTITY, _IDENTITY, 0.0
        font: Glyphs = {}
        saved: list[Matrix] = []
        marks: list[list[str]] = []
        names: list[bytes] = []
        for found in _OPERATION.finditer(content):
            match found.lastindex:
                case 1:
                    glyphs = self._shown(found[1], font)
                    (marks[-1] if marks else self.loose).extend(glyphs)
                    if _PICTURE not in names and any(glyph.strip() for glyph in glyphs):
                        self.sizes.add(_height(size, line, page))
                        self.count += len(glyphs)
                        self.moved -= sum(map(float, _MOVED.findall(found[1])))
                case 3 if found[3] == b"cm":
                    page = _times(_matrix(found[2]), page)
                case 3:
                    line = _matrix(found[2])
                case 5:
                    font, size = self.fonts.get(found[4].decode("latin-1"), {}), float(found[5])
                case 8:
                    marks.append(self._begin(found, marks))
                    names.append(found[6])
                case _ if found[9] == b"q":
                    saved.append(page)
                case _ if found[9] == b"Q":
                    page = saved.pop() if saved else page
                case _:
                    del marks[-1:], names[-1:]

    def _begin(self, found: re.Match[bytes], marks: list[list[str]]) -> list[str]:
        number = _MARK.search(found[7] or b"")
        if number is not None:
            said = _SAID.search(found[7])
            if said is not None:
                self.said[int(number[1])] = _text(said)
            return self.marked.setdefault(int(number[1]), [])
        if found[6] == b"Artifact":
            self.furniture.append([])
            return self.furniture[-1]
        return marks[-1] if marks else self.loose

    def _shown(self, shown: bytes, font: Glyphs) -> list[str]:
        codes = bytes.fromhex(b"".join(_HEX.findall(shown)).decode("latin-1"))
        pairs = unpack(f">{len(codes) // 2}H", codes[: len(codes) // 2 * 2])
        glyphs = [font.get(code, _UNKNOWN) for code in pairs]
        self.unknown += glyphs.count("") + "".join(glyphs).count(_UNKNOWN)
        if shown.startswith(b"(") and len(shown) > len(b"() Tj"):
            self.unknown += 1  # a plain font: our files have none
        return glyphs


def _text(said: re.Match[bytes]) -> str:
    """A text string (ISO 32000-1, 7.9.2.2): with its mark in UTF-16, else in plain letters."""
    data = bytes.fromhex(said[1].decode()) if said[1] else _ESCAPED.sub(rb"\1", said[2] or b"")
    return data.decode("utf-16" if data[:2] == BOM_UTF16_BE else "latin-1", "replace")


def in_order(glyphs: Sequence[str], *, rtl: bool = False) -> str:
    """Glyphs as they stand from left to right, in the order in which they are read.

    `rtl` says that the words around them run from right to left, whatever letters these are. It is
    the bidirectional algorithm backwards (Unicode Standard Annex 9): runs of Latin letters, and
    numbers with their separators, keep their own order; all else is turned round.
    """
    if not rtl and _ARABIC_OR_HEBREW.search("".join(glyphs)) is None:
        return "".join(glyphs)
    kinds = "".join(_kind(glyph) for glyph in glyphs)
    words: list[str] = []
    at = 0
    while at < len(glyphs):
        run = _LEFT_TO_RIGHT.match(kinds, at)
        end = run.end() if run is not None else at + 1
        words.append("".join(glyphs[at:end]))
        at = end
    return "".join(reversed(words))


def _kind(glyph: str) -> str:
    way = unicodedata.bidirectional(glyph[:1]) if glyph else ""
    return _KINDS.get(way, "o")


def _matrix(numbers: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, numbers.split())
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    m, n, o, p, q, r = other
    return (
        a * m + b * o,
        a * n + b * p,
        c * m + d * o,
        c * n + d * p,
        e * m + f * o + q,
        e * n + f * p + r,
    )


def _height(size: float, line: Matrix, page: Matrix) -> float:
    both = _times(line, page)
    return round(float(size * max(abs(both[2]), abs(both[3]))), 2)
