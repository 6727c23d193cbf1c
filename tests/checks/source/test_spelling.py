from __future__ import annotations

import pytest

from strategy_build.checks.source.dialect import british
from strategy_build.checks.source.spelling import _better, _is_right

RIGHT = (
    "colour neighbourhood organise organisation recognised analyse centre centred theatre metres "
    "travelled labelled counsellor licence practise defence catalogue programme grey cheque "
    "fulfil enrolled instalment skilful jewellery ageing judgement manoeuvre paediatric mould "
    "plough learnt whilst online internet webinar fundraiser co-production step-free café "
    "neurodivergent signposting flipcharts podcasts rewilding apologised cosy woollen"
).split()  # fmt: skip
WRONG = (
    "recieve seperate definately wellcome accomodation occured untill becuase neccessary goverment "
    "enviroment comittee begining beleive collegue embarass existance freind independant knowlege "
    "maintainance publically reccomend refered relevent succesful truely writting volunter mendng "
    "neighbor center color favorite traveled organistion colection co-producton"
).split()  # fmt: skip


@pytest.mark.parametrize("word", RIGHT)
def test_leaves_british_words_alone(word: str) -> None:
    assert _is_right(word)


@pytest.mark.parametrize("word", WRONG)
def test_finds_slips_and_american_spelling(word: str) -> None:
    assert not _is_right(word)


def test_offers_the_british_word() -> None:
    assert british("neighborhood") == "neighbourhood"
    assert _better("wellcome") == "welcome"
    assert _better("recieve") == "receive"
