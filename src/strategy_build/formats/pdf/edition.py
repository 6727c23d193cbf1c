"""How large the letters of a PDF are and how far apart they stand: all else follows from that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PT = re.compile(r"(\d+(?:\.\d+)?)pt")
_USUAL, _WIDE = "usual", "wide"
_LETTER = 0.52  # the width of a letter of running text, in its own size
_APART = 0.12  # between letters, in their own size, where spacing is wide (WCAG 2.2, 1.4.12)
_RAIL_UNTIL = 14.0  # pt: larger letters need the whole width
_SHORT = 40  # letters in a line that is too short for two columns
_MM = 72 / 25.4  # points
_PAGE, _INNER, _OUTER, _RAIL = 210 * _MM, 25 * _MM, 20 * _MM, 32 * _MM
_ORDERING = 18.0  # pt: how to get another form is never printed smaller


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition on paper: its name in file names ("" for the usual one), points and spacing."""

    name: str
    points: float
    is_wide: bool = False

    @property
    def has_rail(self) -> bool:
        """Whether short numbers stand in a column of their own."""
        return self.points <= _RAIL_UNTIL and not self.is_wide

    @property
    def is_narrow(self) -> bool:
        """Whether lines are too short for two things side by side."""
        return self.width / self.letter < _SHORT

    @property
    def pairs(self) -> bool:
        """Whether the other forms are listed two in a line, so that they find room on page 2."""
        return not self.is_narrow and not self.is_wide

    @property
    def letter(self) -> float:
        """The width of a letter of running text with what parts it from the next, in points."""
        return self.points * (_LETTER + (_APART if self.is_wide else 0))

    @property
    def width(self) -> float:
        """The length of a line of running text, in points."""
        return _PAGE - _INNER - _OUTER - (_RAIL if self.has_rail else 0)

    @property
    def ordering(self) -> float:
        """The size of the page that says how to get every other form, in points."""
        return max(self.points, _ORDERING)

    def head_lines(self, title: str) -> int:
        """How many lines the running title takes at the head of each page."""
        return -int(-len(title) * self.letter // (_PAGE - _INNER - _OUTER))

    def file(self, publication: str) -> str:
        """The name of the file: `id.pdf`, `id-large-print.pdf`."""
        return f"{publication}-{self.name}.pdf" if self.name else f"{publication}.pdf"


def edition(options: Mapping[str, str]) -> Edition:
    """The edition of `root-size` ("18pt"), `name` ("large-print") and `spacing` ("wide").

    Raises ValueError for a size that is not in points and for another spacing.
    """
    size = _PT.fullmatch(options["root-size"])
    if size is None:
        message = f"root-size is {options['root-size']!r}, not a number of points such as 12pt"
        raise ValueError(message)
    spacing = options.get("spacing", _USUAL)
    if spacing not in {_USUAL, _WIDE}:
        message = f"spacing is {spacing!r}, not {_USUAL} or {_WIDE}"
        raise ValueError(message)
    return Edition(options.get("name", ""), float(size[1]), spacing == _WIDE)
