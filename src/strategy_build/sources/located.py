"""YAML text to data whose every value is text with its place: nothing is guessed, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from strategy_build.diagnostics import Location
from strategy_build.sources.complaints import ADVICE, complaint
from strategy_build.sources.findings import Findings
from strategy_build.sources.kindness import TOKEN, Kept, Typed, keep, quoted

_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `cut` is what YAML alone would have read, where that is less."""

    text: str
    place: Location
    cut: str | None = None
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `raw` is its source where it stands on one line, `corrected` the line with it in quotes."""

    items: tuple[Tree, ...]
    place: Location
    raw: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields by name, each with the place of its name. `raw` as for lists."""

    fields: dict[str, tuple[Location, Tree]]
    place: Location
    raw: str = ""
    corrected: str = ""


Tree = Scalar | Items | Fields


class _Broken(Exception):  # noqa: N818 (never leaves this module)
    """The rest of the file cannot be read."""


def load(text: str, file: str, findings: Findings, first: int = 1) -> Tree | None:
    """The data in `text`, whose first line is line `first` of `file`; None if empty or unreadable."""
    import yaml

    kept = keep(text, file, first, findings)
    reading = _Reading(kept, text.split("\n"), file, first, findings)
    try:
        reading.events = yaml.parse(kept.text, yaml.CSafeLoader)
        return reading.document()
    except yaml.YAMLError as problem:
        _complain(problem, reading)
    except _Broken:
        pass
    return None


def _complain(problem: Exception, reading: _Reading) -> None:
    said = str(getattr(problem, "problem", "") or problem)
    marks = [getattr(problem, f"{name}_mark", None) for name in ("problem", "context")]
    mark, before = (mark and (mark.line, mark.column) for mark in marks)
    told = complaint(said, reading.lines, mark or before or (0, 0), before or mark or (0, 0))
    reading.findings.error(
        "SRC01",
        Location(reading.file, reading.first + told.line, told.column + 1),
        told.message,
        why="Nothing after this place can be read, so the page cannot be made.",
        fix=told.fix,
    )


@dataclass(slots=True)
class _Reading:
    """Builds the tree from the events of the YAML parser, without recursion into deep input."""

    kept: Kept
    lines: list[str]
    file: str
    first: int
    findings: Findings
    events: Iterator[Any] = field(default_factory=lambda: iter(()))
    last: int = 0  # the line in which the last text ended

    def document(self) -> Tree | None:
        import yaml

        tree: Tree | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and tree is not None:
                self._second(event)
            if isinstance(event, yaml.NodeEvent):
                tree = self._node(event, 0)
        return tree

    def _second(self, event: Any) -> None:
        self.findings.error(
            "SRC01",
            self._place(event),
            "A line of three dashes cuts this file in two.",
            why="Only one part of a file can be read.",
            fix="Delete the line.",
            length=3,
        )
        raise _Broken

    def _node(self, event: Any, depth: int) -> Tree:
        import yaml

        if depth > _DEPTH:
            self._stop(event, "There are too many brackets or dashes inside each other.")
        if isinstance(event, yaml.AliasEvent):
            self._refused(event, f"*{event.anchor}")
            return Scalar("", self._place(event))
        if event.anchor:
            self._refused(event, f"&{event.anchor}")
        if event.tag and event.tag != "!":
            self._tagged(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, depth)
        return self._fields(event, depth)

    def _items(self, start: Any, depth: int) -> Items:
        import yaml

        items: list[Tree] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Items(tuple(items), self._place(start), *self._raw(start, event))
            items.append(self._node(event, depth + 1))
        raise _Broken

    def _fields(self, start: Any, depth: int) -> Fields:
        import yaml

        found: dict[str, tuple[Location, Tree]] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return Fields(found, self._place(start), *self._raw(start, event))
            name = self._node(event, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(name, Scalar):
                self.findings.error("SRC01", name.place, "A name is plain text.", fix="name: text")
            elif name.text in found:
                self._twice(name, found[name.text][0])
            else:
                found[name.text] = (name.place, value)
        raise _Broken

    def _twice(self, name: Scalar, before: Location) -> None:
        self.findings.error(
            "SRC02",
            name.place,
            f'"{name.text}" is used twice in this block; the first is on line {before.line}.',
            why="Only one of the two could be shown, and nobody would notice which.",
            fix="Keep one of the two, or put both under one name as a list.",
            length=len(name.text),
        )

    def _scalar(self, event: Any) -> Scalar:
        text, place = event.value, self._place(event)
        self.last = event.end_mark.line
        if found := TOKEN.fullmatch(text):
            typed = self._typed(found[1])
            return Scalar(typed.text, typed.location, typed.cut, typed.corrected)
        if event.style in {"'", '"'}:
            place = Location(place.file, place.line, place.column + 1)
        elif event.style in {"|", ">"}:
            place = self._first_line(event)
        if "\ue0f0" in text:
            text = TOKEN.sub(lambda m: self._typed(m[1]).text, text)
        return Scalar(text, place)

    def _typed(self, number: str) -> Typed:
        values = self.kept.values
        return values[int(number)] if int(number) < len(values) else Typed("", Location())

    def _first_line(self, event: Any) -> Location:
        """Where the text of a block (`|` or `>`) begins."""
        number = event.start_mark.line + 1
        while number < len(self.lines) - 1 and not self.lines[number].strip():
            number += 1
        line = self.lines[min(number, len(self.lines) - 1)]
        return Location(self.file, self.first + number, len(line) - len(line.lstrip()) + 1)

    def _place(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.file, self.first + mark.line, mark.column + 1)

    def _raw(self, start: Any, end: Any) -> tuple[str, str]:
        """The source of a list or block that stands on one line, and the line with it in quotes."""
        first, last = start.start_mark, end.end_mark
        # YAML counts U+2028, U+2029 and U+0085 as line ends, and so may have more lines than we
        line = self.lines[first.line] if first.line < len(self.lines) else ""
        before = line[: first.column]
        if start.flow_style:
            raw = line[first.column : last.column] if first.line == last.line else ""
        else:
            raw = line[first.column :].rstrip() if self.last == first.line else ""
        return raw, f"{before}{quoted(raw)}" if raw else ""

    def _refused(self, event: Any, typed: str) -> None:
        self.findings.error(
            "SRC01",
            self._place(event),
            f'"{typed}" is a reference inside YAML, which is not used here.',
            why="The next editor could not see what it stands for.",
            fix=f"Write the text itself, or put it in quotation marks: {quoted(typed)}",
            length=len(typed),
        )

    def _tagged(self, event: Any) -> None:
        self.findings.error(
            "SRC01",
            self._place(event),
            "A text that begins with ! is an instruction in YAML.",
            why="The first word would be lost.",
            fix="Put the text in quotation marks.",
        )

    def _stop(self, event: Any, message: str) -> None:
        self.findings.error("SRC01", self._place(event), message, fix=ADVICE)
        raise _Broken
