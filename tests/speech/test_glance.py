from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.speech.test_normaliser import SAY, SCRAPS, SENTENCES

from strategy_build.speech import addresses, normaliser, symbols
from strategy_build.speech.glance import holds_nothing
from strategy_build.speech.normaliser import Spoken, speech
from strategy_build.speech.rule import Rule

RULES = {
    each.pattern: each
    for each in (
        *normaliser._AS_LETTER,
        *symbols.LONE,
        *addresses.ADDRESSES,
        *addresses.BRIEF_ADDRESSES,
        *normaliser._WITHOUT_FIGURES,
    )
}


@pytest.fixture(scope="module", autouse=True)
def careful() -> Iterator[None]:
    """Both ways of saying the same text must not answer for each other."""
    yield
    normaliser._speech.cache_clear()


def looked_at(text: str) -> Spoken:
    """What is said where every rule looks at every sentence."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normaliser, "holds_nothing", lambda _: False)
        normaliser._speech.cache_clear()
        return speech(text, "en-GB", SAY)


@pytest.mark.parametrize(
    "text", ["We mend what we have, and well.", "“Who can’t come?” asks Siân (co-owner)."]
)
def test_passes_a_sentence_without_signs_and_figures(text: str) -> None:
    assert holds_nothing(text)


@pytest.mark.parametrize("text", ["in 2025", "Goal a", "Part I", "see above, etc", "c/o", "p.m."])
def test_stops_at_what_is_said_otherwise(text: str) -> None:
    assert not holds_nothing(text)


@settings(max_examples=200)
@given(st.one_of(SCRAPS, SENTENCES.map(" ".join)))
def test_changes_nothing_that_is_said(text: str) -> None:
    expected = looked_at(text)
    normaliser._speech.cache_clear()

    assert speech(text, "en-GB", SAY) == expected


@pytest.mark.parametrize("each", RULES.values(), ids=lambda each: each.pattern.pattern[:40])
def test_overlooks_nothing_that_a_rule_takes_hold_of(each: Rule) -> None:
    @settings(
        max_examples=12,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(each.pattern))
    def check(text: str) -> None:
        clean = " ".join(re.sub(r"[\x00-\x1f]", " ", text).split())
        found = each.pattern.search(clean)
        if found is not None and each.say(found) != found[0]:
            assert not holds_nothing(clean)

    check()
