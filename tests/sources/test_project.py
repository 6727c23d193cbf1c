from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from strategy_build.diagnostics import Location
from strategy_build.model.publication import Kind, Part, Site, Status
from strategy_build.model.strategy import FrontMatter
from strategy_build.model.value import Moment, Precision, Record, Value
from strategy_build.sources.files import read_tree
from strategy_build.sources.matter import _EVERY, _OWN
from strategy_build.sources.project import is_read, read
from tests.sources.place import INTRODUCTION, PUBLICATION, content, findings, site

CONTENT = Path(__file__).parent.parent.parent / "content"


def test_reads_the_content_of_this_project_without_findings() -> None:
    files, told = read_tree(CONTENT)
    made, found = read(files, told=told)

    assert found == ()
    assert made is not None
    assert len(made.publications) >= 6


def test_reads_the_same_content_twice_the_same() -> None:
    files, _ = read_tree(CONTENT)

    assert repr(read(files)) == repr(read(dict(reversed(files.items()))))


def test_every_text_knows_where_it_stands() -> None:
    files, _ = read_tree(CONTENT)
    made, _ = read(files)
    assert made is not None

    def check(part: object) -> None:
        if isinstance(part, Value) and part and part.location:
            line = made.sources[part.location.file].split("\n")[part.location.line - 1]
            start = line[part.location.column - 1 :].lstrip("\"'")
            assert start.startswith(part.split()[0].split("\n")[0][:3]), (part, line)
        elif isinstance(part, Record):
            for entry in fields(part):
                if entry.name != "id":
                    check(getattr(part, entry.name))
        elif isinstance(part, tuple):
            for one in part:
                check(one)

    for publication in made.publications.values():
        check(publication.file)
        for file in publication.sections.values():
            check(file.matter)


def test_fills_the_classes_of_the_model() -> None:
    made = content()
    file = made.publications["plan"].file

    assert (file.kind, file.status) == (Kind.STRATEGY, Status.APPROVED)
    assert file.title == "Nothing wasted"
    assert file.title.location == Location("content/plan/publication.yaml", 2, 8)
    assert made.site.formats == Site.__dataclass_fields__["formats"].default


def test_reads_dates_yes_and_no_and_numbers() -> None:
    made = content(
        site_yaml="content-version: 1\norganisation:\n  name: A\ncontact:\n  email: a@b.example\nlanguage: en-GB\n"
        'today: 2026-11-21 # the day of the story\nvoice:\n  rate: 0.9\ntheme:\n  accent: "#123456"\n'
        "words:\n  ambition: Step to change\n",
        plan__introduction_md="---\nuntitled: yes\nquestions:\n  - type: rank\n    ask: Why?\n"
        "    options-from: values\n    top: 3\n---\nText.\n",
    )
    matter = made.publications["plan"].sections["introduction"].matter

    assert made.site.today == Moment("21 November 2026", "2026-11-21", Precision.DAY)
    assert made.site.voice.rate == 0.9
    assert made.site.words == {"ambition": "Step to change"}
    assert matter.untitled is True
    assert matter.questions[0].top == 3


def test_a_plain_text_may_stand_where_a_date_may() -> None:
    made = content(
        plan__introduction_md="---\ntype: ambition\nactions:\n  - text: Open.\n    by: the end of the year\n"
        "  - text: Teach.\n    by: March 2028\n---\n# A\n"
    )
    first, second = made.publications["plan"].sections["introduction"].matter.actions

    assert first.by == "the end of the year"
    assert second.by == Moment("March 2028", "2028-03", Precision.MONTH)


def test_reads_parts_and_their_intro() -> None:
    made = content(
        plan__publication_yaml=PUBLICATION
        + "  - part: Our ambitions\n    period:\n      from: 2027-10\n    intro: lead\n"
        "    sections:\n      - ambitions/mend.md\n",
        plan__lead_md="Only words.\n",
        plan__ambitions__mend_md="# Mend\n",
    )
    part = made.publications["plan"].file.sections[1]

    assert isinstance(part, Part)
    assert (part.part, part.intro, part.sections) == ("Our ambitions", "lead", ("ambitions/mend",))
    assert part.period is not None


def test_without_an_order_every_file_is_read_by_name() -> None:
    made = content(
        plan__publication_yaml=PUBLICATION.partition("sections:")[0],
        plan__b_md="# B\n\n![It](images/a.svg){long=notes.md}\n",
        plan__notes_md="All the words of the picture.\n",
        plan__images__a_svg=b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>',
        plan__a_md="---\nattachments:\n  - title: Slides\n    file: s.pdf\n    text-version: slides.md\n---\n# A\n",
        plan__slides_md="# Slides in words\n",
        plan__s_pdf=b"%PDF-",
    )
    publication = made.publications["plan"]

    assert publication.file.sections == ("a", "b", "introduction")
    assert set(publication.sections) == {"a", "b", "introduction", "notes", "slides"}
    assert {path: one.name for path, one in publication.files.items()} == {
        "images/a.svg": "a.svg",
        "s.pdf": "s.pdf",
    }


def test_long_texts_that_name_each_other_do_not_hang() -> None:
    found = findings(
        plan__introduction_md="# One\n\n![a](a.png){long=b.md}\n",
        plan__b_md="![b](b.png){long=introduction.md}\n",
    )

    assert found == ()


def test_names_with_an_underscore_are_not_read() -> None:
    files = {**site(), "_templates/publication.yaml": b"{{{", "plan/_draft.md": b"no title"}

    assert read(files)[1] == ()


@pytest.mark.parametrize(
    ("path", "read_"),
    [
        ("a/b.md", True),
        ("_a/b.md", False),
        ("a/_b.md", False),
        ("a/.b.md", False),
        ("a/b.md~", False),
        ("Thumbs.db", False),
    ],
)
def test_knows_what_takes_part(path: str, read_: bool) -> None:
    assert is_read(path) is read_


def test_a_translation_is_told_and_left_alone() -> None:
    found = findings(plan__cy__publication_yaml="title: Dim", plan__cy__introduction_md="no title")

    assert [(f.rule, f.location.file, f.is_error) for f in found] == [
        ("SRC23", "content/plan/cy", False)
    ]


def test_reads_what_can_be_read_where_something_is_broken() -> None:
    made, found = read(
        site(
            plan__introduction_md="---\ntype: [\n---\n# One\n\n## Two\n",
            other__publication_yaml="a: [",
        )
    )

    assert made is not None
    assert set(made.publications) == {"other", "plan"}
    assert len(made.publications["plan"].sections["introduction"].blocks) == 1
    assert any(one.is_error for one in found)


def test_without_a_site_there_is_no_content_but_every_finding() -> None:
    made, found = read(site(site_yaml=None, plan__introduction_md="Text <br>.\n"))

    assert made is None
    assert {one.rule for one in found} == {"SRC17", "SRC07", "STR01"}


def test_an_empty_folder_is_told() -> None:
    assert {one.rule for one in read({})[1]} == {"SRC17", "SRC21"}


def test_files_that_were_left_out_are_not_missed() -> None:
    files = site()
    told = findings(plan__introduction_md=b"\0" * 100)
    del files["plan/introduction.md"]

    assert read(files, told=told)[1] == told


def test_keeps_the_texts_of_all_files_for_messages() -> None:
    made = content()

    assert made.sources["content/plan/introduction.md"] == INTRODUCTION
    assert list(made.sources) == sorted(made.sources)


def test_every_field_of_the_front_matter_belongs_to_a_type() -> None:
    named = _EVERY.union(*_OWN.values())

    assert named | {"location"} == {entry.name for entry in fields(FrontMatter)}


TEMPLATES = sorted((CONTENT / "_templates").iterdir())
_OTHER_FILES = {"SRC06", "SRC21"}  # a template alone lacks the files that it names


@pytest.mark.parametrize("path", TEMPLATES, ids=[path.name for path in TEMPLATES])
def test_every_template_can_be_copied_as_it_is(path: Path) -> None:
    files = site()
    if path.stem == "section-picture-words":
        files["plan/introduction.md"] = b"# One\n\n![It](a.png){long=words.md}\n"
        files["plan/words.md"] = path.read_bytes()
    elif path.suffix == ".md":
        files["plan/introduction.md"] = path.read_bytes()
    elif path.name.startswith("publication"):
        files["plan/publication.yaml"] = path.read_bytes()
    else:
        files[path.name] = path.read_bytes()
    found = [one for one in read(files)[1] if one.rule not in _OTHER_FILES]

    assert found == []
