"""How far an action is, where its facts say so in comparable numbers: a picture beside the words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from strategy_build.model.blocks import Fact
from strategy_build.model.walk import block_sentences, text_of

_LEADING = re.compile(r"(\d[\d,]*(?:\.\d+)?)(.*)", re.DOTALL)


def done(facts: Iterable[Fact]) -> int | None:
    """Percent of the goal that is reached; None where the words are not two numbers of one thing.

    "36 people" of "200 people" is 18; "36 people" of "4 cafés" is nothing that can be drawn.
    """
    words = {
        fact.kind.removeprefix("document-"): text_of(tuple(block_sentences(fact.blocks)))
        for fact in facts
    }
    now, goal = (_LEADING.fullmatch(words.get(kind, "")) for kind in ("now", "goal"))
    if not now or not goal or now[2] != goal[2]:
        return None
    reached, wanted = (float(found[1].replace(",", "")) for found in (now, goal))
    # where now is beyond the goal, the aim may be to come down: a bar could not say which
    return round(100 * reached / wanted) if 0 < wanted >= reached else None
