"""What was put right, and how it is shown before anything is written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from strategy_build.checks.fix.edits import Change


@dataclass(frozen=True, slots=True)
class Fixes:
    """The new bytes of each changed file by its relative path, and every change in order."""

    files: Mapping[str, bytes]
    changes: tuple[Change, ...]
    before: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    root_name: str = "content"

    def __bool__(self) -> bool:
        """Whether there is anything to change."""
        return bool(self.files)

    def diff(self) -> str:
        """Every changed file with a heading, what was changed and why, and a unified diff."""
        return "\n".join(line for path in sorted(self.files) for line in self._file(path))

    def _file(self, path: str) -> Iterator[str]:
        shown = f"{self.root_name}/{path}"
        here = [one for one in self.changes if one.location.file == shown]
        count = "1 change" if len(here) == 1 else f"{len(here)} changes"
        yield f"File {shown}: {count}"
        for (line, rule, why), same in groupby(
            here, key=lambda one: (one.location.line, one.rule, one.why)
        ):
            number = len(list(same))
            times = "" if number == 1 else f" ({number} times)"
            yield f"Line {line}, {rule}{times}: {why}"
        yield ""
        yield from difflib.unified_diff(
            _lines(self.before[path]),
            _lines(self.files[path]),
            f"{shown} (as it is)",
            f"{shown} (as it would be)",
            lineterm="",
        )
        yield ""


def _lines(data: bytes) -> list[str]:
    """The lines of a file, however they end: a difference that nobody can see is told in words."""
    text = data.decode("utf-8").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
