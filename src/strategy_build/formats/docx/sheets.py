"""Two style sheets made one: an organisation's own, and ours for what it does not say.

Theirs is made readable on the way, as the accent colour is for every format: colours keep their hue
and become dark enough, small letters become as large as the others, nothing leans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from strategy_build.formats.docx.brand import tree
from strategy_build.formats.docx.elements import DECLARATION, W
from strategy_build.markup.palette import ENOUGH, contrast, palette

_W = f"{{{W}}}"
_VAL = f"{_W}val"
_ID = f"{_W}styleId"
_POINTERS = ("basedOn", "next", "link")
_HARD = ("i", "iCs", "caps", "smallCaps", "vertAlign")  # to read
_THEMED = ("themeColor", "themeTint", "themeShade")
_USUAL = 24  # half points
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_LETTERS = re.compile(
    r'(<a:(?:dk2|accent\d|hlink|folHlink)>\s*<a:srgbClr val=")([0-9A-Fa-f]{6})(?=")'
)


def joined(theirs: str, ours: str, least: int) -> str:
    """Our style sheet with their styles in place of ours, by name.

    `least` is the size of the letters of this edition in half points: no style has smaller ones,
    and in large print the larger ones grow by as much.
    """
    from lxml import etree

    made, brand = tree(ours.encode()), tree(theirs.encode())
    own = {_name(row): row for row in _styles(made)}
    kept = list(_needed(brand, own))
    _rename(kept, {name: row.get(_ID) for name, row in own.items()})
    for row in kept:
        _ready(row, least)
        if _name(row) in own:
            made.remove(own[_name(row)])
        made.append(row)
    _defaults(made, brand, least)
    known = {row.get(_ID) for row in _styles(made)}
    for row in _styles(made):
        for pointer in _pointers(row):
            if pointer.get(_VAL) not in known:
                row.remove(pointer)
    return DECLARATION + etree.tostring(made, encoding="unicode")


def _styles(sheet: Any) -> list[Any]:
    return list(sheet.findall(f"{_W}style"))


def _name(row: Any) -> str:
    """The kind and the name of a style: Word takes no heed of capitals."""
    named = row.find(f"{_W}name")
    return f"{row.get(f'{_W}type')} {'' if named is None else named.get(_VAL, '').casefold()}"


def _pointers(row: Any) -> Iterator[Any]:
    for name in _POINTERS:
        yield from row.findall(f"{_W}{name}")


def _needed(brand: Any, own: Iterable[str]) -> Iterator[Any]:
    """Their styles that we use, with those that they are based on; none of the rest of a template."""
    rows = {row.get(_ID): row for row in _styles(brand)}
    wanted = [name for name, row in rows.items() if _name(row) in set(own)]
    taken: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in taken or name not in rows:
            continue
        taken.add(name)
        above = rows[name].find(f"{_W}basedOn")
        wanted += [above.get(_VAL)] if above is not None else []
    return (row for name, row in rows.items() if name in taken)


def _rename(rows: list[Any], ids: dict[str, str]) -> None:
    """Give their styles our ids where the names are the same, and ids of their own elsewhere."""
    new = {row.get(_ID): ids.get(_name(row), f"brand-{row.get(_ID)}") for row in rows}
    for row in rows:
        row.set(_ID, new[row.get(_ID)])
        for pointer in _pointers(row):
            pointer.set(_VAL, new.get(pointer.get(_VAL), ids.get(pointer.get(_VAL), "")))


def readable(theme: str) -> str:
    """Their theme with colours that letters may have."""
    return _LETTERS.sub(lambda found: found[1] + _dark(found[2]), theme)


def _dark(colour: str) -> str:
    """The colour, or one of its hue that has enough contrast with paper."""
    if contrast(f"#{colour}", "#ffffff") >= ENOUGH:
        return colour
    return palette(f"#{colour.lower()}").link.removeprefix("#").upper()


def _ready(row: Any, least: int) -> None:
    """Without lists of their file, which are not here, and readable."""
    for number in row.findall(f"{_W}pPr/{_W}numPr"):
        number.getparent().remove(number)
    for look in row.iter(f"{_W}rPr"):
        for name in _HARD:
            for hard in look.findall(f"{_W}{name}"):
                look.remove(hard)
        for colour in look.findall(f"{_W}color"):
            _recolour(colour)
    _enlarge(row, least)


def _recolour(colour: Any) -> None:
    """A tint of the theme becomes a colour of its own: what it is made from may be dark enough."""
    if any(colour.get(f"{_W}{name}") for name in _THEMED[1:]):
        for name in _THEMED:
            colour.attrib.pop(f"{_W}{name}", None)
    if _COLOUR.fullmatch(colour.get(_VAL, "")):
        colour.set(_VAL, _dark(colour.get(_VAL)))


def _enlarge(row: Any, least: int) -> None:
    for name in ("sz", "szCs"):
        for size in row.iter(f"{_W}{name}"):
            asked = int(float(size.get(_VAL, "24"))) + least - _USUAL
            size.set(_VAL, str(max(least, asked)))


def _defaults(made: Any, brand: Any, least: int) -> None:
    """What their file starts from, in our language."""
    ours, theirs = (sheet.find(f"{_W}docDefaults") for sheet in (made, brand))
    if theirs is None:
        return
    _enlarge(theirs, least)
    path = f"{_W}rPrDefault/{_W}rPr"
    lang, look = ours.find(f"{path}/{_W}lang"), theirs.find(path)
    if look is not None:
        for old in look.findall(f"{_W}lang"):
            look.remove(old)
        if look.find(f"{_W}sz") is None:
            return  # they leave the size to Word, which takes 10 points
        look.append(lang)
        made.replace(ours, theirs)
