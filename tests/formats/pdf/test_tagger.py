"""The tags: one for each thing in the source, read back by other eyes than those that wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import page as page_validation
import pypdfium2
import pytest
import weasyprint
import weasyprint.pdf

from strategy_build.checks.extract.tags import Tag, tagged
from strategy_build.checks.normal import letters
from strategy_build.formats.pdf import engine, renderer
from strategy_build.formats.pdf.renderer import render
from strategy_build.model.blocks import BulletList, Cell, ListItem, Table
from strategy_build.model.inlines import Span, Text
from strategy_build.model.inputs import Inputs
from tests.conftest import Golden
from tests.everything import EVERYTHING, INTRODUCTION, p, s

SIZE = {"root-size": "12pt"}
SHOWN = ("Lang", "Alt", "E", "ID", "Scope", "ListNumbering", "ColSpan", "RowSpan")
MANY = 90


@pytest.fixture(scope="module")
def made(inputs: Inputs) -> bytes:
    return render(EVERYTHING, inputs, SIZE).files["everything.pdf"]


@pytest.fixture(scope="module")
def long(inputs: Inputs) -> bytes:
    """A list and a table that go over several pages."""
    items = tuple(ListItem((p("introduction", f"Item {n}."),)) for n in range(MANY))
    rows = tuple(
        tuple(Cell(s("introduction", f"{word} {n}")) for word in ("Row", "Cell"))
        for n in range(MANY)
    )
    head = tuple(Cell(s("introduction", word)) for word in ("Name", "Value"))
    table = Table("long", s("introduction", "A long table"), head, rows)
    section = replace(INTRODUCTION, blocks=(BulletList(items), table))
    return render(replace(EVERYTHING, body=(section,), notes=()), inputs, SIZE).files[
        "everything.pdf"
    ]


def lines(tag: Tag, depth: int = 0) -> Iterator[str]:
    facts = "".join(f' {name}="{tag.facts[name]}"' for name in SHOWN if name in tag.facts)
    words = "".join(kid for kid in tag.kids if isinstance(kid, str))
    yield "  " * depth + tag.kind + facts + (f": {words}" if words else "")
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from lines(kid, depth + 1)


def test_every_node_of_a_document_has_its_tag(made: bytes, golden: Golden) -> None:
    root = tagged(made).root

    golden("everything.tags", "\n".join(lines(root)) + "\n")


def test_needs_the_version_of_the_engine_that_it_was_made_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert weasyprint.__version__ == engine.PINNED

    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(RuntimeError, match=r"70\.0 is needed, 71\.0 is here"):
        engine.engine()


def test_haste_changes_no_byte(
    made: bytes, inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "in_haste", nullcontext)

    assert render(EVERYTHING, inputs, SIZE).files["everything.pdf"] == made


def test_puts_the_engine_back_as_it_was(made: bytes) -> None:
    assert made
    assert weasyprint.pdf.add_tags.__module__ == "weasyprint.pdf.tags"


@pytest.mark.parametrize("profile", ["ua1", "pdfa-3a"])
def test_keeps_both_standards_in_one_file(made: bytes, long: bytes, profile: str) -> None:
    for data in (made, long):
        report = page_validation.validate_pdf_bytes(data, profile=profile)

        assert [str(failure) for failure in report.failures] == []


def test_a_list_over_pages_is_one_list(long: bytes) -> None:
    found = tagged(long)
    lists = [tag for tag in found.root.find("L") if len(tag.kids) >= MANY]

    assert len(found.pages) > 3
    assert [len(tag.kids) for tag in lists] == [MANY]


def test_a_table_over_pages_is_one_table_with_its_head_told_once(long: bytes) -> None:
    (table,) = tagged(long).root.find("Table")

    assert len(list(table.find("TR"))) == MANY + 1
    assert table.text.count("Name") == 1
    assert any("Name Value" in page.furniture for page in tagged(long).pages)


def test_words_stay_apart_where_a_line_ends(made: bytes) -> None:
    said = tagged(made).root.text

    assert "What we will do, and how you can hold us to it." in said
    assert not re.search(r"[a-z][.,][A-Z]", said)


def test_another_program_reads_the_same_words(made: bytes) -> None:
    file = pypdfium2.PdfDocument(made)
    seen = letters("".join(page.get_textpage().get_text_range() for page in file))
    file.close()
    marked = (text for page in tagged(made).pages for text in page.marked.values())

    assert [text for text in marked if letters(text) not in seen] == []


def test_a_page_has_no_letters_without_a_character_or_a_tag(made: bytes) -> None:
    pages = tagged(made).pages

    assert [page.loose for page in pages] == [""] * len(pages)
    assert sum(page.unknown for page in pages) == 0


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("cy", "Croeso i bawb: tŷ, dŵr, ŵyr a ffrindiau o’r ardal."),
        ("pl", "Zażółć gęślą jaźń: społeczność, łódź i źródło."),
    ],
)
def test_says_other_languages_letter_by_letter(lang: str, text: str, inputs: Inputs) -> None:
    """Several lines of it, so that words stay apart where a line ends."""
    words = " ".join([text] * 4)
    section = replace(INTRODUCTION, blocks=(p("x", Span(lang, (Text(words),))),))
    document = replace(EVERYTHING, lang=lang, body=(section,), notes=())
    made = render(document, replace(inputs, fonts=_noto()), SIZE).files["everything.pdf"]
    found = [tag.text for tag in tagged(made).root.below() if tag.kind in {"P", "Span"}]

    assert words in found


def _noto() -> dict[str, bytes]:
    spec = find_spec("fontpkg_noto_sans")
    assert spec is not None
    assert spec.origin is not None
    files = sorted((Path(spec.origin).parent / "files").glob("*.ttf"))
    return {file.name: file.read_bytes() for file in files if "Italic" not in file.name}
