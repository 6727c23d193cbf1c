from __future__ import annotations

from tests.sources.compose.sites import document

from strategy_build.model.blocks import Table
from strategy_build.model.walk import block_sentences, blocks, sections, text_of

MATRIX = (
    "---\ntype: matrix\nthemes:\n  - id: food\n    name: Food\ngoals:\n"
    "  - label: a\n    text: Eat well.\n    themes: [food]\n  - label: b\n    text: Rest.\n---\n# How\n"
)


def test_a_goal_without_themes_names_none() -> None:
    (section,) = sections(document({"how": MATRIX}))

    (table,) = (block for block in blocks(section.blocks) if isinstance(block, Table))
    assert table.twin is not None
    said = [text_of(tuple(block_sentences(item.blocks))) for item in table.twin.items]
    assert said == ["Eat well. Theme: Food.", "Rest."]
