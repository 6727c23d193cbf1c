from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from lxml import etree

from strategy_build.formats.daisy.renderer import render
from strategy_build.formats.daisy.tracks import exact, identifier, tracks, whole_seconds
from strategy_build.model.blocks import (
    Block,
    BulletList,
    Figure,
    Heading,
    Image,
    Ledger,
    ListItem,
    OrderedList,
    Paragraph,
    Question,
    QuestionKind,
    Quote,
    Sentence,
)
from strategy_build.model.document import Document, Group, Section
from strategy_build.model.inlines import Span, Text
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.timeline import Chapter, Timeline
from strategy_build.speech.recording import record
from tests.conftest import Golden
from tests.everything import EVERYTHING, p, s
from tests.formats.daisy.conftest import KEPT, Unpacked, opened
from tests.speech.memory import unwatched

STANDARDS = ("2.02", "3")
WORDS = {"2.02": "content.html", "3": "book.xml"}
X = "{http://www.w3.org/1999/xhtml}"
B = "{http://www.daisy.org/z3986/2005/dtbook/}"
S = "{http://www.w3.org/2001/SMIL20/}"
N = "{http://www.daisy.org/z3986/2005/ncx/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PNG = Image("map.png", "digest-of-a-map", "image/png", 2, 2)


def made(document: Document, given: Inputs, standard: str) -> Unpacked:
    """The files of the book of any document, read by beeps."""
    speech = record(document, given.labels, "tone", 1.0, KEPT, unwatched)
    rendered = render(document, replace(given, speech=speech), {"standard": standard})
    return opened(next(iter(rendered.files.values())))


def words(book: Unpacked, standard: str) -> etree._Element:
    return etree.fromstring(book[WORDS[standard]])


def by_id(root: etree._Element, name: str) -> etree._Element:
    return next(element for element in root.iter() if element.get("id") == name)


def text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def section(*blocks: Block, lang: str = "en-GB", title: bool = True) -> Document:
    """`EVERYTHING` with one section in place of its body."""
    first = next(part for part in EVERYTHING.body if isinstance(part, Section))
    body = (
        replace(
            first,
            id="one",
            blocks=blocks,
            lang=lang,
            title=s("one", "One", lang=lang) if title else (),
            label="Part 1" if title else "",
        ),
    )
    return replace(EVERYTHING, body=body, notes=(), glossary=())


def pars(book: Unpacked, standard: str) -> Iterator[tuple[str, str, str, str]]:
    """Text, sound, begin and end of each sentence, in the order of the files."""
    for name in sorted(book):
        if not name.endswith(".smil") or name == "master.smil":
            continue
        for par in etree.fromstring(book[name]).iter("par", f"{S}par"):
            where, sound = par[0].get("src") or "", par[1]
            begin, end = (
                ("clip-begin", "clip-end") if standard == "2.02" else ("clipBegin", "clipEnd")
            )
            yield where, sound.get("src") or "", sound.get(begin) or "", sound.get(end) or ""


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_clip_of_the_timeline_plays_with_its_sentence(
    standard: str, unpacked: Mapping[str, Unpacked], speech: Speech
) -> None:
    sound = {chapter.id: f"c{n:02d}.mp3" for n, chapter in enumerate(speech.timeline.chapters, 1)}

    def shown(ms: int) -> str:
        return f"npt={ms / 1000:.3f}s" if standard == "2.02" else exact(ms)

    assert list(pars(unpacked[standard], standard)) == [
        (f"{WORDS[standard]}#{c.sentence}", sound[c.chapter], shown(c.begin), shown(c.end))
        for c in speech.timeline.clips
    ]


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_sound_is_that_of_the_recording(
    standard: str, unpacked: Mapping[str, Unpacked], speech: Speech
) -> None:
    sounds = [data for name, data in unpacked[standard].items() if name.endswith(".mp3")]

    assert sounds == [speech.chapters[chapter.id] for chapter in speech.timeline.chapters]


@pytest.mark.parametrize("standard", STANDARDS)
def test_writes_all_words(standard: str, unpacked: Mapping[str, Unpacked], golden: Golden) -> None:
    golden(WORDS[standard], unpacked[standard][WORDS[standard]].decode())


def test_the_contents_of_both_are_the_same(unpacked: Mapping[str, Unpacked]) -> None:
    ncc = etree.fromstring(unpacked["2.02"]["ncc.html"]).find(f"{X}body")
    assert ncc is not None
    lines = [(int(str(element.tag)[-1]), text(element)) for element in ncc]
    ncx = etree.fromstring(unpacked["3"]["navigation.ncx"])
    told = [
        (len(list(point.iterancestors(f"{N}navPoint"))) + 1, text(point[0]))
        for point in ncx.iter(f"{N}navPoint")
    ]

    assert told == lines
    assert lines[:4] == [
        (1, "Nobody is a stranger"),
        (1, "About this talking book"),
        (1, "About this publication"),
        (1, "Part 1: Introduction"),
    ]
    assert (3, "We will") in lines
    assert (2, "Question 1: Which vision do you prefer?") in lines


def test_a_heading_in_the_contents_can_be_heard(unpacked: Mapping[str, Unpacked]) -> None:
    ncx = etree.fromstring(unpacked["3"]["navigation.ncx"])
    labels = list(ncx.iter(f"{N}navLabel"))
    silent = [text(label) for label in labels if label.find(f"{N}audio") is None]
    order = [int(point.get("playOrder") or 0) for point in ncx.iter(f"{N}navPoint")]

    assert silent == ["About this talking book"]
    assert order == sorted(order) == list(range(1, len(order) + 1))


@pytest.mark.parametrize("standard", STANDARDS)
def test_tells_how_to_move_in_the_words_that_are_heard(
    standard: str, unpacked: Mapping[str, Unpacked], speech: Speech
) -> None:
    shown = text(words(unpacked[standard], standard))
    heard = speech.script.splitlines()[1].removeprefix(
        "Our direction for April 2027 to March 2030 "
    )

    assert heard.startswith("Strategy, by Harbour Lane Neighbours.")
    assert heard in shown


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_label_is_shown_with_the_words_that_it_is_heard_with(
    standard: str, unpacked: Mapping[str, Unpacked], speech: Speech
) -> None:
    root = words(unpacked[standard], standard)
    labelled = [
        text(outer)
        for element in root.iter(f"{X}span", f"{B}span")
        if element.get("class") == "label" and (outer := element.getparent()) is not None
    ]

    assert "Led by: Mending group" in labelled
    assert "Challenge 1: Good things are thrown away." in labelled
    assert "Note 1: Asked for in 2025." in labelled
    assert "Picture: A bridge over the river." in labelled
    assert "Said by: A member since 2025" in labelled


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_table_that_is_heard_as_a_list_is_that_list(
    standard: str, unpacked: Mapping[str, Unpacked]
) -> None:
    shown = text(words(unpacked[standard], standard))

    assert "Goal a, Mend more. Themes: Skills." in shown
    assert "a: Mend more" not in shown
    assert "The same as a list" not in shown


@pytest.mark.parametrize("standard", STANDARDS)
def test_marks_the_language_of_words_and_of_sections(standard: str, inputs: Inputs) -> None:
    welsh = Paragraph(
        (Sentence("one-2", "en-GB", (Text("We say "), Span("cy", (Text("croeso"),)), Text("."))),)
    )
    named = replace(welsh, words=(Sentence("one-3", "ar", (Text("مرحبا"),)),))
    root = words(made(section(welsh, named), inputs, standard), standard)
    arabic = by_id(root, "one-3")

    assert [e.get(LANG) for e in by_id(root, "one-2").iter() if e.get(LANG)] == ["cy"]
    assert (arabic.get(LANG), arabic.get("dir")) == ("ar", "rtl")
    assert root.get(LANG) == "en-GB"


@pytest.mark.parametrize("standard", STANDARDS)
def test_generated_words_say_their_language_among_others(standard: str, inputs: Inputs) -> None:
    ask = Question(
        "q", "Question 1", 3, QuestionKind.COMMENT, s("one", "Pam?", lang="cy"), "Say it."
    )
    inside = (Paragraph(s("one", "Croeso.", lang="cy")), ask)
    root = words(made(section(*inside, lang="cy"), inputs, standard), standard)
    told = {
        "".join(map(str, one.itertext())): one.get(LANG)
        for one in root.iter()
        if one.get("class") in {"label", "how"} and one.get(LANG)
    }

    assert told == dict.fromkeys(("Part 1:", "Question 1:", "Say it."), inputs.labels.lang)


@pytest.mark.parametrize("standard", STANDARDS)
def test_words_under_a_heading_of_a_welsh_section_keep_their_own_language(
    standard: str, inputs: Inputs
) -> None:
    def lang(name: str) -> str | None:
        element = by_id(root, name)
        return next(e.get(LANG) for e in (element, *element.iterancestors()) if e.get(LANG))

    english, welsh = s("one", "We say so in English."), s("one", "Croeso.", lang="cy")
    title = s("one", "Croeso", lang="cy")
    under = section(Heading(3, "inner", title), Paragraph(english), Paragraph(welsh), lang="cy")
    root = words(made(under, inputs, standard), standard)

    assert lang(english[0].id) == "en-GB"
    assert lang(welsh[0].id) == lang(title[0].id) == lang("inner") == "cy"
    assert lang(EVERYTHING.contact.section.title[0].id) == "en-GB"


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_section_without_a_title_can_still_be_found(standard: str, inputs: Inputs) -> None:
    book = made(section(p("one", "Welcome."), title=False), inputs, standard)
    contents = book["ncc.html" if standard == "2.02" else "navigation.ncx"].decode()

    assert "Opening words" in contents


@pytest.mark.parametrize("standard", STANDARDS)
def test_words_after_an_inner_heading_stand_under_it_and_no_level_is_skipped(
    standard: str, inputs: Inputs
) -> None:
    deep = Heading(4, "deep", s("one", "Deep"))
    less = Heading(3, "less", s("one", "Less deep"))
    book = made(
        section(deep, p("one", "Under deep."), less, p("one", "Under less.")), inputs, standard
    )
    root = words(book, standard)
    levels = [
        name for e in root.iter() if (name := str(e.tag).rpartition("}")[2]) in {"h1", "h2", "h3"}
    ]
    order = text(root)

    assert levels.count("h2") == 2
    assert "h3" not in levels
    assert order.index("Deep Under deep. Less deep Under less.") > 0


def test_headings_of_one_rank_stand_side_by_side(inputs: Inputs) -> None:
    blocks = [
        Heading(level, f"at-{n}", s("one", f"Heading {n}"))
        for n, level in enumerate((3, 4, 4, 3), 1)
    ]
    ncc = etree.fromstring(made(section(*blocks), inputs, "2.02")["ncc.html"])
    body = ncc.find(f"{X}body")
    assert body is not None
    lines = [(str(line.tag)[-1], text(line)) for line in body]

    assert [line for line in lines if line[1].startswith("Heading")] == [
        ("2", "Heading 1"),
        ("3", "Heading 2"),
        ("3", "Heading 3"),
        ("2", "Heading 4"),
    ]


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_heading_inside_a_quotation_is_shown_but_not_moved_to(
    standard: str, inputs: Inputs
) -> None:
    quote = next(
        block
        for part in EVERYTHING.body
        if isinstance(part, Section) and part.id == "people"
        for block in part.blocks
        if isinstance(block, Quote)
    )
    inside = replace(quote, blocks=(Heading(3, "inner", s("one", "They wrote")),))
    book = made(section(inside), inputs, standard)
    contents = book["ncc.html" if standard == "2.02" else "navigation.ncx"].decode()

    assert "They wrote" in text(words(book, standard))
    assert "They wrote" not in contents


@pytest.mark.parametrize(
    ("standard", "held"), [("2.02", {"map.png"}), ("3", {"map.png", "river.svg"})]
)
def test_holds_the_pictures_that_its_players_can_show(
    standard: str, held: set[str], inputs: Inputs
) -> None:
    given = replace(inputs, assets={**inputs.assets, PNG.digest: b"\x89PNG"})
    drawing = next(
        block
        for part in EVERYTHING.body
        if isinstance(part, Section)
        for block in part.blocks
        if isinstance(block, Figure) and not block.decorative
    )
    plan = Figure("figure-map", PNG, s("one", "A map of the lane."))
    book = made(section(drawing, plan), given, standard)
    root = words(book, standard)
    shown = {element.get("src") for element in root.iter(f"{X}img", f"{B}img")}

    assert shown == held
    assert held == {name for name in book if name.endswith((".png", ".svg"))}
    assert "Picture: A map of the lane." in text(root)
    assert "Picture: A bridge over the river." in text(root)


@pytest.mark.parametrize("standard", ["2.02", "3"])
def test_files_have_short_names(standard: str, inputs: Inputs) -> None:
    long = replace(PNG, name=f"{'a-very-long-name-' * 6}x.png", digest="0123456789abcdef")
    given = replace(inputs, assets={**inputs.assets, long.digest: b"\x89PNG"})
    book = made(section(Figure("figure-map", long, s("one", "A map."))), given, standard)
    [name] = (name for name in book if name.endswith(".png"))

    assert len(name) <= 60
    assert name in {one.get("src") for one in words(book, standard).iter(f"{X}img", f"{B}img")}


def test_an_id_that_begins_with_a_figure_is_one_that_xml_takes(inputs: Inputs) -> None:
    words_2027 = replace(
        p("one", "In 2027."), words=(Sentence("2027-a", "en-GB", (Text("In 2027."),)),)
    )
    book = made(section(words_2027), inputs, "2.02")

    assert identifier("2027-a") == "_2027-a"
    assert "content.html#_2027-a" in {where for where, *_ in pars(book, "2.02")}


def test_links_lead_into_the_book_and_to_the_web_but_not_to_nowhere(inputs: Inputs) -> None:
    unplaced = replace(EVERYTHING, imprint=replace(EVERYTHING.imprint, base_url=""))
    root = words(made(unplaced, inputs, "3"), "3")
    links = {element.get("href"): element.get("external") for element in root.iter(f"{B}a")}

    assert links["#values"] is None
    assert links["https://harbour.example/news"] == "true"
    assert "the direction before this one" in text(root)
    assert not any("older" in (href or "") for href in links)


@pytest.mark.parametrize("standard", STANDARDS)
def test_says_how_to_play_it(standard: str, unpacked: Mapping[str, Unpacked]) -> None:
    note = unpacked[standard]["readme.txt"].decode()
    start = next(iter(unpacked[standard]))

    assert note.startswith("Nobody is a stranger\r\n\r\nThis is a talking book")
    assert f"open the file {start}" in note
    assert "The headings have 3 levels." in note
    assert "hello@harbour.example" in note


def test_tells_its_own_size_and_number_of_files(unpacked: Mapping[str, Unpacked]) -> None:
    book = {name: data for name, data in unpacked["2.02"].items() if name != "readme.txt"}
    metas = etree.fromstring(book["ncc.html"]).iter(f"{X}meta")
    told = {meta.get("name"): meta.get("content") for meta in metas}

    assert told["ncc:files"] == str(len(book))
    assert told["ncc:kByteSize"] == str(sum(map(len, book.values())) // 1024)


@pytest.mark.parametrize("standard", STANDARDS)
def test_gives_the_same_bytes_again_without_a_clock_or_an_owner(
    standard: str, books: Mapping[str, bytes], spoken: Inputs
) -> None:
    again = render(EVERYTHING, spoken, {"standard": standard})
    [(name, data)] = again.files.items()
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        members = book.infolist()

    assert data == books[standard]
    assert name == {"2.02": "everything-daisy.zip", "3": "everything-daisy3.zip"}[standard]
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.external_attr >> 16 for member in members} == {0o644}
    assert {m.compress_type for m in members if m.filename.endswith(".mp3")} == {zipfile.ZIP_STORED}
    assert members[0].filename in {"ncc.html", "package.opf"}


@pytest.mark.parametrize("standard", STANDARDS)
def test_needs_a_recording(standard: str, inputs: Inputs) -> None:
    with pytest.raises(ValueError, match="no recording"):
        render(EVERYTHING, inputs, {"standard": standard})


def test_tells_how_long_it_lasts(spoken: Inputs, speech: Speech) -> None:
    assert render(EVERYTHING, spoken, {"standard": "3"}).minutes == speech.timeline.minutes


def test_many_chapters_keep_their_order_by_name() -> None:
    chapters = tuple(Chapter(f"part-{n}", f"Part {n}", 1, n, 1) for n in range(120))
    names = [track.name for track in tracks(Timeline("en", "tone", chapters, ()))]

    assert names == sorted(names)
    assert (names[0], names[-1]) == ("c001", "c120")


def test_writes_times_as_players_read_them() -> None:
    assert whole_seconds(3_723_499) == "01:02:03"
    assert whole_seconds(59_500) == "00:01:00"
    assert exact(3_723_499) == "1:02:03.499"


def test_a_ledger_with_titles_of_both_kinds_keeps_all_of_them(inputs: Inputs) -> None:
    ledgers = [
        block
        for part in EVERYTHING.body
        for inner in (part.sections if isinstance(part, Group) else (part,))
        for block in inner.blocks
        if isinstance(block, Ledger)
    ]
    entries = tuple(entry for ledger in ledgers for entry in ledger.entries)
    root = words(made(section(replace(ledgers[0], entries=entries)), inputs, "3"), "3")
    shown = text(root)

    assert [
        entry.id for entry in entries if f'id="{entry.id}"' not in etree.tostring(root).decode()
    ] == []
    assert "Value 3.1: Welcome" in shown
    assert "Action 5.2: Teach 200 people to mend." in shown


def test_a_listener_can_leave_lists_tables_pictures_quotations_and_notes(
    unpacked: Mapping[str, Unpacked], speech: Speech
) -> None:
    book = unpacked["3"]
    smil = [etree.fromstring(data) for name, data in book.items() if name.endswith(".smil")]
    sequences = [seq for root in smil for seq in root.iter(f"{S}seq") if seq.get("class")]
    kinds = {seq.get("class") for seq in sequences}
    read = etree.fromstring(book["book.xml"])
    table = next(seq for seq in sequences if seq.get("class") == "table")
    inside = [str(one.get("src")).partition("#")[2] for one in table.iter(f"{S}text")]
    shown = [e.get("id") for e in next(read.iter(f"{B}table")).iter(f"{B}sent")]
    named = etree.fromstring(book["resources.res"]).iter("{*}nodeSet")

    assert kinds == {"list", "table", "imggroup", "blockquote", "note"}
    assert inside == shown
    assert all(seq.get("end") == f"DTBuserEscape;{seq.get('id')}.end" for seq in sequences)
    assert {f"//seq[@class='{kind}']" for kind in kinds} <= {one.get("select") for one in named}


def test_a_list_in_a_list_is_left_by_itself(inputs: Inputs) -> None:
    inner = OrderedList((ListItem((p("one", "deep"),)), ListItem((p("one", "deeper"),))))
    outer = BulletList((ListItem((p("one", "first"), inner)), ListItem((p("one", "last"),))))
    book = made(section(outer), inputs, "3")
    sequences = etree.fromstring(book["c03.smil"]).findall(f".//{S}seq[@class]")
    outside, inside = sequences

    assert inside.getparent() is outside
    assert len(outside.findall(f".//{S}par")) == 4
    assert len(inside.findall(f"{S}par")) == 2
