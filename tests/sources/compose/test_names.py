"""Every place of a publication has an address of its own, whatever its editors write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.sources.compose.sites import PUBLICATION, composed, document

from strategy_build.model.blocks import Block, Heading, Ledger
from strategy_build.model.document import Document, Group
from strategy_build.model.inlines import Link, Place
from strategy_build.model.walk import blocks, inlines, sections, sentences

TABLE = "Table: {0}\n\n| A | B |\n| --- | --- |\n| {0} | 2 |\n"
EXTRAS = (
    "events:\n  - title: Fair\n    starts: 2028-05-23\n"
    "questions:\n  - type: comment\n    ask: What else?\n"
)


def _ids(made: Document) -> Iterator[str]:
    for part in made.body:
        yield part.id
        if isinstance(part, Group):
            yield from (inside.id for inside in part.sections)
            yield from _of_blocks(part.blocks)
    for section in (*sections(made), made.contact.section):
        yield from _of_blocks(section.blocks)
    for note in made.notes:
        yield note.id
        yield from _of_blocks(note.blocks)
    yield from (sentence.id for sentence in sentences(made))


def _of_blocks(inside: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks(inside):
        yield from filter(None, (getattr(block, "id", ""),))
        if isinstance(block, Ledger):
            yield from (entry.id for entry in block.entries)


def _twice(made: Document) -> list[str]:
    return [name for name, count in Counter(_ids(made)).items() if count > 1]


@pytest.mark.parametrize(
    "files",
    [
        {
            "a": "---\ntype: values\nvalues:\n  - name: V\n    text: T.\n---\n# A\n\n## Same\n\n"
            f"{TABLE.format('one')}\n::: values\n:::\n\n## Same\n\n{TABLE.format('two')}"
        },
        {
            "a": "# A\n\nOne[^1] and two[^2].\n\n[^1]: N.\n\n    | A | B |\n    | --- | --- |\n    | 1 | 2 |\n"
            "\n[^2]: M.\n\n    | A | B |\n    | --- | --- |\n    | 3 | 4 |\n"
        },
        {"a": "# A\n\n## B\n\nText.\n", "a-b": "# A and B\n\nText.\n"},
        {"a": f"---\n{EXTRAS}---\n# A\n\n## Questions\n\nText.\n\n## Events\n\nMore.\n"},
        {"a": f"# A\n\n## Table 1\n\n{TABLE.format('one')}"},
        {"a": "---\ntype: ambition\nactions:\n  - text: Mend.\n---\n# A\n\n## We will\n\nWords.\n"},
    ],
)
def test_no_address_is_given_twice(files: dict[str, str]) -> None:
    assert _twice(document(files)) == []


def test_the_first_of_two_alike_keeps_its_address() -> None:
    made = document({"a": "# A\n\n## Same\n\nOne.\n\n## Same\n\nTwo.\n\n## Same\n\nThree.\n"})

    (section,) = sections(made)
    named = [block.id for block in section.blocks if isinstance(block, Heading)]
    assert named == ["a-same", "a-same-2", "a-same-3"]


def test_a_part_and_a_section_of_one_name_have_two_addresses() -> None:
    publication = f"{PUBLICATION}sections:\n  - part: Mend\n    sections: [mend]\n"
    files = {"plan/publication.yaml": publication, "plan/mend.md": "# Mend\n\nText.\n"}

    made = composed(files).documents["plan"]

    assert _twice(made) == []
    assert [one.id for one in sections(made)] == ["mend"]


def test_a_link_to_the_introduction_of_a_part_leads_to_the_part() -> None:
    publication = (
        f"{PUBLICATION}sections:\n  - part: Our work\n    intro: our-work\n    sections: [mend]\n"
    )
    files = {
        "plan/publication.yaml": publication,
        "plan/our-work.md": "# Our work\n\nWords.\n",
        "plan/mend.md": "# Mend\n\nSee [all our work](our-work.md).\n",
    }

    made = composed(files).documents["plan"]

    assert isinstance(made.body[0], Group)
    links = [n for s in sentences(made) for n in inlines(s.children) if isinstance(n, Link)]
    assert Place("", made.body[0].id) in [link.target for link in links]


def test_two_attachments_of_one_title_lead_to_their_own_words() -> None:
    item = "  - title: Slides\n    available: on request\n    text-version: {}.md\n"
    front = f"---\nattachments:\n{item.format('one')}{item.format('two')}---\n# A\n\nText.\n"
    publication = f"{PUBLICATION}sections: [a]\n"
    files = {"a": front, "one": "# One\n\nWords.\n", "two": "# Two\n\nWords.\n"}

    made = composed(
        {"plan/publication.yaml": publication, **{f"plan/{n}.md": t for n, t in files.items()}}
    ).documents["plan"]

    assert _twice(made) == []
    links = [n for s in sentences(made) for n in inlines(s.children) if isinstance(n, Link)]
    led = [one.target for one in links if isinstance(one.target, Place)]
    assert led == [Place("", "a-words-slides"), Place("", "a-words-slides-2")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ask-us", "# Ask us\n\nText.\n"),
        ("page-main", "# Main\n\nText.\n"),
        ("lead", "---\nid: page-word-list\n---\n# Words\n\nText.\n"),
        ("note-1", "# Note\n\nText.\n"),
        ("word-bsl", "# Word\n\nText.\n"),
        (
            "lead",
            "---\ntype: values\nvalues:\n  - id: page-notes\n    name: A\n    text: B.\n---\n# V\n",
        ),
    ],
)
def test_ids_that_we_give_ourselves_are_refused(name: str, text: str) -> None:
    publication = f"{PUBLICATION}sections: [{name}]\n"

    found = composed({"plan/publication.yaml": publication, f"plan/{name}.md": text}).diagnostics

    (wrong,) = found
    assert wrong.rule == "SRC05"
    assert wrong.location.file == f"content/plan/{name}.md"
    assert "for example  id: our-" in wrong.fix


def test_no_question_has_the_address_of_an_answer() -> None:
    ask = "  - type: choose-one\n    ask: {}\n    options:\n      - text: One\n      - text: Two\n"
    text = f"---\nquestions:\n{ask.format('Which?')}{ask.format('Which one?')}---\n# A\n"

    publication = f"{PUBLICATION}sections: [a]\n"
    (wrong,) = composed({"plan/publication.yaml": publication, "plan/a.md": text}).diagnostics
    assert wrong.message == 'The id "which-one" is one that we give ourselves.'
    assert wrong.location.line == 8


def test_how_to_answer_is_ours_only_where_something_is_asked() -> None:
    assert _twice(document({"how-to-answer": "# How to answer\n\nText.\n"})) == []

    asked = f"{PUBLICATION}consultation:\n  closes: 2027-09-01\nsections: [how-to-answer]\n"
    files = {"plan/publication.yaml": asked, "plan/how-to-answer.md": "# How\n\nText.\n"}
    (wrong,) = composed(files).diagnostics
    assert wrong.message == 'The id "how-to-answer" is one that we give ourselves.'
