"""The editions on paper: one knob, nothing smaller than promised, tables that fit or are lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strategy_build.checks.extract.tags import Tag, tagged
from strategy_build.checks.normal import letters
from strategy_build.checks.output.paper import check_paper
from strategy_build.checks.parity import parity
from strategy_build.formats.pdf.edition import Edition, edition
from strategy_build.formats.pdf.fitting import fits, fitted
from strategy_build.formats.pdf.renderer import page, render
from strategy_build.formats.registry import FORMATS
from strategy_build.model.blocks import Cell, Table, Words
from strategy_build.model.document import Document
from strategy_build.model.inlines import Span, Text
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING, INTRODUCTION, p, s

NAMES = ("pdf", "large-print-pdf", "giant-print-pdf", "wide-spacing-pdf")
FILES = (
    "everything.pdf",
    "everything-large-print.pdf",
    "everything-giant-print.pdf",
    "everything-wide-spacing.pdf",
)
GIANT = Edition("giant-print", 28.0)
HEAD = ("Member", "What the member brings", "Neighbourhood", "Since")
ROWS = (("Ann", "A kettle and a great many cups", "Riverside", "2019"), ("Bob", "Chairs", "", ""))


def grid(*heads: Words) -> Table:
    """A table that has room in 12 points and none in 28."""
    head = tuple(Cell(words) for words in heads or [s("introduction", word) for word in HEAD])
    rows = tuple(
        tuple(Cell(s("introduction", word) if word else ()) for word in row) for row in ROWS
    )
    return Table("who", s("introduction", "Who brings what"), head, rows)


def with_table(table: Table) -> Document:
    section = replace(INTRODUCTION, blocks=(p("introduction", "Before it."), table))
    return replace(EVERYTHING, body=(section,), notes=())


@pytest.mark.parametrize(("name", "file"), [*zip(NAMES, FILES, strict=True)])
def test_each_edition_is_a_format_that_passes_every_rule(
    name: str, file: str, inputs: Inputs
) -> None:
    row = FORMATS[name]
    made = row.render()(EVERYTHING, inputs, row.options)
    same = parity(name, made.files, EVERYTHING, inputs.labels)

    assert [*made.files] == [file] == [row.file.format(id="everything")]
    assert check_paper(file, made.files[file], EVERYTHING, row.options) == ()
    assert same.missing == ()
    assert same.extra == ()


def test_a_table_that_does_not_fit_is_a_list_of_its_rows(inputs: Inputs) -> None:
    document = with_table(grid())
    options = FORMATS["giant-print-pdf"].options
    made = render(document, inputs, options)
    (data,) = made.files.values()
    root = tagged(data).root

    assert list(root.find("Table")) == []
    ann, bob = (item.text for item in _list(root, "Ann").kids if isinstance(item, Tag))
    assert ann.startswith("Member: Ann What the member brings A kettle and a great many cups")
    assert ann.endswith("Neighbourhood Riverside Since 2019")
    assert bob == "Member: Bob What the member brings Chairs"
    assert check_paper("a.pdf", data, document, options) == ()
    assert parity("giant-print-pdf", made.files, document, inputs.labels).missing == ()


def test_a_list_that_lacks_a_row_of_its_table_is_found(inputs: Inputs) -> None:
    table = grid()
    options = FORMATS["giant-print-pdf"].options
    (data,) = render(
        with_table(replace(table, rows=table.rows[:1])), inputs, options
    ).files.values()

    assert "PDF10" in {one.rule for one in check_paper("a.pdf", data, with_table(table), options)}


def test_a_heading_in_another_language_keeps_it(inputs: Inputs) -> None:
    heads = (
        s("introduction", "Member"),
        s("introduction", Span("cy", (Text("Beth mae pob aelod yn dod"),))),
        s("introduction", "Neighbourhood"),
        s("introduction", "Since"),
    )
    document = with_table(grid(*heads))
    options = FORMATS["giant-print-pdf"].options
    (data,) = render(document, inputs, options).files.values()
    welsh = [tag for tag in tagged(data).root.below() if tag.facts.get("Lang") == "cy"]

    assert len(welsh) == 2
    assert check_paper("a.pdf", data, document, options) == ()


def test_a_table_with_a_list_twin_gives_way_to_it() -> None:
    tables = [block for block in _tables(EVERYTHING) if block.twin is not None]
    shown = fitted(EVERYTHING, replace(GIANT, points=80.0))

    assert tables
    assert list(_tables(shown)) == []
    assert all(table.twin in _all_blocks(shown) for table in tables)


def test_a_table_with_room_stays_the_very_same() -> None:
    document = with_table(grid())

    assert fitted(document, Edition("", 12.0)) is document
    assert not fits(grid(), GIANT)


def test_the_one_knob_is_the_size_of_the_letters(inputs: Inputs) -> None:
    html = page(EVERYTHING, inputs, GIANT)

    assert "font: 28pt/" in html
    assert "12pt" not in html


def test_the_edition_with_wide_spacing_is_on_cream(inputs: Inputs) -> None:
    usual = page(EVERYTHING, inputs, Edition("", 14.0))
    wide = page(EVERYTHING, inputs, Edition("wide-spacing", 14.0, is_wide=True))

    assert "background: #fff8e6" in wide
    assert "background: #fff8e6" not in usual


def test_a_word_that_just_fits_does_not_stand_on_a_line_of_its_own(inputs: Inputs) -> None:
    """Wide spacing adds a space after the last letter of a line, which must not push words down."""
    text = " ".join(["Somebody rings you the next day to ask how you are."] * 12)
    section = replace(INTRODUCTION, blocks=(p("introduction", text, Span("cy", (Text("Da"),))),))
    document = replace(EVERYTHING, body=(section,), notes=())
    row = FORMATS["wide-spacing-pdf"]
    (data,) = render(document, inputs, row.options).files.values()
    lines = [
        words
        for sheet in tagged(data).pages
        for words in sheet.marked.values()
        if letters(words) in letters(text) and letters(words)
    ]

    assert len(lines) > 10
    assert all(len(line) > 25 for line in lines[:-2] if letters(line) != "da")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"root-size": "18px"}, "18px"),
        ({"root-size": "18pt", "spacing": "huge"}, "huge"),
    ],
)
def test_refuses_what_is_no_size_and_no_spacing(options: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        edition(options)


def _list(root: Tag, word: str) -> Tag:
    return next(tag for tag in root.find("L") if word in tag.text and "Member" in tag.text)


def _all_blocks(document: Document) -> list[object]:
    return [
        block
        for part in document.body
        for section in (part, *getattr(part, "sections", ()))
        for block in section.blocks
    ]


def _tables(document: Document) -> list[Table]:
    return [block for block in _all_blocks(document) if isinstance(block, Table)]
