"""Statements and values read from their Markdown: `## Name`, a text, a list, what it means."""

from __future__ import annotations

import re
from dataclasses import replace

from strategy_build.model.blocks import Block, BulletList, Heading, OrderedList, Paragraph
from strategy_build.model.content import Mark
from strategy_build.model.strategy import FrontMatter, SectionType, StatementItem, ValueItem
from strategy_build.model.value import Value
from strategy_build.model.walk import text_of
from strategy_build.sources.harvest import Source, Structure, left, only

_LEVEL = 2


def _named(source: Source, kind: SectionType) -> tuple[set[int], list[tuple[Heading, list[Block]]]]:
    """The `## Name` parts of a section, up to a mark; parts behind a mark only if none stand before."""
    taken: set[int] = set()
    parts: list[tuple[Heading, list[Block]]] = []
    for number, block in enumerate(source.blocks):
        if isinstance(block, Mark):
            if parts:
                break
            continue
        if isinstance(block, Heading) and block.level == _LEVEL:
            parts.append((block, []))
        elif parts:
            parts[-1][1].append(block)
        else:
            continue
        taken.add(number)
    if not parts and source.blocks:
        source.misfit(
            source.blocks[0],
            f"A section of type {kind} has a heading ## for each item, or the field `{kind}`.",
            _headed(source.blocks[0]),
        )
    return taken, parts


def _headed(block: Block | Mark) -> str:
    """The first item with a heading, taken from a list or a paragraph that begins with its name."""
    if isinstance(block, BulletList | OrderedList) and block.items and block.items[0].blocks:
        block = block.items[0].blocks[0]
    text = text_of(block.words) if isinstance(block, Paragraph | Heading) else ""
    found = re.match(r"([^:.–—]{3,60})(?:[:.]| [–—])\s+(.+)", text)
    return (
        f"## {found[1]}\n\n{found[2]}"
        if found
        else f"## {text[:60] if isinstance(block, Heading) else 'Name'}"
    )


def statements(matter: FrontMatter, source: Source) -> Structure:
    """A vision, a mission."""
    taken, parts = _named(source, SectionType.STATEMENTS)
    items = tuple(
        StatementItem(source.text(heading), text, means=means, location=heading.location)
        for heading, blocks in parts
        for text, means, _ in (_described(source, heading, blocks, points=False),)
    )
    return replace(matter, statements=items), left(source, SectionType.STATEMENTS, taken)


def values(matter: FrontMatter, source: Source) -> Structure:
    """Values, each with what it looks like."""
    taken, parts = _named(source, SectionType.VALUES)
    items = tuple(
        ValueItem(
            source.text(heading), text, means=means, looks_like=points, location=heading.location
        )
        for heading, blocks in parts
        for text, means, points in (_described(source, heading, blocks, points=True),)
    )
    return replace(matter, values=items), left(source, SectionType.VALUES, taken)


def _described(
    source: Source, heading: Heading, blocks: list[Block], *, points: bool
) -> tuple[Value, Value, tuple[Value, ...]]:
    """Text, meaning and list under a `## Name`."""
    texts: list[Value] = []
    listed: tuple[Value, ...] = ()
    for block in blocks:
        if isinstance(block, Paragraph) and len(texts) < 2:
            texts.append(source.text(block))
        elif isinstance(block, BulletList | OrderedList) and points and not listed:
            listed = tuple(only(source, item) for item in block.items)
        else:
            source.misfit(
                block,
                f'This does not fit under "{source.text(heading)}": there is room for a text'
                f"{', a list' if points else ''} and a second paragraph that says what it means.",
                "Put it before the first ##, or after a line ::: and the name of the type.",
            )
    if not texts:
        source.misfit(
            heading, f'There is no text under "{source.text(heading)}".', "Write one sentence."
        )
        texts = [Value("", heading.location)]
    return texts[0], texts[1] if len(texts) > 1 else Value(""), listed
