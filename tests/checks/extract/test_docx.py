"""The words of a Word file are found whatever its parts and styles are called."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.everything import EVERYTHING
from tests.formats.docx.reading import changed, files, word

from strategy_build.checks.extract.docx import extract, node, outline, parts
from strategy_build.model.inputs import Inputs

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_style_has_the_level_of_what_it_is_based_on() -> None:
    styles = node(
        f'<w:styles {W}><w:style w:styleId="A"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
        '<w:style w:styleId="D"><w:basedOn w:val="E"/></w:style>'
        '<w:style w:styleId="E"><w:basedOn w:val="D"/></w:style></w:styles>'.encode()
    )

    assert outline(styles) == {"A": 2, "B": 2}


def test_says_headings_once_and_notes_at_the_end(inputs: Inputs) -> None:
    found = extract(word(EVERYTHING, inputs))

    assert found.text.count("Introduction") == 1
    assert found.text.rstrip().endswith("Asked for in 2025.")
    assert found.pieces["headings"][:3] == (
        "Nobody is a stranger",
        "In short",
        "Part 1: Introduction",
    )
    assert found.pieces["cells"][:2] == ("Thing", "Cost")
    assert "People who live here." in found.pieces["items"]


def test_a_picture_says_its_words_where_it_stands(inputs: Inputs) -> None:
    found = extract(word(EVERYTHING, inputs))

    assert found.alternatives == ("A bridge over the river.", "")
    assert found.text.index("A bridge over the river.") < found.text.index("The bridge we mean")


def test_finds_parts_by_what_points_to_them(inputs: Inputs) -> None:
    usual = word(EVERYTHING, inputs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files(usual).items():
            other = name.replace("footnotes", "remarks")
            package.writestr(other, data.replace(b"footnotes.xml", b"remarks.xml"))

    assert extract(out.getvalue()).text == extract(usual).text


@pytest.mark.parametrize("data", [b"", b"no package"])
def test_refuses_what_is_no_package(data: bytes) -> None:
    with pytest.raises(ValueError, match="no package"):
        parts(data)


def test_refuses_a_package_without_a_text(inputs: Inputs) -> None:
    data = changed(
        word(EVERYTHING, inputs), "_rels/.rels", lambda t: t.replace("officeDocument", "other")
    )

    with pytest.raises(ValueError, match="no text"):
        extract(data)
