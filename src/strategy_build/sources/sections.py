"""One .md file to a section: front matter, Markdown, structure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Heading
from strategy_build.model.content import Footnote, SectionFile
from strategy_build.model.inlines import NoteReference
from strategy_build.model.node import Node
from strategy_build.model.strategy import FrontMatter
from strategy_build.model.value import Record, Value
from strategy_build.sources.findings import Findings
from strategy_build.sources.markdown import LongText, Parsed, parse
from strategy_build.sources.matter import front_matter, halves
from strategy_build.sources.shapes import keys_of
from strategy_build.sources.structured import structured

_CALL = re.compile(r"\[\^([^\]\s]+)\]")


def section(
    text: str, path: str, name: str, findings: Findings, *, long: LongText, we_will: frozenset[str]
) -> SectionFile:
    """The section in `text`; `we_will` are the headings over an ambition's list of actions."""
    cut = halves(text, path, findings)
    matter, given = front_matter(cut.yaml, path, cut.yaml_first, findings)
    parsed = parse(cut.body, path, cut.body_first, findings, long)
    matter, blocks = structured(matter, given, parsed, we_will, findings)
    _titles(parsed, matter, path, findings)
    if "[^" in text or "\\" in (cut.yaml or ""):  # else no note is written or called
        _notes(parsed, matter, findings)
    return SectionFile(
        name,
        path,
        matter,
        parsed.title,
        blocks,
        parsed.footnotes,
        location=parsed.title_place or Location(path, 1, 1),
    )


def untitled(file: SectionFile, findings: Findings) -> None:
    """Report a section of the reading order that has no title and does not say so."""
    if file.title or file.matter.untitled:
        return
    findings.error(
        "STR01",
        file.location,
        "This section has no title.",
        why="People who move by headings could not find it, and it would have no place in the contents.",
        fix=f"# {_title(file.name)}   or, for a lead without a heading, in the front matter  untitled: yes",
    )


def _title(name: str) -> str:
    return name.rpartition("/")[2].replace("-", " ").capitalize()


def _titles(parsed: Parsed, matter: FrontMatter, path: str, findings: Findings) -> None:
    """One `# Title`, first in the file."""
    why = "A page with several titles, or with text before its title, sounds like several pages."
    for block in parsed.blocks:
        if isinstance(block, Heading) and block.level == 1:
            findings.error(
                "STR01", block.location, "A section has one title, and this is a second.", why=why,
                fix="Begin the line with ##, or put this part in a file of its own.",
            )  # fmt: skip
    if parsed.lead:
        findings.error(
            "STR01", parsed.title_place, "There is text before the title.", why=why,
            fix="Move the title to the first line.",
        )  # fmt: skip
    if parsed.title_place and matter.untitled:
        findings.error(
            "STR01", parsed.title_place, "This section says `untitled: yes` and has a title.", why=why,
            fix="Delete `untitled: yes`, or delete the title.",
        )  # fmt: skip


def _notes(parsed: Parsed, matter: FrontMatter, findings: Findings) -> None:
    """Every footnote is called, every call in the front matter has its footnote, each label is used once."""
    known: dict[str, Footnote] = {}
    for note in parsed.footnotes:
        if note.label in known:
            findings.error(
                "SRC02", note.location, f'There are two notes with the name "{note.label}".',
                why="Only one of the two could be shown.", fix=f"[^{note.label}-2]: …",
                length=len(note.label) + 3,
            )  # fmt: skip
        known[note.label] = note
        for inside in _calls(note):
            findings.error(
                "SRC06", note.location, f'The note "{note.label}" calls a note, "{inside}".',
                why="In Word and on paper a note cannot have notes, and readers would lose their way back.",
                fix=f"Say in the note itself what [^{inside}] says, and take that call out.",
                length=len(note.label) + 3,
            )  # fmt: skip
    called = {*_calls(parsed.blocks), *_calls(parsed.footnotes)} if known else set()
    for value in _texts(matter):
        for found in _CALL.finditer(value):
            called.add(found[1])
            if found[1] not in known:
                findings.error(
                    "SRC06", value.location, f'There is no note "{found[1]}" in this file.',
                    why="Readers would be sent to a note that does not exist.",
                    fix=f"[^{found[1]}]: What the note says.", length=len(value),
                )  # fmt: skip
    for label, note in known.items():
        if label not in called:
            findings.error(
                "SRC06", note.location, f'Nothing in the text calls the note "{label}".',
                why="It would be printed nowhere.", fix=f"Write [^{label}] after the words it belongs to.",
                length=len(label) + 3,
            )  # fmt: skip


def _calls(part: object) -> Iterator[str]:
    """The labels of the notes called anywhere in a node."""
    if isinstance(part, NoteReference):
        yield part.note
    elif isinstance(part, Node):
        for key in keys_of(type(part)):
            yield from _calls(getattr(part, key))
    elif isinstance(part, tuple):
        for one in part:
            yield from _calls(one)


def _texts(part: object) -> Iterator[Value]:
    """Every text of a record."""
    if isinstance(part, Value):
        yield part
    elif isinstance(part, Record):
        for key in keys_of(type(part)):
            yield from _texts(getattr(part, key))
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
