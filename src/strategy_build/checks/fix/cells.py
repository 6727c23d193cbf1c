"""Crosses and ticks in tables as the words they stand for, where all of a column says what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_build.checks.fix.edits import Draft, Edit
from strategy_build.checks.fix.prose import Body

_TICKS = frozenset("✓✔☑√")
_CROSSES = frozenset("✗✘☒")
_LETTERS = frozenset("xX")
_DOTS = frozenset("●•")
_WORDS = frozenset({"yes", "no"})
_LEAST = 2
_BAR = re.compile(r"(?<!\\)\|")
WHY_CELLS = "A voice reads a cross as the letter x and a tick as nothing, or as its long name."


def cells(draft: Draft, body: Body) -> Iterator[Edit]:
    """Yes and No for the marks of every table whose marks can mean only one thing."""
    for table in _tables(body):
        width = max(len(row) for row in table)
        columns = {n: [row[n] for row in table[1:] if n < len(row)] for n in range(1, width)}
        marked = {
            n: column for n, column in columns.items() if _is_marked([text for _, text in column])
        }
        meaning = _meaning([text for column in marked.values() for _, text in column])
        for number, column in marked.items():
            for line, text in column:
                if text in meaning:
                    yield from _written(draft, body, line, number, text, meaning[text])


def _is_marked(texts: list[str]) -> bool:
    """Whether a column holds marks, yes, no and nothing else."""
    marks = _TICKS | _CROSSES | _LETTERS | _DOTS
    return any(text in marks for text in texts if text) and all(
        not text or text in marks or text.casefold() in _WORDS for text in texts
    )


def _meaning(texts: list[str]) -> dict[str, str]:
    """What each mark of a table says; nothing where it could be either."""
    used = {text for text in texts if text}
    words = {text.casefold() for text in used} & _WORDS
    count = sum(bool(text) and text.casefold() not in _WORDS for text in texts)
    if count < _LEAST:
        return {}
    if used & _TICKS:
        if used & _DOTS or (used & _LETTERS and "" in texts):
            return {}
        return {**dict.fromkeys(_TICKS, "Yes"), **dict.fromkeys(_CROSSES | _LETTERS, "No")}
    if used & _CROSSES or words or (used & _LETTERS and used & _DOTS):
        return {}
    return dict.fromkeys(_LETTERS | _DOTS, "Yes") if "" in texts else {}


def _tables(body: Body) -> Iterator[list[list[tuple[int, str]]]]:
    """The rows of each table outside quotations: every cell with its line and its text."""
    rows: list[list[tuple[int, str]]] = []
    line = depth = 0
    for number, token in enumerate(body.tokens):
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            line = body.first + (token.map[0] if token.map else 0)
            rows.append([])
        elif token.type in {"td_open", "th_open"}:
            rows[-1].append((line, body.tokens[number + 1].content.strip()))
        elif token.type == "table_close" and rows and not depth:
            yield rows


def _written(
    draft: Draft, body: Body, line: int, number: int, text: str, word: str
) -> Iterator[Edit]:
    """The cell of a line that holds nothing but this mark; cells count from 0."""
    start = body.starts[line]
    end = draft.text.find("\n", start)
    source = draft.text[start : end if end >= 0 else None]
    parts = _BAR.split(source)
    number += source.lstrip().startswith("|")
    if number < len(parts) and parts[number].strip() == text:
        at = sum(len(part) + 1 for part in parts[:number]) + parts[number].index(text)
        yield Edit(start + at, start + at + len(text), word, "TAB03", WHY_CELLS)
