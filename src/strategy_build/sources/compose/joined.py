"""Sections that show what stands elsewhere: a view of other items, progress on actions."""

from __future__ import annotations

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.blocks import Block, Entry, Fact, Ledger, Paragraph
from strategy_build.model.strategy import Action, StatementItem, Update, ValueItem
from strategy_build.model.value import Value
from strategy_build.sources.compose.index import Index, Item
from strategy_build.sources.compose.room import Room

_VIEW_KINDS = ("value", "statement", "action", "goal", "principle")


def progress(room: Room) -> tuple[Block, ...]:
    """How each action goes, under the number that it has in its strategy."""
    matter = room.matter
    blocks: list[Block] = []
    if matter.covers_to:
        line = room.labels("document-covers-to", date=matter.covers_to.text)
        blocks.append(Paragraph(room.scribe.still(line), location=matter.covers_to.location))
    entries = tuple(_update(room, update) for update in matter.updates if update.print)
    return (*blocks, Ledger("progress", entries)) if entries else tuple(blocks)


def _update(room: Room, update: Update) -> Entry:
    scribe, labels = room.scribe, room.labels
    item = _action(room, update.action)
    action = item.source if item else None
    goal = action.goal if isinstance(action, Action) else Value("")
    measure = action.measure if isinstance(action, Action) else Value("")
    status = Value(labels(f"document-status-{update.status.replace(' ', '-')}"))
    return Entry(
        room.named(str(update.action)),
        item.label if item else "",
        scribe.running(item.text if item else update.action),
        0,
        (scribe.paragraph(update.said),) if update.said else (),
        (
            Fact(labels("document-status"), (Paragraph(scribe.still(status)),), "status"),
            *(room.fact("document-measure", measure) if update.measure else ()),
            *room.fact("document-now", update.measure),
            *(room.fact("document-goal", goal) if update.measure else ()),
            *room.why(update.why),
        ),
        location=update.location,
    )


def _action(room: Room, name: Value) -> Item | None:
    for index in (room.about, room.here):
        item = index.item_of("action", str(name)) if index else None
        if item:
            return item
    room.scribe.desk.diagnostics.append(
        Diagnostic(
            "SRC06",
            Severity.ERROR,
            f'There is no action "{name}" in the publication that this one is about.',
            name.location,
            "Readers follow an action by its number; an update without its action says nothing.",
            "Write the id of an action as its ambition has it.",
            length=len(name),
        )
    )
    return None


def view(room: Room) -> tuple[Block, ...]:
    """Items of another section again: in the order and with the fields that the view asks for."""
    items = _seen(room)
    order = [str(name) for name in room.matter.order]
    ranked = sorted(
        items, key=lambda item: order.index(item.id) if item.id in order else len(order)
    )
    entries = tuple(_viewed(room, item) for item in ranked)
    return (Ledger("view", entries),) if entries else ()


def _seen(room: Room) -> tuple[Item, ...]:
    wanted = str(room.matter.of)
    for index in (room.here, room.about):
        found = _items_of(index, wanted) if index else ()
        if found:
            return found
    room.scribe.desk.diagnostics.append(
        Diagnostic(
            "SRC06",
            Severity.ERROR,
            f'There is no section "{wanted}" with items to show again.',
            room.matter.of.location or room.ref.file.location,
            "The view would be empty.",
            "Write the name of a section file, its id, or its type, for example of: values",
            length=len(wanted),
        )
    )
    return ()


def _items_of(index: Index, wanted: str) -> tuple[Item, ...]:
    for ref in index.sections.values():
        if wanted in {ref.name, ref.id, str(ref.file.matter.type)}:
            found = tuple(
                item
                for item in index.items.values()
                if item.section == ref.id and item.kind in _VIEW_KINDS
            )
            if found:
                return found
    return ()


def _viewed(room: Room, item: Item) -> Entry:
    source = item.source
    shown = {str(name) for name in room.matter.show} or {"text"}
    blocks: list[Block] = []
    facts: tuple[Fact, ...] = ()
    if isinstance(source, (ValueItem, StatementItem)):
        if "text" in shown:
            blocks.append(room.scribe.paragraph(source.text))
        if "means" in shown and source.means:
            blocks.append(room.scribe.paragraph(source.means))
    if isinstance(source, ValueItem) and "looks-like" in shown:
        facts = room.points("document-looks-like", source.looks_like)
    return Entry(
        room.named(item.id),
        item.label,
        room.scribe.title(item.text),
        room.level,
        tuple(blocks),
        facts,
        location=room.matter.location,
    )
