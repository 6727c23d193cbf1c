"""Places to answer the questions: one element for each, where the layout puts it on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from strategy_build.model.blocks import Option, Question, QuestionKind
from strategy_build.model.document import Document, Group
from strategy_build.model.labels import Labels
from strategy_build.model.walk import blocks, text_of

if TYPE_CHECKING:
    from strategy_build.model.blocks import Block

CLASS = "field"


class Kind(StrEnum):
    """How a place is filled in."""

    ONE = "one"  # one of several: a radio button
    TICK = "tick"  # a check box
    PLACE = "place"  # a number in a list to choose from
    TEXT = "text"  # words of the reader's own


@dataclass(frozen=True, slots=True)
class Field:
    """A place to answer: the ids of its question and option, and what it is called in words.

    `asked` is the question in words, `words` the question and what stands at this place.
    `choices` are what can be chosen in a list, each with the words that are shown.
    """

    kind: Kind
    question: str
    option: str
    asked: str
    words: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """The places to answer of one publication, and how what readers type there looks."""

    fields: Mapping[Element, Field]
    publication: str  # its id and version, for those who count the answers
    points: float  # the size of typed letters
    font: bytes  # a TrueType file
    rtl: bool


_KINDS = {
    QuestionKind.CHOOSE_ONE: Kind.ONE,
    QuestionKind.YES_NO: Kind.ONE,
    QuestionKind.SCALE: Kind.ONE,
    QuestionKind.CHOOSE_MANY: Kind.TICK,
    QuestionKind.RANK: Kind.PLACE,
    QuestionKind.COMMENT: Kind.TEXT,
}


def place_fields(root: Element, document: Document, labels: Labels) -> Mapping[Element, Field]:
    """Put an element for each answer into the tree of a page; which field each of them is.

    A question that is closed has none: nobody must write what nobody will read.
    """
    made: dict[Element, Field] = {}
    asked = (node for node in root.iter("div") if "ask" in node.get("class", "").split())
    for node, question in zip(asked, _questions(document), strict=True):
        if not question.closed:
            made |= _of_question(node, question, labels)
    return made


def _questions(document: Document) -> Iterator[Question]:
    for part in document.body:
        if isinstance(part, Group):
            yield from _in(part.blocks)
        for section in part.sections if isinstance(part, Group) else (part,):
            yield from _in(section.blocks)
    yield from _in(document.contact.section.blocks)


def _in(inside: tuple[Block, ...]) -> Iterator[Question]:
    return (block for block in blocks(inside) if isinstance(block, Question))


def _of_question(
    node: Element, question: Question, labels: Labels
) -> Iterator[tuple[Element, Field]]:
    kind = _KINDS[question.kind]
    asked = labels("pdf-asked", label=question.label, ask=text_of(question.ask))
    if not question.options:
        place = Element("div", {"class": f"{CLASS} {kind}"})
        node.append(place)
        words = labels("pdf-own-words", asked=asked)
        yield place, Field(kind, question.id, "", asked, words)
        return
    listed = node.find("ul")
    for item, option in zip(listed if listed is not None else (), question.options, strict=True):
        place = Element("span", {"class": f"{CLASS} {kind}"})
        place.tail, item.text = item.text, None
        item.insert(0, place)
        item.set("class", f"answer of-{kind}")
        said = labels("pdf-answer", letter=option.letter, words=_said(option, labels))
        label = "pdf-place" if kind is Kind.PLACE else "pdf-answered"
        words = labels(label, asked=asked, answer=said)
        yield place, Field(kind, question.id, option.id, asked, words, _choices(question, labels))


def _said(option: Option, labels: Labels) -> str:
    name, text = text_of(option.name), text_of(option.text)
    return labels("pdf-named", name=name, words=text) if name and text else name or text


def _choices(question: Question, labels: Labels) -> tuple[tuple[str, str], ...]:
    if question.kind is not QuestionKind.RANK:
        return ()
    numbers = range(1, (question.top or len(question.options)) + 1)
    return ("", labels("pdf-no-place")), *((str(number), str(number)) for number in numbers)
