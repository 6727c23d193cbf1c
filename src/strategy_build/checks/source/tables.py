"""TAB: tables that can be heard row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, error, warning
from strategy_build.checks.source.lines import Line, every_line, sections
from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Cell, Table
from strategy_build.model.content import Content, Mark, SectionFile
from strategy_build.model.walk import blocks, text_of

_MOST_COLUMNS = 6
_MARK = re.compile(r"^(?:[xX✓✔✗✘☑☒√●•]|[yn])$")
_ROW = re.compile(r"^\s{0,3}\|.*\|\s*$")
_RULE = re.compile(r"^\s{0,3}\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_GAPPED = re.compile(r"\S\t+\S.*\t|\S {3,}\S.* {3,}\S")


@error("TAB01")
def headers(content: Content, today: date) -> Iterator[Finding]:
    """Every column of a table has a heading.

    Why: A voice says the heading of the column before each cell. Without it a listener hears
        numbers and does not know of what.
    Bad: | | 2027 |
    Good: | Action | 2027 |
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A); PDF/UA-1, 7.5
    """
    for _section, table in _tables(content):
        for number, cell in enumerate(table.header, 1):
            if not text_of(cell.words).strip():
                message = f"column {number} of this table has no heading"
                fix = "write into the first row what the column holds"
                yield Finding(message, table.location, fix)
    for line in every_line(content):
        lone = _ROW.match(line.text) and not _row_like(line.before) and not _RULE.match(line.after)
        if lone and not _RULE.match(line.text) and _row_like(line.after):
            yield Finding(
                "there is no line of dashes under this row, so it makes no table",
                line.at(len(line.text) - len(line.text.lstrip())),
                _dashes(line.text),
                len(line.text.strip()),
            )


def _row_like(text: str) -> bool:
    return bool(_ROW.match(text))


def _dashes(row: str) -> str:
    columns = row.strip().strip("|").count("|") + 1
    return f"write under it: |{' --- |' * columns}"


@error("TAB02")
def captions(content: Content, today: date) -> Iterator[Finding]:
    """Every table says above itself what it shows.

    Why: In a list of tables, and before a voice reads one, people want to know what it holds and
        whether they need it.
    Bad: | Year | Cafés |
    Good: Table: Mending cafés open each year
    Source: WCAG technique H39; PDF/UA-1, 7.5
    """
    for section in sections(content):
        seen: set[str] = set()
        for table in _of(section):
            caption = text_of(table.caption).strip()
            if not caption:
                yield Finding(
                    "this table has no caption",
                    table.location,
                    "write on a line of its own before the table: Table: What it shows",
                )
            elif caption.casefold() in seen:
                message = f'another table of this section is called "{caption}" too'
                place = table.caption[0].location or table.location
                yield Finding(message, place, "add the word that tells them apart", len(caption))
            seen.add(caption.casefold())


@error("TAB03")
def cells(content: Content, today: date) -> Iterator[Finding]:
    """Cells say something in words: no empty cell, no cross, no tick.

    Why: A voice says nothing at an empty cell, so a listener loses count. A cross is read as the
        letter x, a tick as "check mark" or not at all.
    Bad: | Welcome | x | |
    Good: | Welcome | Yes | No |
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A); UKAAF B004, tables
    """
    for _section, table in _tables(content):
        for row in table.rows:
            for number, cell in enumerate(row):
                text = text_of(cell.words).strip()
                place = _cell_place(row, cell, table)
                name = text_of(table.header[number].words) if number < len(table.header) else ""
                column = f'in the column "{name}"' if name else f"in column {number + 1}"
                if not text:
                    fix = "write what is true: No, none, 0 or not known"
                    yield Finding(f"a cell {column} is empty", place, fix)
                elif _MARK.match(text):
                    place, length = pinpoint(content, place, text)
                    message = f'a cell {column} says only "{text}"'
                    yield Finding(message, place, "write the word: Yes or No", length)


def _cell_place(row: tuple[Cell, ...], cell: Cell, table: Table) -> Location:
    places = [cell.location, *(words.location for one in row for words in one.words)]
    return next((place for place in places if place), table.location)


@error("TAB04")
def layout_tables(content: Content, today: date) -> Iterator[Finding]:
    """A table has at least two columns and one row under its headings.

    Why: A table of one column is a list, and announced as a table it only takes longer to hear.
    Bad: | Our values |
    Good: - Welcome
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A); GOV.UK content style
    """
    for _section, table in _tables(content):
        if len(table.header) < 2:
            fix = "write its rows as a list: lines that begin with - "
            yield Finding("this table has one column, so it is a list", table.location, fix)
        elif not table.rows:
            fix = "add a row under the line of dashes, or delete the table"
            yield Finding("this table has headings and no rows", table.location, fix)


@warning("TAB05")
def wide_tables(content: Content, today: date) -> Iterator[Finding]:
    """A table has at most six columns.

    Why: Wide tables do not fit a large print page, a phone or a braille line, and nobody can keep
        seven headings in mind while listening.
    Bad: a table with a column for each of twelve months
    Good: two tables of six months, or a list
    Source: WCAG 2.2, 1.4.10 Reflow (AA); UKAAF B004
    """
    for _section, table in _tables(content):
        if len(table.header) > _MOST_COLUMNS:
            message = f"this table has {len(table.header)} columns"
            yield Finding(message, table.location, "make two tables, or a list under headings")


@warning("TAB09")
def typed_tables(content: Content, today: date) -> Iterator[Finding]:
    """Columns are made by a table, not by tabs or many spaces.

    Why: Spaces and tabs vanish: the columns run together into one sentence that makes no sense.
    Bad: Welcome    12    9
    Good: | Welcome | 12 | 9 |
    Source: WCAG 2.2, failure F34
    """
    run: list[Line] = []
    for line in every_line(content):
        if _typed(line):
            run.append(line)
            if not _typed_text(line.after):
                yield from _table_of(run)
                run = []


def _table_of(run: list[Line]) -> Iterator[Finding]:
    """Neighbouring lines of columns, as one table to be pasted in their place."""
    if len(run) == 1:
        return
    rows = ["| " + " | ".join(re.split(r"\t+| {3,}", line.text.strip())) + " |" for line in run]
    dashes = "| " + " | ".join("---" for _ in rows[0].split(" | ")) + " |"
    whole = "\n".join(("Table: What it shows", "", rows[0], dashes, *rows[1:]))
    yield Finding(
        f"these {len(run)} lines make columns by spaces or tabs, which disappear",
        run[0].location,
        f"an empty line, then:\n{whole}",
        len(run[0].text),
    )


def _typed(line: Line) -> bool:
    return _typed_text(line.text)


def _typed_text(text: str) -> bool:
    return bool(_GAPPED.search(text.strip())) and not _row_like(text)


def _of(section: SectionFile) -> Iterator[Table]:
    for block in blocks(b for b in section.blocks if not isinstance(b, Mark)):
        if isinstance(block, Table):
            yield block


def _tables(content: Content) -> Iterator[tuple[SectionFile, Table]]:
    for section in sections(content):
        for table in _of(section):
            yield section, table


RULES: tuple[SourceRule, ...] = (
    headers,
    captions,
    cells,
    layout_tables,
    wide_tables,
    typed_tables,
)
