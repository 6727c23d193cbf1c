"""eBraille: headings, lists and notes as elements, all words in Unicode braille."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

from lxml import etree

from strategy_build.checks.extract.braille import ebraille_stream, prove
from strategy_build.formats.braille.cells import ascii_of
from strategy_build.formats.braille.ebraille import render
from strategy_build.model.blocks import BulletList, Cell, ListItem, Table
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING, INTRODUCTION, s

_HTML = "{http://www.w3.org/1999/xhtml}"


def _files(inputs: Inputs, **options: str) -> dict[str, bytes]:
    data = render(EVERYTHING, inputs, options).files["everything.ebrl"]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def _text(inputs: Inputs) -> etree._Element:
    return etree.fromstring(_files(inputs, grade="1")["ebraille/text.html"])


def test_has_its_first_pages_in_its_root(inputs: Inputs) -> None:
    assert list(_files(inputs))[:4] == [
        "mimetype",
        "META-INF/container.xml",
        "package.opf",
        "index.html",
    ]


def test_loses_no_sentence(inputs: Inputs) -> None:
    data = render(EVERYTHING, inputs, {}).files["everything.ebrl"]
    proof = prove(EVERYTHING, ebraille_stream(data), contracted=True)

    assert proof.lost == proof.cut == ()


def test_has_headings_of_every_level_in_order(inputs: Inputs) -> None:
    levels = [
        int(str(one.tag)[-1]) for one in _text(inputs).iter(*(f"{_HTML}h{n}" for n in range(1, 7)))
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_item_without_words_is_no_empty_paragraph(inputs: Inputs) -> None:
    cell = Cell(s("x", "Name"))
    listed = BulletList((ListItem((Table("t", (), (cell,), ((cell,),)),)),))
    document = replace(EVERYTHING, body=(replace(INTRODUCTION, blocks=(listed,)),))
    data = render(document, inputs, {}).files["everything.ebrl"]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        root = etree.fromstring(book.read("ebraille/text.html"))

    said = ["".join(map(str, one.itertext())) for one in root.iter(f"{_HTML}p", f"{_HTML}li")]
    assert "" not in said


def test_lists_stand_in_lists(inputs: Inputs) -> None:
    items = [one for one in _text(inputs).iter(f"{_HTML}li") if len(one.findall(f"{_HTML}ul"))]
    first = ascii_of("".join(map(str, items[0][0].itertext())))

    assert first == ",PEOPLE WHO WORK HERE3"
    assert len(items[0].findall(f"{_HTML}ul/{_HTML}li")) == 2


def test_each_record_of_a_table_is_an_item(inputs: Inputs) -> None:
    texts = [
        ascii_of("".join(map(str, one[0].itertext()))) for one in _text(inputs).iter(f"{_HTML}li")
    ]

    assert ",THING3 ,KETTLE" in texts
    assert ",COST3 @L#BE" in texts


def test_the_contents_lead_to_headings(inputs: Inputs) -> None:
    files = _files(inputs)
    ids = {one.get("id") for one in etree.fromstring(files["ebraille/text.html"]).iter()}
    links = [
        str(one.get("href")) for one in etree.fromstring(files["index.html"]).iter(f"{_HTML}a")
    ]

    assert len(links) > 10
    assert {link.partition("#")[2] for link in links} <= ids


def test_says_that_nobody_has_proofread_it(inputs: Inputs) -> None:
    about = _text(inputs).find(f".//{_HTML}section")

    assert about is not None
    assert "NOT PROOFREAD BY A BRAILLE READER" in ascii_of("".join(map(str, about.itertext())))


def test_makes_the_same_bytes_again(inputs: Inputs) -> None:
    assert render(EVERYTHING, inputs, {}).files == render(EVERYTHING, inputs, {}).files


def test_names_the_languages_and_their_braille(inputs: Inputs) -> None:
    package = _files(inputs)["package.opf"].decode()

    assert "<dc:language>en-Brai</dc:language>\n<dc:language>cy-Brai</dc:language>" in package
    assert ">UEB grade2<" in package
    assert ">Welsh grade1<" in package


def test_a_passage_in_another_language_says_so(inputs: Inputs) -> None:
    quotes = list(_text(inputs).iter(f"{_HTML}blockquote"))

    assert [one.get("lang") for one in quotes[1].iter(f"{_HTML}p")] == ["cy-Brai", None]
