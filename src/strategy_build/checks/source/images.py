"""IMG: pictures whose content nobody misses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, error, warning
from strategy_build.checks.source.lines import sections
from strategy_build.model.blocks import Figure
from strategy_build.model.content import Content, Mark
from strategy_build.model.walk import block_sentences, blocks, text_of

_LONGEST_ALT = 150
_NOTES_WORDS = 30
_FILE_NAME = re.compile(
    r"^[\w.-]+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|heic)$|^(?:IMG|DSC|image|photo|Screenshot)[ _-]?\d+$",
    re.IGNORECASE,
)
_PICTURE_OF = re.compile(
    r"^(?:an? |the )?(?:image|picture|photo|photograph|graphic|icon)s? (?:of|showing|shows)\b|^(?:image|picture|photo|logo|icon|graphic)$",
    re.IGNORECASE,
)
_COMPLEX = {"diagram", "chart", "graph", "map", "visual-notes", "infographic"}


@error("IMG01")
def alternative_text(content: Content, today: date) -> Iterator[Finding]:
    """Every picture says in words what it shows, or says that it is pure decoration.

    Why: People who cannot see the picture would get nothing, in any format.
    Bad: ![](images/river.jpg)
    Good: ![The river in flood, with the old ticket office behind it](images/river.jpg)
    Source: WCAG 2.2, 1.1.1 Non-text Content (A); PDF/UA-1, 7.3; EPUB Accessibility 1.1
    """
    for figure in _figures(content):
        if not figure.decorative and not text_of(figure.alt).strip():
            place, length = pinpoint(content, figure.location, "![")
            yield Finding(
                "this picture has no words",
                place,
                "![What it shows](…), or for pure decoration ![](…){.decorative}",
                length,
            )


@error("IMG02")
def useful_alternative(content: Content, today: date) -> Iterator[Finding]:
    """The words of a picture are no file name and do not begin with "image of".

    Why: The voice says "image" by itself. A file name tells a listener nothing.
    Bad: ![IMG_2041.jpg](images/IMG_2041.jpg)
    Good: ![Five people round a table, mending kettles](images/kettles.jpg)
    Source: WCAG 2.2, failure F30; UKAAF G012
    """
    for figure in _figures(content):
        alt = text_of(figure.alt).strip()
        if alt and _FILE_NAME.match(alt):
            message = f'"{alt}" is a file name, not what the picture shows'
        elif alt and _PICTURE_OF.match(alt):
            message = f'"{alt}" says that it is a picture, which every voice says by itself'
        else:
            continue
        place, length = pinpoint(content, figure.location, alt)
        fix = "say what a person would tell a friend on the phone about this picture"
        yield Finding(message, place, fix, length)


@warning("IMG05")
def short_alternative(content: Content, today: date) -> Iterator[Finding]:
    """The words of a picture take at most 150 characters; more goes into a text of its own.

    Why: Alternative text is read in one go. It cannot be stopped and gone back to.
    Bad: a long description between the brackets
    Good: ![Visual notes of the first session](images/notes.png){kind=visual-notes long=notes.md}
    Source: UKAAF G012; W3C images tutorial
    """
    for figure in _figures(content):
        alt = text_of(figure.alt).strip()
        if len(alt) > _LONGEST_ALT and not figure.long:
            place, length = pinpoint(content, figure.location, alt)
            message = f"the words of this picture have {len(alt)} characters"
            fix = "keep one sentence and put the rest into a file: {long=what-it-shows.md}"
            yield Finding(message, place, fix, length)


@error("IMG03")
def long_description(content: Content, today: date) -> Iterator[Finding]:
    """A diagram, chart, map or visual notes has all its words in a text beside it.

    Why: One sentence cannot carry what such a picture says. Without the text, people who do not
        see it lose the content.
    Bad: ![Notes of the session](images/notes.png){kind=visual-notes}
    Good: ![Notes of the session](images/notes.png){kind=visual-notes long=notes.md}
    Source: WCAG 2.2, 1.1.1 Non-text Content (A)
    """
    for figure in _figures(content):
        if figure.kind in _COMPLEX and not figure.long:
            place, length = pinpoint(content, figure.location, f"kind={figure.kind}")
            name = figure.image.name.rpartition(".")[0] or "notes"
            fix = (
                f"write what it says into a file and name it: {{kind={figure.kind} long={name}.md}}"
            )
            yield Finding(
                f"this picture is marked {figure.kind} and has no text beside it",
                place,
                fix,
                length,
            )


@error("IMG04")
def words_of_notes(content: Content, today: date) -> Iterator[Finding]:
    """The text of visual notes holds the words that stand in the picture.

    Why: Visual notes are pictures of text. A line that says "notes of the session" leaves out
        everything that people said.
    Bad: notes.md: Notes of the first session.
    Good: notes.md: every heading and point of the picture, as headings and lists
    Source: WCAG 2.2, 1.4.5 Images of Text (AA)
    """
    for figure in _figures(content):
        count = len(text_of(tuple(block_sentences(figure.long))).split())
        if figure.kind == "visual-notes" and figure.long and count < _NOTES_WORDS:
            place, length = pinpoint(content, figure.location, "long=")
            message = f"the text of these visual notes has only {count} words"
            fix = "write out everything that can be read in the picture"
            yield Finding(message, place, fix, length)


@error("IMG07")
def attachments(content: Content, today: date) -> Iterator[Finding]:
    """Slides and other attachments have a version in text.

    Why: Slides, boards and scans often cannot be read by a screen reader, and never in braille.
    Bad: attachments: file images/slides.pdf, and no text-version
    Good: attachments: file images/slides.pdf, text-version slides.md
    Source: WCAG 2.2, 1.1.1 Non-text Content (A); Public Sector Bodies Regulations 2018
    """
    for section in sections(content):
        for one in section.matter.attachments:
            if one.file and not one.text_version:
                name = str(one.file).rpartition("/")[2].rpartition(".")[0]
                yield Finding(
                    f'"{one.title}" has no version in text',
                    one.file.location,
                    f"text-version: {name}.md, and write into that file what the attachment says",
                    len(one.file),
                )


def _figures(content: Content) -> Iterator[Figure]:
    for section in sections(content):
        notes = (block for note in section.footnotes for block in note.blocks)
        for block in blocks((*(b for b in section.blocks if not isinstance(b, Mark)), *notes)):
            if isinstance(block, Figure):
                yield block


RULES: tuple[SourceRule, ...] = (
    alternative_text,
    useful_alternative,
    long_description,
    words_of_notes,
    short_alternative,
    attachments,
)
