"""Questions to readers, printed in full with their options, in every format."""

from __future__ import annotations

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.blocks import Block, Heading, Option, Question, QuestionKind
from strategy_build.model.extras import QuestionItem
from strategy_build.model.strategy import Goal, Theme, ValueItem
from strategy_build.model.value import Value
from strategy_build.model.walk import text_of
from strategy_build.sources.compose.index import Index, Item
from strategy_build.sources.compose.room import Room
from strategy_build.sources.dates import has_passed

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SCALE = 5
_OPTION_KINDS = (
    "value",
    "statement",
    "goal",
    "theme",
    "action",
    "principle",
    "challenge",
    "answer",
)


def questions(room: Room) -> tuple[Block, ...]:
    """Questions with their options, printed in full."""
    matter, scribe = room.matter, room.scribe
    asked = tuple(item for item in matter.questions if item.print)
    if not asked:
        return ()
    heading = matter.questions_title or _heading(room)
    blocks: list[Block] = [
        Heading(room.level, room.named("questions"), scribe.title(heading)),
    ]
    if matter.questions_intro:
        blocks.append(scribe.paragraph(matter.questions_intro))
    blocks += [_question(room, item) for item in asked]
    return tuple(blocks)


def _heading(room: Room) -> str:
    """ "Questions about Part 3: Our vision", so that the headings of a list tell them apart."""
    part, title = room.ref.label, text_of(room.ref.file.title)
    return (
        room.labels("document-questions-about", part=part, title=title)
        if part
        else room.labels("document-questions")
    )


def _question(room: Room, item: QuestionItem) -> Question:
    scribe, labels = room.scribe, room.labels
    options = _options(room, item)
    top = item.top or len(options)
    counted = {QuestionKind.RANK: top, QuestionKind.SCALE: len(options)}
    count = {"n": counted[item.type]} if item.type in counted else {}
    closed = _closed(room)
    how = labels(f"document-{'asked' if closed else 'how'}-{item.type}", **count)
    return Question(
        str(item.id),
        room.label("question", item.id),
        room.level + 1,
        item.type,
        scribe.title(item.ask),
        how,
        scribe.still(item.hint) if item.hint else (),
        options,
        top if item.type is QuestionKind.RANK else 0,
        closed,
        location=item.location,
    )


def _closed(room: Room) -> bool:
    """Whether the time to answer is over."""
    asked = room.here.publication.file.consultation
    return asked is not None and has_passed(asked.closes, room.today)


def _options(room: Room, item: QuestionItem) -> tuple[Option, ...]:
    scribe = room.scribe
    if item.options:
        given = tuple((str(o.id), o.name, o.text) for o in item.options)
    elif item.options_from:
        given = _borrowed(room, item.options_from)
    elif item.type is QuestionKind.YES_NO:
        labels = room.labels
        given = tuple((n, Value(""), Value(labels(f"document-{n}"))) for n in ("yes", "no"))
    elif item.type is QuestionKind.SCALE:
        given = tuple(
            (str(n), Value(""), Value(room.labels(f"document-scale-{n}")))
            for n in range(1, _SCALE + 1)
        )
    else:
        given = ()
    return tuple(
        Option(
            name,
            str(n) if item.type is QuestionKind.SCALE else _letter(n),
            scribe.title(title) if title else (),
            scribe.title(text) if text else (),
        )
        for n, (name, title, text) in enumerate(given, 1)
    )


def _letter(n: int) -> str:
    """a, b, … z, aa, ab, …"""
    before, place = divmod(n - 1, len(_LETTERS))
    return (_letter(before) if before else "") + _LETTERS[place]


def _borrowed(room: Room, wanted: Value) -> tuple[tuple[str, Value, Value], ...]:
    for index in (room.here, room.about):
        found = _items_of(index, str(wanted)) if index else ()
        if found:
            return tuple(_as_option(item) for item in found)
    room.scribe.desk.diagnostics.append(
        Diagnostic(
            "SRC06",
            Severity.ERROR,
            f'There is nothing to choose from in "{wanted}".',
            wanted.location,
            "Readers would meet a question without answers.",
            "Name a section with items, here or in the publication that this one is about, "
            "for example options-from: values",
            length=len(wanted),
        )
    )
    return ()


def _items_of(index: Index, wanted: str) -> tuple[Item, ...]:
    name, _, field = wanted.partition(".")
    kinds = (field.removesuffix("s"),) if field else _OPTION_KINDS
    for ref in index.sections.values():
        if name not in {ref.name, ref.id, str(ref.file.matter.type)}:
            continue
        for kind in kinds:
            found = tuple(
                item
                for item in index.items.values()
                if item.section == ref.id and item.kind == kind
            )
            if found:
                return found
    return ()


def _as_option(item: Item) -> tuple[str, Value, Value]:
    match item.source:
        case ValueItem(name=name, text=text) | Theme(name=name, text=text):
            return item.id, name, text
        case Goal(text=text):
            return item.id, Value(""), text
        case _:
            return item.id, Value(""), item.text
