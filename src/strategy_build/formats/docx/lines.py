"""Paragraphs as they gather: what stands in the file, one below the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from strategy_build.formats.docx.elements import element, value
from strategy_build.formats.docx.setting import Setting

_AFTER_TABLE = 280  # a table has no room below it of its own
_AFTER_LIST = 240


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its style, its runs as XML, and what differs from the style.

    `number` is the definition of a list and the level in it; lengths are twentieths of a point;
    `bare` are the runs of a heading as the contents show them.
    """

    style: str
    runs: str
    number: tuple[int, int] | None = None
    indent: int = 0
    hanging: int = 0
    marks: tuple[str, ...] = ()  # anchors
    keep: bool = False  # on the page of what follows
    rtl: bool = False
    divided: bool = False
    before: int | None = None
    after: int | None = None
    bare: str = ""

    def xml(self, setting: Setting) -> str:
        """The paragraph. Its properties stand in the order of ISO 29500-1, 17.3.1.26."""
        runs = self.runs
        for anchor in reversed(self.marks):
            runs = setting.names[anchor].around(runs)
        return f"<w:p>{self._properties()}{runs}</w:p>"

    def _properties(self) -> str:
        out = value("pStyle", self.style) if self.style != "Normal" else ""
        out += "<w:keepNext/>" if self.keep else ""
        if self.number is not None:
            definition, level = self.number
            out += element("w:numPr", inside=value("ilvl", level) + value("numId", definition))
        if self.divided:
            edge: dict[str, str | int] = {
                "w:val": "dashed",
                "w:sz": 12,
                "w:space": 14,
                "w:color": "auto",
            }
            out += element("w:pBdr", inside=element("w:top", edge))
        out += "<w:bidi/>" if self.rtl else ""
        spacing = {"w:before": self.before, "w:after": self.after}
        said = {name: length for name, length in spacing.items() if length is not None}
        out += element("w:spacing", said) if said else ""
        if self.indent or self.hanging:
            place = {"w:left": self.indent + self.hanging}
            out += element("w:ind", place | ({"w:hanging": self.hanging} if self.hanging else {}))
        return element("w:pPr", inside=out) if out else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, as XML."""

    xml: str


@dataclass(slots=True)
class Flow:
    """Paragraphs and tables in order, and what waits for the next paragraph.

    `indent` is where paragraphs begin that are inside something, `depth` how many lists that is in.
    """

    pieces: list[Line | Grid] = field(default_factory=list)
    indent: int = 0
    depth: int = 0
    number: tuple[int, int] | None = None
    marks: tuple[str, ...] = ()
    divided: bool = False

    def add(self, line: Line) -> None:
        """The next paragraph, with what waited for it."""
        before = line.before
        if self.divided or (self.pieces and isinstance(self.pieces[-1], Grid)):
            before = max(_AFTER_TABLE, before or 0)
        number = self.number if line.number is None else line.number
        made = replace(
            line,
            marks=(*self.marks, *line.marks),
            number=number,
            indent=line.indent if number is not None else self.indent + line.indent,
            divided=self.divided,
            before=before,
        )
        self.pieces.append(made)
        self.number, self.marks, self.divided = None, (), False

    def grid(self, xml: str) -> None:
        """A table; what waited for a paragraph stands before it."""
        if self.pieces and isinstance(self.pieces[-1], Grid):
            self.add(Line("Cell", ""))  # two tables without a word between them become one
        self.pieces.append(Grid(xml))

    def restyle(self, start: int, old: str, new: str) -> None:
        """Give all paragraphs from `start` on that have one style another."""
        for at, one in self._from(start):
            if one.style == old:
                self.pieces[at] = replace(one, style=new)

    def enclose(self, start: int, before: str, after: str) -> None:
        """Put runs before the first words from `start` on and after the last ones."""
        for at, one in self._from(start)[:1]:
            self.pieces[at] = replace(one, runs=before + one.runs)
        for at, one in self._from(start)[-1:]:
            self.pieces[at] = replace(one, runs=one.runs + after)

    def settle(self) -> None:
        """A list has ended: give its last paragraph the room of one."""
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Line):
            self.pieces[-1] = replace(last, after=_AFTER_LIST)

    def keep(self, start: int) -> None:
        """Hold all paragraphs from `start` on with the one that follows each of them."""
        for at, one in self._from(start):
            if at < len(self.pieces) - 1:
                self.pieces[at] = replace(one, keep=True)

    def _from(self, start: int) -> list[tuple[int, Line]]:
        later = enumerate(self.pieces[start:], start)
        return [(at, one) for at, one in later if isinstance(one, Line)]


def written(pieces: Iterable[Line | Grid], setting: Setting) -> str:
    """All of it as XML."""
    return "".join(one.xml if isinstance(one, Grid) else one.xml(setting) for one in pieces)
