"""PDF: each table is among the tags as a table, or as a list where it does not fit the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from strategy_build.checks.expected import every_block
from strategy_build.checks.extract.tags import Tag
from strategy_build.checks.normal import letters
from strategy_build.checks.output.printed import Paper
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.formats.pdf.fitting import fits
from strategy_build.model.blocks import Table
from strategy_build.model.walk import text_of

_SHOWN = 60


@error("PDF10")
def tables(one: Paper) -> Iterator[Finding]:
    """Each table is one table, with its rows and cells, and each header says what it heads.

    A table that is wider than the page is a list with an item for each row instead.
    Why: Whoever hears a table cell by cell knows where they are by its headers alone.
    Bad: a table that is two because it goes over a page; a header without Scope
    Good: one Table with as many TR as there are rows, and TH with Scope
    Source: PDF/UA-1, 7.5; WCAG 2.2, 1.3.1 (A)
    """
    found = list(one.tagged.root.find("Table"))
    for table in (block for block in every_block(one.document) if isinstance(block, Table)):
        name = text_of(table.caption)[:_SHOWN]
        source = [
            [letters(text_of(cell.words)) for cell in row] for row in (table.header, *table.rows)
        ]
        if not fits(table, one.edition):
            if table.twin is None and not any(_says(tag, source) for tag in _lists(one)):
                yield Finding(f'no list says the rows of the table "{name}"', one.place)
            continue
        tag = found.pop(0) if found else None
        if tag is None or _rows(tag) != source:
            yield Finding(f'the table "{name}" has other rows and cells among the tags', one.place)
        elif not _heads(tag, table):
            yield Finding(f'the headers of the table "{name}" do not say what they head', one.place)
    if found:
        yield Finding(f"the tags hold {len(found)} tables that nobody wrote", one.place)


def _rows(tag: Tag) -> list[list[str]]:
    return [[letters(cell.text) for cell in row.find("TH", "TD")] for row in tag.find("TR")]


def _heads(tag: Tag, table: Table) -> bool:
    heads = Counter(cell.facts.get("Scope", "") for cell in tag.find("TH"))
    named = sum(bool(row[0].words) for row in table.rows)
    columns = sum(bool(cell.words) for cell in table.header)
    return heads == +Counter({"Column": columns, "Row": named})


def _lists(one: Paper) -> Iterator[Tag]:
    return one.tagged.root.find("L")


def _says(tag: Tag, source: list[list[str]]) -> bool:
    """Whether a list has an item for each row, with its cells in order, each after its heading."""
    head, *rows = source
    said = [letters(kid.text) for kid in tag.kids if isinstance(kid, Tag)]
    return len(said) == len(rows) and all(
        words.endswith("".join(name + cell for name, cell in zip(head, row, strict=True) if cell))
        for words, row in zip(said, rows, strict=True)
    )


RULES: tuple[Rule[[Paper]], ...] = (tables,)
