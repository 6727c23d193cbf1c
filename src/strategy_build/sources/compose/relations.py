"""Sections about how things hang together: the matrix of goals and themes, the journey of change."""

from __future__ import annotations

from dataclasses import replace

from strategy_build.model.blocks import (
    Block,
    BulletList,
    Cell,
    Entry,
    Heading,
    Ledger,
    ListItem,
    Paragraph,
    Role,
    Table,
)
from strategy_build.model.inlines import Text
from strategy_build.model.strategy import Change, Goal, Theme
from strategy_build.model.walk import text_of
from strategy_build.sources.compose.room import Room
from strategy_build.sources.inline import inline, unmarked


def matrix(room: Room) -> tuple[Block, ...]:
    """Goals by themes: themes explained, a table with Yes and No, and its list twin."""
    scribe, labels = room.scribe, room.labels
    themes = tuple(theme for theme in room.matter.themes if isinstance(theme, Theme))
    goals = tuple(goal for goal in room.matter.goals if goal.print)
    if not themes or not goals:
        return ()
    told = tuple(
        Entry(
            str(theme.id),
            "",
            scribe.title(theme.name),
            room.level + 1,
            (scribe.paragraph(theme.text),) if theme.text else (),
            location=theme.location,
        )
        for theme in themes
        if theme.print
    )
    header = (scribe.still(labels("goal")), *(scribe.still(theme.name) for theme in themes))
    rows = tuple(_matrix_row(room, goal, themes) for goal in goals)
    heading = Heading(
        room.level, room.named("as-list"), scribe.title(labels("document-same-as-list"))
    )
    table = Table(
        room.named("table"),
        scribe.title(labels("document-matrix-caption")),
        tuple(Cell(words) for words in header),
        rows,
        BulletList(tuple(_matrix_item(room, goal, themes) for goal in goals)),
        heading,
        location=room.matter.location,
    )
    themes_heading = Heading(
        room.level, room.named("themes"), scribe.title(labels("document-themes"))
    )
    return (*((themes_heading, Ledger("themes", told)) if told else ()), table)


def _matrix_row(room: Room, goal: Goal, themes: tuple[Theme, ...]) -> tuple[Cell, ...]:
    scribe, labels = room.scribe, room.labels
    yes, no = labels("document-yes"), labels("document-no")
    served = {str(theme) for theme in goal.themes}
    lead = Text(f"{labels('goal')} {goal.label}: ")
    named = tuple(replace(s, children=(lead, *s.children)) for s in inline(goal.text))
    return (
        Cell(scribe.still(named)),
        *(Cell(scribe.still(yes if str(theme.id) in served else no)) for theme in themes),
    )


def _matrix_item(room: Room, goal: Goal, themes: tuple[Theme, ...]) -> ListItem:
    """The same row for ears and fingers: the goal, its parts, the themes that it serves."""
    scribe = room.scribe
    names = {str(theme.id): unmarked(theme.name) for theme in themes}
    served = [names[str(theme)] for theme in goal.themes if str(theme) in names]
    blocks: list[Block] = [scribe.paragraph(goal.text), *room.parts(goal.parts)]
    if served:
        line = room.labels("document-goal-serves", n=len(served), themes=", ".join(served))
        blocks.append(Paragraph(scribe.still(line), Role.NOTE))
    label = room.label("goal", goal.id)
    return ListItem(tuple(blocks), label, str(goal.id), location=goal.location)


def journey(room: Room) -> tuple[Block, ...]:
    """Challenges, their causes, what will change and where that leads: a nested list."""
    scribe, labels = room.scribe, room.labels
    changes = tuple(c for c in room.matter.changes if isinstance(c, Change) and c.print)
    told: set[str] = set()

    def answer(change: Change) -> ListItem:
        first = str(change.id) not in told
        told.add(str(change.id))
        blocks: list[Block] = [scribe.paragraph(change.text)]
        leads = _leads_to(room, change)
        if leads and first:
            blocks.append(leads)
        return ListItem(tuple(blocks), labels("document-change"), location=change.location)

    answering = [(change, frozenset(map(str, change.answers))) for change in changes]
    items = []
    for challenge in room.matter.challenges:
        if not challenge.print:
            continue
        causes = []
        for cause in challenge.causes:
            answers = tuple(answer(change) for change, names in answering if str(cause.id) in names)
            below = (BulletList(answers, "journey"),) if answers else ()
            causes.append(
                ListItem((scribe.paragraph(cause.text), *below), labels("document-cause"))
            )
        blocks = (
            scribe.paragraph(challenge.text),
            *((BulletList(tuple(causes), "journey"),) if causes else ()),
        )
        label = room.label("challenge", challenge.id)
        items.append(ListItem(blocks, label, str(challenge.id), location=challenge.location))
    loose = tuple(answer(change) for change in changes if str(change.id) not in told)
    return (BulletList((*items, *loose), "journey"),) if items or loose else ()


def _leads_to(room: Room, change: Change) -> Paragraph | None:
    """ "This leads to part 5, Mend first." as a link."""
    for ref in room.here.sections.values():
        if ref.id == str(change.leads_to) and ref.file.title:
            title = room.scribe.desk.labels(
                "document-leads-to", part=ref.label, title=text_of(ref.file.title)
            )
            return Paragraph(room.scribe.place("", ref.id, title), Role.NOTE)
    return None
