from __future__ import annotations

import pytest
from tests.checks.reading import checked, good_site

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
    assert _better("wellcome")[0] == "welcome"
    assert _better("recieve")[0] == "receive"
    assert "neighbour" in _better("neighbr")
    assert len(_better("mendng")) <= 3


def test_knows_the_words_of_the_site() -> None:
    page = "# Introduction\n\nThe sweetgale grows by Tarn’s wall, and we knottle. See sweetgales.\n"
    site = good_site() | {"plan/introduction.md": page.encode()}
    listed = {"site.yaml": site["site.yaml"] + b"spelling:\n  - Sweetgale\n"}

    assert told(site) == {"sweetgale", "sweetgales", "knottle"}
    assert told(site | listed) == {"knottle"}


def test_says_where_to_write_a_word_that_is_right() -> None:
    page = b"# Introduction\n\nOur organistion.\n"
    _, found = checked(good_site() | {"plan/introduction.md": page})
    (one,) = [one for one in found if one.rule == "LNG16"]

    assert one.fix.startswith("organisation or ")
    assert one.fix.endswith("add it to the list spelling in site.yaml: - organistion")


def told(site: dict[str, bytes]) -> set[str]:
    _, found = checked(site)
    return {one.message.split('"')[1] for one in found if one.rule == "LNG16"}
