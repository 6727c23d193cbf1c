"""Markdown in YAML is never shown as it was typed, wherever the words go."""

from __future__ import annotations

import pytest
from tests.sources.compose.sites import PUBLICATION, composed, document

from strategy_build.model.inlines import Link, Strong, WebTarget
from strategy_build.model.walk import inlines, plain, section_sentences, sections, sentences

MATRIX = (
    "type: matrix\nthemes:\n  - id: food\n    name: '**Food**'\ngoals:\n"
    "  - label: a\n    text: 'Eat *well* with [our cooks](https://cooks.example/).'\n    themes: [food]\n"
)
TIMELINE = "type: timeline\ntimeline:\n  - when: 2027\n    text: 'A **big** [boat](https://boat.example/)'\n    link: https://step.example/\n"
REST = (
    "attachments:\n  - title: 'My *slides*'\n    available: on request\n"
    "elsewhere:\n  - title: 'A *film*'\n    link: https://film.example/\n"
)


@pytest.mark.parametrize("front", [MATRIX, TIMELINE, REST])
def test_a_section_shows_no_marks(front: str) -> None:
    made = document({"lead": f"---\n{front}---\n# Lead\n"})

    shown = [plain(sentence.children) for sentence in sentences(made)]
    assert [words for words in shown if "*" in words or "](" in words] == []


def test_a_publication_shows_no_marks() -> None:
    front = (
        PUBLICATION.replace("Safe harbour", "A *safe* harbour")
        + "approved:\n  on: 2027-03-11\n  by: The *open* meeting\nsections: [lead]\n"
        "elsewhere:\n  - title: A *film*\n    link: https://film.example/\n"
    )
    site = composed({"plan/publication.yaml": front, "plan/lead.md": "# Lead\n\nWords.\n"})

    shown = [plain(sentence.children) for sentence in sentences(site.documents["plan"])]
    assert [words for words in shown if "*" in words] == []
    assert site.titles["plan"] == "A safe harbour"
    assert site.documents["plan"].elsewhere[0].title == "A film"


def test_a_step_with_a_link_keeps_its_marks_and_leads_to_one_place() -> None:
    (section,) = sections(document({"lead": f"---\n{TIMELINE}---\n# Lead\n"}))

    nodes = [n for s in section_sentences(section) for n in inlines(s.children)]
    assert [n.target for n in nodes if isinstance(n, Link)] == [WebTarget("https://step.example/")]
    assert [plain(n.children) for n in nodes if isinstance(n, Strong)] == ["big"]
