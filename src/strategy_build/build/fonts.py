"""The packaged font families: the first that covers every character of a publication is used for all of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache as remember
from importlib.util import find_spec
from pathlib import Path

from strategy_build.build.cache import Cache
from strategy_build.build.digest import digest, versions
from strategy_build.diagnostics import SetupError

# Weights cut from variable fonts. Italics are not used: they are harder to read.
_WEIGHTS = {"Regular": 400, "Bold": 700}
_BLOCK = 128  # characters: those of a script stand side by side in Unicode
# Latin letters with Welsh, signs, currencies, arrows: what generated words may need anywhere.
_ALWAYS = frozenset(("a", "é", "ā", "ẁ", "—", "€", "№", "→"))


@dataclass(frozen=True, slots=True)
class Family:
    """One family: its name in style sheets, its package, its files by weight."""

    name: str
    package: str
    files: Mapping[str, str] = field(hash=False)


_VARIABLE = "{0}[wdth,wght].ttf"
FAMILIES = (
    Family(
        "Atkinson Hyperlegible",
        "fontpkg_atkinson_hyperlegible",
        {w: f"AtkinsonHyperlegible-{w}.ttf" for w in _WEIGHTS},
    ),
    Family("Lexend", "fontpkg_lexend", dict.fromkeys(_WEIGHTS, "Lexend[wght].ttf")),
    Family("Noto Sans", "fontpkg_noto_sans", dict.fromkeys(_WEIGHTS, _VARIABLE.format("NotoSans"))),
    Family(
        "IBM Plex Sans Arabic",  # its letters come out of a PDF as they went in
        "fontpkg_ibm_plex_sans_arabic",
        {w: f"IBMPlexSansArabic-{w}.ttf" for w in _WEIGHTS},
    ),
    Family(
        "Noto Sans Arabic",
        "fontpkg_noto_sans_arabic",
        dict.fromkeys(_WEIGHTS, _VARIABLE.format("NotoSansArabic")),
    ),
)


@dataclass(frozen=True, slots=True)
class Fonts:
    """A family ready for use: its name in style sheets and its files, one weight each."""

    name: str
    paths: tuple[Path, ...]

    def load(self) -> Mapping[str, bytes]:
        """The bytes of each file, by name ("Lexend-Bold.ttf")."""
        return {path.name: path.read_bytes() for path in self.paths}


def choose(characters: frozenset[str], cache: Cache) -> tuple[Family, frozenset[str]]:
    """The first family that has every character, and the characters that it lacks.

    Where no family has them all, the one that lacks fewest is chosen.
    """
    wanted = {ord(c) for c in characters if c.isprintable() and not c.isspace()}
    lacking = {
        family: frozenset(wanted - _coverage(family, cache)) for family in _until(wanted, cache)
    }
    best = min(lacking, key=lambda family: len(lacking[family]))
    return best, frozenset(chr(c) for c in lacking[best])


def _until(wanted: set[int], cache: Cache) -> Iterator[Family]:
    """Families in order, up to the first that has everything."""
    for family in FAMILIES:
        yield family
        if wanted <= _coverage(family, cache):
            return


def blocks(characters: Iterable[str]) -> tuple[int, ...]:
    """The blocks of Unicode that these characters, and those that may always be needed, are in.

    A font is cut to whole blocks, so that it need not be cut anew with every new word.
    """
    return tuple(sorted({ord(c) // _BLOCK for c in {*characters} | _ALWAYS}))


def prepared(family: Family, needed: tuple[int, ...], cache: Cache) -> Fonts:
    """The family's files, each with one weight and only the blocks that are needed."""
    key = digest(_key("fonts", family), repr(needed))
    folder = cache.made(key, lambda to: _prepare(family, needed, to))
    return Fonts(family.name, tuple(sorted(folder.glob("*.ttf"))))


@remember
def _coverage(family: Family, cache: Cache) -> frozenset[int]:
    folder = cache.made(_key("coverage", family), lambda to: _list_characters(family, to))
    return frozenset(json.loads((folder / "characters.json").read_text()))


def _key(what: str, family: Family) -> str:
    tools = versions(family.package.replace("_", "-"), "fonttools", "uharfbuzz")
    return digest(what, family.name, tools)


def _source(family: Family) -> Path:
    spec = find_spec(family.package)
    if spec is None or spec.origin is None:
        package = family.package.replace("_", "-")
        message = f"The font {family.name} is missing. Install it: pip install {package}"
        raise SetupError(message)
    return Path(spec.origin).parent / "files"


def _list_characters(family: Family, folder: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(_source(family) / family.files["Regular"])
    (folder / "characters.json").write_text(json.dumps(sorted(font.getBestCmap())))


def _prepare(family: Family, needed: tuple[int, ...], folder: Path) -> None:
    """Cut by HarfBuzz, which also takes one weight of a variable font: a thousandth of a second each."""
    import uharfbuzz as harfbuzz

    stem = family.name.replace(" ", "")
    for weight, file in family.files.items():
        font = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(_source(family) / file)))
        cut = harfbuzz.SubsetInput()
        cut.flags = harfbuzz.SubsetFlags.NOTDEF_OUTLINE  # a box shows that a letter is missing
        for block in needed:
            cut.unicode_set.add_range(block * _BLOCK, (block + 1) * _BLOCK - 1)
        for every in (
            cut.layout_feature_tag_set,
            cut.layout_script_tag_set,
            cut.name_id_set,
            cut.name_lang_id_set,
        ):
            every.clear()
            every.invert()
        cut.drop_table_tag_set.add(int.from_bytes(b"meta", "big"))
        if font.axis_infos:
            cut.pin_all_axes_to_default(font)
            cut.pin_axis_location(font, "wght", _WEIGHTS[weight])
        (folder / f"{stem}-{weight}.ttf").write_bytes(cut.subset(font).blob.data)
