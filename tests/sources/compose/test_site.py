"""Composing says once, for every format, what a strategy is."""

from __future__ import annotations

import pytest
from tests.sources.compose.sites import PUBLICATION, composed, document, rules

from strategy_build.model.blocks import (
    BulletList,
    Heading,
    Ledger,
    Paragraph,
    Question,
    Quote,
    Table,
)
from strategy_build.model.document import Document, Evaluation, Group, Section
from strategy_build.model.inlines import Abbreviation, Link, NoteReference, Place, Span, Term
from strategy_build.model.walk import blocks, inlines, section_sentences, sentences, text_of

VALUES = """\
---
type: values
---
# Our values

## Open

We leave the door open.

- Meetings are on the ground floor.

## Kind

We wait for each other.
"""
AMBITION = """\
---
type: ambition
id: boats
actions:
  - id: build-boat
    text: Build a boat with a ramp.
    by: March 2028
    led-by: Boat group
    measure: Boats
    now: 0
    goal: 1
---
# Build boats
"""


def _section(made: Document, number: int) -> Section:
    part = made.body[number]
    assert isinstance(part, Section)
    return part


def _text(section: Section) -> list[str]:
    return [text_of((one,)) for one in section_sentences(section)]


def test_numbers_parts_values_and_actions_by_their_place() -> None:
    made = document({"lead": "# Lead\n\nWords.\n", "values": VALUES, "boats": AMBITION})

    assert [part.label for part in made.body if isinstance(part, Section)] == [
        "Part 1",
        "Part 2",
        "Part 3",
    ]
    labels = [
        entry.label
        for part in made.body
        if isinstance(part, Section)
        for block in part.blocks
        if isinstance(block, Ledger)
        for entry in block.entries
    ]
    assert labels == ["Value 2.1", "Value 2.2", "Action 3.1"]


def test_counts_on_through_groups_and_puts_their_sections_one_level_deeper() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION
        + "sections:\n  - lead\n  - part: What we will do\n    sections: [boats]\n",
        "plan/lead.md": "# Lead\n\n## Why\n\nWords.\n",
        "plan/boats.md": AMBITION,
    }
    made = composed(files).documents["plan"]

    group = made.body[1]
    assert isinstance(group, Group)
    inside = group.sections[0]
    assert (inside.label, inside.level) == ("Part 2", 3)
    levels = [block.level for block in blocks(inside.blocks) if isinstance(block, Heading)]
    assert levels == [4]


def test_sentence_ids_stay_while_words_stay() -> None:
    before = document({"lead": "# Lead\n\nOne stays. Two goes.\n"})
    after = document({"lead": "# Lead\n\nNew comes first. One stays.\n"})

    ids = {text_of((s,)): s.id for s in sentences(before)}
    again = {text_of((s,)): s.id for s in sentences(after)}
    assert ids["One stays."] == again["One stays."]
    assert ids["One stays."].startswith("lead-")


def test_no_id_is_given_twice() -> None:
    made = document({"lead": "# Lead\n\nAgain. Again. Again.\n"})

    ids = [s.id for s in sentences(made)]
    assert len(ids) == len(set(ids))


def test_writes_abbreviations_out_once_in_running_text() -> None:
    made = document(
        {
            "lead": "# BSL at the quay\n\nWe use BSL here. We like BSL.\n",
            "more": "# More\n\nMore BSL.\n",
        }
    )

    assert _text(_section(made, 0)) == [
        "BSL at the quay",
        "We use British Sign Language (BSL) here.",
        "We like BSL.",
    ]
    assert _text(_section(made, 1)) == ["More", "More BSL."]


def test_does_not_write_out_what_stands_written_out() -> None:
    made = document({"lead": "# Lead\n\nWe use British Sign Language (BSL) here.\n"})

    assert _text(_section(made, 0))[1] == "We use British Sign Language (BSL) here."


def test_marks_words_of_the_word_list_once_in_a_section_but_never_in_headings() -> None:
    made = document({"lead": "# The quay\n\nThe quay is ours. Two quays are better.\n"})

    nodes = [n for s in sentences(made) for n in inlines(s.children)]
    assert [n for n in nodes if isinstance(n, Term)] != []
    assert sum(isinstance(n, Term) for n in nodes) == 1
    assert [text_of(entry.term) for entry in made.glossary] == ["quay"]


def test_the_word_list_holds_only_words_that_are_used() -> None:
    made = document({"lead": "# Lead\n\nNothing special.\n"})

    assert made.glossary == ()


def test_resolves_links_to_sections_and_other_publications() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION + "sections: [lead, values]\n",
        "plan/lead.md": "# Lead\n\nSee [values](values.md) and [the past](../old/lead.md).\n",
        "plan/values.md": VALUES,
        "old/publication.yaml": PUBLICATION.replace("Safe", "Old") + "sections: [lead]\n",
        "old/lead.md": "# Lead\n\nWords.\n",
    }
    made = composed(files).documents["plan"]

    targets = [
        n.target for s in sentences(made) for n in inlines(s.children) if isinstance(n, Link)
    ]
    assert targets[:2] == [Place("", "values"), Place("old", "lead")]


@pytest.mark.parametrize(
    "address",
    ["vales.md", "../nowhere/lead.md", "../../etc/passwd", "javascript:alert(1)", "#gone"],
)
def test_a_link_to_nothing_is_an_error_at_its_place(address: str) -> None:
    files = {
        "plan/publication.yaml": PUBLICATION + "sections: [lead]\n",
        "plan/lead.md": f"# Lead\n\nSee [this](<{address}>).\n",
    }

    found = composed(files, clean=False).diagnostics

    assert rules(found) == ["LNK04"]
    assert (found[0].location.file, found[0].location.line) == ("content/plan/lead.md", 3)


def test_numbers_notes_in_the_order_of_their_calls() -> None:
    text = "# Lead\n\nTwo.[^b] One.[^a]\n\n[^a]: First typed.\n[^b]: First called.\n"
    made = document({"lead": text})

    assert [text_of(note.blocks[0].words) for note in made.notes] == [  # type: ignore[union-attr]
        "First called.",
        "First typed.",
    ]
    calls = [
        n for s in sentences(made) for n in inlines(s.children) if isinstance(n, NoteReference)
    ]
    assert [(c.number, c.note) for c in calls] == [(1, "note-1"), (2, "note-2")]
    assert made.notes[0].references == (calls[0].id,)


def test_keeps_the_language_of_passages() -> None:
    made = document({"lead": "# Lead\n\nWe say [Croeso]{lang=cy} at the BSL quay.\n"})

    spans = [n for s in sentences(made) for n in inlines(s.children) if isinstance(n, Span)]
    assert [span.lang for span in spans] == ["cy"]


def test_a_matrix_is_a_table_and_a_list() -> None:
    text = (
        "---\ntype: matrix\nthemes:\n  - id: food\n    name: Food\n  - id: work\n    name: Work\n"
        "goals:\n  - id: eat\n    label: a\n    text: Eat well\n    themes: [food]\n---\n# Goals\n"
    )
    made = _section(document({"goals": text}), 0)

    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [text_of(cell.words) for cell in table.rows[0]] == ["Goal a: Eat well", "Yes", "No"]
    assert table.twin is not None
    assert table.twin.items[0].label == "Goal a"
    assert "Theme: Food." in _text(made)


def test_a_journey_is_a_nested_list_that_leads_to_its_ambition() -> None:
    text = (
        "---\ntype: journey\nchallenges:\n  - text: We drift.\n    causes:\n      - id: no-oar\n"
        "        text: We have no oar.\nchanges:\n  - text: We row.\n    answers: [no-oar]\n"
        "    leads-to: boats\n---\n# Journey\n"
    )
    made = document({"journey": text, "boats": AMBITION})

    tree = next(b for b in _section(made, 0).blocks if isinstance(b, BulletList))
    assert tree.items[0].label == "Challenge 1"
    assert _text(_section(made, 0)) == [
        "Journey",
        "We drift.",
        "We have no oar.",
        "We row.",
        "This leads to Part 2, Build boats.",
    ]


def test_progress_names_each_action_by_its_number_in_the_strategy() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION + "sections: [boats]\n",
        "plan/boats.md": AMBITION,
        "news/publication.yaml": "kind: progress\ntitle: News\nstatus: approved\nabout: plan\n"
        "published: 2027-05-01\nsections: [update]\n",
        "news/update.md": "---\ntype: progress\ncovers-to: 2027-04-30\nupdates:\n"
        "  - action: build-boat\n    status: started\n    measure: 1\n    said: We have a keel.\n"
        "---\n# So far\n",
    }
    made = composed(files).documents["news"]

    ledger = next(b for b in _section(made, 0).blocks if isinstance(b, Ledger))
    entry = ledger.entries[0]
    assert entry.label == "Action 1.1"
    assert [(f.label, text_of(f.blocks[0].words)) for f in entry.facts] == [  # type: ignore[union-attr]
        ("Status", "Started"),
        ("Measure", "Boats"),
        ("Now", "1"),
        ("Goal", "1"),
    ]


def test_questions_take_their_options_from_the_publication_they_are_about() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION + "sections: [values]\n",
        "plan/values.md": VALUES,
        "ask/publication.yaml": "kind: consultation\ntitle: Ask\nstatus: consultation\nabout: plan\n"
        "published: 2027-05-01\nsections: [q]\nconsultation:\n  opens: 2027-05-01\n"
        "  closes: Wednesday 30 June 2027, 5pm\n  respond-to: hello@quay.example\n",
        "ask/q.md": "---\nquestions:\n  - id: order\n    type: rank\n    ask: Which first?\n"
        "    options-from: values\n    top: 2\n  - id: sure\n    type: yes-no\n    ask: Sure?\n"
        "---\n# Questions\n\nWords.\n",
    }
    made = composed(files).documents["ask"]

    asked = [
        b for s in made.body if isinstance(s, Section) for b in s.blocks if isinstance(b, Question)
    ]
    assert [q.label for q in asked] == ["Question 1", "Question 2"]
    shown = [(o.letter, text_of(o.name), text_of(o.text)) for o in asked[0].options]
    assert shown == [
        ("a", "Open", "We leave the door open."),
        ("b", "Kind", "We wait for each other."),
    ]
    assert asked[0].how == "Put up to 2 in order, the most important first."
    assert [text_of(o.text) for o in asked[1].options] == ["Yes", "No"]


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2027-06-29", "You can answer until Wednesday 30 June 2027, 5pm."),
        ("2027-07-01", "This consultation closed on Wednesday 30 June 2027, 5pm."),
    ],
)
def test_a_consultation_closes_by_itself(day: str, line: str) -> None:
    files = {
        "ask/publication.yaml": "kind: consultation\ntitle: Ask\nstatus: consultation\n"
        "published: 2027-05-01\nsections: [q]\nconsultation:\n  opens: 2027-05-01\n"
        "  closes: Wednesday 30 June 2027, 5pm\n  respond-to: hello@quay.example\n",
        "ask/q.md": "# Questions\n\nWords.\n",
    }
    made = composed(files, day).documents["ask"]

    assert text_of(made.banner) == line


@pytest.mark.parametrize(
    ("day", "closed", "how"),
    [
        ("2027-06-29", False, "Answer in your own words."),
        ("2027-07-01", True, "People could answer in their own words."),
    ],
)
def test_a_question_knows_that_its_time_is_over(day: str, how: str, *, closed: bool) -> None:
    files = {
        "ask/publication.yaml": "kind: consultation\ntitle: Ask\nstatus: consultation\n"
        "published: 2027-05-01\nsections: [q]\nconsultation:\n  opens: 2027-05-01\n"
        "  closes: Wednesday 30 June 2027, 5pm\n  respond-to: hello@quay.example\n",
        "ask/q.md": "---\nquestions:\n  - type: comment\n    ask: What is missing?\n---\n# Questions\n\nWords.\n",
    }
    section = composed(files, day).documents["ask"].body[-1]
    asked = [(block.closed, block.how) for block in section.blocks if isinstance(block, Question)]

    assert asked == [(closed, how)]


def _facts(made: Document) -> dict[str, str]:
    return {f.label: text_of(f.blocks[0].words) for f in made.facts}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "labels", "title"),
    [
        ("2027-06-29", ["Opened", "Closes", "We publish what you told us by"], "How to answer"),
        (
            "2027-09-02",
            ["Opened", "Closed on", "Report promised by"],
            "This consultation is closed",
        ),
    ],
)
def test_a_consultation_tells_what_is_over_in_the_past(
    day: str, labels: list[str], title: str
) -> None:
    files = {
        "ask/publication.yaml": "kind: consultation\ntitle: Ask\nstatus: consultation\n"
        "published: 2027-05-01\nsections: [q]\nconsultation:\n  opens: 2027-05-01\n"
        "  closes: Wednesday 30 June 2027, 5pm\n  respond-to: hello@quay.example\n"
        "  report-by: 2027-09-01\n",
        "ask/q.md": "# Questions\n\nWords.\n",
    }
    made = composed(files, day).documents["ask"]

    assert [name for name in _facts(made) if name in labels] == labels
    assert text_of(_section(made, 0).title) == title


def test_relations_and_the_licence_stand_among_the_facts() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION + "licence: CC-BY-SA-4.0\nsections: [lead]\n",
        "plan/lead.md": "# Lead\n\nWords.\n",
        "news/publication.yaml": "kind: progress\ntitle: News\nstatus: approved\nabout: plan\n"
        "published: 2027-05-01\nlicence: Ask us first\nsections: [update]\n",
        "news/update.md": "# So far\n\nWords.\n",
        "meeting/publication.yaml": "kind: session\ntitle: Meeting\nstatus: approved\nabout: plan\n"
        "published: 2027-05-01\nsections: [notes]\n",
        "meeting/notes.md": "# Notes\n\nWords.\n",
    }
    made = composed(files).documents

    assert _facts(made["plan"])["Licence"] == (
        "Creative Commons Attribution, Share Alike 4.0 (CC BY-SA 4.0)"
    )
    assert _facts(made["news"])["Licence"] == "Ask us first"
    assert _facts(made["news"])["Reports on"] == "Safe harbour"
    assert _facts(made["meeting"])["Goes with"] == "Safe harbour"
    assert not made["news"].banner


def test_the_imprint_says_who_evaluated_the_publication_and_against_what() -> None:
    told = "evaluated:\n  by: Access group\n  on: 2027-03-25\n  standard: WCAG 2.2 AA\n"
    assessed = document({"one": "# One\n\nWords.\n"}, PUBLICATION + told).imprint.evaluated
    unknown = document({"one": "# One\n\nWords.\n"}).imprint.evaluated

    assert assessed == Evaluation("Access group", "2027-03-25", "WCAG 2.2 AA")
    assert unknown is None


def test_questions_name_the_part_that_they_are_about() -> None:
    made = document(
        {
            "lead": "---\nquestions:\n  - id: sure\n    type: yes-no\n    ask: Sure?\n---\n# Our lead\n"
        }
    )

    headings = [b for b in _section(made, 0).blocks if isinstance(b, Heading)]
    assert text_of(headings[0].words) == "Questions about Part 1: Our lead"


def test_marks_of_quotation_are_curled_where_people_read_them() -> None:
    made = document({"lead": "# Nobody's lead\n\nShe said, \"`a 'b'`\".\n"})

    assert _text(_section(made, 0))[:2] == ["Nobody’s lead", "She said, “a 'b'”."]


def test_what_lies_ahead_is_held_back_and_said_so() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION + "sections: [lead]\n",
        "plan/lead.md": "# Lead\n\nWords.\n",
    }
    made = composed(files, "2027-03-21")

    assert not made.documents
    assert made.held_back == ("plan",)
    assert "held back until 22 March 2027" in made.diagnostics[0].message


def test_drafts_are_not_published() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION.replace("approved", "draft") + "sections: [lead]\n",
        "plan/lead.md": "# Lead\n\nWords.\n",
    }

    assert not composed(files).documents


def test_a_replaced_edition_leads_to_the_new_one() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION + "replaces: old\nsections: [lead]\n",
        "plan/lead.md": "# Lead\n\nWords.\n",
        "old/publication.yaml": PUBLICATION.replace("Safe", "Old").replace("approved", "superseded")
        + "sections: [lead]\n",
        "old/lead.md": "# Lead\n\nWords.\n",
    }
    made = composed(files).documents["old"]

    assert text_of(made.banner) == "This edition has been replaced by Safe harbour."


@pytest.mark.parametrize(
    ("covers", "until", "kept"),
    [
        ("[web, print, audio]", "2028-01-01", True),
        ("[web, print]", "2028-01-01", False),
        ("[web, print, audio]", "2027-01-01", False),
    ],
)
def test_a_quotation_appears_only_as_far_as_its_consent_goes(
    covers: str, until: str, *, kept: bool
) -> None:
    text = (
        "---\ntype: testimonials\ntestimonials:\n  - text: I came back.\n    said-by: A sailor\n"
        f"    consent:\n      on: 2026-01-01\n      covers: {covers}\n    ask-again: {until}\n"
        "---\n# People\n\nThey say:\n"
    )
    made = _section(document({"people": text}), 0)

    assert any(isinstance(b, Quote) for b in made.blocks) is kept


def test_extras_and_marks_stand_where_the_editor_puts_them() -> None:
    text = (
        "---\nevents:\n  - title: Open day\n    starts: Saturday 3 July 2027, 2pm\n    place: The quay\n"
        "    access: [captions]\npromises:\n  - text: We will answer.\n    due: 2027-08-01\n"
        "---\n# Next\n\nFirst.\n\n::: promises\n:::\n\nLast.\n"
    )
    made = _section(document({"next": text}), 0)

    kinds = [type(b).__name__ for b in made.blocks]
    assert kinds == ["Paragraph", "Heading", "Ledger", "Paragraph", "Heading", "Ledger"]
    heads = [text_of(b.words) for b in made.blocks if isinstance(b, Heading)]
    assert heads == ["What we promise", "Dates"]


def test_a_mark_for_nothing_is_an_error() -> None:
    files = {
        "plan/publication.yaml": PUBLICATION + "sections: [lead]\n",
        "plan/lead.md": "# Lead\n\nWords.\n\n::: events\n:::\n",
    }

    found = composed(files, clean=False).diagnostics

    assert rules(found) == ["SRC06"]
    assert found[0].location.line == 5


def test_every_document_says_how_to_ask_for_another_format() -> None:
    made = document({"lead": "# Lead\n\nWords.\n"})

    said = " ".join(_text(made.contact.section))
    assert "We reply within 5 working days." in said
    assert "hello@quay.example" in said
    assert "01632 960 300" in said


def test_the_abbreviation_of_a_heading_is_marked_but_not_written_out() -> None:
    made = document({"lead": "# BSL\n\nWords.\n"})

    title = _section(made, 0).title
    assert isinstance(title[0].children[0], Abbreviation)
    assert isinstance(_section(made, 0).blocks[0], Paragraph)
