"""Word: every node in its place, real structure, languages, and the same bytes each time."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from strategy_build.formats.docx.renderer import render
from strategy_build.model.blocks import (
    BulletList,
    Divider,
    Figure,
    Image,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Sentence,
    Table,
)
from strategy_build.model.document import Document, Note, Section
from strategy_build.model.inlines import Link, NoteReference, Place, Span, Strong, Text
from strategy_build.model.inputs import Inputs, Theme
from strategy_build.model.walk import blocks, plain, sentences
from tests.conftest import Golden
from tests.everything import EVERYTHING, INTRODUCTION, p, s
from tests.formats.docx.reading import W, files, find, part, said, style, word


@pytest.fixture(scope="module")
def data(inputs: Inputs) -> bytes:
    return word(EVERYTHING, inputs)


@pytest.fixture(scope="module")
def text(data: bytes) -> Any:
    return part(data)


def with_blocks(*inside: Any) -> Document:
    """A document with one section that holds these blocks."""
    section = replace(INTRODUCTION, blocks=inside)
    return replace(EVERYTHING, body=(section,), notes=(), glossary=())


def paragraphs(document: Document, inputs: Inputs) -> list[Any]:
    """The paragraphs of the first section, without its heading."""
    every = find(part(word(document, inputs)), "//w:body/w:p")
    start = next(n for n, one in enumerate(every) if said(one) == "Part 1: Introduction")
    end = next(n for n, one in enumerate(every) if said(one) == "Ask us")
    return every[start + 1 : end]


def test_shows_every_node_as_kept_in_the_golden_file(text: Any, golden: Golden) -> None:
    golden("everything.outline", "\n".join(_outline(text)) + "\n")


def _outline(text: Any) -> list[str]:
    lines = []
    for one in find(text, "//w:p"):
        number = find(one, "w:pPr/w:numPr/*/@w:val")
        where = "cell " if one.getparent().tag == f"{W}tc" else ""
        lines.append(f"{where}{style(one) or 'Normal'} {'/'.join(number)}| {said(one)}")
    return lines


def test_loses_no_words(data: bytes) -> None:
    trees = [part(data, path) for path in ("word/document.xml", "word/footnotes.xml")]
    every = [said(one) for tree in trees for one in find(tree, "//w:p")]
    every += find(trees[0], "//wp:docPr/@descr")
    there = set(re.findall(r"\w+", " ".join(every)))
    lost = [
        found
        for sentence in sentences(EVERYTHING)
        for found in re.findall(r"\w+", plain(sentence.children))
        if found not in there
    ]

    assert lost == []


def test_makes_the_same_bytes_each_time(inputs: Inputs, data: bytes) -> None:
    assert word(EVERYTHING, inputs) == data


def test_makes_the_same_bytes_whatever_the_order_of_sets_is() -> None:
    code = (
        "import hashlib, pathlib; from tests.everything import *; "
        "from strategy_build.formats.docx.renderer import render; "
        "from strategy_build.model.inputs import Inputs; "
        "from strategy_build.sources.labels import read_labels; "
        "root = pathlib.Path('layouts'); "
        "looks = {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob('*.*')}; "
        "labels = read_labels((root / 'labels/en.yaml').read_text(), 'en'); "
        "made = render(EVERYTHING, Inputs(labels=labels, layouts=looks, assets=ASSETS), {}); "
        "print([hashlib.sha256(d).hexdigest() for d in made.files.values()])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONPATH": "src:.", "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(printed) == 1


def test_has_no_clock_in_it(data: bytes) -> None:
    core = files(data)["docProps/core.xml"].decode()

    assert core.count("2027-03-22T00:00:00Z</dcterms") == 2


def test_names_its_editions_apart(inputs: Inputs) -> None:
    usual = render(EVERYTHING, inputs, {"size": "12pt"})
    large = render(EVERYTHING, inputs, {"size": "18pt"})

    assert [*usual.files, *large.files] == ["everything.docx", "everything-large-print.docx"]


def test_refuses_a_size_that_is_none(inputs: Inputs) -> None:
    with pytest.raises(ValueError, match="not a number of points"):
        render(EVERYTHING, inputs, {"size": "large"})


def test_has_one_heading_of_level_one_the_title(text: Any) -> None:
    assert [said(one) for one in find(text, "//w:p") if style(one) == "Heading1"] == [
        "Nobody is a stranger"
    ]


def test_puts_the_short_number_before_a_heading(text: Any) -> None:
    headings = [said(one) for one in find(text, "//w:p") if style(one) == "Heading3"]

    assert "Value 3.1: Welcome" in headings


def test_keeps_a_list_and_the_list_in_it_in_one_definition(text: Any) -> None:
    numbers = {
        said(one): find(one, "w:pPr/w:numPr/*/@w:val") for one in find(text, "//w:p[w:pPr/w:numPr]")
    }
    outer, inner = numbers["People who work here:"], numbers["for pay"]

    assert outer[0] == "0"
    assert inner == ["1", outer[1]]


def test_gives_each_list_a_definition_of_its_own(inputs: Inputs) -> None:
    step = ListItem((p("introduction", "A step."),))
    made = paragraphs(with_blocks(OrderedList((step,)), OrderedList((step,))), inputs)

    assert len({find(one, "w:pPr/w:numPr/w:numId/@w:val")[0] for one in made}) == 2


def test_begins_a_second_list_inside_an_item_with_one(inputs: Inputs) -> None:
    step = ListItem((p("introduction", "A step."),))
    item = ListItem((p("introduction", "Two."), OrderedList((step,)), OrderedList((step,))))
    made = paragraphs(with_blocks(BulletList((item,))), inputs)
    numbers = [find(one, "w:pPr/w:numPr/*/@w:val") for one in made]

    assert [level for level, _ in numbers] == ["0", "1", "1"]
    assert numbers[1][1] != numbers[2][1]


def test_counts_from_the_number_that_was_typed(inputs: Inputs) -> None:
    document = with_blocks(OrderedList((ListItem((p("introduction", "A step."),)),), 4))
    starts = find(part(word(document, inputs), "word/numbering.xml"), "//w:start/@w:val")

    assert "4" in starts


def test_a_list_in_a_quotation_in_an_item_stands_deeper(inputs: Inputs) -> None:
    inner = OrderedList((ListItem((p("introduction", "A step."),)),))
    quote = Quote((p("introduction", "Said."), inner))
    items = (ListItem((p("introduction", "One."), quote)), ListItem((p("introduction", "Two."),)))
    made = paragraphs(with_blocks(BulletList(items)), inputs)
    levels = {said(one).strip("“”"): find(one, "w:pPr/w:numPr/w:ilvl/@w:val") for one in made}

    assert levels == {"One.": ["0"], "Said.": [], "A step.": ["1"], "Two.": ["0"]}


def test_an_item_may_hold_anything(inputs: Inputs) -> None:
    table = next(b for b in blocks(INTRODUCTION.blocks) if isinstance(b, Table))
    item = ListItem((table, p("introduction", "After it.")), "Point 1")
    made = [said(one) for one in paragraphs(with_blocks(BulletList((item,))), inputs)]

    assert made == ["Point 1: ", "Where the money went", "After it."]


def test_tells_header_row_row_headers_and_what_a_table_holds(text: Any) -> None:
    table = find(text, "//w:tbl")[0]

    assert [len(find(row, "w:trPr/w:tblHeader")) for row in find(table, "w:tr")] == [1, 0, 0]
    assert len(find(table, "w:tr/w:trPr/w:cantSplit")) == 3
    assert find(table, "w:tblPr/w:tblLook/@w:firstColumn") == ["1"]
    assert find(table, "w:tblPr/w:tblCaption/@w:val") == ["Where the money went"]
    assert find(table, "w:tblPr/w:tblDescription/@w:val") == [
        "A table of 2 rows under the headings, and 3 columns: Thing, Cost, Year."
    ]
    assert find(table, "w:tr[1]/w:tc[1]//w:bookmarkStart/@w:name") == [
        "Title_table_money",
        "table_money",
    ]


def test_makes_columns_as_wide_as_their_words_need(text: Any) -> None:
    goal, skills, food = (int(w) for w in find(find(text, "//w:tbl")[1], "w:tblGrid/*/@w:w"))

    assert goal > skills
    assert goal > food


def test_breaks_no_long_word_of_a_table(inputs: Inputs) -> None:
    table = next(b for b in blocks(INTRODUCTION.blocks) if isinstance(b, Table))
    head = (replace(table.header[0], words=s("i", "Interoperability")), *table.header[1:])
    long = (replace(table.header[0], words=s("i", "Many short words, " * 20)), *table.rows[0][1:])
    wide = replace(table, header=head, rows=(long, (table.rows[1][0], long[0], long[0])))
    widths = [
        int(width) for width in find(part(word(with_blocks(wide), inputs)), "//w:tblGrid/*/@w:w")
    ]

    assert widths[0] > len("Interoperability") * 12 * 20 * 0.55


def test_gives_pictures_their_words_and_marks_decorations(text: Any) -> None:
    shown, decoration = find(text, "//wp:docPr")

    assert shown.get("descr") == "A bridge over the river."
    assert decoration.get("descr") == ""
    assert "decorative" in [child.tag.rpartition("}")[2] for child in decoration.iter()]
    assert not find(text, "//wp:anchor")


def test_a_drawing_is_there_as_points_too(data: bytes) -> None:
    found = files(data)

    assert found["word/media/river.svg.png"].startswith(b"\x89PNG")
    assert b"<svg" in found["word/media/river.svg"]


def test_a_drawing_never_takes_the_place_of_a_picture_of_its_name(inputs: Inputs) -> None:
    drawing = next(b for b in INTRODUCTION.blocks if isinstance(b, Figure))
    photo = replace(drawing, image=Image("river.png", "photo", "image/png", 4, 3), id="photo")
    given = replace(inputs, assets={**inputs.assets, "photo": b"a photograph"})
    found = files(word(with_blocks(photo, drawing), given))

    assert found["word/media/river.png"] == b"a photograph"


def test_a_picture_is_never_wider_than_the_text(inputs: Inputs) -> None:
    figure = next(b for b in INTRODUCTION.blocks if isinstance(b, Figure))
    wide = replace(figure, image=replace(figure.image, width=4000, height=3000))
    extent = find(part(word(with_blocks(wide), inputs)), "//wp:extent")[0]

    assert int(extent.get("cx")) < 160 * 36_000
    assert int(extent.get("cx")) * 3 == pytest.approx(int(extent.get("cy")) * 4, rel=0.01)


def test_generated_words_say_their_language_where_the_document_is_in_another(
    inputs: Inputs,
) -> None:
    lang = '//w:r[w:rPr/w:lang/@w:val="en-GB"]'
    french = part(word(replace(EVERYTHING, lang="fr"), inputs))
    english = [said(run) for run in find(french, lang)]

    assert {"Contents", "Your answer:", "Part 1: ", "Led by:"} <= set(english)
    assert find(part(word(EVERYTHING, inputs)), lang) == []


def test_numbers_keep_their_order_among_words_from_right_to_left(inputs: Inputs) -> None:
    phone = p("introduction", Text("01632 960 214"))
    arabic = p("introduction", Text("اتصل بنا"))
    words = tuple(replace(block.words[0], lang="ar") for block in (phone, arabic))
    document = replace(with_blocks(*(Paragraph((one,)) for one in words)), lang="ar")
    number, text = (
        next(run for run in find(part(word(document, inputs)), "//w:r") if said(run) == shown)
        for shown in ("01632 960 214", "اتصل بنا")
    )

    assert find(number, "./w:rPr/w:rtl") == []
    assert len(find(text, "./w:rPr/w:rtl")) == 1


def test_says_the_language_of_the_file_and_of_passages(data: bytes, text: Any) -> None:
    defaults = find(part(data, "word/styles.xml"), "//w:docDefaults//w:lang/@w:val")
    welsh = [said(run) for run in find(text, '//w:r[w:rPr/w:lang/@w:val="cy-GB"]')]

    assert defaults == ["en-GB"]
    assert welsh == ["Croeso", "Diolch yn fawr."]


def test_writes_arabic_from_the_right(inputs: Inputs) -> None:
    words = (Sentence("a", "ar", (Text("أهلا بكم"),)),)
    mixed = p("introduction", "We say ", Span("ar", (Text("أهلا"),)), ".")
    whole, part_ = paragraphs(with_blocks(Paragraph(words), mixed), inputs)

    assert len(find(whole, "w:pPr/w:bidi")) == 1
    assert find(whole, ".//w:rPr[w:rtl]/w:lang/@w:bidi") == ["ar-SA"]
    assert not find(part_, "w:pPr/w:bidi")
    assert [said(run) for run in find(part_, "w:r[w:rPr/w:rtl]")] == ["أهلا"]


def test_a_whole_publication_may_be_written_from_the_right(inputs: Inputs) -> None:
    data = word(replace(EVERYTHING, lang="ar"), inputs)

    assert find(part(data), "//w:sectPr/w:bidi")
    assert find(part(data), "//w:tblPr/w:bidiVisual")
    assert find(part(data, "word/styles.xml"), "//w:pPrDefault//w:bidi")


def test_fills_the_contents_with_links_to_every_heading(text: Any) -> None:
    block = find(text, "//w:sdt")[0]
    lines = find(block, ".//w:p[.//w:hyperlink]")
    wanted = [said(one) for one in find(text, "//w:p") if style(one) in {"Heading2", "Heading3"}]

    assert [said(line) for line in lines] == wanted
    for line, title in zip(lines, wanted, strict=True):
        (name,) = find(line, ".//w:hyperlink/@w:anchor")
        (place,) = find(text, f'//w:p[w:bookmarkStart[@w:name="{name}"]]')
        assert said(place) == title


def test_contents_hold_no_link_and_no_note_of_a_heading(inputs: Inputs) -> None:
    title = s("x", Link(Place("", "values"), (Text("Ours"),)), NoteReference("r", "note-1", 1))
    body = tuple(
        replace(one, title=title) if isinstance(one, Section) and one.id == "values" else one
        for one in EVERYTHING.body
    )
    text = part(word(replace(EVERYTHING, body=body), inputs))

    assert not find(text, "//w:hyperlink//w:hyperlink")
    assert not find(text, "//w:sdt//w:footnoteReference")


def test_calls_each_note_once_and_refers_to_it_again(inputs: Inputs) -> None:
    calls = [NoteReference(name, "note-1", 1) for name in ("ref-1", "ref-2")]
    section = replace(
        INTRODUCTION, blocks=(p("i", "One", calls[0], "."), p("i", "Two", calls[1], "."))
    )
    note = Note("note-1", 1, (p("note-1", "Said once."),), ("ref-1", "ref-2"))
    data = word(replace(EVERYTHING, body=(section,), notes=(note,)), inputs)
    text = part(data)

    assert find(text, "//w:footnoteReference/@w:id") == ["1"]
    assert [code.strip() for code in find(text, "//w:instrText/text()") if "NOTEREF" in code] == [
        "NOTEREF ref_1 \\h"
    ]
    assert said(find(part(data, "word/footnotes.xml"), "//w:footnote[@w:id=1]")[0]) == " Said once."


def test_links_of_a_note_are_those_of_the_notes(inputs: Inputs) -> None:
    from strategy_build.model.inlines import WebTarget

    link = Link(WebTarget("https://note.example/"), (Text("there"),))
    note = replace(EVERYTHING.notes[0], blocks=(p("note-1", "See ", link, "."),))
    found = files(word(replace(EVERYTHING, notes=(note,)), inputs))

    assert b"https://note.example/" in found["word/_rels/footnotes.xml.rels"]
    assert b"https://note.example/" not in found["word/_rels/document.xml.rels"]


def test_names_of_bookmarks_are_short_and_differ(inputs: Inputs) -> None:
    section = replace(INTRODUCTION, blocks=())
    long = "a-very-long-name-of-a-section-that-goes-on-and-on"
    body = (replace(section, id=f"{long}-1"), replace(section, id=f"{long}-2"))
    names = find(
        part(word(replace(EVERYTHING, body=body, notes=()), inputs)), "//w:bookmarkStart/@w:name"
    )

    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40


def test_a_link_to_what_is_not_here_is_its_words(inputs: Inputs) -> None:
    block = p("i", "Read ", Link(Place("", "lost"), (Text("what is lost"),)), ".")
    (made,) = paragraphs(with_blocks(block), inputs)

    assert said(made) == "Read what is lost."
    assert not find(made, "w:hyperlink")


def test_a_section_without_a_title_can_be_reached(inputs: Inputs) -> None:
    section = replace(INTRODUCTION, title=(), blocks=(p("i", "Straight away."),))
    text = part(word(replace(EVERYTHING, body=(section,), notes=()), inputs))

    assert said(find(text, '//w:p[w:bookmarkStart/@w:name="introduction"]')[0]) == "Straight away."


def test_a_divider_is_a_line_above_what_follows(inputs: Inputs) -> None:
    above, below = paragraphs(
        with_blocks(p("i", "Above."), Divider(), p("i", "Below."), Divider()), inputs
    )

    assert not find(above, "w:pPr/w:pBdr")
    assert find(below, "w:pPr/w:pBdr/w:top")


def test_puts_quotations_between_marks_that_are_heard(text: Any) -> None:
    quotes = [said(one) for one in find(text, "//w:p") if style(one) == "Quote"]

    assert quotes == ["“I came to fix a lamp. I stayed.”", "“Diolch yn fawr.”"]


def test_bold_is_bold_in_a_bold_paragraph_too(inputs: Inputs) -> None:
    """Two styles that say bold undo each other (ISO 29500-1, 17.7.3)."""
    section = replace(INTRODUCTION, title=s("i", "We ", Strong((Text("will"),))), blocks=())
    text = part(word(replace(EVERYTHING, body=(section,), notes=()), inputs))
    runs = find(text, '//w:p[w:pPr/w:pStyle/@w:val="Heading2"]/w:r[w:t="will"]')

    assert len(find(runs[0], "w:rPr/w:b[not(@w:val)]")) == 1


def test_leaves_no_empty_paragraph(text: Any) -> None:
    empty = [one for one in find(text, "//w:p[not(.//w:drawing)]") if not said(one).strip()]

    assert empty == []


def test_numbers_the_pages_and_names_the_publication_on_them(data: bytes) -> None:
    footer, header = (part(data, f"word/{name}1.xml") for name in ("footer", "header"))

    assert said(footer) == "Page 1 of 1"
    assert [code.strip() for code in find(footer, "//w:instrText/text()")] == ["PAGE", "NUMPAGES"]
    assert said(header) == "Nobody is a stranger"


def test_letters_that_xml_does_not_know_are_left_out(inputs: Inputs) -> None:
    (made,) = paragraphs(with_blocks(p("i", "One\x0b & <two>\x00.")), inputs)

    assert said(made) == "One & <two>."


def test_the_accent_is_the_organisations_made_dark_enough(inputs: Inputs) -> None:
    theme = part(word(EVERYTHING, replace(inputs, theme=Theme("#ffcc00"))), "word/theme/theme1.xml")
    (accent,) = find(theme, "//a:accent1/a:srgbClr/@val")

    assert accent != "FFCC00"


def test_large_print_has_no_letters_under_18_points(inputs: Inputs) -> None:
    data = word(EVERYTHING, inputs, "18pt")
    sizes = {int(n) for n in find(part(data, "word/styles.xml"), "//w:sz/@w:val")}

    assert min(sizes) == 36


def test_holds_nothing_but_what_it_needs(data: bytes) -> None:
    assert sorted(files(data)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/media/leaf.svg",
        "word/media/leaf.svg.png",
        "word/media/river.svg",
        "word/media/river.svg.png",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
