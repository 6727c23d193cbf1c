"""Lines of YAML that are read with a warning: the warning goes once the line is written as it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strategy_build.checks.fix.edits import Draft, Edit
from strategy_build.diagnostics import Diagnostic
from strategy_build.sources.kindness import curly, quoted

_GLUED = re.compile(r"(?P<lead>[ ]*[a-z][a-z-]*:)(?P<value>[^\s/:].*)$")
_RISKY = re.compile(r":(?:\s|$)|\s#|^[&*!|>%@`,\]}?#-]|[\[{]")
_REMARK = re.compile(r"(?:[ ]{2,}|\t[ ]*)#(?:[ #]|$)")  # a person must say whether it is one
WHY_QUOTES = "Without quotation marks YAML would cut this text, refuse it or read something else."
WHY_SPACE = "A space after the colon tells where the name ends and the text begins."
WHY_TAB = "YAML counts spaces, and a tab has no fixed width."
WHY_CURLY = "Curly quotation marks are read as part of the text; straight ones belong to the file."


def tabs(draft: Draft, found: Iterable[Diagnostic]) -> Iterator[Edit]:
    """Tabs of YAML as the spaces they are read as."""
    lines, starts = draft.text.split("\n"), draft.starts()
    for one in _in(draft, found, "SRC16"):
        number = one.location.line - 1
        if "\t" in lines[number] and one.fix and "\n" not in one.fix:
            start = starts[number]
            yield Edit(start, start + len(lines[number]), one.fix, "SRC16", WHY_TAB)


def quotes(draft: Draft, found: Iterable[Diagnostic]) -> Iterator[Edit]:
    """Quotation marks around texts that YAML would cut or refuse, and the space after a colon."""
    lines, starts = draft.text.split("\n"), draft.starts()
    for one in _in(draft, found, "SRC03", "SRC13"):
        number, column = one.location.line - 1, one.location.column - 1
        line, start = lines[number], starts[number]
        typed = line[column : column + one.length]
        if _REMARK.search(typed):
            continue
        if one.rule == "SRC13":
            if curly(typed) and one.fix == quoted(typed[1:-1]):
                yield _curly(line, column, typed, start)
        elif one.fix == line[:column] + quoted(typed):
            yield Edit(start + column, start + column + len(typed), quoted(typed), "SRC03", WHY_QUOTES)  # fmt: skip
        elif column and line[column - 1] in "'\"" and one.fix == line[: column - 1] + quoted(typed):
            end = start + column + len(typed) + 1
            yield Edit(start + column - 1, end, quoted(typed), "SRC03", WHY_QUOTES)
        elif (glued := _GLUED.match(line)) and glued.end("lead") == column + 1:
            value = glued["value"].rstrip()
            written = quoted(value) if _RISKY.search(value) else value
            begin = start + glued.end("lead")
            yield Edit(begin, begin + len(value), f" {written}", "SRC03", WHY_SPACE)


def _curly(line: str, column: int, typed: str, start: int) -> Edit:
    """Straight marks for curly ones; none where the text stands in straight ones already."""
    inside = column > 0 and line[column - 1] in "'\""
    new = typed[1:-1] if inside else quoted(typed[1:-1])
    return Edit(start + column, start + column + len(typed), new, "SRC13", WHY_CURLY)


def _in(draft: Draft, found: Iterable[Diagnostic], *rules: str) -> Iterator[Diagnostic]:
    count = draft.text.count("\n") + 1
    for one in found:
        place = one.location
        if one.rule in rules and place.file == draft.path and 0 < place.line <= count:
            yield one
