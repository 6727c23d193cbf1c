"""What any section may have besides its type: questions, events, promises, attachments and more."""

from __future__ import annotations

import posixpath

from strategy_build.diagnostics import Diagnostic
from strategy_build.model.blocks import (
    Block,
    BulletList,
    Entry,
    Heading,
    Ledger,
    ListItem,
    Paragraph,
    Sentence,
)
from strategy_build.model.content import SectionFile
from strategy_build.model.extras import Attachment, Event
from strategy_build.model.inlines import FileTarget, Inline, Link, Place, Target, Text, WebTarget
from strategy_build.model.value import Moment, Value
from strategy_build.sources.compose.prose import inserted
from strategy_build.sources.compose.room import Room
from strategy_build.sources.inline import unmarked
from strategy_build.sources.names import slug


def events(room: Room) -> tuple[Block, ...]:
    """What to join in with: when, where, access, how to book."""
    entries = tuple(_event(room, n, e) for n, e in enumerate(room.matter.events, 1) if e.print)
    return _under(room, "events", (Ledger("events", entries),) if entries else ())


def _event(room: Room, n: int, event: Event) -> Entry:
    return Entry(
        str(event.id) or room.named(f"event-{n}"),
        "",
        room.scribe.still(event.title),
        0,
        (),
        (
            *room.fact("document-starts", event.starts),
            *room.fact("document-ends", event.ends),
            *room.fact("document-where", event.place),
            *room.points("document-access", event.access),
            *room.fact("document-book", event.book),
        ),
        location=event.location,
    )


def promises(room: Room) -> tuple[Block, ...]:
    """What the organisation promises, each with its date."""
    rows = [(p.text, p.due) for p in room.matter.promises if p.print]
    return _under(room, "promises", _dated(room, rows, "document-due"))


def open_questions(room: Room) -> tuple[Block, ...]:
    """What is not decided yet, and when it will be."""
    rows = [(q.text, q.decide_by) for q in room.matter.open_questions if q.print]
    return _under(room, "open-questions", _dated(room, rows, "document-decide-by"))


def _dated(room: Room, rows: list[tuple[Value, Moment | None]], label: str) -> tuple[Block, ...]:
    entries = tuple(
        Entry(
            room.named(f"{label.removeprefix('document-')}-{n}"),
            "",
            room.scribe.running(text),
            0,
            (),
            room.fact(label, moment),
            location=text.location,
        )
        for n, (text, moment) in enumerate(rows, 1)
    )
    return (Ledger("promises", entries),) if entries else ()


def commitments(room: Room) -> tuple[Block, ...]:
    """What each partner will do next."""
    entries = tuple(
        Entry(
            room.named(f"commitment-{n}"),
            "",
            room.scribe.title(item.who),
            room.level + 1,
            (room.scribe.paragraph(item.text), *room.parts(item.parts)),
            location=item.location,
        )
        for n, item in enumerate(room.matter.commitments, 1)
        if item.print
    )
    return _under(room, "commitments", (Ledger("commitments", entries),) if entries else ())


def attachments(room: Room) -> tuple[Block, ...]:
    """Files that go with the section, each with its text version, or how to ask for it."""
    shown = tuple(item for item in room.matter.attachments if item.print)
    if not shown:
        return ()
    files = [(item, _unlisted(room, item.text_version)) for item in shown]
    names = [room.named(f"words-{slug(str(i.title))}") if file else "" for i, file in files]
    items = (_attachment(room, item, name) for item, name in zip(shown, names, strict=True))
    told: list[Block] = [BulletList(tuple(items))]
    for (item, file), name in zip(files, names, strict=True):
        if file is not None:
            words = room.scribe.title(room.labels("document-text-of", title=unmarked(item.title)))
            told += [Heading(room.level + 1, name, words), *inserted(room, file)]
    return _under(room, "attachments", tuple(told))


def _unlisted(room: Room, name: Value) -> SectionFile | None:
    """The text version where it is no section of its own: it is printed after the list."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(room.ref.name), str(name)))
    file = room.here.publication.sections.get(path.removesuffix(".md")) if name else None
    return file if file is not None and file.name not in room.here.sections else None


def _attachment(room: Room, item: Attachment, words_id: str) -> ListItem:
    scribe, labels = room.scribe, room.labels
    inlines: list[Inline] = []
    if item.file:
        target = scribe.desk.links.resolve(str(item.file), room.ref.name, item.file.location)
        if isinstance(target, Diagnostic):
            scribe.desk.diagnostics.append(target)
        if isinstance(target, FileTarget):
            kind = target.name.rpartition(".")[2].upper()
            words = labels(
                "document-file", title=unmarked(item.title), kind=kind, size=file_size(target.size)
            )
            inlines.append(Link(target, (Text(words),)))
    else:
        inlines.append(Text(unmarked(item.title)))
    if item.available:
        inlines.append(Text(f" ({item.available})"))
    words_of_item = scribe.still((Sentence("", scribe.lang, tuple(inlines)),)) if inlines else ()
    blocks: list[Block] = [Paragraph(words_of_item, location=item.location)]
    if item.text_version:
        blocks.append(_text_version(room, item, words_id))
    return ListItem(tuple(blocks), location=item.location)


def _text_version(room: Room, item: Attachment, words_id: str) -> Paragraph:
    """A link to the words of the file, which stand in the same publication."""
    scribe, name = room.scribe, item.text_version
    target: Target | Diagnostic
    if words_id:
        target = Place("", words_id)
    else:
        target = scribe.desk.links.resolve(str(name), room.ref.name, name.location)
    if isinstance(target, Diagnostic):
        scribe.desk.diagnostics.append(target)
        return Paragraph(())
    words = room.labels("document-text-version", title=unmarked(item.title))
    return Paragraph(scribe.still((Sentence("", scribe.lang, (Link(target, (Text(words),)),)),)))


def file_size(size: int) -> str:
    """A size as readers know it: "86 KB", "1.2 MB"."""
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB"


def credits_(room: Room) -> tuple[Block, ...]:
    """Who did what."""
    items = tuple(
        ListItem(
            (Paragraph(room.scribe.still(Value(f"{item.name}: {item.role}", item.name.location))),)
        )
        for item in room.matter.credits
        if item.print
    )
    return _under(room, "credits", (BulletList(items),) if items else ())


def elsewhere(room: Room) -> tuple[Block, ...]:
    """Forms of the section that live on other sites."""
    items = tuple(
        ListItem(
            (
                Paragraph(
                    room.scribe.still(
                        (
                            Sentence(
                                "", "", (Link(WebTarget(str(e.link)), (Text(unmarked(e.title)),)),)
                            ),
                        )
                    ),
                    location=e.location,
                ),
            )
        )
        for e in room.matter.elsewhere
    )
    return _under(room, "also-elsewhere", (BulletList(items),) if items else ())


def _under(room: Room, name: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks under a generated heading."""
    if not blocks:
        return ()
    words = room.scribe.title(room.labels(f"document-{name}"))
    return (Heading(room.level, room.named(name), words), *blocks)
