"""The PDF: every word on a known page, tags that pass, the same bytes, nothing from outside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from strategy_build.formats.pdf.edition import Edition
from strategy_build.formats.pdf.renderer import page, render
from strategy_build.model.inputs import Inputs, Rendered
from strategy_build.model.walk import plain, sentences
from tests.everything import EVERYTHING, INTRODUCTION, p

SIZE = {"root-size": "12pt"}
USUAL = Edition("", 12.0)


@pytest.fixture(scope="module")
def made(inputs: Inputs) -> Rendered:
    return render(EVERYTHING, inputs, SIZE)


def _elements(made: Rendered) -> list[tuple[str, list[str]]]:
    """Every structure element, outer before inner: its tag and the tags in it."""
    with pikepdf.open(BytesIO(made.files["everything.pdf"])) as pdf:
        return list(_below(pdf.Root.StructTreeRoot.K))


def _below(node: pikepdf.Object) -> Iterator[tuple[str, list[str]]]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _below(child)
    elif _is_element(node):
        inside = node.get("/K", pikepdf.Array())
        yield str(node.S), [str(child.S) for child in inside if _is_element(child)]
        yield from _below(inside)


def _is_element(node: object) -> bool:
    return isinstance(node, pikepdf.Dictionary) and "/S" in node


def _fonts(made: Rendered) -> set[str]:
    with pikepdf.open(BytesIO(made.files["everything.pdf"])) as pdf:
        return {
            str(font.BaseFont).partition("+")[2]
            for sheet in pdf.pages
            for font in sheet.Resources.Font.values()
        }


@pytest.mark.parametrize("size", ["12pt", "18pt", "28pt"])
def test_passes_every_rule_of_pdf_ua(inputs: Inputs, tmp_path: Path, size: str) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(render(EVERYTHING, inputs, {"root-size": size}).files["everything.pdf"])

    result = page_validation.validate_pdf(str(path), profile="ua1")

    assert [str(failure) for failure in result.failures] == []
    assert result.is_compliant


def test_lays_out_without_a_complaint(inputs: Inputs, caplog: pytest.LogCaptureFixture) -> None:
    render(EVERYTHING, inputs, SIZE)

    assert [r.message for r in caplog.records if r.name == "weasyprint"] == []


def test_loses_no_words_on_the_way_to_the_page(inputs: Inputs) -> None:
    html = page(EVERYTHING, inputs, USUAL)
    said = unescape(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    lost = [
        word
        for sentence in sentences(EVERYTHING)
        for word in re.findall(r"\w+", plain(sentence.children))
        if word not in said
    ]

    assert lost == []


def test_knows_the_page_of_every_sentence_in_reading_order(made: Rendered) -> None:
    wanted = [sentence.id for sentence in sentences(EVERYTHING)]

    assert set(made.page_of) == set(wanted)
    assert [made.page_of[name] for name in wanted] == sorted(made.page_of.values())
    assert max(made.page_of.values()) == made.pages


def test_tags_headings_tables_and_pictures(made: Rendered) -> None:
    tags = Counter(tag for tag, _ in _elements(made))

    assert tags["/H1"] == 1
    assert tags["/Table"] == 2
    assert tags["/TH"] == 10
    assert tags["/Figure"] == 1  # the decorative one is told to nobody


def test_a_list_holds_items_and_nothing_else(made: Rendered) -> None:
    inside = {tag for name, tags in _elements(made) if name == "/L" for tag in tags}

    assert inside == {"/LI"}


def test_embeds_our_fonts_and_no_other(made: Rendered) -> None:
    assert _fonts(made) == {"Atkinson-Hyperlegible", "Atkinson-Hyperlegible-Bold"}


def test_gives_the_same_bytes_twice(inputs: Inputs, made: Rendered) -> None:
    assert render(EVERYTHING, inputs, SIZE).files == made.files


def test_dates_come_from_the_content(made: Rendered) -> None:
    with pikepdf.open(BytesIO(made.files["everything.pdf"])) as pdf:
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20270322")
        assert str(pdf.docinfo["/Title"]) == "Nobody is a stranger"
        assert pdf.Root.Lang == "en-GB"


def test_one_option_sizes_every_letter(made: Rendered, inputs: Inputs) -> None:
    large = render(EVERYTHING, inputs, {"root-size": "18pt"})

    assert large.pages > made.pages
    assert "12pt" not in page(EVERYTHING, inputs, Edition("", 18.0))


def test_refuses_to_set_a_page_without_fonts(inputs: Inputs) -> None:
    with pytest.raises(ValueError, match="fonts"):
        render(EVERYTHING, replace(inputs, fonts={}), SIZE)


def test_a_character_that_the_font_lacks_takes_no_other_font(inputs: Inputs) -> None:
    strange = replace(INTRODUCTION, blocks=(p("x", "ع → ☐ 漢 😀"),))

    made = render(replace(EVERYTHING, body=(strange,), notes=()), inputs, SIZE)

    assert _fonts(made) <= {"Atkinson-Hyperlegible", "Atkinson-Hyperlegible-Bold"}


def test_a_label_cannot_leave_its_place_in_the_style(inputs: Inputs) -> None:
    labels = replace(inputs.labels, words={**inputs.labels.words, "pdf-folio": '</style>"{page}'})
    html = page(EVERYTHING, replace(inputs, labels=labels), USUAL)

    assert html.count("</style>") == 1
