"""STR: headings and paragraphs that people can move by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from strategy_build.checks.places import line_of
from strategy_build.checks.rule import Finding, SourceRule, error, warning
from strategy_build.checks.source.lines import sections
from strategy_build.model.blocks import Block, Heading, Paragraph
from strategy_build.model.content import Content, Mark, SectionFile
from strategy_build.model.inlines import Strong, Text
from strategy_build.model.strategy import SectionType
from strategy_build.model.walk import blocks, plain, text_of

_HEADING_CHARACTERS = 65
_BOLD_HEADING_WORDS = 12
_PARAGRAPH_WORDS = 100
_FIRST_LEVEL = 2
_SENTENCES = 5


@error("STR02")
def skipped_levels(content: Content, today: date) -> Iterator[Finding]:
    """Headings go down one level at a time.

    Why: People who move by headings think that they have missed a part when level 2 is followed
        by level 4.
    Bad: ## Who made it
        #### Members
    Good: ## Who made it
        ### Members
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A); PDF/UA-1, 7.4.2
    """
    for section in sections(content):
        before = _FIRST_LEVEL - 1
        for heading in _headings(section):
            if heading.level > before + 1:
                marks = "#" * (before + 1)
                yield Finding(
                    f"this heading is at level {heading.level}, the one before it at level {before}",
                    heading.location,
                    f"{marks} {text_of(heading.words)}",
                    heading.level,
                )
            before = heading.level


@error("STR03")
def empty_headings(content: Content, today: date) -> Iterator[Finding]:
    """Every heading has words.

    Why: Screen readers announce an empty heading and then say nothing.
    Bad: ##
    Good: ## How to read it
    Source: WCAG 2.2, 2.4.6 Headings and Labels (AA)
    """
    for section in sections(content):
        for heading in _headings(section):
            if not text_of(heading.words).strip():
                yield Finding(
                    "this heading has no words",
                    heading.location,
                    f"write the heading after the {'#' * heading.level}, or delete the line",
                    heading.level,
                )


@error("STR04")
def bold_headings(content: Content, today: date) -> Iterator[Finding]:
    """A heading is marked as a heading, not as a line in bold.

    Why: A bold line looks like a heading and is none: nobody can jump to it, and the voice reads
        it as part of the text.
    Bad: **Who made it**
    Good: ## Who made it
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A)
    """
    for section in sections(content):
        level = _FIRST_LEVEL
        listed = [block for block in section.blocks if not isinstance(block, Mark)]
        for number, block in enumerate(listed):
            if isinstance(block, Heading):
                level = block.level
            elif number + 1 < len(listed) and (text := _bold(block)):
                titled = section.title or section.matter.untitled
                first = level if titled else 1
                marks = "#" * (first if number == 0 else min(level + 1, 6))
                yield Finding(
                    f'"{text}" is a bold line that stands for a heading',
                    block.location,
                    f"{marks} {text.rstrip(':')}",
                    len(text) + 4,
                )


def _bold(block: Block) -> str:
    """The words of a paragraph that is one bold line without a full stop."""
    if not isinstance(block, Paragraph) or len(block.words) != 1:
        return ""
    children = [
        node
        for node in block.words[0].children
        if not (isinstance(node, Text) and not node.text.strip())
    ]
    if len(children) != 1 or not isinstance(children[0], Strong):
        return ""
    text = plain(children).strip()
    short = len(text.split()) < _BOLD_HEADING_WORDS
    return text if short and not text.endswith((".", "!", "?")) else ""


@warning("STR05")
def same_headings(content: Content, today: date) -> Iterator[Finding]:
    """Two headings under the same heading do not say the same.

    Why: In a list of headings people cannot tell the two apart.
    Bad: ## Next steps … ## Next steps
    Good: ## Next steps for members … ## Next steps for the council
    Source: WCAG 2.2, 2.4.6 Headings and Labels (AA)
    """
    for section in sections(content):
        path: list[str] = []
        seen: set[tuple[str, ...]] = set()
        for heading in _headings(section):
            text = text_of(heading.words)
            depth = heading.level - _FIRST_LEVEL
            path = [*path[:depth], text.casefold()]
            if text and tuple(path) in seen:
                yield Finding(
                    f'an earlier heading of this file says "{text}" too',
                    heading.location,
                    "add the word that tells them apart",
                    len(line_of(content, heading.location)),
                )
            seen.add(tuple(path))


@warning("STR06")
def short_headings(content: Content, today: date) -> Iterator[Finding]:
    """A heading has at most 65 characters and no full stop.

    Why: Headings are read in lists. A long one is hard to hear, hard to braille and hard to find
        again.
    Bad: ## How we will check our progress every spring and what we will do when something is late.
    Good: ## How we will check our progress
    Source: GOV.UK content style
    """
    for section in sections(content):
        titles = [(words.location, text_of((words,))) for words in section.title]
        titles += [(heading.location, text_of(heading.words)) for heading in _headings(section)]
        for place, text in titles:
            length = len(line_of(content, place))
            if len(text) > _HEADING_CHARACTERS:
                message = f"this heading has {len(text)} characters; 65 are enough"
                yield Finding(message, place, "shorten it; put the rest into the text", length)
            elif text.endswith(".") and not text.endswith(("..", "…")):
                message = "a heading has no full stop"
                yield Finding(message, place, f"leave the full stop out: {text[:-1]}", length)


@warning("STR08")
def short_paragraphs(content: Content, today: date) -> Iterator[Finding]:
    """A paragraph has at most 100 words.

    Why: Long paragraphs are hard to follow by ear, at high magnification and for people who are
        tired. Paragraphs are also what people jump by.
    Bad: one paragraph of 140 words
    Good: two paragraphs, each with one idea
    Source: plain English practice
    """
    for section in sections(content):
        for block in blocks(b for b in section.blocks if not isinstance(b, Mark)):
            if isinstance(block, Paragraph):
                count = len(text_of(block.words).split())
                if count > _PARAGRAPH_WORDS:
                    yield Finding(
                        f"this paragraph has {count} words",
                        block.location,
                        "start a new paragraph with an empty line where the next idea begins",
                    )


@warning("STR09")
def empty_sections(content: Content, today: date) -> Iterator[Finding]:
    """A section says something under its heading.

    Why: Readers who jump to a heading with nothing under it think that the page is broken.
    Bad: # Our values (and nothing more)
    Good: # Our values, with the values under it
    Source: WCAG 2.2, 2.4.6 Headings and Labels (AA)
    """
    for section in sections(content):
        matter = section.matter
        told = (
            matter.statements, matter.values, matter.actions, matter.goals, matter.challenges,
            matter.changes, matter.testimonials, matter.principles, matter.timeline,
            matter.updates, matter.heard, matter.questions, matter.events, matter.promises,
            matter.open_questions, matter.commitments, matter.attachments, matter.credits,
            matter.elsewhere,
        )  # fmt: skip
        view = matter.type is SectionType.VIEW
        if not section.blocks and not any(told) and not view:
            place = section.title[0].location if section.title else section.location
            message = "this section has a heading and nothing under it"
            yield Finding(message, place, "write what it should say, or delete the file")


def _headings(section: SectionFile) -> Iterator[Heading]:
    for block in section.blocks:
        if isinstance(block, Heading):
            yield block


RULES: tuple[SourceRule, ...] = (
    skipped_levels,
    empty_headings,
    bold_headings,
    same_headings,
    short_headings,
    short_paragraphs,
    empty_sections,
)
