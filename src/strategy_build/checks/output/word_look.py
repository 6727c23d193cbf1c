"""DOX: how the letters of a Word file look, as its styles and its theme make them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strategy_build.checks.extract.docx import Node, words
from strategy_build.checks.output.word_parts import WordFile, shown, style
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.markup.palette import ENOUGH, contrast

_OFF = frozenset(("0", "false", "off", "none"))
_THEME = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2",
    "dark2": "dk2", "background2": "lt2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip
_LINES = (1.3, 240)  # of the size of the letters, and what Word calls a single line
_ARIAL = 1.15  # a single line of the usual fonts, in sizes of their letters


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: size in points, colour and ground as "#rrggbb" ("" is the reader's own)."""

    size: float
    colour: str
    ground: str
    leaning: bool
    raised: bool
    capitals: bool


@error("DOX10")
def letters(one: WordFile) -> Iterator[Finding]:
    """All letters are as large as promised, stand upright and are dark enough.

    Why: People with low vision print this file, or read it as it is. Word's own styles have
        captions of 9 points in pale blue, and quotations that lean.
    Bad: Caption, 9 points, #4F81BD
    Good: 12 points or more, contrast of 7:1 or more, no italics
    Source: UKAAF G003; WCAG 2.2, 1.4.6 (AAA); British Dyslexia Association style guide
    """
    told: set[str] = set()
    for part in (one.text, one.notes, one.part("header"), one.part("footer")):
        for paragraph in part.every("w:p"):
            for run in paragraph.every("w:r"):
                if not words(run).strip() and not any(run.every(*_NUMBERS)):
                    continue
                for fault in _faults(look(one, paragraph, run), one.smallest):
                    where = one.name(style(paragraph)) or "Normal"
                    message = f'in the style "{where}", {fault}'
                    if message not in told:
                        told.add(message)
                        example = shown(words(run))
                        yield Finding(f'{message}, for example "{example}"', one.place)


_NUMBERS = ("w:footnoteReference", "w:footnoteRef", "w:instrText")


@error("DOX14")
def room(one: WordFile) -> Iterator[Finding]:
    """Lines have room between them, begin at one edge, and no program divides words.

    Why: Close lines run into one another; lines that are stretched to both edges have rivers of
        white in them; divided words are two words to many screen readers.
    Bad: single lines, justified
    Good: one and a half lines, aligned at their beginning
    Source: British Dyslexia Association style guide; UKAAF G003; WCAG 2.2, 1.4.12
    """
    for name in sorted({style(paragraph) for paragraph in one.paragraphs}):
        above = list(_styles(one, name))
        if _first(above, "w:pPr", "w:jc").facts.get("w:val") in {"both", "distribute"}:
            yield Finding(f'the style "{one.name(name)}" stretches its lines', one.place)
    usual = _first(_styles(one, ""), "w:pPr", "w:spacing")
    line = float(usual.facts.get("w:line", 0) or 0) / _LINES[1] * _ARIAL
    if usual.facts.get("w:lineRule", "auto") == "auto" and line < _LINES[0]:
        yield Finding("the lines of the text have too little room between them", one.place)
    parted = one.part("settings").find("w:autoHyphenation")
    if parted is not None and parted.facts.get("w:val", "1") not in _OFF:
        yield Finding("Word divides words at the ends of lines", one.place)


def look(one: WordFile, paragraph: Node, run: Node) -> Look:
    """How a run looks in the end: its own properties, then its style's, then the paragraph's."""
    own = run.find("w:rPr")
    sources = [*([Node("", {}, "", (own,))] if own is not None else [])]
    sources += one.above(run.said("w:rPr", "w:rStyle"))
    sources += _styles(one, style(paragraph))
    shade = [*([paragraph]), *_styles(one, style(paragraph))]
    colour = _first(sources, "w:rPr", "w:color")
    ground = _first(shade, "w:pPr", "w:shd").facts.get("w:fill", "auto")
    half = _first(sources, "w:rPr", "w:sz").facts.get("w:val", "20")
    return Look(
        float(half) / 2,
        _colour(one, colour),
        "" if ground == "auto" else f"#{ground.lower()}",
        _on(_first(sources, "w:rPr", "w:i")),
        _first(sources, "w:rPr", "w:vertAlign").facts.get("w:val", "baseline") != "baseline",
        _on(_first(sources, "w:rPr", "w:caps")) or _on(_first(sources, "w:rPr", "w:smallCaps")),
    )


def _faults(look: Look, smallest: float) -> Iterator[str]:
    if look.size < smallest:
        yield f"letters have {look.size:g} points and not {smallest:g}"
    ratio = contrast(look.colour or "#000000", look.ground or "#ffffff")
    if ratio < ENOUGH:
        yield f"the contrast is {ratio:.1f} and not {ENOUGH:g}"
    if look.leaning:
        yield "letters lean"
    if look.raised:
        yield "letters are raised, and so made smaller"
    if look.capitals:
        yield "all letters are capitals"


def _styles(one: WordFile, name: str) -> Iterator[Node]:
    """A style, those it is based on, the style of all paragraphs, and what the file starts from."""
    usual = next((n for n, s in one.styles.items() if _is_default(s)), "")
    yield from one.above(name or usual)
    defaults = one.part("styles").find("w:docDefaults")
    for kind in ("w:rPrDefault", "w:pPrDefault"):
        found = defaults.find(kind) if defaults is not None else None
        if found is not None:
            yield found


def _is_default(row: Node) -> bool:
    kind = row.facts.get("w:type"), row.facts.get("w:default", "0")
    return kind == ("paragraph", "1")


def _first(sources: Iterable[Node], *path: str) -> Node:
    """The first of the sources that says something."""
    found = (source.find(*path) for source in sources)
    return next((one for one in found if one is not None), Node("", {}, "", ()))


def _on(found: Node) -> bool:
    return bool(found.tag) and found.facts.get("w:val", "1") not in _OFF


def _colour(one: WordFile, found: Node) -> str:
    """The colour in the end: that of the theme, where one is named."""
    theme = found.facts.get("w:themeColor", "")
    if theme:
        wanted = _THEME.get(theme, theme)
        for row in one.part("theme").below():
            if row.tag.rpartition(":")[2].rpartition("}")[2] == wanted and row.kids:
                value = row.kids[0].facts.get("lastClr") or row.kids[0].facts.get("val", "")
                return f"#{value.lower()}"
    value = found.facts.get("w:val", "auto")
    return "" if value == "auto" else f"#{value.lower()}"


RULES: tuple[Rule[[WordFile]], ...] = (letters, room)
