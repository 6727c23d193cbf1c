"""A form that is filled in with another program gives back every answer."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from pikepdf.form import (
    CheckboxField,
    ChoiceField,
    DefaultAppearanceStreamGenerator,
    Form,
    RadioButtonGroup,
    TextField,
)

from strategy_build.checks.extract.tags import tagged
from strategy_build.checks.output.paper import check_paper
from strategy_build.formats.pdf.renderer import render
from strategy_build.model.blocks import Option, Question, QuestionKind
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING, QUESTIONS, s

SIZE = {"root-size": "12pt"}


def _option(name: str, words: str) -> Option:
    return Option(name, name[0], (), s("questions", words))


KINDS = (
    Question(
        "themes",
        "Question 4",
        3,
        QuestionKind.CHOOSE_MANY,
        s("questions", "Which of these concern you?"),
        "Choose as many answers as you like.",
        (),
        (_option("money", "Money"), _option("time", "Time")),
    ),
    Question(
        "clear",
        "Question 5",
        3,
        QuestionKind.YES_NO,
        s("questions", "Is it clear?"),
        "Answer yes or no.",
        (),
        (_option("yes", "Yes"), _option("no", "No")),
    ),
    Question(
        "how-much",
        "Question 6",
        3,
        QuestionKind.SCALE,
        s("questions", "How much do you like it?"),
        "Choose one number from 1 to 5.",
        (),
        tuple(_option(str(n), f"Number {n}") for n in range(1, 6)),
    ),
)


def asking(*questions: Question) -> Document:
    section = replace(QUESTIONS, blocks=(*QUESTIONS.blocks, *questions))
    return replace(EVERYTHING, body=(section,), notes=())


@pytest.fixture(scope="module")
def made(inputs: Inputs) -> bytes:
    return render(asking(*KINDS), inputs, SIZE).files["everything.pdf"]


def test_every_kind_of_question_has_its_kind_of_field(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as pdf:
        found = {name: type(field) for name, field in Form(pdf).items()}

    assert found == {
        "vision-choice": RadioButtonGroup,
        "values-order.welcome": ChoiceField,
        "values-order.honest": ChoiceField,
        "anything": TextField,
        "themes.money": CheckboxField,
        "themes.time": CheckboxField,
        "clear": RadioButtonGroup,
        "how-much": RadioButtonGroup,
    }


def test_answers_of_another_program_can_be_read_back(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "filled.pdf"
    with pikepdf.open(BytesIO(made)) as pdf:
        form = Form(pdf, DefaultAppearanceStreamGenerator)
        _choose(form["vision-choice"], "neither")
        _choose(form["how-much"], "4")
        _set(form["values-order.honest"], "2")
        _tick(form["themes.time"])
        _set(form["anything"], "Zoë Ŵyn, by phone")
        pdf.save(path)

    with pikepdf.open(path) as pdf:
        fields = pdf.Root.AcroForm.Fields
        said = {str(one.T): one for one in fields}

        assert str(said["vision-choice"].V) == "/neither"
        assert str(said["how-much"].V) == "/4"
        assert str(said["clear"].V) == "/Off"
        assert [str(kid.V) for kid in said["values-order"].Kids] == ["", "2"]
        assert [str(kid.V) for kid in said["themes"].Kids] == ["/Off", "/yes"]
        assert str(said["anything"].V) == "Zoë Ŵyn, by phone"
        assert str(said["publication"].V) == "everything 1.0"
    report = page_validation.validate_pdf(str(path), profile="ua1")

    assert [str(failure) for failure in report.failures] == []


@pytest.mark.parametrize("profile", ["ua1", "pdfa-3a"])
def test_a_form_keeps_both_standards(made: bytes, profile: str) -> None:
    report = page_validation.validate_pdf_bytes(made, profile=profile)

    assert [str(failure) for failure in report.failures] == []
    assert check_paper("a.pdf", made, asking(*KINDS), SIZE) == ()


def test_each_field_says_its_question_and_its_answer(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as pdf:
        form = Form(pdf)

        assert form["themes.time"].alternate_name == (
            "Question 4: Which of these concern you? t. Time"
        )
        assert form["anything"].alternate_name == (
            "Question 3: Is there anything else? Your own words"
        )
        assert form["values-order.honest"].alternate_name == (
            "Question 2: Which values matter most? Place of: b. Honest"
        )


def test_fields_stand_among_the_tags_before_their_answers(made: bytes) -> None:
    bodies = [tag for tag in tagged(made).root.find("LBody") if list(tag.find("Form"))]

    assert len(bodies) == 2 + 2 + 2 + 2 + 5
    assert all(tag.text for tag in bodies)


def test_a_publication_that_asks_nothing_has_no_form(inputs: Inputs) -> None:
    document = replace(EVERYTHING, body=(replace(QUESTIONS, blocks=()),), notes=())
    data = render(document, inputs, SIZE).files["everything.pdf"]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root
    assert list(tagged(data).root.find("Form")) == []


def test_a_closed_question_leaves_no_room_for_an_answer(inputs: Inputs) -> None:
    closed = tuple(replace(question, closed=True) for question in KINDS)
    document = asking(*closed)
    (data,) = render(document, inputs, SIZE).files.values()
    with pikepdf.open(BytesIO(data)) as pdf:
        names = {name.partition(".")[0] for name, _ in Form(pdf).items()}

    assert names == {"vision-choice", "values-order", "anything"}
    assert check_paper("a.pdf", data, document, SIZE) == ()


def test_a_field_after_the_end_is_found(made: bytes) -> None:
    closed = asking(*(replace(question, closed=True) for question in KINDS))

    assert "PDF06" in {one.rule for one in check_paper("a.pdf", made, closed, SIZE)}


def _choose(field: object, wanted: str) -> None:
    assert isinstance(field, RadioButtonGroup)
    (option,) = (one for one in field.options if str(one.on_value) == f"/{wanted}")
    option.select()


def _tick(field: object) -> None:
    assert isinstance(field, CheckboxField)
    field.checked = True


def _set(field: object, words: str) -> None:
    assert isinstance(field, ChoiceField | TextField)
    field.value = words
