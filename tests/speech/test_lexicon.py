from __future__ import annotations

from dataclasses import replace

from tests.everything import EVERYTHING, p, s

from strategy_build.diagnostics import Location
from strategy_build.model.document import Document, GlossaryEntry
from strategy_build.model.inlines import Abbreviation
from strategy_build.speech.lexicon import Pronunciation, lexicon, pronunciations, unknown_sounds


def with_entry(entry: GlossaryEntry) -> Document:
    section = replace(
        EVERYTHING.body[0], blocks=(p("only", Abbreviation("Nihr", "the institute", entry.id)),)
    )
    return replace(EVERYTHING, glossary=(entry,), body=(section,))


def test_lists_other_spellings_of_a_term_with_their_sounds() -> None:
    entry = GlossaryEntry("nihr", s("t", "NIHR"), (), (), say="N I H R", ipa="ˌɛnaɪ")
    document = with_entry(entry)

    assert pronunciations(document) == (
        Pronunciation("NIHR", "N I H R", "ˌɛnaɪ"),
        Pronunciation("Nihr", "N I H R", "ˌɛnaɪ"),
    )
    assert lexicon(document)["Nihr"] == "[N I H R](/ˌɛnaɪ/)"


def test_says_a_term_with_sounds_alone_by_its_own_name() -> None:
    document = with_entry(GlossaryEntry("nihr", s("t", "NIHR"), (), (), ipa="ˈnaɪə"))

    assert lexicon(document)["NIHR"] == "[NIHR](/ˈnaɪə/)"


def test_leaves_out_terms_that_are_said_as_they_are_written() -> None:
    document = with_entry(GlossaryEntry("nihr", s("t", "NIHR"), (), ()))

    assert pronunciations(document) == ()


def test_tells_file_and_line_of_sounds_that_no_voice_knows() -> None:
    place = Location("content/glossary.yaml", 7)
    entry = GlossaryEntry("nihr", s("t", "NIHR"), (), (), ipa="kʘp", location=place)
    [found] = unknown_sounds(with_entry(entry))

    assert (found.rule, found.location) == ("AUD06", place)
    assert found.message.endswith("ʘ")
    assert found.is_error
    assert unknown_sounds(with_entry(replace(entry, ipa="kʌp"))) == ()
