"""PDF: the places to answer, held against the questions of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from strategy_build.checks.expected import every_block
from strategy_build.checks.normal import letters
from strategy_build.checks.output.printed import Paper
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.model.blocks import Question, QuestionKind
from strategy_build.model.walk import text_of

if TYPE_CHECKING:
    import pikepdf

_ONE_FIELD = {
    QuestionKind.CHOOSE_ONE: "/Btn",
    QuestionKind.YES_NO: "/Btn",
    QuestionKind.SCALE: "/Btn",
    QuestionKind.COMMENT: "/Tx",
}
_A_FIELD_EACH = {QuestionKind.CHOOSE_MANY: "/Btn", QuestionKind.RANK: "/Ch"}


@error("PDF06")
def fields(one: Paper) -> Iterator[Finding]:
    """Every question that can be answered has its fields; each says in words what it is for.

    Why: Whoever hears a form hears one field at a time: its name is all that they know of it. An
        answer in a field of another name is lost.
    Bad: two fields that are both called "Rank 1"; a box to write in after a consultation has closed
    Good: "Question 5: Which values matter most to you? Place of: a. Welcome"
    Source: PDF/UA-1, 7.18.4; Matterhorn Protocol 28-005; WCAG 2.2, 4.1.2 Name, Role, Value (A)
    """
    asked = [block for block in every_block(one.document) if isinstance(block, Question)]
    wanted = dict(pair for question in asked for pair in _wanted(question))
    found = dict(_found(one))
    for name in (name for name in wanted if name not in found):
        yield Finding(f'no field of the form is called "{name}"', one.place)
    for name in (name for name in found if name not in wanted):
        yield Finding(f'nobody asked for the field "{name}" of the form', one.place)
    for name in (name for name in wanted if name in found):
        kind, words = wanted[name]
        if found[name] != kind:
            yield Finding(f'the field "{name}" is {found[name]}, not {kind}', one.place)
        said = [told for at, told in _widgets(one) if at == name]
        if any(letters(words) not in letters(told) for told in said):
            yield Finding(f'the field "{name}" does not say "{words}"', one.place)
    told = Counter(told for _, told in _widgets(one))
    for words in (words for words, count in told.items() if count > 1):
        yield Finding(f'{told[words]} fields of the form are called "{words}"', one.place)
    if [name for name, _ in _widgets(one)] != _in_order(asked):
        yield Finding("the fields of the form are not in the order of the questions", one.place)


def _wanted(question: Question) -> Iterator[tuple[str, tuple[str, str]]]:
    """The whole name of each field, with its kind and the words that it must say."""
    if question.closed:
        return
    ask = text_of(question.ask)
    if question.kind in _ONE_FIELD:
        yield question.id, (_ONE_FIELD[question.kind], ask)
    else:
        for option in question.options:
            yield f"{question.id}.{option.id}", (_A_FIELD_EACH[question.kind], ask)


def _in_order(asked: list[Question]) -> list[str]:
    """The whole name of the field of each place to answer, in the order of the document."""
    return [
        name
        for question in asked
        for name, _ in _wanted(question)
        for _ in (question.options if "." not in name and question.options else (None,))
    ]


def _found(one: Paper) -> Iterator[tuple[str, str]]:
    """The whole name of each field that can be filled in, and its kind."""
    form = one.file.Root.get("/AcroForm")
    for field in form.Fields if form is not None else ():
        if int(field.get("/Ff", 0)) & 1:
            continue  # it tells, and nobody changes it
        kind = field.get("/FT")
        if kind is not None:
            yield str(field.T), str(kind)
            continue
        for kid in field.Kids:
            yield f"{field.T}.{kid.T}", str(kid.FT)


def _widgets(one: Paper) -> Iterator[tuple[str, str]]:
    """The whole name of each place to answer and what it says, in the order of the tags."""
    root = one.file.Root.get("/StructTreeRoot")
    for widget in _places(root) if root is not None else ():
        names = [
            str(field["/T"])
            for field in (widget.get("/Parent"), widget)
            if field is not None and "/T" in field
        ]
        yield ".".join(names), str(widget.get("/TU", ""))


def _places(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    import pikepdf

    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else ():
        if not isinstance(kid, pikepdf.Dictionary):
            continue
        if "/Obj" in kid and kid.Obj.get("/Subtype") == "/Widget" and node.get("/S") == "/Form":
            yield kid.Obj
        elif "/S" in kid:
            yield from _places(kid)


RULES: tuple[Rule[[Paper]], ...] = (fields,)
