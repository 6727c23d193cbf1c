"""The packaged font families: the first that covers every character of a publication is used for all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache as remember
from importlib.util import find_spec
from pathlib import Path

from strategy_build.build.cache import Cache
from strategy_build.build.digest import digest, versions
from strategy_build.diagnostics import SetupError

# Weights cut from variable fonts. Italics are not used: they are harder to read.
_WEIGHTS = {"Regular": 400, "Bold": 700}


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


def prepared(family: Family, cache: Cache) -> Fonts:
    """The family's files, each with one weight, cut from a variable font where need be."""
    folder = cache.made(_key("fonts", family), lambda to: _prepare(family, to))
    return Fonts(family.name, tuple(sorted(folder.glob("*.ttf"))))


@remember
def _coverage(family: Family, cache: Cache) -> frozenset[int]:
    folder = cache.made(_key("coverage", family), lambda to: _list_characters(family, to))
    return frozenset(json.loads((folder / "characters.json").read_text()))


def _key(what: str, family: Family) -> str:
    return digest(what, family.name, versions(family.package.replace("_", "-"), "fonttools"))


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


def _prepare(family: Family, folder: Path) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    stem = family.name.replace(" ", "")
    for weight, file in family.files.items():
        font = TTFont(_source(family) / file, recalcTimestamp=False)
        if "fvar" in font:
            axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
            font = instantiateVariableFont(font, axes | {"wght": _WEIGHTS[weight]})
        font.save(folder / f"{stem}-{weight}.ttf")
