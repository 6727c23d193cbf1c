"""Places to answer as the objects of a PDF that can be filled in (ISO 32000-1, 12.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pydyf

from strategy_build.formats.pdf.fields import Answers, Field, Kind
from strategy_build.formats.pdf.lettering import lettering

Edges = tuple[float, float, float, float]

_PRINT = 4
_READ_ONLY, _MULTILINE, _RADIO, _COMBO = 1 << 0, 1 << 12, 1 << 15, 1 << 17
_FONT = "Answers"
_RIGHT = 2  # how words stand in a field: at its right
_ROUND = 0.5523  # where the handles of a quarter of a circle stand, in radii
_INSET = 0.22  # of a mark from the edges of its box


@dataclass(slots=True)
class Form:
    """The form of a PDF: its fields, in the order in which they are met."""

    pdf: pydyf.PDF
    answers: Answers
    _fields: list[bytes] = field(default_factory=list)
    _parents: dict[str, pydyf.Dictionary] = field(default_factory=dict)
    _letters: bytes = b""

    def widget(self, one: Field, edges: Edges, page: bytes) -> pydyf.Dictionary:
        """A place on a page where a field is filled in."""
        entry = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "Rect": pydyf.Array(edges),
                "P": page,
                "F": _PRINT,
                "TU": pydyf.String(one.words),
                "Contents": pydyf.String(one.words),
            }
        )
        self.pdf.add_object(entry)
        width, height = edges[2] - edges[0], edges[3] - edges[1]
        match one.kind:
            case Kind.ONE:
                self._choose(entry, one, width, height)
            case Kind.TICK:
                self._tick(entry, one, width, height)
            case Kind.PLACE:
                self._list(entry, one, width, height)
            case Kind.TEXT:
                self._write(entry, one, width, height)
        return entry

    def finish(self) -> None:
        """Name the fields in the catalogue, and the publication in one that nobody changes."""
        if not self._fields:
            return
        told = pydyf.Dictionary(
            {
                "FT": "/Tx",
                "T": pydyf.String("publication"),
                "Ff": _READ_ONLY,
                "V": pydyf.String(self.answers.publication),
                "DA": self._look(),
            }
        )
        self.pdf.add_object(told)
        self.pdf.catalog["AcroForm"] = pydyf.Dictionary(
            {
                "Fields": pydyf.Array([*self._fields, told.reference]),
                "DR": pydyf.Dictionary({"Font": pydyf.Dictionary({_FONT: self._lettering()})}),
                "DA": self._look(),
            }
        )

    def _choose(self, entry: pydyf.Dictionary, one: Field, width: float, height: float) -> None:
        group = self._group(one, {"FT": "/Btn", "Ff": _RADIO, "V": "/Off"})
        group["Kids"].append(entry.reference)
        entry["Parent"] = group.reference
        entry["AS"] = "/Off"
        on = self._drawn(_disc(width, height), width, height)
        entry["AP"] = _states({one.option: on, "Off": self._drawn((), width, height)})

    def _tick(self, entry: pydyf.Dictionary, one: Field, width: float, height: float) -> None:
        self._join(entry, one)
        entry.update({"FT": "/Btn", "V": "/Off", "AS": "/Off"})
        on = self._drawn(_cross(width, height), width, height)
        entry["AP"] = _states({"yes": on, "Off": self._drawn((), width, height)})

    def _list(self, entry: pydyf.Dictionary, one: Field, width: float, height: float) -> None:
        self._join(entry, one)
        pairs = [
            pydyf.Array([pydyf.String(value), pydyf.String(shown)]) for value, shown in one.choices
        ]
        entry.update({"FT": "/Ch", "Ff": _COMBO, "Opt": pydyf.Array(pairs), "V": pydyf.String("")})
        self._type(entry, width, height)

    def _write(self, entry: pydyf.Dictionary, one: Field, width: float, height: float) -> None:
        entry["T"] = pydyf.String(one.question)
        entry.update({"FT": "/Tx", "Ff": _MULTILINE, "V": pydyf.String("")})
        self._type(entry, width, height)
        self._fields.append(entry.reference)

    def _type(self, entry: pydyf.Dictionary, width: float, height: float) -> None:
        entry["DA"] = self._look()
        empty = self._drawn(("/Tx BMC", "EMC"), width, height)
        entry["AP"] = pydyf.Dictionary({"N": empty})
        if self.answers.rtl:
            entry["Q"] = _RIGHT

    def _join(self, entry: pydyf.Dictionary, one: Field) -> None:
        """Below the field of its question, so that its whole name is `question.option`."""
        group = self._group(one, {})
        group["Kids"].append(entry.reference)
        entry["Parent"] = group.reference
        entry["T"] = pydyf.String(one.option)

    def _group(self, one: Field, facts: Mapping[str, object]) -> pydyf.Dictionary:
        if one.question not in self._parents:
            group = pydyf.Dictionary(
                {
                    "T": pydyf.String(one.question),
                    "TU": pydyf.String(one.asked),
                    "Kids": pydyf.Array(),
                    **facts,
                }
            )
            self.pdf.add_object(group)
            self._fields.append(group.reference)
            self._parents[one.question] = group
        return self._parents[one.question]

    def _look(self) -> pydyf.String:
        return pydyf.String(f"/{_FONT} {self.answers.points:g} Tf 0 g")

    def _lettering(self) -> bytes:
        if not self._letters:
            self._letters = lettering(self.pdf, self.answers.font)
        return self._letters

    def _drawn(self, lines: Iterable[str], width: float, height: float) -> bytes:
        fonts = pydyf.Dictionary({"Font": pydyf.Dictionary({_FONT: self._lettering()})})
        stream = pydyf.Stream(
            [line.encode() for line in lines],
            {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": pydyf.Array((0, 0, round(width, 2), round(height, 2))),
                "Resources": fonts,
            },
        )
        self.pdf.add_object(stream)
        return bytes(stream.reference)


def _states(drawn: Mapping[str, bytes]) -> pydyf.Dictionary:
    return pydyf.Dictionary({"N": pydyf.Dictionary(drawn)})


def _disc(width: float, height: float) -> tuple[str, ...]:
    """A filled circle in the middle of a box."""
    x, y, r = width / 2, height / 2, min(width, height) * (0.5 - _INSET)
    k = r * _ROUND
    points = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    curves = (" ".join(f"{n:.2f}" for n in one) + " c" for one in points)
    return "0 g", f"{x + r:.2f} {y:.2f} m", *curves, "f"


def _cross(width: float, height: float) -> tuple[str, ...]:
    """Two strokes from corner to corner of a box."""
    left, bottom = width * _INSET, height * _INSET
    right, top = width - left, height - bottom
    return (
        "0 G 2 w 1 J",
        f"{left:.2f} {bottom:.2f} m {right:.2f} {top:.2f} l S",
        f"{left:.2f} {top:.2f} m {right:.2f} {bottom:.2f} l S",
    )
