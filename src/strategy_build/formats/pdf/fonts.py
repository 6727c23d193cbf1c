"""Only the fonts that we bring: those of the machine never leak into a page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from strategy_build.formats.pdf.memory import address

_CONFIG = Path(__file__).with_name("fonts.conf")


@dataclass(frozen=True, slots=True)
class Face:
    """One `@font-face` rule: where its file is, and its weight ("" where the file holds them all)."""

    address: str
    weight: str


def faces(files: Iterable[str]) -> tuple[Face, ...]:
    """The faces that pages use: upright only, since emphasis is set in bold."""
    upright = (name for name in sorted(files) if "Italic" not in name)
    return tuple(Face(address("fonts", name), _weight(name)) for name in upright)


def _weight(name: str) -> str:
    if "[" in name:
        return ""  # a variable font
    return "bold" if "Bold" in name else "normal"


@contextmanager
def own_fonts() -> Iterator[None]:
    """Fontconfig reads our file, which names no folder, for as long as this lasts."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_CONFIG)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before
