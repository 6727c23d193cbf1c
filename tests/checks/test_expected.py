"""What a sentence is decides where a format may say it."""

from __future__ import annotations

from dataclasses import replace

from strategy_build.checks.expected import Part, expected
from strategy_build.model.blocks import Table
from strategy_build.model.document import Section
from tests.everything import EVERYTHING


def _table() -> Table:
    parts = (part for part in EVERYTHING.body if isinstance(part, Section))
    return next(b for part in parts for b in part.blocks if isinstance(b, Table) and not b.twin)


def test_the_headings_of_a_table_in_a_note_belong_to_the_note() -> None:
    table = _table()
    (note,) = EVERYTHING.notes
    heads = {id(one) for cell in table.header for one in cell.words}

    document = replace(EVERYTHING, body=(), notes=(replace(note, blocks=(table,)),))

    parts = {part for one, part in expected(document).sentences if id(one) in heads}
    assert parts == {Part.NOTE_HEADER}
    everywhere = expected(EVERYTHING).sentences
    assert {part for one, part in everywhere if id(one) in heads} == {Part.HEADER}
