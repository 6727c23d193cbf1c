from __future__ import annotations

from dataclasses import replace

import pytest
from tests.everything import EVERYTHING, p, s

from strategy_build.model.blocks import (
    BulletList,
    Definition,
    DefinitionList,
    Entry,
    Fact,
    Ledger,
    ListItem,
    Option,
    Paragraph,
    Question,
    QuestionKind,
    Quote,
    Sentence,
)
from strategy_build.model.document import Document, GlossaryEntry, Section
from strategy_build.model.inlines import LineBreak, Link, Span, Text, WebTarget
from strategy_build.model.inputs import Inputs
from strategy_build.model.labels import Labels
from strategy_build.model.walk import sentences
from strategy_build.speech.completeness import discrepancies, unspoken
from strategy_build.speech.script import OPENING, opening, script
from strategy_build.speech.utterance import Script, ScriptChapter


@pytest.fixture
def labels(inputs: Inputs) -> Labels:
    return inputs.labels


@pytest.fixture
def whole(labels: Labels) -> Script:
    return script(EVERYTHING, labels, 5)


def chapter(whole: Script, name: str) -> ScriptChapter:
    return next(each for each in whole.chapters if each.id == name)


def words(of: ScriptChapter) -> str:
    return " ".join(utterance.written for utterance in of.utterances)


def one_section(*blocks: object) -> Document:
    section = Section("only", "prose", "Part 1", "1", 2, s("only", "Only"), "en-GB", blocks)  # type: ignore[arg-type]
    return replace(EVERYTHING, body=(section,))


def test_the_end_of_a_question_has_one_mark(labels: Labels) -> None:
    asked = script(replace(EVERYTHING, title=s("title", "Did we get it right?")), labels, 5)

    assert words(asked.chapters[-1]).endswith("End of Did we get it right.")


def test_says_every_sentence_once(whole: Script) -> None:
    said = [u.sentence for c in whole.chapters for u in c.utterances]
    wanted = {each.id for each in sentences(EVERYTHING)} - unspoken(EVERYTHING)

    assert len(said) == len(set(said))
    assert set(said) == wanted
    assert discrepancies(EVERYTHING, whole) == ()


def test_notices_a_sentence_that_is_left_out_or_said_twice(whole: Script) -> None:
    first, second, *rest = whole.chapters
    lost = second.utterances[0].sentence
    shorter = replace(second, utterances=second.utterances[1:])
    longer = replace(second, utterances=(*second.utterances, second.utterances[0]))

    assert discrepancies(EVERYTHING, Script("en", (first, shorter, *rest))) == (lost,)
    assert discrepancies(EVERYTHING, Script("en", (first, longer, *rest))) == (lost,)


def test_has_one_chapter_for_each_section_with_its_number(whole: Script) -> None:
    titles = [(each.title, each.level) for each in whole.chapters]

    assert titles[0] == ("Nobody is a stranger", 1)
    assert ("Part 4: Our journey of change", 1) in titles
    assert ("Part 5: Mend first", 2) in titles
    assert [each.id for each in whole.chapters][-2:] == ["back.words", "ask-us"]


def test_opens_with_title_maker_length_and_how_to_move(whole: Script) -> None:
    first = whole.chapters[0]

    assert first.id == OPENING
    assert words(first).startswith("Nobody is a stranger Our direction for April 2027")
    assert "Harbour Lane Neighbours" in words(first)
    assert "This recording lasts about 5 minutes." in words(first)
    assert f"It has 8 parts, in {len(whole.chapters)} chapters." in words(first)
    assert "computer voice" in words(first)
    assert "next and the previous chapter" in words(first)


def test_tells_the_date_in_the_opening(labels: Labels) -> None:
    day = Fact("Published", (p("front", "22 March 2027"),), "published")
    first = opening(replace(EVERYTHING, facts=(day,)), labels, 4, 5).utterances[-1]

    assert "Published: 22 March 2027." in first.written
    assert "Published: the twenty-second of March twenty twenty-seven." in first.spoken


def test_counts_chapters_alone_where_no_part_has_a_number(labels: Labels) -> None:
    [lead] = one_section().body
    assert isinstance(lead, Section)
    lead = replace(lead, label="", number="")
    said = opening(replace(EVERYTHING, body=(lead,)), labels, 4, 5)

    assert "It has 4 chapters." in words(said)


def test_says_one_minute_in_the_singular(labels: Labels) -> None:
    assert "about 1 minute." in words(opening(EVERYTHING, labels, 2, 1))


def test_ends_with_the_contact_and_the_end(whole: Script) -> None:
    assert "01632 960 147" in words(whole.chapters[-1])
    assert words(whole.chapters[-1]).endswith("End of Nobody is a stranger.")


def test_opens_and_closes_quotes_and_says_who(whole: Script) -> None:
    assert words(chapter(whole, "people")).startswith(
        "Part 7. What people say Quote. I came to fix a lamp. I stayed. End of quote. "
        "Said by: A member since 2025 Quote. Diolch yn fawr. End of quote."
    )


def test_reads_a_table_by_row_with_its_headers(whole: Script) -> None:
    assert (
        "Where the money went Table with 2 rows. It has 3 columns: Thing Cost Year "
        "Kettle Cost: £25 Year: 2026 Chairs Cost: £1,250.50 Year: 2025 to 2026 End of table."
    ) in words(chapter(whole, "introduction"))


def test_reads_the_list_twin_of_a_table_alone(whole: Script) -> None:
    assert words(chapter(whole, "matrix")) == (
        "Part 6. Goals and themes Which themes each goal serves List of 2 items. "
        "Goal a, Mend more. Themes: Skills. Goal b, Eat together. Themes: Food."
    )


def test_counts_lists_and_ends_those_that_are_nested(whole: Script) -> None:
    assert (
        "List of 2 items. People who live here. People who work here: Under this, 2 points. "
        "Number 1. for pay Number 2. for love End of list."
    ) in words(chapter(whole, "introduction"))


def test_says_where_a_long_list_ends(labels: Labels) -> None:
    items = tuple(ListItem((p("only", f"Thing {n}"),)) for n in range(8))
    said = words(chapter(script(one_section(BulletList(items)), labels, 1), "only"))

    assert "List of 8 items." in said
    assert said.endswith("Thing 7 End of list.")


def test_reads_questions_with_hints_letters_and_how_to_answer(whole: Script) -> None:
    assert (
        "Question 1. Which vision do you prefer? Choose one answer. Both mean the same. "
        "There are 2 answers. Answer A. A lane where nobody is a stranger. Answer B. Neither of these."
    ) in words(chapter(whole, "questions"))


def test_reads_a_picture_by_its_words(whole: Script) -> None:
    assert (
        "Picture: A bridge over the river. The bridge we mean "
        "The bridge joins the two halves of the lane. End of picture."
    ) in words(chapter(whole, "introduction"))


def test_gives_web_addresses_at_the_end_of_their_part(whole: Script) -> None:
    said = chapter(whole, "introduction")

    assert words(said).endswith(
        "Web address for this part: 1. our news: https://harbour.example/news."
    )
    assert said.utterances[-1].spoken.endswith("our news: harbour dot example slash news.")


def test_does_not_repeat_an_address_that_the_words_show(labels: Labels) -> None:
    shown = Link(WebTarget("https://www.harbour.example/"), (Text("harbour.example"),))
    mail = Link(WebTarget("mailto:us@harbour.example?subject=Hello"), (Text("us@harbour.example"),))
    phone = Link(WebTarget("tel:+441632960147"), (Text("01632 960 147"),))

    said = words(
        chapter(script(one_section(p("only", shown, " ", mail, " ", phone)), labels, 1), "only")
    )

    assert "for this part" not in said


def test_gives_only_the_place_of_an_address_too_long_to_write_down(labels: Labels) -> None:
    link = Link(WebTarget("https://harbour.example/" + "long/" * 20), (Text("it"),))
    said = words(chapter(script(one_section(p("only", link)), labels, 1), "only"))

    assert said.endswith("1. it: on harbour.example; the whole address is in the written formats.")


def test_speaks_passages_in_their_own_language(whole: Script) -> None:
    croeso = next(u for u in chapter(whole, "introduction").utterances if "Croeso" in u.written)

    assert [(piece.lang, piece.spoken) for piece in croeso.pieces][1:] == [
        ("cy", "Croeso"),
        ("en-GB", "and types make site."),
    ]


def test_tells_of_notes_after_the_sentence_and_reads_them_at_the_end(whole: Script) -> None:
    assert "at every meeting. See note 1." in words(chapter(whole, "introduction"))
    assert words(chapter(whole, "back.words")).startswith("Notes. Note 1. Asked for in 2025.")


def test_says_terms_as_the_glossary_wants(whole: Script) -> None:
    said = next(u for u in chapter(whole, "introduction").utterances if "(BSL)" in u.written)

    assert "British Sign Language (B S L)" in said.spoken


def test_announces_a_group_before_its_first_section(labels: Labels) -> None:
    group = replace(EVERYTHING.body[4], blocks=())
    said = script(replace(EVERYTHING, body=(group,)), labels, 1)

    assert words(chapter(said, "mend")).startswith("Our ambitions Part 5. Mend first")


def test_keeps_announcements_of_a_quote_in_clips_of_its_sentences(labels: Labels) -> None:
    lone = Sentence("only-x", "en-GB", (Text("Just this."),))
    said = chapter(script(one_section(Quote((Paragraph((lone,)),))), labels, 1), "only")

    assert said.utterances[-1].sentence == "only-x"
    assert said.utterances[-1].written == "Quote. Just this. End of quote."


def test_pauses_longer_before_a_part_than_inside_a_paragraph(whole: Script) -> None:
    title, first, second, *_ = chapter(whole, "introduction").utterances

    assert title.pause > first.pause > second.pause > 0


def test_gives_signs_after_foreign_words_to_those_words(labels: Labels) -> None:
    thanks = p(
        "only", Span("cy", (Text("Diolch"),)), ", and thank you (", Span("cy", (Text("eto"),)), ")."
    )
    said = chapter(script(one_section(thanks), labels, 1), "only").utterances[-1]

    assert [(piece.lang, piece.written) for piece in said.pieces] == [
        ("cy", "Diolch,"),
        ("en-GB", "and thank you ("),
        ("cy", "eto)."),
    ]


def test_reads_a_line_break_as_a_pause(labels: Labels) -> None:
    post = p("only", "The Old Net Loft", LineBreak(), "Harbour Lane")
    said = chapter(script(one_section(post), labels, 1), "only").utterances[-1]

    assert said.spoken == "The Old Net Loft, Harbour Lane."


def test_gives_a_long_address_in_the_words_at_the_end_of_its_part(labels: Labels) -> None:
    typed = p("only", "See https://www.harbour.example/news/2027 or harbour.example.")
    said = chapter(script(one_section(typed), labels, 1), "only").utterances[-1]

    assert said.spoken.startswith("See W W W dot harbour dot example or harbour dot example.")
    assert said.spoken.endswith(
        "one. W W W dot harbour dot example: "
        "W W W dot harbour dot example slash news slash twenty twenty-seven."
    )


def test_counts_the_entries_of_a_ledger_but_not_headings_without_numbers(labels: Labels) -> None:
    def ledger(*labels_: str, level: int) -> Ledger:
        each = (Entry(f"e{n}", label, s("only", "Words"), level) for n, label in enumerate(labels_))
        return Ledger("actions", tuple(each))

    def said(block: Ledger) -> str:
        return words(chapter(script(one_section(block), labels, 1), "only"))

    assert "List of 2 items. Action 1.1." in said(ledger("Action 1.1", "Action 1.2", level=0))
    assert "List of 2 items. Value 1." in said(ledger("Value 1", "Value 2", level=3))
    assert "List of" not in said(ledger("", "", level=3))
    assert "List of" not in said(ledger("Action 1.1", level=0))
    assert said(ledger(*"abcdefgh", level=0)).endswith("End of list.")


def test_leads_in_with_a_word_and_stops_after_a_number(labels: Labels) -> None:
    items = (
        ListItem((p("only", "Buses stop early."),), "Why"),
        ListItem((p("only", "x"),), "Goal a"),
    )
    said = words(chapter(script(one_section(BulletList(items)), labels, 1), "only"))

    assert "Why: Buses stop early. Goal a. x" in said


def test_tells_where_a_diagram_begins_and_ends(labels: Labels) -> None:
    inside = ListItem((p("only", "Buses stop early."),))
    items = (ListItem((p("only", "We are late."), BulletList((inside,), "journey"))),)
    said = words(chapter(script(one_section(BulletList(items, "journey")), labels, 1), "only"))

    assert said.count("A diagram, in words:") == said.count("End of diagram.") == 1


def test_counts_the_terms_of_a_list_of_definitions(labels: Labels) -> None:
    terms = (
        Definition(s("only", "Mend"), (p("only", "To make whole."),)),
        Definition(s("only", "Share"), (p("only", "To give a part."),)),
    )
    said = words(chapter(script(one_section(DefinitionList(terms)), labels, 1), "only"))

    assert "2 words explained. Mend To make whole. Share To give a part." in said


def test_asks_yes_or_no_without_letters(labels: Labels) -> None:
    options = (Option("y", "a", s("only", "Yes"), ()), Option("n", "b", s("only", "No"), ()))
    asked = Question(
        "q", "Question 1", 3, QuestionKind.YES_NO, s("only", "Is it clear?"), "Answer yes or no.",
        options=options,
    )  # fmt: skip
    said = words(chapter(script(one_section(asked), labels, 1), "only"))

    assert said.endswith("Question 1. Is it clear? Answer yes or no. Yes No")


def test_keeps_items_further_apart_than_the_paragraphs_of_one_item(labels: Labels) -> None:
    items = tuple(ListItem((p("only", f"Goal {n}"), p("only", f"Why {n}"))) for n in range(2))
    said = chapter(script(one_section(BulletList(items)), labels, 1), "only").utterances[-4:]

    assert said[2].pause > said[1].pause
    assert said[2].pause > said[3].pause


def test_maps_each_sentence_to_the_words_that_are_said_otherwise(labels: Labels) -> None:
    paid = p("only", "We paid £25 on 8 May.")
    made = script(one_section(paid), labels, 1)
    [sentence] = paid.words

    assert [(r.written, r.spoken) for r in made.respellings[sentence.id]] == [
        ("£25", "twenty-five pounds"),
        ("8", "the eighth of"),
    ]


def test_keeps_the_sounds_of_the_glossary_beside_the_words(labels: Labels) -> None:
    entry = GlossaryEntry("cuppa", s("t", "Cuppa"), (), (), ipa="ˈkʌpə")
    document = replace(one_section(p("only", "A Cuppa first")), glossary=(entry,))
    [piece] = chapter(script(document, labels, 1), "only").utterances[-1].pieces

    assert piece.spoken == "A Cuppa first."
    assert piece.voiced == "A [Cuppa](/ˈkʌpə/) first."


def test_words_of_the_document_in_generated_ones_keep_their_voice(labels: Labels) -> None:
    title = replace(EVERYTHING.title[0], lang="ar", children=(Text("خطة"),))
    document = replace(EVERYTHING, title=(title,))
    last = script(document, labels, 1).chapters[-1].utterances[-1]
    end = [(piece.lang, piece.written) for piece in last.pieces][-2:]

    assert end == [(EVERYTHING.lang, "End of"), ("ar", "خطة.")]
