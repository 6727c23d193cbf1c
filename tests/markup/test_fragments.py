"""Fragments: nothing lost, nothing unescaped, nothing that a screen reader would trip over."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from lxml import etree
from tests.everything import EVERYTHING, MATRIX, QUESTIONS, p, s

from strategy_build.markup import document as parts
from strategy_build.markup.blocks import blocks, heading
from strategy_build.markup.elements import direction
from strategy_build.markup.flavour import Flavour
from strategy_build.markup.inlines import second, words
from strategy_build.model.blocks import (
    Fact,
    Figure,
    Image,
    Paragraph,
    Question,
    Quote,
    Sentence,
    Table,
)
from strategy_build.model.inlines import Link, Place, Span, Term, Text, WebTarget
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import sentences, text_of

EPUB = "http://www.idpf.org/2007/ops"
SHOWN_APART = {
    one.id
    for group in ("title", "subtitle", "banner", "summary")
    for one in getattr(EVERYTHING, group)
}


@pytest.fixture
def web(inputs: Inputs) -> Flavour:
    return Flavour(inputs.labels, "en-GB", scroll=True, gauges=True)


@pytest.fixture
def book(inputs: Inputs) -> Flavour:
    return Flavour(inputs.labels, "en-GB", xml=True, epub=True, lift=1)


def everything(flavour: Flavour) -> etree._Element:
    shown = "\n".join(
        part(EVERYTHING, flavour)
        for part in (
            parts.facts,
            parts.in_short,
            parts.contents,
            parts.body,
            parts.notes,
            parts.glossary,
            parts.contact,
        )
    )
    return etree.fromstring(f'<body xmlns:epub="{EPUB}">{shown}</body>')


def found(tree: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", tree.xpath(path))


def text(node: etree._Element) -> str:
    return " ".join("".join(cast("list[str]", node.xpath(".//text()"))).split())


def test_is_well_formed_xml_that_a_book_can_hold(book: Flavour) -> None:
    assert found(everything(book), "//section[@role='doc-chapter']")


def test_gives_every_sentence_its_id_once_and_its_words(book: Flavour) -> None:
    tree = everything(book)
    ids = cast("list[str]", tree.xpath("//@id"))

    assert len(ids) == len(set(ids))
    for sentence in sentences(EVERYTHING):
        if sentence.id in SHOWN_APART:
            continue
        (node,) = found(tree, f"//*[@id='{sentence.id}']")
        for call in found(node, ".//sup"):
            # what follows the call stays
            before = call.getprevious()
            assert before is not None
            before.tail = (before.tail or "") + (call.tail or "")
            node.remove(call)
        said = node.get("alt") or text(node)

        assert said == text_of((sentence,)), sentence.id


def test_leads_every_link_inside_the_publication_to_something(book: Flavour) -> None:
    tree = everything(book)
    ids = set(cast("list[str]", tree.xpath("//@id")))
    inside = [one for one in cast("list[str]", tree.xpath("//a/@href")) if one.startswith("#")]

    assert inside
    assert {one[1:] for one in inside} <= ids


def test_lifts_headings_for_a_chapter_that_starts_at_the_top(book: Flavour, web: Flavour) -> None:
    section = EVERYTHING.body[0]

    assert "<h1" in parts.body(replace(EVERYTHING, body=(section,)), book)
    assert "<h2" in parts.body(replace(EVERYTHING, body=(section,)), web)


def test_escapes_what_editors_type(web: Flavour) -> None:
    shown = words(s("x", "<script>alert('1')</script> & more"), web)

    assert "<script" not in shown
    assert "&amp; more" in shown


def test_escapes_addresses(web: Flavour) -> None:
    link = Link(WebTarget('https://a.example/?a="b"&c'), (Text("there"),))

    assert 'href="https://a.example/?a=&#34;b&#34;&amp;c"' in words(s("x", link), web)


def test_never_puts_a_link_into_a_link(web: Flavour) -> None:
    link = Link(WebTarget("https://a.example"), (Term("host", (Text("host"),)),))

    assert words(s("x", link), web).count("<a ") == 1


def test_keeps_the_words_of_a_link_that_leads_nowhere_from_here(web: Flavour) -> None:
    shown = words(s("x", "See ", Link(Place("older"), (Text("the old one"),))), web)

    assert "<a" not in shown
    assert "the old one" in shown


def test_repeats_words_without_repeating_ids(web: Flavour) -> None:
    shown = words(EVERYTHING.glossary[0].term, second(web))

    assert "id=" not in shown
    assert "BSL" in shown


def test_says_the_language_and_direction_only_where_they_change(web: Flavour) -> None:
    arabic = Span("ar", (Text("مرحبا"), Span("ar", (Text("بكم"),))))
    shown = words(s("x", "They say ", arabic), web)

    assert shown.count('lang="ar" dir="rtl"') == 1


def test_a_number_before_a_title_keeps_its_language_in_a_part_that_has_another(
    web: Flavour,
) -> None:
    title = (Sentence("one", "ar", (Text("كيف نلتقي"),)),)

    made = heading(2, "Part 7", title, web.within("ar"))

    assert '<span class="n"><span lang="en" dir="ltr">Part 7' in made
    assert "lang" not in heading(2, "Part 7", (Sentence("one", "", (Text("Hi"),)),), web)


@pytest.mark.parametrize(
    ("written", "way"),
    [
        ("01632 960 214", ' dir="ltr"'),  # else it is shown 214 960 01632
        ("12 May 2026", ' dir="ltr"'),
        ("2026", ""),
        ("في 12 May 2026", ""),
    ],
)
def test_numbers_keep_their_order_among_words_from_right_to_left(
    web: Flavour, written: str, way: str
) -> None:
    sentence_ = Sentence("one", "ar", (Text(written),))

    assert words((sentence_,), web.within("ar")) == f'<span id="one"{way}>{written}</span>'


def test_english_sentences_among_arabic_ones_follow_each_other(web: Flavour) -> None:
    both = tuple(Sentence(name, "ar", (Text("Ask us."),)) for name in "ab")
    shown = words(both, web.within("ar"))

    assert shown.startswith('<span dir="ltr"><span id="a"')
    assert words((), web.within("ar")) == ""


def test_says_the_language_of_a_quotation_once(web: Flavour) -> None:
    quote = Quote((Paragraph(s("x", "Diolch.", lang="cy")),), s("x", "A carer"), "cy")
    shown = blocks((quote,), web)

    assert shown.count('lang="cy"') == 1
    assert '<blockquote lang="cy">' in shown


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-GB", "ltr"), ("ar", "rtl"), ("ur-PK", "rtl"), ("pa-Arab", "rtl"), ("az-Latn", "ltr")],
)
def test_knows_which_way_a_language_is_written(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_names_the_scrolling_region_of_a_table_by_its_caption(web: Flavour) -> None:
    tree = etree.fromstring(f"<body>{blocks(MATRIX.blocks, web)}</body>")
    (region,) = found(tree, "//div[@role='region'][@tabindex='0']")
    (caption,) = found(tree, "//caption")

    assert region.get("aria-labelledby") == caption.get("id")


def test_gives_every_header_cell_its_scope_and_an_empty_corner_none(web: Flavour) -> None:
    table = next(one for one in MATRIX.blocks if isinstance(one, Table))
    empty = replace(table, header=(replace(table.header[0], words=()), *table.header[1:]))
    tree = etree.fromstring(f"<body>{blocks((empty,), web)}</body>")

    assert not found(tree, "//th[not(@scope)]")
    assert len(found(tree, "//thead//td")) == 1


def test_marks_yes_in_a_matrix_and_keeps_the_word(web: Flavour) -> None:
    tree = etree.fromstring(f"<body>{blocks(MATRIX.blocks, web)}</body>")

    assert [text(cell) for cell in found(tree, "//td[@class='yes']")] == ["Yes", "Yes"]


def test_shows_the_list_twin_of_a_matrix_after_it(web: Flavour) -> None:
    shown = blocks(MATRIX.blocks, web)

    assert shown.index("</table>") < shown.index("The same as a list") < shown.index("Goal a")


def test_keeps_the_ids_of_an_alternative_text_of_two_sentences(book: Flavour) -> None:
    alt = s("x", "A bridge.") + s("x", "It is old.")
    figure = Figure("f", Image("a.svg", "d", "image/svg+xml", 10, 10), alt)
    tree = etree.fromstring(f"<body>{blocks((figure,), book)}</body>")

    assert found(tree, "//img")[0].get("alt") == "A bridge. It is old."
    assert found(tree, f"//span[@id='{alt[0].id}']//img[@id='{alt[1].id}']")


def test_gives_decoration_an_empty_alternative_text(web: Flavour) -> None:
    figure = Figure("f", Image("a.svg", "d", "image/svg+xml", 10, 10), (), decorative=True)
    shown = blocks((figure,), web)

    assert 'alt=""' in shown
    assert "<figure" not in shown


@pytest.mark.parametrize(
    ("now", "goal", "reached"),
    [
        ("1", "4", "25%"),
        ("36 people", "200 people", "18%"),
        ("4,000", "4,000", "100%"),
        ("29", "10", None),
        ("36 people", "4 cafés", None),
        ("few", "many", None),
        ("1", "0", None),
    ],
)
def test_draws_how_far_an_action_is_only_where_numbers_compare(
    web: Flavour, now: str, goal: str, reached: str | None
) -> None:
    from strategy_build.markup.blocks import facts

    rows = (
        Fact("Now", (p("x", now),), "document-now"),
        Fact("Goal", (p("x", goal),), "document-goal"),
    )
    shown = facts(rows, web)

    assert (f"--done:{reached}" in shown) if reached else ("gauge" not in shown)


def test_writes_epub_types_only_in_books(book: Flavour, web: Flavour) -> None:
    assert "epub:type" in parts.body(EVERYTHING, book)
    assert "epub:type" not in parts.body(EVERYTHING, web)


def test_leads_from_a_note_back_to_its_call(web: Flavour) -> None:
    note = parts.notes(EVERYTHING, web)

    assert 'href="#ref-1"' in note
    assert 'id="ref-1"' in parts.body(EVERYTHING, web)


def test_nests_the_sections_of_a_group_in_the_contents(book: Flavour) -> None:
    tree = etree.fromstring(parts.contents(EVERYTHING, book))
    (inner,) = found(tree, "/ul/li/ul")

    assert text(inner) == "5 Mend first"


def test_counts_contents_in_words_alone(book: Flavour) -> None:
    assert not found(etree.fromstring(f"<x>{parts.contents(EVERYTHING, book)}</x>"), "//ol")


def test_leaves_out_parts_that_are_empty(web: Flavour) -> None:
    empty = replace(EVERYTHING, notes=(), glossary=(), in_short=())

    assert not parts.notes(empty, web)
    assert not parts.glossary(empty, web)
    assert not parts.in_short(empty, web)


def test_writes_the_long_form_as_title_only_where_asked(web: Flavour) -> None:
    sentence = EVERYTHING.body[0].blocks[0]

    assert "title=" not in blocks((sentence,), web)
    assert 'title="British Sign Language"' in blocks((sentence,), replace(web, long_titles=True))


def test_keeps_a_sentence_without_id_bare(web: Flavour) -> None:
    assert words((Sentence("", "en-GB", (Text("Hello."),)),), web) == "Hello."


@pytest.mark.parametrize(("closed", "css"), [(False, "ask"), (True, "ask closed")])
def test_a_closed_question_says_so_to_style_sheets(web: Flavour, *, closed: bool, css: str) -> None:
    asked = replace(cast("Question", QUESTIONS.blocks[0]), closed=closed)

    assert f'<div class="{css}"' in blocks((asked,), web)
