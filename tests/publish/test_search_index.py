"""The index of the search, as the browser reads it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tests.everything import EVERYTHING

from strategy_build.model.inputs import Inputs
from strategy_build.publish.search_index import (
    AT_ONCE,
    FILES_AT_ONCE,
    Searchable,
    folded,
    index,
    letter,
    tokens,
)
from strategy_build.publish.search_text import Line, Passage, passages


def one(name: str, *texts: str, title: str = "A plan") -> Searchable:
    lines = tuple(Line(f"part-{at}", text) for at, text in enumerate(texts))
    address = f"{name}/index.html"
    return Searchable(name, address, title, "Plan", "en", "", (Passage("part", "", title, lines),))


def many(count: int) -> tuple[Searchable, ...]:
    return tuple(one(f"plan-{n}", f"Words of {n} for everyone.") for n in range(count))


def value(script: str) -> Any:
    return json.loads(script.partition("=")[2])


def test_a_script_only_assigns_data() -> None:
    made = index(many(2), (), {}, "en")
    split = index(many(FILES_AT_ONCE + 1), (), {}, "en")

    for files, names in ((made.files, 3), (split.files, FILES_AT_ONCE + 1 + 1)):
        assert len(files) >= names
        for name, script in files.items():
            assert re.match(r'const site=\{|texts\["[\w-]+"\]=\[|words\["\w+"\]="', script), name
            assert "\n" not in script.removesuffix("\n")
            assert value(script)


def test_keeps_the_label_and_the_place_of_every_line(inputs: Inputs) -> None:
    parts = tuple(passages(EVERYTHING, inputs.labels))
    document = Searchable("everything", "everything/index.html", "T", "Strategy", "en", "", parts)
    text = value(index((document,), (), {}, "en").files["text/everything.js"])
    shown = []
    for name, _, _, lines in text:
        for line in filter(None, lines.split("\n")):
            start, _, said = line.partition(" ")
            label, _, words = said.rpartition("\t")
            head, start = start.startswith("#"), start.removeprefix("#")
            shown.append(Line(name + start if start[0] == "-" else start, words, label, head))

    assert shown == [line for part in parts for line in part.lines]
    assert [tuple(row[:3]) for row in text] == [(p.id, p.label, p.title) for p in parts]


def test_a_small_site_is_loaded_at_once() -> None:
    made = index(many(FILES_AT_ONCE), (), {}, "en")

    assert not made.is_split
    assert not [name for name in made.files if name.startswith("words/")]
    assert value(made.files["site.js"])["letters"] == []


@pytest.mark.parametrize(
    "found", [many(FILES_AT_ONCE + 1), (one("long", "word " * (AT_ONCE // 5)),)]
)
def test_a_big_site_says_where_each_word_is(found: tuple[Searchable, ...]) -> None:
    made = index(found, (), {}, "en")
    letters = value(made.files["site.js"])["letters"]

    assert made.is_split
    assert letters == sorted(
        name.removeprefix("words/").removesuffix(".js")
        for name in made.files
        if name.startswith("words/")
    )
    for at, publication in enumerate(found):
        for word in ("plan", *tokens(publication.passages[0].lines[0].text)):
            assert at in places(made.files, word), word


def places(files: Any, word: str) -> list[int]:
    lists = value(files[f"words/{letter(word)}.js"]).split("\n")
    steps = next(line for line in lists if line.startswith(f"{word} ")).split()[1:]
    return [sum(int(step, 36) for step in steps[: at + 1]) for at in range(len(steps))]


def test_says_no_place_where_a_word_is_not() -> None:
    found = (*many(40), one("other", "Rare words."))

    assert places(index(found, (), {}, "en").files, "rare") == [40]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Carers’ café", {"carers", "cafe"}),
        ("Tŷ and ŵyn", {"ty", "and", "wyn"}),
        ("By e-mail, well-being", {"by", "email", "well", "being"}),
        ("the carer's, don’t", {"the", "carer", "dont"}),
        ("Action 4.2 costs £1,250.50.", {"action", "4.2", "costs", "1", "250.50"}),
        ("from 10-12", {"from", "10", "12"}),
        ("\x02cy Croeso\x03 and", {"croeso", "and"}),
        ("हिन्दी में", {"हनद", "म"}),
        ("Ελλάδα", {"ελλαδα"}),
    ],
)
def test_cuts_and_folds_words_as_the_page_does(text: str, words: set[str]) -> None:
    assert tokens(text) == words


def test_small_letters_without_accents() -> None:
    assert folded("Caffi Ŵ É") == "caffi w e"
    assert folded("PLAIN") == "plain"


def test_the_file_of_a_letter_has_a_plain_name() -> None:
    assert [letter(word) for word in ("carer", "4.2", "ελλαδα")] == ["c", "20", "21"]


def test_comes_out_the_same_every_time() -> None:
    first, again = (index(many(40), (("BSL", "x"),), {"a": "b"}, "en") for _ in range(2))

    assert first == again
    assert list(first.files) == list(again.files)


def test_a_publication_in_a_folder_of_another_has_a_file_of_its_own() -> None:
    assert one("plan/cy").file == "text/plan.cy.js"
    assert one("").file == "contact.js"
