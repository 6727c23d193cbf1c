from __future__ import annotations

import pytest

from strategy_build.model.blocks import Heading, Paragraph
from strategy_build.model.content import Mark
from strategy_build.model.strategy import FrontMatter
from tests.sources.place import SITE, problems, section

BOTH = [
    (
        ("---\ntype: values\nvalues:\n  - name: Welcome\n    text: We make *room*.\n    looks-like:\n"
        "      - A quiet corner.\n      - A named host.\n    means: Nobody waits outside.\n---\n# Our values\n"),
        ("---\ntype: values\n---\n# Our values\n\n## Welcome\n\nWe make\n*room*.\n\n"
        "- A quiet corner.\n- A named host.\n\nNobody waits outside.\n"),
    ),
    (
        ("---\ntype: statements\nstatements:\n  - name: Vision\n    text: A town where things last.\n"
        "    means: This is how we want it to be.\n  - name: Mission\n    text: We mend.\n---\n# Both\n"),
        ("---\ntype: statements\n---\n# Both\n\n## Vision\n\nA town where things last.\n\n"
        "This is how we want it to be.\n\n## Mission\n\nWe mend.\n"),
    ),
    (
        ("---\ntype: ambition\nactions:\n  - text: Open [cafés](x.md).\n  - text: Teach.\n    parts: [zips, plugs]\n"
        "---\n# Mend\n\nFirst.\n"),
        ("---\ntype: ambition\n---\n# Mend\n\nFirst.\n\n## We will\n\n- Open [cafés](x.md).\n- Teach.\n"
        "  - zips\n  - plugs\n"),
    ),
    (
        ("---\ntype: testimonials\ntestimonials:\n  - text: I stayed.\n    said-by: A carer\n  - text: I left.\n"
        "---\n# Said\n"),
        "---\ntype: testimonials\n---\n# Said\n\n> I stayed.\n> — A carer\n\n> I left.\n",
    ),
    (
        "---\ntype: principles\nprinciples:\n  - text: Ask first.\n  - text: Ask again.\n---\n# Ten\n\nLead.\n",
        "---\ntype: principles\n---\n# Ten\n\nLead.\n\n1. Ask first.\n2. Ask again.\n",
    ),
    (
        "---\ntype: changes\nchanges:\n  - what: We pay people.\n    why: They asked.\n  - what: No van.\n---\n# New\n",
        "---\ntype: changes\n---\n# New\n\n- We pay people.\n\n  They asked.\n- No van.\n",
    ),
    (
        "---\ntype: heard\nheard:\n  - text: It is too far.\n---\n# Heard\n",
        "---\ntype: heard\n---\n# Heard\n\n- It is too far.\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "written"), BOTH, ids=[both[0].split("\n")[1] for both in BOTH])
def test_both_ways_give_the_same_fields(typed: str, written: str) -> None:
    first, second = section(typed), section(written)

    assert first.matter == second.matter
    assert first.matter != FrontMatter(type=first.matter.type)


@pytest.mark.parametrize(("typed", "written"), BOTH, ids=[both[0].split("\n")[1] for both in BOTH])
def test_what_was_taken_leaves_the_blocks(typed: str, written: str) -> None:
    assert section(typed).blocks == section(written).blocks


def test_text_after_the_structure_keeps_its_place() -> None:
    made = section("---\ntype: principles\n---\n# Ten\n\n- Ask.\n\nAfter.\n")

    assert [type(block) for block in made.blocks] == [Mark, Paragraph]
    assert made.blocks[0] == Mark("principles")


def test_a_mark_ends_what_is_read_as_values() -> None:
    made = section(
        "---\ntype: values\n---\n# V\n\nLead.\n\n## Kind\n\nWe are.\n\n::: values\n:::\n\n## How we chose\n\nBy vote.\n"
    )

    assert [value.name for value in made.matter.values] == ["Kind"]
    assert [type(block) for block in made.blocks] == [Paragraph, Mark, Heading, Paragraph]


def test_fields_win_over_headings() -> None:
    made = section(
        "---\ntype: values\nvalues:\n  - name: Kind\n    text: We are.\n---\n# V\n\n## More\n\nText.\n"
    )

    assert [value.name for value in made.matter.values] == ["Kind"]
    assert [type(block) for block in made.blocks] == [Heading, Paragraph]


def test_knows_the_sites_own_words_for_we_will() -> None:
    words = SITE + "words:\n  we-will: What we will do\n"
    made = section(
        "---\ntype: ambition\n---\n# M\n\n## What we will do\n\n- Open.\n", site_yaml=words
    )

    assert [action.text for action in made.matter.actions] == ["Open."]
    assert made.matter.actions[0].text.location.line == 8


def test_keeps_the_place_of_what_was_read() -> None:
    made = section("---\ntype: values\n---\n# V\n\n## Kind\n\nWe *are*.\n\n- One\n")
    value = made.matter.values[0]

    assert (value.name.location.line, value.name.location.column) == (6, 4)
    assert (value.text.location.line, value.text.location.column) == (8, 1)
    assert (value.looks_like[0].location.line, value.looks_like[0].location.column) == (10, 3)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("type: values\n---\n# V\n\n## Kind\n\nA.\n\n| a |\n|---|\n| b |\n", 9),
        ("type: statements\n---\n# V\n\n## Kind\n\nA.\n\n- b\n", 9),
        ("type: principles\n---\n# V\n\n- a\n  - b\n", 7),
        ("type: ambition\n---\n# V\n\n## We will\n\nOpen.\n", 6),
        ("type: heard\n---\n# V\n\n- ## A\n", 6),
        ("type: testimonials\n---\n# V\n\n> a\n\n## B\n\n> c\n", 8),
    ],
)
def test_tells_what_does_not_fit(body: str, line: int) -> None:
    found = problems(f"---\n{body}")

    assert ("SRC22", line) in {(f.rule, f.location.line) for f in found} or (
        "SRC22",
        line + 1,
    ) in {(f.rule, f.location.line) for f in found}
