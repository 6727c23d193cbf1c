"""Tables of Markdown: every cell of every row, or a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Cell, Table, Words
from strategy_build.sources.findings import Findings
from strategy_build.sources.inline import Origin

if TYPE_CHECKING:
    from markdown_it.token import Token


class Rows(Protocol):
    """What reading a table needs of the reader of blocks."""

    lines: list[str]
    findings: Findings

    def take(self) -> Token:
        """The next token."""

    def place(self, line: int, sign: str = "") -> Location:
        """The first character of a line."""

    def origin(self, content: str, line: int, start: int = 0) -> Origin:
        """Where a run of text stands."""

    def words(self, content: str, origin: Origin) -> Words:
        """The words of a run of text."""


def table(reader: Rows, caption: Words, line: int) -> Table:
    """The table whose opening token was just taken."""
    rows: list[tuple[Cell, ...]] = []
    number = line
    while (token := reader.take()).type != "table_close":
        if token.type == "tr_open":
            number = token.map[0] if token.map else number
            rows.append(_row(reader, number))
            _count(reader, number, len(rows[0]))
    return Table("", caption, rows[0] if rows else (), tuple(rows[1:]), location=reader.place(line))


def _row(reader: Rows, line: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    column = 0
    while (token := reader.take()).type != "tr_close":
        if token.type != "inline":
            continue
        found = reader.lines[line].find(token.content, column) if token.content else -1
        column = max(column, found)
        origin = (
            reader.origin(token.content, line, column)
            if column
            else reader.origin(token.content, line)
        )
        if not column:
            origin = Origin((0,), (reader.place(line),))
        cells.append(Cell(reader.words(token.content, origin), location=origin.at(0)))
        column += len(token.content)
    return tuple(cells)


def _count(reader: Rows, line: int, columns: int) -> None:
    """Report a row with more cells than the header: the parser would drop them."""
    from markdown_it.rules_block.table import escapedSplit

    text = reader.lines[line].strip().lstrip("> ")
    cells = escapedSplit(text)
    cells = cells[1:] if cells and not cells[0].strip() else cells
    cells = cells[:-1] if cells and not cells[-1].strip() else cells
    if len(cells) > columns:
        reader.findings.error(
            "TAB08",
            reader.place(line),
            f"This row has {len(cells)} cells, and the header of the table has {columns}.",
            why="The cells beyond the header would be lost.",
            fix="Give the header a cell for each column, or write a bar inside a text as \\|",
            length=len(text),
        )
