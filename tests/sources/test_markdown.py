from __future__ import annotations

import pytest

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Divider,
    Figure,
    Heading,
    OrderedList,
    Paragraph,
    Preformatted,
    Quote,
    Table,
)
from strategy_build.model.content import Mark
from strategy_build.model.inlines import Link, NoteReference, Span, Text, WebTarget
from strategy_build.model.walk import blocks, text_of
from strategy_build.sources.findings import Findings
from strategy_build.sources.markdown import Parsed, parse


def parsed(text: str, first: int = 1) -> Parsed:
    findings = Findings()
    made = parse(text, "f.md", first, findings, lambda _: (Divider(),))

    assert findings.all == []
    return made


def only(text: str) -> Block | Mark:
    (block,) = parsed(text).blocks
    return block


def test_takes_the_title_out_of_the_blocks() -> None:
    made = parsed("# Our *values*\n\nText.\n", first=4)

    assert text_of(made.title) == "Our values"
    assert made.title_place == Location("f.md", 4, 1)
    assert [type(block) for block in made.blocks] == [Paragraph]


def test_joins_the_lines_of_a_paragraph() -> None:
    block = only("One\ntwo\nthree.\n")

    assert isinstance(block, Paragraph)
    assert block.words[0].children == (Text("One two three."),)


def test_keeps_a_line_break_that_was_typed_as_one() -> None:
    block = only("The Old Ticket Office\\\nFerrybrook\n")

    assert isinstance(block, Paragraph)
    assert len(block.words[0].children) == 3


def test_keeps_true_lines_and_columns() -> None:
    made = parsed(
        "# T\n\n- one\n  - two [three](four.md)\n\n> five\n> six [seven](x.md)\n", first=10
    )
    links = {
        text_of((sentence,)): node.location
        for block in blocks(b for b in made.blocks if not isinstance(b, Mark))
        if isinstance(block, Paragraph)
        for sentence in block.words
        for node in sentence.children
        if isinstance(node, Link)
    }

    assert links == {
        "two three": Location("f.md", 13, 9),
        "five six seven": Location("f.md", 16, 7),
    }


def test_keeps_addresses_as_typed() -> None:
    block = only("[a](../b/c d.md) [e](<../b/c d.md>) [f](Ünder.md) [g](javascript:x)\n")

    assert isinstance(block, Paragraph)
    assert [n.target for n in block.words[0].children if isinstance(n, Link)] == [
        WebTarget("../b/c d.md"),
        WebTarget("Ünder.md"),
        WebTarget("javascript:x"),
    ]


def test_reads_headings_with_the_levels_typed() -> None:
    made = parsed("# T\n\n## Two ##\n\n#### Four\n")

    assert [
        (b.level, text_of(b.words), b.location.line) for b in made.blocks if isinstance(b, Heading)
    ] == [
        (2, "Two", 3),
        (4, "Four", 5),
    ]


def test_reads_lists_inside_lists() -> None:
    block = only("3. one\n   - two\n4. three\n")

    assert isinstance(block, OrderedList)
    assert block.start == 3
    assert isinstance(block.items[0].blocks[1], BulletList)


def test_reads_who_said_a_quotation() -> None:
    block = only("> I came to fix a lamp.\n> I stayed.\n>\n> — A member since 2025\n")

    assert isinstance(block, Quote)
    assert text_of(block.attribution) == "A member since 2025"
    assert [text_of(b.words) for b in block.blocks if isinstance(b, Paragraph)] == [
        "I came to fix a lamp. I stayed."
    ]


def test_reads_a_table_with_its_caption() -> None:
    block = only(
        "Table: What we *mended*\n\n| Year | Things |\n| --- | ---: |\n| 2025 | [6](x.md) \\| 7 |\n"
    )

    assert isinstance(block, Table)
    assert text_of(block.caption) == "What we mended"
    assert [text_of(cell.words) for cell in block.header] == ["Year", "Things"]
    assert [text_of(cell.words) for cell in block.rows[0]] == ["2025", "6 | 7"]
    assert block.rows[0][0].location == Location("f.md", 5, 3)


def test_reads_a_caption_straight_above_the_table() -> None:
    block = only("Table: What we mended\n| Year | Things |\n| --- | --- |\n| 2025 | 6 |\n")

    assert isinstance(block, Table)
    assert text_of(block.caption) == "What we mended"


def test_a_picture_alone_is_a_figure() -> None:
    block = only(
        '![A *wide* river](images/the%20river.jpg "In May"){kind=visual-notes long=notes.md}\n'
    )

    assert isinstance(block, Figure)
    assert block.image.name == "images/the river.jpg"
    assert text_of(block.alt) == "A wide river"
    assert block.alt[0].location == Location("f.md", 1, 3)
    assert text_of(block.caption) == "In May"
    assert block.kind == "visual-notes"
    assert block.long == (Divider(),)


def test_a_picture_may_be_decoration() -> None:
    block = only("![](images/leaf.svg){.decorative}\n")

    assert isinstance(block, Figure)
    assert block.decorative
    assert block.alt == ()


def test_reads_marks() -> None:
    made = parsed("# T\n\nOne.\n::: values\n:::\nTwo.\n")

    assert [type(b) for b in made.blocks] == [Paragraph, Mark, Paragraph]
    assert made.blocks[1] == Mark("values")
    assert made.blocks[1].location.line == 4


def test_reads_notes_definitions_and_rules() -> None:
    made = parsed("Ward[^1]\n: A part of the town.\n\n***\n\n[^1]: There are *four*.\n")

    assert [type(b) for b in made.blocks] == [DefinitionList, Divider]
    assert made.footnotes[0].label == "1"
    assert isinstance(made.blocks[0], DefinitionList)
    call = made.blocks[0].items[0].term[0].children[-1]
    assert call == NoteReference("", "1", 0)


def test_a_call_without_a_note_stays_text() -> None:
    block = only("Ward[^1] is.\n")

    assert isinstance(block, Paragraph)
    assert block.words[0].children == (Text("Ward[^1] is."),)


def test_lines_of_fenced_text_stand_alone() -> None:
    block = only("```\n one\n\ntwo\n```\n")

    assert isinstance(block, Preformatted)
    assert [line.children for line in block.lines] == [(Text(" one"),), (Text("two"),)]
    assert [line.location.line for line in block.lines] == [2, 4]


def test_a_language_may_stand_in_a_link_and_a_link_in_a_language() -> None:
    block = only("[[Croeso]{lang=cy}](a.md) and [[Hwyl](b.md)]{lang=cy}\n")

    assert isinstance(block, Paragraph)
    first, _, second = block.words[0].children
    assert isinstance(first, Link)
    assert isinstance(first.children[0], Span)
    assert isinstance(second, Span)
    assert isinstance(second.children[0], Link)


@pytest.mark.parametrize("text", ["", "\n", "   \n\n", "[a]: b\n"])
def test_reads_nothing_from_nothing(text: str) -> None:
    assert parsed(text).blocks == ()
