from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from strategy_build.checks.normal import letters, tokens
from strategy_build.checks.parity import Parity, parity
from strategy_build.model.document import Section
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.walk import text_of
from tests.checks.conftest import Made
from tests.everything import EVERYTHING

FORMATS = (
    "html", "docx", "large-print-docx", "epub", "text", "pdf", "audio", "daisy", "daisy3",
)  # fmt: skip
_WITH_WORDS = (".xhtml", "content.html", "book.xml", "document.xml", "document.xml.rels")
Edit = Callable[[str], str]


@pytest.mark.parametrize("name", FORMATS)
def test_finds_every_word_in_every_format(
    name: str, made: Made, inputs: Inputs, speech: Speech
) -> None:
    found = parity(name, made[name], EVERYTHING, inputs.labels, speech=speech)

    assert found.missing == ()
    assert found.extra == ()
    assert found.words == found.found > 300
    assert not found.diagnostics


def test_counts_the_same_words_in_every_format(made: Made, inputs: Inputs, speech: Speech) -> None:
    counts = {
        parity(name, made[name], EVERYTHING, inputs.labels, speech=speech).words for name in FORMATS
    }

    assert len(counts) == 1


@pytest.mark.parametrize("name", ["html", "docx", "epub", "text", "audio", "daisy", "daisy3"])
def test_misses_one_lost_word(name: str, made: Made, inputs: Inputs, speech: Speech) -> None:
    found = _changed(name, made, inputs, speech, lambda text: text.replace("welcomes", ""))

    assert [one.what for one in found.missing] == ["words"]
    assert "welcomes" in found.missing[0].words
    assert found.found == found.words - 1
    assert found.diagnostics[0].rule == "PAR01"
    assert found.diagnostics[0].is_error


@pytest.mark.parametrize("name", ["html", "docx", "epub", "text", "audio", "daisy", "daisy3"])
def test_misses_words_in_another_order(
    name: str, made: Made, inputs: Inputs, speech: Speech
) -> None:
    title = text_of(EVERYTHING.title)
    found = _changed(
        name, made, inputs, speech, lambda text: text.replace(title, "stranger is a Nobody")
    )

    assert any(one.words == title for one in found.missing)


@pytest.mark.parametrize("name", ["html", "docx", "epub", "text", "audio", "daisy", "daisy3"])
def test_tells_of_words_that_nobody_wrote(
    name: str, made: Made, inputs: Inputs, speech: Speech
) -> None:
    found = _changed(
        name, made, inputs, speech, lambda text: text.replace("welcomes", "welcomes xylophone")
    )

    assert found.extra == ("xylophone",)
    assert [one.rule for one in found.diagnostics] == ["PAR02"]
    assert not found.diagnostics[0].is_error


@pytest.mark.parametrize("name", ["html", "epub"])
def test_misses_a_lost_alternative_text(
    name: str, made: Made, inputs: Inputs, speech: Speech
) -> None:
    found = _changed(
        name, made, inputs, speech, lambda text: re.sub(r' alt="[^"]{9,}"', ' alt=""', text)
    )

    assert found.missing


@pytest.mark.parametrize("name", ["html", "docx", "epub", "daisy", "daisy3"])
def test_misses_a_lost_link(name: str, made: Made, inputs: Inputs, speech: Speech) -> None:
    found = _changed(
        name,
        made,
        inputs,
        speech,
        lambda text: re.sub('(href|Target)="https://', r'\1="http://', text),
    )

    assert {one.what for one in found.missing} == {"link"}


def test_misses_a_lost_address_in_plain_text(made: Made, inputs: Inputs, speech: Speech) -> None:
    found = _changed("text", made, inputs, speech, lambda text: text.split("Addresses of")[0])

    assert "link" in {one.what for one in found.missing}


@pytest.mark.parametrize("name", ["html", "docx", "epub", "text", "audio", "daisy", "daisy3"])
def test_misses_a_lost_number(name: str, made: Made, inputs: Inputs, speech: Speech) -> None:
    label = _section().label
    found = _changed(name, made, inputs, speech, lambda text: text.replace(label, ""))

    assert label in {one.words for one in found.missing if one.what == "label"}


def test_misses_a_section_that_the_pdf_lacks(made: Made, inputs: Inputs) -> None:
    other = replace(_section(), title=_section().title * 3)
    parts = tuple(other if part is _section() else part for part in EVERYTHING.body)
    found = parity("pdf", made["pdf"], replace(EVERYTHING, body=parts), inputs.labels)

    assert found.missing


def test_misses_a_sentence_without_sound(made: Made, inputs: Inputs, speech: Speech) -> None:
    timeline = replace(speech.timeline, clips=speech.timeline.clips[1:])
    found = parity(
        "audio",
        made["audio"],
        EVERYTHING,
        inputs.labels,
        speech=replace(speech, timeline=timeline),
    )

    assert [one.what for one in found.missing] == ["recording"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("co-production", "co\u00adproduction"),
        ("It’s “ours”", "it's 'ours'"),
        ("ﬁrst", "first"),
        ("1,200", "1,200"),
        ("caf\u00e9", "cafe\u0301"),
    ],
)
def test_compares_words_and_not_marks(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


def test_tells_words_apart() -> None:
    assert tokens("we open") != tokens("weopen")
    assert letters("we open") == letters("weopen")


def _section() -> Section:
    return next(part for part in EVERYTHING.body if isinstance(part, Section) and part.label)


def _changed(name: str, made: Made, inputs: Inputs, speech: Speech, edit: Edit) -> Parity:
    """The proof of a format after its words were changed."""
    files: Mapping[str, bytes] = made[name]
    if name in {"docx", "epub", "daisy", "daisy3"}:
        book, data = next(iter(files.items()))
        files = {**files, book: _rebound(data, edit)}
    else:
        files = {file: _edited(data, edit) for file, data in files.items()}
    return parity(name, files, EVERYTHING, inputs.labels, speech=speech)


def _edited(data: bytes, edit: Edit) -> bytes:
    try:
        return edit(data.decode()).encode()
    except UnicodeDecodeError:
        return data


def _rebound(data: bytes, edit: Edit) -> bytes:
    """A book with other words in its chapters."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            chapter = info.filename.endswith(_WITH_WORDS)
            new.writestr(
                info, _edited(old.read(info), edit) if chapter else old.read(info.filename)
            )
    return out.getvalue()


def test_a_word_that_ends_in_a_hyphen_ends_there() -> None:
    assert tokens("It is pre-\nand co-production") == ("it", "is", "pre", "and", "coproduction")
