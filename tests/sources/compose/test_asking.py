from __future__ import annotations

from tests.sources.compose.sites import PUBLICATION, document

from strategy_build.model.blocks import Paragraph
from strategy_build.model.walk import sections


def test_where_no_way_to_respond_is_named_no_empty_list_stands() -> None:
    asked = f"{PUBLICATION}consultation:\n  closes: 2027-09-01\n"

    first, _ = sections(document({"lead": "# Lead\n\nText.\n"}, asked))

    assert first.id == "how-to-answer"
    assert [type(block) for block in first.blocks] == [Paragraph]
