"""BRF: every node in its place on the page, nothing lost, nothing too large."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strategy_build.checks.extract.braille import pages_of_brf, prove, stream
from strategy_build.checks.extract.dots import read
from strategy_build.formats.braille.brf import render
from strategy_build.model.blocks import (
    Block,
    BulletList,
    Divider,
    Entry,
    Fact,
    Heading,
    Ledger,
    ListItem,
    Paragraph,
    Quote,
)
from strategy_build.model.document import Document, Section
from strategy_build.model.inlines import (
    Code,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Place,
    Span,
    Text,
    WebTarget,
)
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import text_of
from tests.conftest import Golden
from tests.everything import EVERYTHING, INTRODUCTION, PEOPLE, p, s

_LINK = Link(WebTarget("https://example.org/p"), (Text("the plan"),))
# without the quotation in Welsh: it needs a table of liblouis
ENGLISH = replace(
    EVERYTHING,
    body=tuple(
        replace(
            part, blocks=tuple(b for b in part.blocks if not isinstance(b, Quote) or not b.lang)
        )
        if part is PEOPLE
        else part
        for part in EVERYTHING.body
    ),
)


def _pages(document: Document, inputs: Inputs, **options: str) -> list[list[str]]:
    made = render(document, inputs, options)
    text = next(iter(made.files.values())).decode("ascii")
    return [page.removesuffix("\r\n").split("\r\n") for page in text.removesuffix("\f").split("\f")]


def _lines(inputs: Inputs, *blocks: Block, grade: str = "1") -> list[str]:
    """The lines of a section that holds these blocks, uncontracted unless it is said."""
    only = Section("only", "prose", "", "", 2, s("only", "Only"), "en-GB", blocks)
    pages = _pages(replace(EVERYTHING, body=(only,)), inputs, grade=grade)
    text = [line for page in pages for line in page[1:]]
    return text[text.index("                 ,ONLY") :]


@pytest.mark.usefixtures("without_liblouis")
def test_shows_every_node_as_kept_in_the_golden_file(inputs: Inputs, golden: Golden) -> None:
    pages = _pages(ENGLISH, inputs, grade="1")

    golden("everything.brf.txt", "\n\n".join("\n".join(page) for page in pages) + "\n")


@pytest.mark.parametrize("grade", ["1", "2"])
@pytest.mark.parametrize("size", [("40", "25"), ("32", "27"), ("28", "20"), ("20", "12")])
def test_keeps_to_the_paper(inputs: Inputs, grade: str, size: tuple[str, str]) -> None:
    cells, lines = size
    pages = _pages(EVERYTHING, inputs, grade=grade, cells=cells, lines=lines)

    assert max(len(line) for page in pages for line in page) <= int(cells)
    assert max(map(len, pages)) <= int(lines)


@pytest.mark.parametrize("grade", ["1", "2"])
@pytest.mark.parametrize("size", [("40", "25"), ("32", "27"), ("20", "12")])
def test_loses_no_sentence(inputs: Inputs, grade: str, size: tuple[str, str]) -> None:
    cells, lines = size
    made = render(EVERYTHING, inputs, {"grade": grade, "cells": cells, "lines": lines})
    text = stream(pages_of_brf(next(iter(made.files.values()))))
    proof = prove(EVERYTHING, text, contracted=grade == "2")

    assert proof.lost == proof.cut == ()


def test_says_how_many_pages_it_has(inputs: Inputs) -> None:
    made = render(EVERYTHING, inputs, {})

    assert made.pages == next(iter(made.files.values())).count(b"\f")


def test_names_the_file_by_its_degree(inputs: Inputs) -> None:
    assert list(render(EVERYTHING, inputs, {}).files) == ["everything.brf"]
    assert list(render(EVERYTHING, inputs, {"grade": "1"}).files) == ["everything-grade-1.brf"]


def test_makes_the_same_bytes_again(inputs: Inputs) -> None:
    again = replace(EVERYTHING)

    assert again is not EVERYTHING
    assert render(EVERYTHING, inputs, {}).files == render(again, inputs, {}).files


def test_says_that_nobody_has_proofread_it(inputs: Inputs) -> None:
    first = " ".join(_pages(EVERYTHING, inputs, grade="1")[0])

    assert "NOT PROOFREAD BY A BRAILLE READER" in " ".join(first.split())


def test_the_title_page_has_no_number_and_the_others_have(inputs: Inputs) -> None:
    pages = _pages(EVERYTHING, inputs)

    assert pages[0][0] == ""
    assert [page[0].split()[-1] for page in pages[1:4]] == ["#B", "#C", "#D"]


def test_the_contents_name_the_page_of_each_part(inputs: Inputs) -> None:
    pages = _pages(EVERYTHING, inputs, grade="1")
    contents = next(page for page in pages if "CONTENTS" in page[2])
    line = next(line for line in contents if "MEND FIRST" in line)
    number = int(read("".join("\u283c" if c == "#" else _CELLS[c] for c in line.split()[-1])))

    assert line.startswith('  ,PART #E3 ,MEND FIRST ""')
    assert any("PART #E3 ,MEND FIRST" in one for one in pages[number - 1])


_CELLS = dict(zip("ABCDEFGHIJ", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", strict=True))


def test_a_heading_takes_the_first_lines_of_its_text_along(inputs: Inputs) -> None:
    words = " ".join(["word"] * 40)
    for number in range(14, 24):
        filler = [p("only", f"Line {n}") for n in range(number)]
        blocks: tuple[Block, ...] = (
            *filler,
            Heading(3, "last", s("only", "Last")),
            p("only", words),
        )
        only = Section("only", "prose", "", "", 2, s("only", "Only"), "en-GB", blocks)
        for page in _pages(replace(EVERYTHING, body=(only,)), inputs, grade="1"):
            at = next((n for n, line in enumerate(page) if line.strip() == ",LAST"), None)

            assert at is None or page[at + 2].startswith("WORD")


def test_a_forced_line_end_is_one(inputs: Inputs) -> None:
    lines = _lines(inputs, p("only", "Harbour Lane", LineBreak(), "Quay"))

    assert lines[2:4] == ["  ,HARBOUR ,LANE", ",QUAY"]


def test_a_divider_is_a_blank_line(inputs: Inputs) -> None:
    lines = _lines(inputs, p("only", "One."), Divider(), p("only", "Two."))

    assert lines[2:5] == ["  ,ONE4", "", "  ,TWO4"]


def test_words_of_another_language_keep_the_letters_of_the_sentence(inputs: Inputs) -> None:
    lines = _lines(
        inputs, p("only", "Say ", Span("cy", (Text("Tŷ"),)), " or ", Span("fr", (Text("été"),)))
    )

    assert lines[2] == "  ,SAY ,T^%Y OR ^/ET^/E"


def test_words_in_other_letters_have_their_own_table(inputs: Inputs) -> None:
    lines = _lines(inputs, p("only", "Say ", Span("ar", (Text("مرحبا"),)), "."))

    assert lines[2] == "  ,SAY MR:BA4"


def test_punctuation_stands_before_a_mark(inputs: Inputs) -> None:
    link = Link(Place("", "introduction"), (Text("our start"),))
    lines = _lines(
        inputs, p("only", "See ", link, ", at once", NoteReference("r", "note-1", 1), ".")
    )

    assert lines[2] == "  ,SEE OUR START1 AT ONCE4 .<NOTE #A.>"


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ((_LINK, "’s end."), "  ,SEE ! PLAN'S .<L9K #A.> 5D4"),
        ((_LINK, "-based."), "  ,SEE ! PLAN-BAS$4 .<L9K #A.>"),
        (("www.example.org? Yes.",), "  ,SEE WWW4EXAMPLE4ORG8 ,YES4"),
        ((Span("cy", (Text("Siân"),)), "? Yes."), "  ,SEE ,SI^%AN8 ,YES4"),
        ((Code("a  b"), "’s “", Span("fr", (Text("les bons"),)), "”."), "  ,SEE A B'S 8LES BONS04"),
    ],
)
def test_the_end_of_a_word_is_written_with_it(
    inside: tuple[str | Inline, ...], line: str, inputs: Inputs
) -> None:
    lines = _lines(inputs, p("only", "See ", *inside), grade="2")

    assert line in lines


def test_a_list_in_an_item_stands_deeper(inputs: Inputs) -> None:
    parts = BulletList((ListItem((p("only", "First part"),)), ListItem((p("only", "Second"),))))
    by = Fact("By", (p("only", "2028"),))
    entry = Entry("one", "Action 1", s("only", "Mend."), blocks=(parts,), facts=(by,))
    lines = _lines(inputs, Ledger("actions", (entry,)))

    assert lines[2:6] == [",ACTION #A3 ,MEND4", "  ,FIRST PART", "  ,SECOND", "  ,BY3 #BJBH"]


def test_a_list_in_a_quotation_is_moved_with_it(inputs: Inputs) -> None:
    listed = BulletList((ListItem((p("only", "One"),)),))
    lines = _lines(inputs, Quote((p("only", "Said:"), listed)))

    assert lines[2:5] == ["    8,SAID3", "", "  ,ONE0"]


def test_addresses_are_never_contracted(inputs: Inputs) -> None:
    pages = _pages(EVERYTHING, inputs)

    assert any("HELLO@AHARBOUR4EXAMPLE" in line for page in pages for line in page)


def test_long_publications_are_bound_in_volumes(inputs: Inputs) -> None:
    pages = _pages(EVERYTHING, inputs, grade="1", volume="4")
    titles = [n for n, page in enumerate(pages) if page[0] == ""]
    text = "\n".join(line for page in pages for line in page)

    assert len(titles) > 1
    assert "VOLUME #B OF #" in text
    assert text.count("END OF VOLUME") == len(titles) - 1
    assert [page[0].split()[-1] for page in pages[1:3]] == ["#B", "#C"]
    proof = prove(
        EVERYTHING,
        stream(
            pages_of_brf(
                render(EVERYTHING, inputs, {"grade": "1", "volume": "4"}).files[
                    "everything-grade-1.brf"
                ]
            )
        ),
        contracted=False,
    )
    assert proof.lost == ()


def test_a_volume_begins_with_a_part(inputs: Inputs) -> None:
    pages = _pages(EVERYTHING, inputs, grade="1", volume="4")
    second = [n for n, page in enumerate(pages) if page[0] == ""][1]
    contents = next(n for n in range(second, len(pages)) if "CONTENTS" in pages[n][2])

    assert "PART" in pages[contents + 1][2]


def test_the_running_title_is_cut_at_a_word(inputs: Inputs) -> None:
    long = s("title", "A very long title that no line of braille could ever hold in one piece")
    pages = _pages(replace(EVERYTHING, title=long), inputs, grade="1")
    header = pages[2][0]

    assert len(header) == 40
    assert header.split("#")[0].strip() == ",A VERY LONG TITLE THAT NO"
    assert text_of(long)


def test_a_document_in_welsh_is_welsh_braille(inputs: Inputs) -> None:
    blocks = (Paragraph(s("only", "Diolch yn fawr.", lang="cy")),)
    only = Section("only", "prose", "", "", 2, s("only", "Croeso", lang="cy"), "cy", blocks)
    welsh = replace(EVERYTHING, lang="cy", body=(only, INTRODUCTION))

    assert any("DIOL*" in line for page in _pages(welsh, inputs, grade="1") for line in page)
