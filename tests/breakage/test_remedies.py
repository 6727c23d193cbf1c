"""The slips of a newcomer: each is told once, at its own line, with what to type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from strategy_build.build.reading import reading
from strategy_build.build.request import Request
from strategy_build.diagnostics import Diagnostic

SITE = Path(__file__).parent.parent / "site"
PLAN, DRAFT, INTRO = "plan/publication.yaml", "draft/publication.yaml", "plan/introduction.md"
ASK, VALUES = "draft/questions.md", "plan/values.md"


def found(folder: Path, *swaps: tuple[str, str, str]) -> tuple[Diagnostic, ...]:
    """Everything that is told of the small site after changes of (file, old text, new text)."""
    content = Path(shutil.copytree(SITE, folder / "content"))
    for file, old, new in swaps:
        path = content / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return told(content)


def told(content: Path) -> tuple[Diagnostic, ...]:
    asked = Request(content, content.parent / "output", content.parent / "cache", "")
    return reading(asked).diagnostics


FIELDS = (
    ("a capital", PLAN, "title: Room", "Title: Room", "SRC04", 2, "title: Room to grow"),
    ("another name", DRAFT, "  closes:", "  closing date:", "SRC04", 9, "closes: Friday 19"),
    ("a name that ask is", ASK, "    ask:", "    question:", "SRC04", 0, "ask: "),
    ("a word of other tools", PLAN, "status: approved", "status: published", "SRC18", 8, 'Did you mean "approved"?  status: approved'),
    ("a kind that is a survey", DRAFT, "kind: consultation", "kind: survey", "SRC18", 1, "kind: consultation"),
    ("a word that nobody knows", PLAN, "status: approved", "status: purple", "SRC18", 8, "Write one of these words after status:"),
    ("one of several words", DRAFT, "[web, email", "[online, email", "SRC18", 12, 'Did you mean "web"?'),
    ("a period as text", PLAN, "period:\n  from: 2027-04\n  to: 2029-03", "period: April 2027 to March 2029", "SRC18", 10, "period:\n  from: 2027-04\n  to: 2030-03"),
    ("typed dots", PLAN, "  - We will open more plots.\n  - We will help", "  • We will open more plots.\n  • We will help", "SRC18", 6, "in-short:\n  - We will open more plots.\n  - We will help new people to start."),
    ("dashes without a space", PLAN, "  - We will open more plots.\n  - We will help", "  -We will open more plots.\n  -We will help", "SRC18", 6, "in-short:\n  - We will open more plots.\n  - We will help new people to start."),
    ("a list with stars", PLAN, "  - We will open", "  * We will open", "SRC01", 6, "  - We will open more plots."),
    ("no colon", PLAN, "status: approved", "status approved", "SRC01", 8, "status: approved"),
    ("no colon before a list", PLAN, "sections:", "sections", "SRC01", 19, "sections:"),
    ("a field too far to the right", PLAN, "  to: 2029-03", "   to: 2029-03", "SRC01", 12, "  to: 2029-03"),
    ("a text that runs on at the margin", PLAN, "ground that we share.", "ground\nthat we share.", "SRC01", 5, "begin it with two spaces more"),
    ("a remark of a programmer", PLAN, "kind: strategy", "// ours\nkind: strategy", "SRC01", 1, "begin it with # and a space"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "line", "fix"), [c[1:] for c in FIELDS], ids=[c[0] for c in FIELDS]
)  # fmt: skip
def test_a_slip_in_a_field_is_told_once_with_the_line_to_type(
    tmp_path: Path, file: str, old: str, new: str, rule: str, line: int, fix: str
) -> None:
    (one,) = found(tmp_path, (file, old, new))

    assert (one.rule, one.location.file) == (rule, f"content/{file}")
    assert line in {0, one.location.line}
    assert fix in one.fix


def test_options_on_one_line_are_told_once(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SITE, tmp_path / "content"))
    asked = "---\nquestions:\n  - type: choose-one\n    ask: Shall we dig?\n    options: yes, no\n---\n# Digging\n\nTell us.\n"
    (content / ASK).write_text(asked, encoding="utf-8")
    errors = [one for one in told(content) if one.is_error]

    assert [(one.rule, one.location.line) for one in errors] == [("SRC18", 5)]


def test_options_without_a_name_are_told_line_by_line(tmp_path: Path) -> None:
    typed = (SITE / ASK).read_text(encoding="utf-8")
    first = next(
        line for line in typed.split("\n") if "- id:" in line and line.startswith("      ")
    )
    every = found(tmp_path, (ASK, first, "      - Yes, all of it.\n" + first))

    assert [one.fix for one in every] == ["- text: Yes, all of it."]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (DRAFT, "closes: Friday 19 February 2027, 5pm", "closes: 19/2/27"),
        (DRAFT, "report-by: 2027-03-20", "report-by: 20 March"),
        (PLAN, "published: 2027-04-02", "published: 2/4/27"),
        (VALUES, "type: values", "type: value"),
        (INTRO, "# ", "#\u00a0"),
    ],
)
def test_what_could_not_be_read_is_not_called_missing_as_well(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    every = found(tmp_path, (file, old, new))

    assert {one.location.file for one in every if one.is_error} == {f"content/{file}"}
    assert not [one for one in every if one.rule in {"DOC03", "DOC04", "FRM07", "FRM12"}]


def test_a_folder_without_its_file_is_told_where_it_is(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SITE, tmp_path / "content"))
    (content / PLAN).rename(content / "plan" / "publication.yml")
    (one,) = told(content)

    assert (one.rule, one.location.file) == ("SRC21", "content/plan")
    assert one.fix == "Rename publication.yml to publication.yaml"


END = "- Words with a special meaning are in the word list."
TEXTS = (
    ("brackets the wrong way round", "See (the map)[https://map.example/a].", "SRC14", "[the map](https://map.example/a)"),
    ("a space between the brackets", "See [the map] (https://map.example/a).", "SRC14", "[the map](https://map.example/a)"),
    ("a space in the name of a picture", "![A red boat](images/red boat.png)", "SRC14", "![A red boat](images/red%20boat.png)"),
    ("an e-mail address as a link", "Write to [Ann Lee](ann@lamp.example).", "LNK04", "Did you mean mailto:ann@lamp.example?"),
    ("half an address of the web", "See [the map](www.map.example).", "LNK08", "https://www.map.example"),
    ("a picture of a telephone", "![A red boat](images/boat.HEIC)", "IMG06", "write images/boat.jpg here"),
    ("a picture under another case", "![A red boat](images/Ground.SVG)", "IMG06", "Did you mean images/ground.svg?"),
    ("a picture of another site", "![A red boat](https://boats.example/a.png)", "IMG06", "Save it into images/"),
    ("letters that were mangled", "The cafÃ© costs Â£4.", "SRC12", "The café costs £4."),
    ("columns by tabs", "What\tHow much\tWhen\nTea\t£4\tMay\nSoup\t£5\tJune", "TAB09", "| What | How much | When |\n| --- | --- | --- |\n| Tea | £4 | May |\n| Soup"),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "rule", "fix"), [c[1:] for c in TEXTS], ids=[c[0] for c in TEXTS])  # fmt: skip
def test_a_slip_in_a_text_is_told_once_with_what_to_type(
    tmp_path: Path, typed: str, rule: str, fix: str
) -> None:
    (one,) = found(tmp_path, (INTRO, END, f"{END}\n\n{typed}\n"))

    assert (one.rule, one.location.file, one.location.line) == (rule, f"content/{INTRO}", 13)
    assert fix in one.fix


def test_letters_in_front_of_lines_make_no_list(tmp_path: Path) -> None:
    every = found(tmp_path, (INTRO, END, f"{END}\n\nWe ask for:\n\na. seats\nb. ramps\n"))

    assert [(one.rule, one.fix) for one in every] == [("SRC08", "- seats"), ("SRC08", "- ramps")]


def test_a_sentence_that_begins_with_a_letter_is_no_list(tmp_path: Path) -> None:
    every = found(tmp_path, (INTRO, END, f"{END}\n\nThe answer is\na. We know that.\n"))

    assert "SRC08" not in {one.rule for one in every}


@pytest.mark.parametrize(
    ("file", "to", "fix"),
    [
        (INTRO, "plan/introduction.md.txt", "Rename introduction.md.txt to introduction.md"),
        (INTRO, "plan/introduction.MD", "Rename introduction.MD to introduction.md"),
        (INTRO, "plan/introduction.docx", "Copy the words of introduction.docx into a new file"),
        (PLAN, "plan/publication.yaml.txt", "Rename publication.yaml.txt to publication.yaml"),
        (PLAN, "plan/2027/publication.yaml", "Move the folder 2027/ out of it"),
    ],
)
def test_a_file_under_a_wrong_name_is_told_with_the_right_one(
    tmp_path: Path, file: str, to: str, fix: str
) -> None:
    content = Path(shutil.copytree(SITE, tmp_path / "content"))
    (content / to).parent.mkdir(exist_ok=True)
    (content / file).rename(content / to)

    assert any(fix in one.fix for one in told(content) if one.is_error)


def test_a_document_that_nothing_names_is_not_lost_in_silence(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SITE, tmp_path / "content"))
    (content / "plan" / "our notes.docx").write_bytes(b"PK\3\4")
    (one,) = told(content)

    assert (one.rule, one.location.file) == ("SRC21", "content/plan/our notes.docx")
    assert "[What it is](our%20notes.docx)" in one.fix


def test_a_pdf_is_not_taken_for_a_picture(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SITE, tmp_path / "content"))
    (content / "plan" / "images" / "map.pdf").write_bytes(b"%PDF-1.4")
    path = content / INTRO
    path.write_text(path.read_text().replace(END, f"{END}\n\n![The map of plots](images/map.pdf)"))
    (one,) = told(content)

    assert (one.rule, one.location.line) == ("IMG06", 13)
    assert "[What it is](images/map.pdf)" in one.fix


def test_a_bold_first_line_is_meant_as_the_title(tmp_path: Path) -> None:
    first = (SITE / INTRO).read_text(encoding="utf-8").split("\n")[0]
    (one,) = found(tmp_path, (INTRO, first, "**Why we plan**"))

    assert (one.rule, one.fix) == ("STR04", "# Why we plan")


SITES = (
    ("site.yaml", "[html, epub", "[web page, epub", "Did you mean html?"),
    ("site.yaml", "[html, epub", "[Word, epub", "Did you mean docx?"),
    ("site.yaml", "[html, epub", "[leaflet, epub", "Write one of: html, docx"),
    ("site.yaml", "language: en-GB\n", "language: en-GB\nvoice:\n  engine: google\n", "gtts"),
    ("site.yaml", "email: hello@", "email: mailto:hello@", "email: hello@lamplight.example"),
    ("site.yaml", "email: hello@", "email: hello at ", "email: hello@example.org"),
)


@pytest.mark.parametrize(("file", "old", "new", "fix"), SITES, ids=[case[2] for case in SITES])
def test_nobody_is_told_to_delete_what_has_another_name(
    tmp_path: Path, file: str, old: str, new: str, fix: str
) -> None:
    (one,) = found(tmp_path, (file, old, new))

    assert fix in one.fix
    assert "Delete" not in one.fix


SECTIONS = (
    ("values as a list", VALUES, "---\ntype: values\n---\n# Our values\n\n- Room for all: nobody waits.\n", "## Room for all\n\nnobody waits."),
    ("values in bold", VALUES, "---\ntype: values\n---\n# Our values\n\n**Room for all.** Nobody waits.\n", "## Room for all\n\nNobody waits."),
    ("actions under a line", "plan/ambitions/learn.md", "---\ntype: ambition\n---\n# Learn\n\nWe will:\n\n- Teach.\n", "## We will"),
    ("quotations in quotation marks", "plan/voices.md", "---\ntype: testimonials\nconsent:\n  on: 2027-01-01\n  covers: [web, print, audio]\n---\n# Voices\n\n“It grew.” — A visitor\n", "> What the person said."),
)  # fmt: skip


@pytest.mark.parametrize(("file", "text", "fix"), [c[1:] for c in SECTIONS], ids=[c[0] for c in SECTIONS])  # fmt: skip
def test_a_section_typed_in_another_way_shows_the_way(
    tmp_path: Path, file: str, text: str, fix: str
) -> None:
    content = Path(shutil.copytree(SITE, tmp_path / "content"))
    (content / file).write_text(text, encoding="utf-8")
    errors = [one for one in told(content) if one.rule == "SRC22"]

    assert errors
    assert fix in errors[0].fix
