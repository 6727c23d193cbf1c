"""How far the strategy is."""

from __future__ import annotations

from dataclasses import replace

from tests.everything import EVERYTHING, p, s

from strategy_build.model.blocks import Entry, Fact, Ledger
from strategy_build.model.document import Section
from strategy_build.model.inputs import Inputs
from strategy_build.model.publication import Status
from strategy_build.publish.editions import Edition
from strategy_build.publish.standing import standing


def update(name: str, *statuses: str, published: str = "2028-04-01") -> Edition:
    entries = tuple(
        Entry(f"a{n}", f"Action 4.{n}", s("a", "Mend"), facts=(fact(status),))
        for n, status in enumerate(statuses)
    )
    ledger = Ledger("progress", entries)
    section = Section("all", "progress", "Part 1", "1", 2, s("all", "All"), "en", (ledger,))
    imprint = replace(EVERYTHING.imprint, published=published)
    document = replace(EVERYTHING, id=name, kind="progress", body=(section,), imprint=imprint)
    return Edition(document, ())


def fact(status: str) -> Fact:
    return Fact("Status", (p("f", status),), "status")


def test_counts_what_the_newest_update_says_of_each_action(inputs: Inputs) -> None:
    old = update("old", "Not started", published="2027-04-01")
    made = standing((old, update("new", "Started", "Done", "Started", "Started")), inputs.labels)

    assert made is not None
    assert made.address == "new/index.html"
    assert [(one.status, one.words, one.share) for one in made.counts] == [
        ("Done", "1 of 4", 25),
        ("Started", "3 of 4", 75),
    ]


def test_keeps_words_for_a_status_that_are_not_ours(inputs: Inputs) -> None:
    made = standing((update("new", "Wedi dechrau"),), inputs.labels)

    assert made is not None
    assert [one.status for one in made.counts] == ["Wedi dechrau"]


def test_says_nothing_without_an_update_that_holds(inputs: Inputs) -> None:
    replaced = replace(update("old", "Done"), status=Status.SUPERSEDED)

    assert standing((replaced, update("empty"), Edition(EVERYTHING, ())), inputs.labels) is None
