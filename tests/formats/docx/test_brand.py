"""An organisation's own brand.docx: its look is taken, and made readable."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from strategy_build.checks.output.word_file import check_word_file
from strategy_build.diagnostics import SetupError
from strategy_build.formats.docx.brand import PATH
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING, s
from tests.formats.docx.reading import changed, files, find, part, said, word

OTHER: Document = replace(EVERYTHING, title=s("brand", "Words of the template"))
STYLES = "word/styles.xml"


def branded(inputs: Inputs, data: bytes) -> Inputs:
    return replace(inputs, layouts={**inputs.layouts, PATH: data})


@pytest.fixture(scope="module")
def template(inputs: Inputs) -> bytes:
    """A file as an organisation would save it: pale, small and slanted captions, its own colours.

    As in a Word that speaks German, its headings have other ids, but the same names.
    """
    data = word(OTHER, inputs)
    pale = '<w:i/><w:color w:val="4F81BD"/><w:sz w:val="18"/>'
    caption = r'(w:styleId="Caption".*?<w:rPr>).*?(</w:rPr>)'
    data = changed(data, STYLES, lambda t: re.sub(caption, rf"\g<1>{pale}\2", t, count=1))
    data = changed(data, STYLES, lambda t: t.replace('"Heading2"', '"berschrift2"'))
    ours = r'(w:styleId="berschrift2".*?<w:rPr>).*?(</w:rPr>)'
    look = (
        '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:color w:val="6A0D4A"/><w:sz w:val="40"/>'
    )
    data = changed(data, STYLES, lambda t: re.sub(ours, rf"\g<1>{look}\2", t, count=1))
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    bullet = r'(w:styleId="ListBullet".*?)<w:pPr>'
    data = changed(data, STYLES, lambda t: re.sub(bullet, rf"\1{listed}", t, count=1))
    data = changed(data, "word/theme/theme1.xml", lambda t: t.replace("0B4F6C", "FFCC00"))
    return changed(data, "word/document.xml", lambda t: t.replace('w:left="1640"', 'w:left="2000"'))


def _style(data: bytes, name: str) -> str:
    from lxml import etree

    (row,) = find(part(data, STYLES), f'//w:style[w:name/@w:val="{name}"]')
    return etree.tostring(row, encoding="unicode")


def test_takes_the_look_of_a_style_by_its_name(inputs: Inputs, template: bytes) -> None:
    data = word(EVERYTHING, branded(inputs, template))
    heading = _style(data, "heading 2")

    assert 'w:styleId="Heading2"' in heading
    assert "Georgia" in heading
    assert 'w:val="6A0D4A"' in heading
    assert "berschrift2" not in files(data)[STYLES].decode()


def test_makes_what_it_takes_readable(inputs: Inputs, template: bytes) -> None:
    caption = _style(word(EVERYTHING, branded(inputs, template)), "caption")

    assert 'w:sz w:val="24"' in caption
    assert "<w:i/>" not in caption
    assert "4F81BD" not in caption


def test_lists_of_the_template_are_not_those_of_the_text(inputs: Inputs, template: bytes) -> None:
    assert "numPr" not in _style(word(EVERYTHING, branded(inputs, template)), "List Bullet")


def test_takes_margins_and_running_title(inputs: Inputs, template: bytes) -> None:
    data = word(EVERYTHING, branded(inputs, template))

    assert find(part(data), "//w:pgMar/@w:left") == ["2000"]
    assert said(part(data, "word/brand-header1.xml")) == "Words of the template"


def test_leaves_the_words_of_the_template_out(inputs: Inputs, template: bytes) -> None:
    assert "Words of the template" not in said(part(word(EVERYTHING, branded(inputs, template))))


@pytest.mark.parametrize("size", [12.0, 18.0])
def test_keeps_every_rule(size: float, inputs: Inputs, template: bytes) -> None:
    data = word(EVERYTHING, branded(inputs, template), f"{size:g}pt")
    found = check_word_file("a.docx", data, EVERYTHING, size)

    assert [(one.rule, one.message) for one in found] == []


def test_large_print_makes_its_letters_larger(inputs: Inputs, template: bytes) -> None:
    data = word(EVERYTHING, branded(inputs, template), "18pt")

    assert 'w:sz w:val="52"' in _style(data, "heading 2")


def test_makes_the_same_bytes_each_time(inputs: Inputs, template: bytes) -> None:
    own = branded(inputs, template)

    assert word(EVERYTHING, own) == word(EVERYTHING, own)


@pytest.mark.parametrize("data", [b"no package", b""])
def test_says_which_file_cannot_be_used(data: bytes, inputs: Inputs) -> None:
    if not data:
        assert word(EVERYTHING, branded(inputs, data)) == word(EVERYTHING, inputs)
        return
    with pytest.raises(SetupError, match=r"layouts/docx/brand\.docx cannot be used"):
        word(EVERYTHING, branded(inputs, data))
