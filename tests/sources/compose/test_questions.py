from __future__ import annotations

import pytest
from tests.sources.compose.sites import document

from strategy_build.model.blocks import Question
from strategy_build.model.walk import blocks, sections

OWN = "    options:\n      - text: Bad\n      - text: Fair\n      - text: Good\n"


@pytest.mark.parametrize(
    ("options", "how"),
    [("", "Choose one number from 1 to 5."), (OWN, "Choose one number from 1 to 3.")],
)
def test_a_scale_counts_its_own_options(options: str, how: str) -> None:
    text = f"---\nquestions:\n  - type: scale\n    ask: How was it?\n{options}---\n# Ask\n"

    (section,) = sections(document({"ask": text}))

    (question,) = (block for block in blocks(section.blocks) if isinstance(block, Question))
    assert question.how == how
