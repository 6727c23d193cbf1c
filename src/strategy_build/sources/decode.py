"""Located data to the dataclasses of the model, by field names and types; every problem is told."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin

from strategy_build.diagnostics import Location
from strategy_build.model.value import Moment, Record, Value
from strategy_build.sources import advice, dates
from strategy_build.sources.findings import Findings, one_of
from strategy_build.sources.forms import inspect_form
from strategy_build.sources.inline import inspect
from strategy_build.sources.kindness import curly, quoted
from strategy_build.sources.located import Fields, Items, Scalar, Tree
from strategy_build.sources.shapes import (
    ABSENT,
    DATA,
    NO,
    YES,
    hints_of,
    name_of,
    names_of,
    needed_of,
    neutral,
)

R = TypeVar("R", bound=Record)

_COMPARED = 20  # strange names of a block that are guessed at
_GUESSED = 500  # findings after which nobody needs guesses, which take their time
_WHY_SHAPE = "The build cannot tell what is meant, so it would be missing for every reader."


@dataclass(slots=True)
class Decoder:
    """Reads one file. `elsewhere` gives advice on fields that stand in the wrong place."""

    file: str
    findings: Findings
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def record(
        self, cls: type[R], tree: Tree | None, *, only: frozenset[str] | None = None,
        instead: Mapping[str, Any] | None = None, required: frozenset[str] = frozenset(),
        key: str = "", listed: bool = False,
    ) -> R | None:  # fmt: skip
        """The record in `tree`; `only` limits its fields, `instead` gives some another type.

        `key` is the field that holds it, for messages; `listed` where it is an item of a list.
        """
        if not isinstance(tree, Fields):
            typed = tree.text if isinstance(tree, Scalar) else ""
            self._shape(tree, *advice.fields(cls, name_of(key), typed, listed=listed))
            return None
        hints = {**hints_of(cls), **(instead or {})}
        names = names_of(cls)
        values: dict[str, Any] = {"location": tree.place}
        broken = False
        for typed, (place, value) in tree.fields.items():
            name = names.get(typed)
            if name is None or (only is not None and name not in only):
                self._unknown(typed, place, value, _allowed(names, only))
                continue
            made = self.value(hints[name], value, name)
            if made is not ABSENT:
                values[name] = made
            elif name in needed_of(cls):
                values[name] = neutral(hints[name], value.place)
                broken = broken or values[name] is ABSENT
        for name in self._missing(cls, names, tree, required, only):
            values[name] = neutral(hints[name], tree.place)
            broken = broken or values[name] is ABSENT
        return None if broken else cls(**values)

    def value(self, hint: Any, tree: Tree, key: str, *, listed: bool = False) -> Any:
        """The value of a field of type `hint`, or ABSENT; `listed` for an item of a list."""
        if hint is Value:
            return self.text(tree, key)
        if hint is Moment:
            return self._moment(tree, key)
        origin = get_origin(hint)
        if origin is Union or origin is types.UnionType:
            return self._choice(get_args(hint), tree, key)
        if origin is tuple:
            return self._items(get_args(hint)[0], tree, key)
        if origin is Mapping:
            return self._words(tree, key)
        if issubclass(hint, StrEnum):
            return self._enum(hint, tree, key, listed=listed)
        if issubclass(hint, Record):
            made = self.record(hint, tree, key=key, listed=listed)
            return ABSENT if made is None else made
        return self._plain(hint, tree, key)

    def text(self, tree: Tree, key: str) -> Any:
        """A text as typed; what YAML would have made something else of is told."""
        if isinstance(tree, Scalar):
            if key in DATA and tree.cut and key != "accent":
                return Value(tree.cut, tree.place)
            if tree.corrected:
                self._kept(tree.text, tree.place, tree.corrected)
            value = Value(tree.text.strip() if "\n" in tree.text else tree.text, tree.place)
            inspect_form(key, value, self.findings)
            if curly(value) and key not in {"text", "said"}:
                self._curly(value)
            if key not in DATA:
                inspect(value, self.findings)
            return value
        if tree.raw:
            self._kept(tree.raw, tree.place, tree.corrected)
            value = Value(tree.raw, tree.place)
            inspect(value, self.findings)
            return value
        self._shape(tree, f"`{name_of(key)}` is one text, not a list.", f"{name_of(key)}: …")
        return ABSENT

    def _choice(self, hints: tuple[Any, ...], tree: Tree, key: str) -> Any:
        """A field that may be of several types: none, a date or words, a record or words."""
        rest = [hint for hint in hints if hint is not types.NoneType]
        if isinstance(tree, Scalar) and not tree.text and types.NoneType in hints:
            return None
        if len(rest) == 1:
            return self.value(rest[0], tree, key)
        if Moment in rest:
            return self._moment(tree, key, words=True)
        if isinstance(tree, Scalar) or tree.raw.startswith("["):
            return self.text(tree, key)
        return self.value(next(hint for hint in rest if hint is not Value), tree, key)

    def _items(self, hint: Any, tree: Tree, key: str) -> Any:
        if isinstance(tree, Items):
            made = (self.value(hint, item, key, listed=True) for item in tree.items)
            return tuple(item for item in made if item is not ABSENT)
        if isinstance(tree, Scalar) and not tree.text:
            return ()
        name = name_of(key)
        fix = advice.items(name, tree.text if isinstance(tree, Scalar) else "", hint)
        self._shape(
            tree, f"`{name}` is a list; each item begins with a dash, or all stand in [ ].", fix
        )
        return ABSENT

    def _words(self, tree: Tree, key: str) -> Any:
        if not isinstance(tree, Fields):
            name = name_of(key)
            message = f"`{name}` holds fields of the form `name: text`."
            self._shape(tree, message, f"{name}:\n  name: text")
            return ABSENT
        made = {name: self.text(value, key) for name, (_, value) in tree.fields.items()}
        return {name: value for name, value in made.items() if value is not ABSENT}

    def _moment(self, tree: Tree, key: str, *, words: bool = False) -> Any:
        if not isinstance(tree, Scalar):
            return self.text(tree, key) if words else self._no_date(tree, key)
        value = Value(tree.text if tree.cut is None else tree.cut, tree.place)
        parsed = dates.moment(value)
        if parsed is None:
            if words:
                return self.text(tree, key)
            return self._no_date(tree, key)
        made, problems = parsed
        for problem in problems:
            tell = self.findings.error if problem.stops else self.findings.warning
            tell(
                problem.rule,
                tree.place,
                f"{name_of(key)}: {problem.message}",
                why="People may miss the day, or think that the date is a mistake.",
                fix=problem.fix,
                length=len(value),
            )
        return made if made is not None else (Value(tree.text, tree.place) if words else ABSENT)

    def _no_date(self, tree: Tree, key: str) -> Any:
        typed = f'"{tree.text}" is not a date' if isinstance(tree, Scalar) else "this is not a date"
        self.findings.error(
            "DAT01",
            tree.place,
            f"`{name_of(key)}` needs a date, and {typed}.",
            why="Readers and reminders need a day that can be found in a calendar.",
            fix=f"{name_of(key)}: 30 April 2027   or   {name_of(key)}: 2027-04-30   or   {name_of(key)}: April 2027",
            length=len(getattr(tree, "text", " ")),
        )
        return ABSENT

    def _enum(self, hint: type[StrEnum], tree: Tree, key: str, *, listed: bool) -> Any:
        choices = [str(choice) for choice in hint]
        if isinstance(tree, Scalar):
            typed = tree.text if tree.cut is None else tree.cut
            if typed in choices:
                return hint(typed)
            message = f"`{name_of(key)}` is empty. It is one of {one_of(choices)}."
            if typed:
                message = (
                    f'"{typed}" is not a {name_of(key)} that is known here: {one_of(choices)}.'
                )
            guess = typed if len(self.findings.all) < _GUESSED else ""
            self._shape(tree, message, advice.choice(name_of(key), guess, choices, listed=listed))
        else:
            self._shape(
                tree,
                f"`{name_of(key)}` is one of {one_of(choices)}.",
                f"{name_of(key)}: {choices[0]}",
            )
        return ABSENT

    def _plain(self, hint: type, tree: Tree, key: str) -> Any:
        """Yes or no, a whole number, a number."""
        typed = (tree.text if tree.cut is None else tree.cut) if isinstance(tree, Scalar) else ""
        if hint is bool:
            if typed.casefold() in YES | NO:
                return typed.casefold() in YES
            wants, example = "yes or no", "yes"
        elif hint is int:
            if re.fullmatch("[0-9]{1,6}", typed):
                return int(typed)
            wants, example = "a whole number", "3"
        else:
            if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", typed):
                return float(typed)
            wants, example = "a number", "1.0"
        self._shape(tree, f"`{name_of(key)}` is {wants}.", f"{name_of(key)}: {example}")
        return ABSENT

    def _missing(
        self, cls: type[Record], names: Mapping[str, str], tree: Fields, required: frozenset[str],
        only: frozenset[str] | None,
    ) -> list[str]:  # fmt: skip
        """Report the required fields that are not there; those without default need a stand-in."""
        lacking: list[str] = []
        strange = [typed for typed in tree.fields if typed not in names]
        told = {advice.field(t, _allowed(names, only)) for t in strange[:_COMPARED]}
        for name, key in names.items():
            if key not in needed_of(cls) and key not in required:
                continue
            if name in tree.fields:
                self._empty(name, tree.fields[name][1])
                continue
            if name not in told:
                self._lacks(name, "missing here", tree.place)
            if key in needed_of(cls):
                lacking.append(key)
        return lacking

    def _empty(self, name: str, tree: Tree) -> None:
        if isinstance(tree, Scalar) and not tree.text.strip() and tree.cut is None:
            self._lacks(name, "empty", tree.place)

    def _lacks(self, name: str, how: str, place: Location) -> None:
        why = "Readers would find a gap where it belongs."
        self.findings.error("SRC17", place, f"`{name}` is {how}.", why=why, fix=f"{name}: …")

    def _unknown(self, typed: str, place: Location, value: Tree, known: list[str]) -> None:
        moved = self.elsewhere.get(typed, "")
        guessed = not moved and len(self.findings.all) < _GUESSED
        near = advice.field(typed, known) if guessed else ""
        text = getattr(value, "text", "").partition("\n")[0]
        self.findings.error(
            "SRC04",
            place,
            f'There is no field "{typed}" here.{" " + moved if moved else ""}',
            why="What stands in a field that nobody reads would be lost without a word.",
            fix=advice.unknown(near, text, known),
            length=len(typed),
        )

    def _shape(self, tree: Tree | None, message: str, fix: str) -> None:
        place = tree.place if tree else Location(self.file, 1, 1)
        length = len(tree.text) if isinstance(tree, Scalar) else 1
        self.findings.error("SRC18", place, message, why=_WHY_SHAPE, fix=fix, length=length)

    def _kept(self, text: str, place: Location, corrected: str) -> None:
        self.findings.warning(
            "SRC03",
            place,
            "YAML would not read this text as typed; it was read as typed here.",
            why="Other programs that open this file would refuse it or lose a part of the text.",
            fix=corrected,
            length=len(text),
        )

    def _curly(self, value: Value) -> None:
        self.findings.warning(
            "SRC13",
            value.location,
            "The curly quotation marks around this text are read as part of it.",
            why="Readers would see and hear marks that were meant for the file.",
            fix=quoted(value[1:-1]),
            length=len(value),
        )


def _allowed(names: Mapping[str, str], only: frozenset[str] | None) -> list[str]:
    return [name for name, key in names.items() if only is None or key in only]
