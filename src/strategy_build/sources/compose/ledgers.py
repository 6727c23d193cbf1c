"""Sections whose items are rows of a ledger: statements, values, actions, principles, changes, heard."""

from __future__ import annotations

from strategy_build.model.blocks import Block, Entry, Heading, Ledger, Paragraph, Role
from strategy_build.model.strategy import Difference
from strategy_build.sources.compose.room import Room


def statements(room: Room) -> tuple[Block, ...]:
    """Vision, mission: name, the statement itself, what it means."""
    scribe = room.scribe
    entries = tuple(
        Entry(
            str(item.id),
            "",
            scribe.title(item.name),
            room.level,
            (
                Paragraph(scribe.still(item.text), Role.STATEMENT, location=item.text.location),
                *((scribe.paragraph(item.means),) if item.means else ()),
            ),
            location=item.location,
        )
        for item in room.matter.statements
        if item.print
    )
    return (Ledger("statements", entries),) if entries else ()


def values(room: Room) -> tuple[Block, ...]:
    """Values with what they look like when they are lived."""
    scribe = room.scribe
    entries = tuple(
        Entry(
            str(item.id),
            room.label("value", item.id),
            scribe.title(item.name),
            room.level,
            (
                scribe.paragraph(item.text),
                *((scribe.paragraph(item.means),) if item.means else ()),
            ),
            room.points("document-looks-like", item.looks_like),
            location=item.location,
        )
        for item in room.matter.values
        if item.print
    )
    return (Ledger("values", entries),) if entries else ()


def actions(room: Room) -> tuple[Block, ...]:
    """What an ambition promises, under "We will"."""
    scribe = room.scribe
    entries = tuple(
        Entry(
            str(item.id),
            room.label("action", item.id),
            scribe.running(item.text),
            0,
            room.parts(item.parts),
            (
                *room.fact("document-by", item.by),
                *room.fact("document-led-by", item.led_by),
                *room.fact("document-measure", item.measure),
                *room.fact("document-now", item.now),
                *room.fact("document-goal", item.goal),
            ),
            location=item.location,
        )
        for item in room.matter.actions
        if item.print
    )
    if not entries:
        return ()
    words = scribe.title(room.labels("we-will"))
    heading = Heading(room.level, room.named("we-will"), words)
    return (heading, Ledger("actions", entries))


def principles(room: Room) -> tuple[Block, ...]:
    """The principles of a manifesto."""
    entries = tuple(
        Entry(
            str(item.id),
            room.label("principle", item.id),
            room.scribe.running(item.text),
            location=item.location,
        )
        for item in room.matter.principles
        if item.print
    )
    return (Ledger("principles", entries),) if entries else ()


def changes(room: Room) -> tuple[Block, ...]:
    """What is different from the edition before, and why."""
    entries = tuple(
        Entry(
            str(item.id),
            room.label("change", item.id),
            room.scribe.running(item.what),
            0,
            (),
            room.why(item.why),
            location=item.location,
        )
        for item in room.matter.changes
        if isinstance(item, Difference) and item.print
    )
    return (Ledger("changes", entries),) if entries else ()


def heard(room: Room) -> tuple[Block, ...]:
    """What came up, and where."""
    entries = tuple(
        Entry(
            room.named(f"heard-{n}"),
            "",
            room.scribe.running(item.text),
            0,
            (),
            room.fact("document-heard-in", item.heard_in),
            location=item.location,
        )
        for n, item in enumerate(room.matter.heard, 1)
        if item.print
    )
    return (Ledger("heard", entries),) if entries else ()
