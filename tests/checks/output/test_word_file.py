"""Word: the rules leave our own files alone, and find every fault that is planted in one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.everything import EVERYTHING, INTRODUCTION, p, s
from tests.formats.docx.reading import changed, files, word

from strategy_build.checks.output.word_file import RULES, check_word_file
from strategy_build.checks.output.word_parts import WordFile
from strategy_build.model.blocks import (
    Block,
    BulletList,
    Cell,
    Figure,
    Heading,
    ListItem,
    OrderedList,
    Preformatted,
    Quote,
    Table,
)
from strategy_build.model.document import Note
from strategy_build.model.inlines import Emphasis, Link, NoteReference, Strong, Text, WebTarget
from strategy_build.model.inputs import Inputs

TEXT = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
CORE = "docProps/core.xml"
TYPES = "[Content_Types].xml"
FORM = (
    '<w:p><w:sdt><w:sdtPr>{name}<w:id w:val="{number}"/></w:sdtPr><w:sdtContent><w:r><w:t>Write'
    "</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
NAMED = '<w:alias w:val="Answer"/><w:tag w:val="{}"/>'
Edit = Callable[[str], str]


def put(old: str, new: str) -> Edit:
    """Replace the first of some text."""
    return lambda text: text.replace(old, new, 1)


def gone(pattern: str) -> Edit:
    """Leave out the first that fits a pattern."""
    return lambda text: re.sub(pattern, "", text, count=1)


def form(*places: str) -> Edit:
    """Add places to fill in at the end of the text."""
    return put("<w:sectPr>", "".join(places) + "<w:sectPr>")


# The first fourteen are those of the research page; a validator alone finds half of them.
FAULTS: list[tuple[str, str, str, Edit]] = [
    ("DOX06", "order of table properties", TEXT, put("<w:tblPr>", '<w:tblPr><w:tblW w:w="1" w:type="dxa"/>')),
    ("DOX06", "order of a paragraph", TEXT, put("<w:pStyle", "<w:keepNext/><w:pStyle")),
    ("DOX06", "order of a run", TEXT, put("<w:rPr><w:rStyle", "<w:rPr><w:b/><w:rStyle")),
    ("DOX06", "relation that is not there", TEXT, put('r:embed="rId', 'r:embed="rId9')),
    ("DOX07", "two bookmarks with one number", TEXT, put('w:bookmarkStart w:id="1"', 'w:bookmarkStart w:id="0"')),
    ("DOX07", "note that is not there", TEXT, put('footnoteReference w:id="1"', 'footnoteReference w:id="7"')),
    ("DOX01", "style that is not there", TEXT, put('w:val="Lead"', 'w:val="Lede"')),
    ("DOX06", "cell without a paragraph", TEXT, gone(r"(?<=</w:tcPr>)<w:p>.*?</w:p>(?=</w:tc>)")),
    ("DOX07", "link to a bookmark that is not there", TEXT, put('w:anchor="values"', 'w:anchor="lost"')),
    ("DOX07", "two bookmarks with one name", TEXT, put('w:name="values"', 'w:name="vision"')),
    ("DOX05", "two places with one number", TEXT, form(FORM.format(name=NAMED.format("a"), number=5), FORM.format(name=NAMED.format("b"), number=5))),
    ("DOX13", "language that is none", TEXT, put('w:val="cy-GB"', 'w:val="Welsh!"')),
    ("DOX04", "alternative text that is gone", TEXT, lambda t: t.replace('descr="A bridge over the river."', 'descr=""')),
    ("DOX03", "header row that is none", TEXT, put("<w:tblHeader/>", "")),
    ("DOX01", "list that is typed", TEXT, put("Where boats rest.", "1. Where boats rest.")),
    ("DOX01", "heading that is only bold", TEXT, put('<w:p><w:r><w:t xml:space="preserve">It will take longer', '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">It will take longer')),
    ("DOX01", "headings of another style", STYLES, put('<w:name w:val="heading 3"/>', '<w:name w:val="Section"/>')),
    ("DOX02", "another title", CORE, put("Nobody is a stranger", "Document1")),
    ("DOX02", "nobody who made it", CORE, gone("<dc:creator>.*?</dc:creator>")),
    ("DOX02", "a clock", CORE, put("2027-03-22T", "2027-03-23T")),
    ("DOX02", "another language", STYLES, put('<w:lang w:val="en-GB"', '<w:lang w:val="de-DE"')),
    ("DOX02", "pages without numbers", "word/footer1.xml", put(" PAGE ", " DATE ")),
    ("DOX02", "empty paragraphs", TEXT, put("<w:sectPr>", "<w:p/><w:sectPr>")),
    ("DOX02", "lock", SETTINGS, put("<w:defaultTabStop", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop')),
    ("DOX03", "joined cells", TEXT, put("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>')),
    ("DOX03", "rows that break", TEXT, put("<w:cantSplit/></w:trPr>", "</w:trPr>")),
    ("DOX03", "table without row headers", TEXT, put('w:firstColumn="1"', 'w:firstColumn="0"')),
    ("DOX03", "table without a description", TEXT, gone("<w:tblDescription[^>]*>")),
    ("DOX03", "table without the mark for JAWS", TEXT, put('w:name="Title_table_money"', 'w:name="money"')),
    ("DOX03", "row that is too short", TEXT, gone(r"(?<=</w:tc>)<w:tc>(?:(?!<w:tc>).)*?</w:tc>(?=</w:tr>)")),
    ("DOX03", "table that is gone", TEXT, gone("<w:tbl>.*?</w:tbl>")),
    ("DOX04", "file name as description", TEXT, lambda t: t.replace('descr="A bridge over the river."', 'descr="bridge.png"')),
    ("DOX04", "picture that floats", TEXT, lambda t: t.replace("wp:inline", "wp:anchor")),
    ("DOX04", "decoration that speaks", TEXT, lambda t: t.replace('name="Picture 2" descr=""', 'name="Picture 2" descr="A line"')),
    ("DOX04", "decoration that is not marked", TEXT, lambda t: re.sub("<a:extLst[^>]*><a:ext uri=.{C183.*?</a:extLst>", "", t)),
    ("DOX04", "two pictures with one number", TEXT, lambda t: t.replace('id="2" name="Picture 2"', 'id="1" name="Picture 2"')),
    ("DOX05", "place without a name", TEXT, form(FORM.format(name='<w:tag w:val="a"/>', number=5))),
    ("DOX05", "place without a tag", TEXT, form(FORM.format(name='<w:alias w:val="a"/>', number=5))),
    ("DOX05", "two places with one tag", TEXT, form(FORM.format(name=NAMED.format("a"), number=5), FORM.format(name=NAMED.format("a"), number=6))),
    ("DOX07", "link without words", TEXT, put(">our values<", "><")),
    ("DOX07", "link that is words alone", TEXT, lambda t: re.sub(r'<w:hyperlink w:anchor="values"[^>]*>(<w:r>(?:(?!</w:r>).)*our values</w:t></w:r>)</w:hyperlink>', r"\1", t)),
    ("DOX07", "name that Word does not take", TEXT, lambda t: t.replace('"quote_1"', '"quote-1"')),
    ("DOX07", "note that nobody calls", TEXT, gone('<w:footnoteReference w:id="1"/>')),
    ("DOX08", "second title", TEXT, put('w:val="Heading2"', 'w:val="Heading1"')),
    ("DOX08", "title that is no heading", TEXT, put('w:val="Heading1"', 'w:val="Subtitle"')),
    ("DOX08", "level that is skipped", TEXT, put('w:val="Heading3"', 'w:val="Heading4"')),
    ("DOX08", "heading without words", TEXT, gone(r"(?<=Heading3\"/></w:pPr>)<w:bookmarkStart[^>]*w:name=\"who_made_it\"/>.*?(?=</w:p>)")),
    ("DOX09", "contents that are empty", TEXT, gone("<w:sdt>.*?</w:sdt>")),
    ("DOX09", "contents without a line", TEXT, put(">Files</w:t></w:r></w:hyperlink>", "></w:t></w:r></w:hyperlink>")),
    ("DOX09", "line that leads elsewhere", TEXT, put('w:hyperlink w:anchor="people"', 'w:hyperlink w:anchor="matrix"')),
    ("DOX10", "small letters", STYLES, put('<w:sz w:val="24"/>', '<w:sz w:val="18"/>')),
    ("DOX10", "small letters in one place", TEXT, put('<w:r><w:t xml:space="preserve">It will take', '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">It will take')),
    ("DOX10", "pale letters", "word/theme/theme1.xml", lambda t: re.sub('(<a:accent1><a:srgbClr val=")[0-9A-F]+', r"\g<1>4F81BD", t)),
    ("DOX10", "letters that lean", STYLES, put("<w:noProof/>", "<w:i/><w:noProof/>")),
    ("DOX10", "letters that are raised", STYLES, put("<w:noProof/></w:rPr>", '<w:noProof/><w:vertAlign w:val="superscript"/></w:rPr>')),
    ("DOX10", "capitals", STYLES, put("<w:noProof/>", "<w:caps/><w:noProof/>")),
    ("DOX11", "list that counts on", TEXT, lambda t: re.sub(r'<w:numId w:val="[67]"/>', '<w:numId w:val="6"/>', t)),
    ("DOX11", "list that is not defined", TEXT, put('<w:numId w:val="3"/>', '<w:numId w:val="99"/>')),
    ("DOX11", "steps without numbers", "word/numbering.xml", put('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="bullet"/>')),
    ("DOX12", "part of a template", "word/_rels/document.xml.rels", gone("<Relationship [^>]*river.svg[^>]*>")),
    ("DOX12", "marks of changes", TEXT, put("<w:p>", '<w:p w:rsidR="00AA11BB">')),
    ("DOX13", "Welsh as English", TEXT, put('<w:rPr><w:lang w:val="cy-GB"/></w:rPr>', "")),
    ("DOX14", "lines stretched to both edges", STYLES, put("<w:widowControl/>", '<w:widowControl/><w:jc w:val="both"/>')),
    ("DOX14", "close lines", STYLES, put('w:line="320"', 'w:line="240"')),
    ("DOX14", "divided words", SETTINGS, put('<w:autoHyphenation w:val="0"/>', "<w:autoHyphenation/>")),
]  # fmt: skip


@pytest.fixture(scope="module")
def usual(inputs: Inputs) -> bytes:
    return word(EVERYTHING, inputs)


@pytest.mark.parametrize("size", [12.0, 18.0])
def test_leaves_our_own_files_alone(size: float, inputs: Inputs) -> None:
    found = check_word_file("a.docx", word(EVERYTHING, inputs, f"{size}pt"), EVERYTHING, size)

    assert [(one.rule, one.message) for one in found] == []


@pytest.mark.parametrize(
    ("rule", "path", "edit"),
    [pytest.param(rule, path, edit, id=name) for rule, name, path, edit in FAULTS],
)
def test_finds_what_is_bad(rule: str, path: str, edit: Edit, usual: bytes) -> None:
    opened = WordFile("a.docx", changed(usual, path, edit), EVERYTHING)
    found = next(one for one in RULES if one.id == rule)(opened)

    assert found
    assert found[0].location.file == "a.docx"


def test_every_rule_can_fail() -> None:
    assert {rule for rule, *_ in FAULTS} == {rule.id for rule in RULES}


def test_large_print_is_held_to_its_size(usual: bytes) -> None:
    found = check_word_file("a.docx", usual, EVERYTHING, 18.0)

    assert {one.rule for one in found} == {"DOX10"}


def test_misses_a_heading_that_the_document_has(usual: bytes) -> None:
    other = replace(EVERYTHING, title=s("x", "Another title"))
    found = check_word_file("a.docx", usual, other)

    assert {"DOX02", "DOX08"} <= {one.rule for one in found}


def test_takes_a_publication_without_notes_and_pictures(inputs: Inputs) -> None:
    plain = replace(EVERYTHING, body=EVERYTHING.body[1:], notes=(), glossary=(), in_short=())
    data = word(plain, inputs)

    assert "word/footnotes.xml" not in files(data)
    assert check_word_file("a.docx", data, plain) == ()


def a_table(name: str) -> Table:
    cells = (Cell(s("x", "Name")), Cell(s("x", "Cost")))
    return Table(name, (), cells, (cells,))


def items(*inside: Block) -> tuple[ListItem, ...]:
    return tuple(ListItem((one,)) for one in inside)


_LINK = Link(WebTarget("https://example.org/"), (Text("Read it"),))
_IN_ITEM = Quote((p("x", "Said:"), OrderedList(items(p("x", "a step"))), p("x", "and more.")))
SHAPES: dict[str, tuple[Block, ...]] = {
    "a paragraph in bold": (p("x", Strong((Text("Read this."),))),),
    "a stressed paragraph": (p("x", Emphasis((Text("Welcome."),))),),
    "a link in bold": (p("x", Strong((_LINK,))),),
    "one table after another": (a_table("one"), a_table("two")),
    "a table alone in an item": (BulletList(items(a_table("one"), a_table("two"))),),
    "lines that are all empty": (Preformatted(s("x", "")), p("x", "Text.")),
    "a list in a quotation in a list": (
        BulletList((*items(p("x", "One."), _IN_ITEM), *items(p("x", "Two.")))),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_leaves_alone_what_may_be_written(shape: str, inputs: Inputs) -> None:
    section = replace(INTRODUCTION, blocks=SHAPES[shape])
    document = replace(EVERYTHING, body=(section,), notes=(), glossary=())

    assert check_word_file("a.docx", word(document, inputs), document) == ()


def test_a_note_may_hold_anything(inputs: Inputs) -> None:
    picture = next(b for b in INTRODUCTION.blocks if isinstance(b, Figure))
    held = (p("x", "See:"), a_table("one"), picture, OrderedList(items(p("x", "a step"))))
    note = Note("note-1", 1, held, ("call-1", "call-2"))
    calls = [s("x", f"Call {n}", NoteReference(f"call-{n}", "note-1", 1)) for n in (1, 2)]
    headings = tuple(Heading(3, f"h{n}", words) for n, words in enumerate(calls))
    section = replace(INTRODUCTION, blocks=headings)
    document = replace(EVERYTHING, body=(section,), notes=(note,), glossary=())

    assert check_word_file("a.docx", word(document, inputs), document) == ()
