"""Typed sections whose field is left out, read from their Markdown.

What was taken as structure leaves the blocks. Where text follows it, a mark keeps its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import BulletList, Heading, ListItem, OrderedList, Paragraph, Quote
from strategy_build.model.strategy import (
    Action,
    Difference,
    FrontMatter,
    Heard,
    Principle,
    SectionType,
    Testimonial,
)
from strategy_build.model.value import Value
from strategy_build.model.walk import text_of
from strategy_build.sources.findings import Findings
from strategy_build.sources.harvest import Piece, Source, Structure, left, only, opening
from strategy_build.sources.markdown import Parsed
from strategy_build.sources.named import statements, values


def structured(
    matter: FrontMatter,
    given: frozenset[str],
    parsed: Parsed,
    we_will: frozenset[str],
    findings: Findings,
) -> Structure:
    """The front matter with what its Markdown says, and the blocks that are left."""
    kind = matter.type
    name = "actions" if kind is SectionType.AMBITION else str(kind)
    reader = _READERS.get(kind)
    if reader is None or name in given:
        return matter, parsed.blocks
    return reader(matter, Source(parsed.blocks, parsed.typed(), we_will, findings))


def _list(
    source: Source, kind: SectionType, start: int = 0
) -> tuple[set[int], tuple[ListItem, ...]]:
    """The first list of the section; further lists stay where they are, and are told."""
    found = [
        (n, b)
        for n, b in enumerate(source.blocks)
        if n >= start and isinstance(b, BulletList | OrderedList)
    ]
    for _, other in found[1:]:
        source.findings.warning(
            "SRC22",
            other.location,
            f"Only the first list is read as `{kind}`; this one stays plain text.",
            why="Its items have no numbers and cannot be named elsewhere.",
            fix="Join the lists, or write the items in the front matter.",
        )
    if not found:
        return set(), ()
    number, block = found[0]
    return {number}, block.items


def _actions(matter: FrontMatter, source: Source) -> Structure:
    number = next((n for n, block in enumerate(source.blocks) if _is_promise(block, source)), -1)
    if number < 0:
        for block, after in pairwise(source.blocks):
            if _says_promise(block, source) and isinstance(after, BulletList | OrderedList):
                source.misfit(
                    block, "This line stands over the actions and is not a heading, so nobody finds them.", "## We will"
                )  # fmt: skip
        return matter, source.blocks
    behind = next(
        (
            n
            for n in range(number + 1, len(source.blocks))
            if not isinstance(source.blocks[n], Paragraph)
        ),
        -1,
    )
    listed = source.blocks[behind] if behind >= 0 else None
    if not isinstance(listed, BulletList | OrderedList):
        heading = source.blocks[number]
        source.misfit(
            heading, "There is no list under this heading.", "- Open a mending café in each ward."
        )
        return matter, source.blocks
    items = tuple(_action(source, item) for item in listed.items)
    return replace(matter, actions=items), left(source, SectionType.AMBITION, {number, behind})


def _is_promise(block: Piece, source: Source) -> bool:
    """Whether this is the heading "We will"."""
    return (
        isinstance(block, Heading)
        and text_of(block.words).casefold().strip(" :.…") in source.we_will
    )


def _says_promise(block: Piece, source: Source) -> bool:
    return (
        isinstance(block, Paragraph)
        and text_of(block.words).casefold().strip(" :.…*") in source.we_will
    )


def _action(source: Source, item: ListItem) -> Action:
    text, rest = opening(source, item)
    parts: tuple[Value, ...] = ()
    for block in rest:
        if isinstance(block, BulletList | OrderedList) and not parts:
            parts = tuple(only(source, part) for part in block.items)
        else:
            source.misfit(
                block, "An action is one paragraph, with a list of its parts at most.", "parts: […]"
            )
    return Action(text, parts=parts, location=item.location)


def _testimonials(matter: FrontMatter, source: Source) -> Structure:
    quotes = {n: b for n, b in enumerate(source.blocks) if isinstance(b, Quote)}
    for block in source.blocks[min(quotes, default=0) :]:
        if isinstance(block, Heading):
            source.misfit(
                block,
                "Quotations under several headings would all be printed in one place.",
                "Give each group a section file of its own.",
            )
    if not quotes and source.blocks:
        source.misfit(
            source.blocks[0], "There is no quotation in this section of testimonials.",
            "> What the person said.\n>\n> — Who said it",
        )  # fmt: skip
    items = tuple(_testimonial(source, quote) for quote in quotes.values())
    return replace(matter, testimonials=items), left(source, SectionType.TESTIMONIALS, set(quotes))


def _testimonial(source: Source, quote: Quote) -> Testimonial:
    texts: list[Value] = []
    for block in quote.blocks:
        if isinstance(block, Paragraph):
            texts.append(source.text(block))
        else:
            source.misfit(
                block, "A testimonial is plain paragraphs; who said it stands after a long dash.",
                "> I came to fix a lamp.\n>\n> — A visitor",
            )  # fmt: skip
    said = quote.attribution[0].location if quote.attribution else Location()
    return Testimonial(
        Value(" ".join(texts), texts[0].location if texts else quote.location),
        source.typed.get(said, Value(text_of(quote.attribution), said)),
        location=quote.location,
    )


def _principles(matter: FrontMatter, source: Source) -> Structure:
    taken, items = _list(source, SectionType.PRINCIPLES)
    made = tuple(Principle(only(source, item), location=item.location) for item in items)
    return replace(matter, principles=made), left(source, SectionType.PRINCIPLES, taken)


def _changes(matter: FrontMatter, source: Source) -> Structure:
    taken, items = _list(source, SectionType.CHANGES)
    made = tuple(_difference(source, item) for item in items)
    return replace(matter, changes=made), left(source, SectionType.CHANGES, taken)


def _difference(source: Source, item: ListItem) -> Difference:
    what, rest = opening(source, item)
    why = Value("")
    for number, block in enumerate(rest):
        if number == 0 and isinstance(block, Paragraph):
            why = source.text(block)
        else:
            source.misfit(
                block, "A change has one paragraph that says what, and one that says why.", "why: …"
            )
    return Difference(what, why, location=item.location)


def _heard(matter: FrontMatter, source: Source) -> Structure:
    taken, items = _list(source, SectionType.HEARD)
    made: tuple[Any, ...] = tuple(
        Heard(only(source, item), location=item.location) for item in items
    )
    return replace(matter, heard=made), left(source, SectionType.HEARD, taken)


_READERS: Mapping[SectionType, Callable[[FrontMatter, Source], Structure]] = {
    SectionType.STATEMENTS: statements,
    SectionType.VALUES: values,
    SectionType.AMBITION: _actions,
    SectionType.TESTIMONIALS: _testimonials,
    SectionType.PRINCIPLES: _principles,
    SectionType.CHANGES: _changes,
    SectionType.HEARD: _heard,
}
