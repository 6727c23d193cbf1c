from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tests.checks.conftest import Made
from tests.everything import EVERYTHING
from tests.sources.compose.sites import document

from strategy_build.checks.output.paper import RULES, check_paper
from strategy_build.formats.pdf.renderer import render
from strategy_build.model.document import Section
from strategy_build.model.inputs import Inputs

Edit = Callable[[pikepdf.Pdf], None]
SIZE = {"root-size": "12pt"}


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


def small_way_out(file: pikepdf.Pdf) -> None:
    page = file.pages[1]
    page.contents_add(b"q .9 0 0 .9 0 0 cm", prepend=True)
    page.contents_add(b"Q")


def no_way_out(file: pikepdf.Pdf) -> None:
    del file.pages[1]


def field_without_question(file: pikepdf.Pdf) -> None:
    for _, widget in widgets(file):
        widget["/TU"] = String("Rank 1")


def field_of_another_kind(file: pikepdf.Pdf) -> None:
    file.Root["/AcroForm"]["/Fields"][1]["/Kids"][0]["/FT"] = Name("/Tx")


def field_of_another_name(file: pikepdf.Pdf) -> None:
    file.Root["/AcroForm"]["/Fields"][0]["/T"] = String("vision")


def fields_out_of_order(file: pikepdf.Pdf) -> None:
    first, *_, last = [node for node, _ in widgets(file)]
    kids, others = first["/K"], last["/K"]
    first["/K"], last["/K"] = Array(others), Array(kids)


def widgets(file: pikepdf.Pdf) -> list[tuple[Dictionary, Dictionary]]:
    found = elements(file, "/Form")
    return [(node, cast("Dictionary", node["/K"][0]["/Obj"])) for node in found]


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


def language_of_nowhere(file: pikepdf.Pdf) -> None:
    file.Root["/Lang"] = String("no such language")


def empty_title(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = String("")


def no_metadata(file: pikepdf.Pdf) -> None:
    del file.Root["/Metadata"]


def empty_alternative(file: pikepdf.Pdf) -> None:
    elements(file, "/Figure")[0]["/Alt"] = String("")


def other_alternative(file: pikepdf.Pdf) -> None:
    elements(file, "/Figure")[0]["/Alt"] = String("table.svg")


def no_tab_order(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        del page["/Tabs"]


def not_marked(file: pikepdf.Pdf) -> None:
    del file.Root["/MarkInfo"]


def suspects(file: pikepdf.Pdf) -> None:
    file.Root["/MarkInfo"]["/Suspects"] = True


def unreadable_font(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        for font in page["/Resources"]["/Font"].values():
            if "/ToUnicode" in font:
                del font["/ToUnicode"]


def nameless_note(file: pikepdf.Pdf) -> None:
    for note in elements(file, "/Note"):
        del note["/ID"]


def headers_of_nothing(file: pikepdf.Pdf) -> None:
    for cell in elements(file, "/TH"):
        del cell["/A"]


def paragraph_in_list(file: pikepdf.Pdf) -> None:
    elements(file, "/LBody")[0]["/S"] = Name("/P")


def item_of_no_list(file: pikepdf.Pdf) -> None:
    elements(file, "/LI")[-1]["/S"] = Name("/P")


def paragraph_in_row(file: pikepdf.Pdf) -> None:
    elements(file, "/TD")[-1]["/S"] = Name("/P")


def split_list(file: pikepdf.Pdf) -> None:
    """As the engine's own tags would do it where a page ends in the middle of a list."""
    lists = [one for one in elements(file, "/L") if len(one["/K"]) > 1]
    first = next(one for one in lists if one["/A"]["/ListNumbering"] == Name("/Decimal"))
    *kept, last = first["/K"]
    first["/K"] = Array(kept)
    other = Dictionary(Type=Name("/StructElem"), S=Name("/L"), P=first["/P"], K=Array([last]))
    around = first["/P"]["/K"]
    at = next(n for n, kid in enumerate(around) if getattr(kid, "objgen", 0) == first.objgen)
    around.insert(at + 1, file.make_indirect(other))


def split_table(file: pikepdf.Pdf) -> None:
    rows = elements(file, "/TBody")[0]["/K"]
    del rows[len(rows) - 1]


def link_outside_the_tags(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        for mark in page.get("/Annots", []):
            del mark["/StructParent"]


def link_to_elsewhere(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        for mark in page.get("/Annots", []):
            if "/A" in mark:
                mark["/A"]["/URI"] = String("https://elsewhere.example/")


def unknown_tag(file: pikepdf.Pdf) -> None:
    elements(file, "/P")[0]["/S"] = Name("/Paragraph")


def words_outside_the_tags(file: pikepdf.Pdf) -> None:
    marked(file, b"/Span <<", b"/Nothing <<", b"/MCID", b"/Other")


def words_as_furniture(file: pikepdf.Pdf) -> None:
    page = file.pages[3]
    content = page["/Contents"].read_bytes()
    mark = re.search(rb"/Span\s*<<\s*/MCID \d+\s*>>\s*BDC", content)
    assert mark is not None
    page["/Contents"] = file.make_stream(content.replace(mark[0], b"/Artifact BMC", 1))


def words_out_of_order(file: pikepdf.Pdf) -> None:
    section = elements(file, "/Sect")[1]
    section["/K"] = Array(list(section["/K"])[::-1])


def language_of_no_part(file: pikepdf.Pdf) -> None:
    for tag in ("/Span", "/P", "/Div", "/BlockQuote", "/Sect"):
        for node in elements(file, tag, wanted=False):
            if "/Lang" in node:
                del node["/Lang"]


def leader_dots(file: pikepdf.Pdf) -> None:
    entry = elements(file, "/TOCI")[0]
    entry["/ActualText"] = String("Introduction . . . . . . . 2")


def shallow_bookmarks(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        for item in outline.root:
            item.children.clear()


def marked(file: pikepdf.Pdf, *pairs: bytes) -> None:
    for page in file.pages:
        content = page["/Contents"].read_bytes()
        for before, after in zip(pairs[::2], pairs[1::2], strict=True):
            content = content.replace(before, after)
        page["/Contents"] = file.make_stream(content)


# the rule that must find it; the defects that a good gate must catch, and some of our own
BAD: list[tuple[str, Edit]] = [
    ("PDF01", no_language),
    ("PDF01", language_of_nowhere),
    ("PDF01", no_metadata),
    ("PDF01", no_tab_order),
    ("PDF01", not_marked),
    ("PDF01", suspects),
    ("PDF01", unreadable_font),
    ("PDF01", nameless_note),
    ("PDF01", headers_of_nothing),
    ("PDF01", paragraph_in_list),
    ("PDF01", paragraph_in_row),
    ("PDF01", link_outside_the_tags),
    ("PDF01", unknown_tag),
    ("PDF01", words_outside_the_tags),
    ("PDF02", no_title),
    ("PDF02", empty_title),
    ("PDF02", no_language),
    ("PDF02", no_window_title),
    ("PDF02", no_tags),
    ("PDF03", no_bookmarks),
    ("PDF03", shallow_bookmarks),
    ("PDF04", no_alternative),
    ("PDF04", empty_alternative),
    ("PDF04", other_alternative),
    ("PDF05", no_first_heading),
    ("PDF05", deep_heading),
    ("PDF06", field_without_question),
    ("PDF06", field_of_another_kind),
    ("PDF06", field_of_another_name),
    ("PDF06", fields_out_of_order),
    ("PDF08", mute_link),
    ("PDF08", link_to_elsewhere),
    ("PDF09", words_as_furniture),
    ("PDF09", words_out_of_order),
    ("PDF10", headers_of_nothing),
    ("PDF10", split_table),
    ("PDF11", split_list),
    ("PDF11", item_of_no_list),
    ("PDF11", paragraph_in_list),
    ("PDF12", language_of_no_part),
    ("PDF13", words_as_furniture),
    ("PDF13", words_outside_the_tags),
    ("PDF13", unreadable_font),
    ("PDF13", leader_dots),
    ("PDF14", small_way_out),
    ("PDF14", no_way_out),
    ("VIS04", small_letters),
    ("VIS05", lost_font),
    ("VIS05", leaning_font),
]


def test_leaves_our_own_pdf_alone(made: Made) -> None:
    assert not check_paper("id/id.pdf", made["pdf"]["everything.pdf"], EVERYTHING, SIZE)


@pytest.mark.parametrize(("rule", "edit"), BAD)
def test_finds_what_is_bad(rule: str, edit: Edit, made: Made) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"]["everything.pdf"])) as file:
        edit(file)
        out = io.BytesIO()
        file.save(out)

    assert rule in [one.rule for one in check_paper("a.pdf", out.getvalue(), EVERYTHING, SIZE)]


def test_calls_of_notes_anywhere_are_no_fault(inputs: Inputs) -> None:
    made = document(
        {
            "a": "# A[^1] title\n\n## B[^1]\n\nSome **text[^1]** here, in the middle.\n\n"
            "- one[^1] item\n- two\n\nTable: T\n\n| A[^1] | B |\n| --- | --- |\n| 1[^1] | 2 |\n\n"
            "Name: ...... Dots.\n\n[^1]: A note.\n"
        }
    )
    data = render(made, inputs, SIZE).files["plan.pdf"]

    assert [one.message for one in check_paper("plan.pdf", data, made, SIZE)] == []


def test_misses_the_words_of_a_section_that_is_not_there(made: Made) -> None:
    first = next(part for part in EVERYTHING.body if isinstance(part, Section) and part.title)
    other = replace(EVERYTHING, body=(*EVERYTHING.body, replace(first, title=first.title * 2)))
    found = check_paper("a.pdf", made["pdf"]["everything.pdf"], other, SIZE)

    assert {"PDF05", "PDF09"} <= {one.rule for one in found}


def test_what_the_validator_says_stops_publishing(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"]["everything.pdf"])) as file:
        no_language(file)
        out = io.BytesIO()
        file.save(out)
    (told,) = (
        o for o in check_paper("a.pdf", out.getvalue(), EVERYTHING, SIZE) if o.rule == "PDF01"
    )

    assert told.is_error
    assert "checks of PDF/UA-1 fail" in told.message


def test_every_rule_can_fail() -> None:
    apart = {"PDF15"}  # of one edition only: see test_sizes.py

    assert {rule for rule, _ in BAD} | apart == {rule.id for rule in RULES}


def elements(file: pikepdf.Pdf, kind: str, *, wanted: bool = True) -> list[Dictionary]:
    """The structure elements of one kind, in the order of the file."""
    found = [
        one
        for one in file.objects
        if isinstance(one, Dictionary)
        and one.get("/Type") == Name("/StructElem")
        and one.get("/S") == Name(kind)
    ]
    assert found or not wanted, f"there is no {kind}"
    return found
