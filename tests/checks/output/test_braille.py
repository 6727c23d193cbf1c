from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.checks.conftest import Made
from tests.everything import EVERYTHING, INTRODUCTION, p, s

from strategy_build.checks.output import braille, ebraille, pef
from strategy_build.checks.output.braille import check_braille
from strategy_build.checks.parity import parity
from strategy_build.formats.braille import brf
from strategy_build.formats.braille.flow import Paper
from strategy_build.model.blocks import Cell, Paragraph, Quote, Table, Words
from strategy_build.model.document import Section
from strategy_build.model.inlines import Code, Inline, Link, Span, Text, WebTarget
from strategy_build.model.inputs import Inputs
from strategy_build.model.labels import Labels

Edit = Callable[[bytes], bytes]
_FILES = {
    "braille": "everything.brf",
    "braille-grade-1": "everything-grade-1.brf",
    "braille-pef": "everything.pef",
    "ebraille": "everything.ebrl",
}


def _page(number: int) -> Edit:
    return lambda data: b"\f".join(data.split(b"\f")[: number - 1] + data.split(b"\f")[number:])


def _line_down(data: bytes) -> bytes:
    """A blank line more at the foot of every page."""
    return data.replace(b"\r\n\f", b"\r\n" + b"\r\n" * 26 + b"\f")


def _heading_last(data: bytes) -> bytes:
    """A page ends after the heading of part 3."""
    at = data.index(b",PART #C3 ,OUR VALUES\r\n", data.index(b"VISION\r\n")) + 23
    return data[:at] + b"\f" + b"                                      #G\r\n" + data[at:]


BAD: tuple[tuple[str, str, Edit], ...] = (
    ("BRL02", "braille", lambda data: data.replace(b"\r\n", b"A" * 41 + b"\r\n", 9)),
    ("BRL02", "braille", _line_down),
    ("BRL03", "braille", lambda data: data[data.index(b"\f") + 1 :]),
    ("BRL04", "braille", _page(4)),
    ("BRL04", "braille-grade-1", lambda data: data.replace(b'"" #C', b'"" #H')),
    ("BRL05", "braille-grade-1", _heading_last),
    ("BRL06", "braille-pef", lambda data: data.replace("⠠⠮".encode(), b"The", 1)),
    ("BRL07", "braille", _page(5)),
    ("BRL07", "braille-pef", lambda data: data.replace("⠃⠗⠊⠙⠛⠑".encode(), "⠗⠊⠙⠛⠑".encode())),
    ("BRL08", "braille", lambda data: data.replace(b"\r\n", b"\n")),
    ("BRL08", "braille", lambda data: b"\xef\xbb\xbf" + data),
    ("BRL10", "braille-pef", lambda data: data.replace(b'cols="40"', b'cols="30"')),
    ("BRL10", "braille-pef", lambda data: data.replace(b'rows="25"', b'rows="20"')),
    ("BRL10", "braille-pef", lambda data: data.replace(b"2008-1", b"2009-1")),
    ("BRL10", "braille-pef", lambda data: data.replace(b"x-pef", b"pef")),
    ("BRL10", "braille-pef", lambda data: data.replace(b' rowgap="0"', b"")),
    ("BRL10", "braille-pef", lambda data: data[:-8]),
)


def _inside(name: str, old: str, new: str) -> tuple[str, str, Edit]:
    """A file inside the eBraille file with other words."""

    def edit(data: bytes) -> bytes:
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(held, "w") as made:
            for one in given.namelist():
                text = given.read(one).decode()
                assert one != name or old in text
                made.writestr(one, text.replace(old, new) if one == name else text)
        return held.getvalue()

    return ("BRL12" if "text" in name and "⠃⠗⠊⠙⠛⠑" in old else "BRL11", "ebraille", edit)


BAD += (
    _inside("package.opf", "eBraille 1.0", "eBraille"),
    _inside("package.opf", "en-Brai", "en"),
    _inside("package.opf", ">6<", ">7<"),
    _inside("package.opf", "a11y:producer", "a11y:other"),
    _inside("package.opf", "dc:creator", "dc:contributor"),
    _inside("package.opf", 'href="ebraille/style.css"', 'href="lost.css"'),
    _inside("mimetype", "epub", "pub"),
    _inside("index.html", "publication", "alternate"),
    _inside("index.html", "doc-toc", "navigation"),
    _inside("index.html", "#mend", "#lost"),
    _inside("ebraille/text.html", "<h3", "<script/><h3"),
    _inside("ebraille/text.html", "h2", "h3"),
    _inside("ebraille/text.html", "<p>⠠", "<p>The ⠠"),
    _inside("ebraille/text.html", "⠃⠗⠊⠙⠛⠑", "⠗⠊⠙⠛⠑"),
)


@pytest.mark.parametrize("name", _FILES)
def test_leaves_our_own_files_alone(name: str, made: Made) -> None:
    file = _FILES[name]

    assert not check_braille(f"everything/{file}", made[name][file], EVERYTHING)


@pytest.mark.parametrize(("rule", "name", "edit"), BAD)
def test_finds_what_is_bad(rule: str, name: str, edit: Edit, made: Made) -> None:
    file = _FILES[name]
    changed = edit(made[name][file])

    assert changed != made[name][file]
    assert rule in [one.rule for one in check_braille(f"id/{file}", changed, EVERYTHING)]


def test_tells_of_signs_without_braille(inputs: Inputs) -> None:
    party = replace(INTRODUCTION, blocks=(p("party", "Well done 🎉."),))
    document = replace(EVERYTHING, body=(party,))
    data = brf.render(document, inputs, {}).files["everything.brf"]
    found = check_braille("id/id.brf", data, document)

    assert [one.rule for one in found] == ["BRL09"]
    assert "🎉" in found[0].message


def test_tells_of_no_sign_that_its_own_code_writes(inputs: Inputs) -> None:
    said = replace(INTRODUCTION, blocks=(p("x", "We say ", Span("ar", (Text("أهلا"),)), "."),))
    document = replace(EVERYTHING, body=(said,))
    data = brf.render(document, inputs, {}).files["everything.brf"]

    assert check_braille("id/id.brf", data, document) == ()


_SHAPES: dict[str, tuple[str | Inline, ...]] = {
    "blanks in what is typed": ("Type ", Code("a  b"), " now."),
    "a mark of no width": ("One \u200b two.",),
    "words in Arabic": ("We say ", Span("ar", (Text("أهلا وسهلا"),)), "."),
    "letters that have no braille": ("Call Ọlá Ḍoe.",),
    "a link inside a word": (Link(WebTarget("https://e.org/p"), (Text("the plan"),)), "’s end."),
    "a raised sign": ("It is 10⁻³ m.",),
}


@pytest.mark.parametrize("grade", ["1", "2"])
@pytest.mark.parametrize("shape", _SHAPES)
def test_leaves_alone_what_may_be_written(shape: str, grade: str, inputs: Inputs) -> None:
    words = p("x", *_SHAPES[shape])
    document = replace(EVERYTHING, body=(replace(INTRODUCTION, blocks=(words,)),))
    files = brf.render(document, inputs, {"grade": grade}).files
    [(name, data)] = files.items()
    found = [one.rule for one in check_braille(name, data, document)]

    assert set(found) <= {"BRL09"}
    assert parity("braille", files, document, inputs.labels).missing == ()


@pytest.mark.parametrize("grade", ["1", "2"])
@pytest.mark.parametrize("lang", ["cy", "fr", "ar"])
def test_a_whole_publication_may_be_in_another_language(
    lang: str, grade: str, inputs: Inputs
) -> None:
    def words(text: str) -> Words:
        return s("x", text, lang=lang)

    cells = tuple(Cell(words(text)) for text in ("Enw", "Cost"))
    quote = Quote((Paragraph(words("Diolch yn fawr.")),), words("Ali"))
    said = (quote, Table("costs", words("Faint?"), cells, (cells,)))
    part = Section("x", "prose", "Part 1", "1", 2, words("Croeso"), lang, said)
    document = replace(EVERYTHING, lang=lang, body=(part,), notes=(), glossary=())
    given = replace(inputs, labels=Labels(lang, inputs.labels.words))
    files = brf.render(document, given, {"grade": grade}).files
    [(name, data)] = files.items()

    assert check_braille(name, data, document) == ()
    assert parity("braille", files, document, given.labels).missing == ()
    assert parity("braille", {name: data.replace(b"#A", b"#B")}, document, given.labels).missing


def test_knows_other_paper(inputs: Inputs) -> None:
    data = brf.render(EVERYTHING, inputs, {"cells": "44"}).files["everything.brf"]

    assert check_braille("id/id.brf", data, EVERYTHING)
    assert not check_braille("id/id.brf", data, EVERYTHING, Paper(cells=44))


def test_every_rule_can_fail() -> None:
    rules = {rule.id for rule in braille.RULES}
    rules |= {rule.id for rule in pef.RULES} | {rule.id for rule in ebraille.RULES}

    assert {rule for rule, _, _ in BAD} | {"BRL09"} == rules
