from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from strategy_build.checks.parity import Parity, parity
from strategy_build.checks.pieces import KINDS, Count
from strategy_build.checks.reports.sameness import (
    Tally,
    as_json,
    as_text,
    from_record,
    record,
    tally,
)
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.walk import sentences, text_of
from tests.checks.conftest import Made
from tests.checks.reports.test_forms import valid
from tests.checks.test_parity import FORMATS, _changed
from tests.conftest import LAYOUTS, Golden
from tests.everything import EVERYTHING

TITLE = text_of(EVERYTHING.title)


@pytest.fixture(scope="module")
def proofs(made: Made, inputs: Inputs, speech: Speech) -> dict[str, Parity]:
    return {
        name: parity(name, made[name], EVERYTHING, inputs.labels, speech=speech) for name in FORMATS
    }


@pytest.fixture(scope="module")
def tallies(proofs: dict[str, Parity]) -> tuple[Tally, ...]:
    return tuple(told(proof) for proof in proofs.values())


def told(proof: Parity) -> Tally:
    return tally(EVERYTHING.id, TITLE, EVERYTHING.lang, proof)


def counts(proof: Parity) -> dict[str, Count]:
    return {one.kind: one for one in proof.counts}


@pytest.mark.parametrize("name", FORMATS)
def test_counts_the_same_on_both_sides(name: str, proofs: dict[str, Parity]) -> None:
    found = counts(proofs[name])

    assert tuple(found) == KINDS
    for kind, one in found.items():
        assert one.found == one.expected > 0, kind


def test_formats_without_columns_count_the_list_and_not_its_table(
    proofs: dict[str, Parity],
) -> None:
    cells = {name: counts(proof)["cells"].expected for name, proof in proofs.items()}

    assert cells["html"] == cells["epub"] == cells["pdf"]
    assert cells["text"] == cells["audio"] < cells["html"]


def test_compares_the_words_of_all_that_it_counts(proofs: dict[str, Parity]) -> None:
    by_number = [name for name, proof in proofs.items() for one in proof.counts if not one.by_words]

    assert by_number == []


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("headings", "<h3", "<p data-was"),
        ("cells", "<td>", "<td>extra "),
        ("items", "<li>", f"<li><em>{'so much said before ' * 9}</em>"),
        ("links", 'href="https://', 'href="http://'),
        ("alternatives", ' alt="', ' alt="" title="'),
    ],
)
def test_misses_what_is_gone_from_a_page(
    kind: str, old: str, new: str, made: Made, inputs: Inputs, speech: Speech
) -> None:
    proof = _changed("html", made, inputs, speech, lambda text: text.replace(old, new))
    found = counts(proof)[kind]

    assert found.found < found.expected


def test_misses_a_heading_that_the_text_lacks(made: Made, inputs: Inputs, speech: Speech) -> None:
    proof = _changed(
        "text", made, inputs, speech, lambda text: re.sub(TITLE, "", text, flags=re.IGNORECASE)
    )

    assert counts(proof)["headings"].found < counts(proof)["headings"].expected


def test_words_at_another_place_are_moved_and_not_missing(
    made: Made, inputs: Inputs, speech: Speech
) -> None:
    text = made["text"][f"{EVERYTHING.id}.txt"].decode()
    lines = [text_of((one,)) for one in sentences(EVERYTHING)]
    line = next(one for one in lines if text.count(one) == 1 and len(one) > 40)
    proof = _changed("text", made, inputs, speech, lambda old: old.replace(line, "") + line)
    shown = told(proof)

    assert shown.moved
    assert not shown.missing
    assert len(proof.moved) == len(proof.missing)


def test_generated_words_are_counted_and_words_that_nobody_wrote_are_named(
    made: Made, inputs: Inputs, speech: Speech
) -> None:
    proof = _changed(
        "text", made, inputs, speech, lambda text: text.replace("welcomes", "welcomes xylophone")
    )

    assert told(proof).extra == ("xylophone",)
    assert told(proof).allowed > 50


def test_json_has_the_shape_that_is_published_and_can_be_read_back(
    tallies: tuple[Tally, ...],
) -> None:
    made = valid(as_json(tallies), LAYOUTS / "schemas" / "sameness.schema.json")

    assert tuple(from_record(one) for one in made["tallies"]) == tallies
    assert from_record(json.loads(json.dumps(record(tallies[0])))) == tallies[0]


def test_the_text_stays_as_it_is(
    tallies: tuple[Tally, ...], inputs: Inputs, golden: Golden
) -> None:
    worse = replace(
        tallies[2],
        publication="other",
        title="The other one",
        found=380,
        missing=(("words", "We meet."), ("link", "https://example.org/")),
        moved=("Then we eat.",),
        extra=("template", "xylophone"),
    )

    steady = (replace(one, allowed=200) for one in tallies)  # it changes with every layout
    golden("sameness.txt", as_text((*steady, worse), inputs.labels))


def test_nothing_built_is_nothing_told(inputs: Inputs) -> None:
    assert as_text((), inputs.labels) == ""
