from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String
from tests.checks.conftest import Made
from tests.everything import EVERYTHING

from strategy_build.checks.output.paper import RULES, check_paper
from strategy_build.model.document import Section

Edit = Callable[[pikepdf.Pdf], None]


def no_title(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = String("direction.pdf")


def no_language(file: pikepdf.Pdf) -> None:
    del file.Root["/Lang"]


def no_window_title(file: pikepdf.Pdf) -> None:
    del file.Root["/ViewerPreferences"]


def no_tags(file: pikepdf.Pdf) -> None:
    del file.Root["/StructTreeRoot"]


def no_bookmarks(file: pikepdf.Pdf) -> None:
    del file.Root["/Outlines"]


def no_alternative(file: pikepdf.Pdf) -> None:
    for node in elements(file, "/Figure"):
        if "/Alt" in node:
            del node["/Alt"]


def no_first_heading(file: pikepdf.Pdf) -> None:
    for node in elements(file, "/H1"):
        node["/S"] = Name("/P")


def deep_heading(file: pikepdf.Pdf) -> None:
    elements(file, "/H2")[0]["/S"] = Name("/H5")


def mute_link(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        for mark in page.get("/Annots", []):
            if "/Contents" in mark:
                del mark["/Contents"]


def small_letters(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    page.contents_add(b"q .5 0 0 .5 0 0 cm", prepend=True)
    page.contents_add(b"Q")


def lost_font(file: pikepdf.Pdf) -> None:
    for facts in descriptors(file):
        del facts["/FontFile2"]


def leaning_font(file: pikepdf.Pdf) -> None:
    for facts in descriptors(file):
        facts["/Flags"] = 1 << 6


def descriptors(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    fonts = [font for page in file.pages for font in page["/Resources"]["/Font"].values()]
    found = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    return [one for one in {str(one.objgen): one for one in found}.values() if "/FontFile2" in one]


BAD: list[tuple[str, Edit]] = [
    ("PDF01", no_language),
    ("PDF02", no_title),
    ("PDF02", no_language),
    ("PDF02", no_window_title),
    ("PDF02", no_tags),
    ("PDF03", no_bookmarks),
    ("PDF04", no_alternative),
    ("PDF05", no_first_heading),
    ("PDF05", deep_heading),
    ("PDF08", mute_link),
    ("VIS04", small_letters),
    ("VIS05", lost_font),
    ("VIS05", leaning_font),
]


def test_leaves_our_own_pdf_alone(made: Made) -> None:
    assert not check_paper("id/id.pdf", made["pdf"]["everything.pdf"], EVERYTHING)


@pytest.mark.parametrize(("rule", "edit"), BAD)
def test_finds_what_is_bad(rule: str, edit: Edit, made: Made) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"]["everything.pdf"])) as file:
        edit(file)
        out = io.BytesIO()
        file.save(out)

    assert rule in [one.rule for one in check_paper("a.pdf", out.getvalue(), EVERYTHING)]


def test_misses_the_bookmark_of_another_section(made: Made) -> None:
    first = next(part for part in EVERYTHING.body if isinstance(part, Section) and part.title)
    other = replace(EVERYTHING, body=(*EVERYTHING.body, replace(first, title=first.title * 2)))
    found = check_paper("a.pdf", made["pdf"]["everything.pdf"], other)

    assert "PDF03" in [one.rule for one in found]


def test_what_the_validator_says_does_not_stop_publishing_yet(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"]["everything.pdf"])) as file:
        no_language(file)
        out = io.BytesIO()
        file.save(out)
    (told,) = (o for o in check_paper("a.pdf", out.getvalue(), EVERYTHING) if o.rule == "PDF01")

    assert not told.is_error
    assert "checks of PDF/UA-1 fail" in told.message


def test_every_rule_can_fail() -> None:
    assert {rule for rule, _ in BAD} == {rule.id for rule in RULES}


def elements(file: pikepdf.Pdf, kind: str) -> list[Dictionary]:
    """The structure elements of one kind."""
    found = [o for o in file.objects if isinstance(o, Dictionary) and o.get("/S") == Name(kind)]
    assert found, f"there is no {kind}"
    return found
