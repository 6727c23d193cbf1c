"""The definitions of lists: each list is one, with a level for each list inside it.

Where the lists inside a list were definitions of their own, programs would cut the outer one in two
and count on from other lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from strategy_build.formats.docx.elements import DECLARATION, NAMES, element, value
from strategy_build.model.blocks import BulletList, ListItem, OrderedList

DEEPEST = 9  # levels of a definition (ISO 29500-1, 17.9.1)
_MARKS = ("•", "–")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is marked: with a sign where `form` is "bullet", else counted from `start`."""

    form: str
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """All list definitions of a file. `hang` is the room of the mark in twentieths of a point."""

    hang: int
    definitions: list[tuple[Level, ...]] = field(default_factory=list)

    def add(self, levels: tuple[Level, ...]) -> int:
        """The number of a new definition."""
        self.definitions.append(levels)
        return len(self.definitions)

    def indent(self, level: int) -> int:
        """Where the words of a level begin."""
        return self.hang * (level + 1)

    def part(self) -> str:
        """The part of the file that holds them."""
        counted = list(enumerate(self.definitions, 1))
        abstract = "".join(self._abstract(n, levels) for n, levels in counted)
        used = "".join(
            element("w:num", {"w:numId": n}, value("abstractNumId", n)) for n, _ in counted
        )
        return f"{DECLARATION}<w:numbering {NAMES}>{abstract}{used}</w:numbering>"

    def _abstract(self, number: int, levels: tuple[Level, ...]) -> str:
        name = sha256(f"{number} {levels}".encode()).hexdigest()[:8].upper()
        inside = value("nsid", name) + value("multiLevelType", "multilevel")
        inside += "".join(self._level(n, level) for n, level in enumerate(levels))
        return element("w:abstractNum", {"w:abstractNumId": number}, inside)

    def _level(self, number: int, level: Level) -> str:
        counted = level.form != "bullet"
        mark = f"%{number + 1}." if counted else _MARKS[number % len(_MARKS)]
        inside = value("start", level.start) + value("numFmt", level.form)
        inside += value("lvlText", mark) + value("lvlJc", "left")
        place = {"w:left": self.indent(number), "w:hanging": self.hang}
        inside += element("w:pPr", inside=element("w:ind", place))
        return element("w:lvl", {"w:ilvl": number}, inside)


def levels(node: BulletList | OrderedList, above: tuple[Level, ...] = ()) -> tuple[Level, ...]:
    """The levels of a list that stands under others: those, its own, those of the first list in it."""
    own = level(node)
    made = (*above, own)
    for inside in _lists(node.items):
        deeper = levels(inside, (*above, own))
        made = deeper if len(deeper) > len(made) else made
    return made[:DEEPEST]


def level(node: BulletList | OrderedList) -> Level:
    """How a list is marked."""
    return Level("decimal", node.start) if isinstance(node, OrderedList) else Level("bullet")


def _lists(items: tuple[ListItem, ...]) -> list[BulletList | OrderedList]:
    return [
        block
        for item in items
        for block in item.blocks
        if isinstance(block, BulletList | OrderedList)
    ]
