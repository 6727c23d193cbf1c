"""One section file, whatever its type, as a section of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.blocks import Block
from strategy_build.model.content import Mark
from strategy_build.model.document import Section
from strategy_build.model.strategy import SectionType
from strategy_build.sources.compose import extras, joined, ledgers, questions, relations, voices
from strategy_build.sources.compose.prose import prose
from strategy_build.sources.compose.room import Room

Composer = Callable[[Room], tuple[Block, ...]]

STRUCTURE: Mapping[SectionType, Composer] = {
    SectionType.PROSE: lambda _: (),
    SectionType.STATEMENTS: ledgers.statements,
    SectionType.VALUES: ledgers.values,
    SectionType.VIEW: joined.view,
    SectionType.AMBITION: ledgers.actions,
    SectionType.MATRIX: relations.matrix,
    SectionType.JOURNEY: relations.journey,
    SectionType.TESTIMONIALS: voices.testimonials,
    SectionType.PRINCIPLES: ledgers.principles,
    SectionType.TIMELINE: voices.timeline,
    SectionType.CHANGES: ledgers.changes,
    SectionType.PROGRESS: joined.progress,
    SectionType.HEARD: ledgers.heard,
}

EXTRAS: Mapping[str, Composer] = {
    "events": extras.events,
    "promises": extras.promises,
    "open-questions": extras.open_questions,
    "commitments": extras.commitments,
    "attachments": extras.attachments,
    "elsewhere": extras.elsewhere,
    "credits": extras.credits_,
    "questions": questions.questions,
}

# What a mark may be called besides the type itself: the field that holds the structure.
_FIELDS: Mapping[SectionType, str] = {
    SectionType.AMBITION: "actions",
    SectionType.MATRIX: "goals",
    SectionType.JOURNEY: "changes",
    SectionType.PROGRESS: "updates",
}


def section(room: Room) -> Section:
    """Markdown first, then the structured part and the extras, unless a mark puts them elsewhere."""
    ref, scribe = room.ref, room.scribe
    scribe.desk.lexicon.begin_section()
    title = scribe.title(ref.file.title)
    kind = room.matter.type
    waiting: dict[str, Composer] = {str(kind): STRUCTURE[kind], **EXTRAS}
    alias = {_FIELDS.get(kind, str(kind)): str(kind)}
    blocks: list[Block] = []
    rest = ref.file.blocks
    while rest:
        upto = next((n for n, block in enumerate(rest) if isinstance(block, Mark)), len(rest))
        blocks += prose(room, tuple(b for b in rest[:upto] if not isinstance(b, Mark)))
        if upto < len(rest):
            mark = rest[upto]
            assert isinstance(mark, Mark)  # noqa: S101 (found as one just now)
            blocks += _marked(room, mark, waiting, alias)
        rest = rest[upto + 1 :]
    for name, composer in waiting.items():
        if name not in EXTRAS or getattr(room.matter, name.replace("-", "_")):
            blocks += composer(room)
    return Section(
        ref.id,
        str(kind),
        ref.label,
        ref.number,
        ref.level,
        title,
        scribe.lang,
        tuple(blocks),
        location=ref.file.location,
    )


def _marked(
    room: Room, mark: Mark, waiting: dict[str, Composer], alias: Mapping[str, str]
) -> tuple[Block, ...]:
    composer = waiting.pop(alias.get(mark.name, mark.name), None)
    made = composer(room) if composer else ()
    if not made:
        room.scribe.desk.diagnostics.append(
            Diagnostic(
                "SRC06",
                Severity.ERROR,
                f'There is nothing to put at the mark "::: {mark.name}".',
                mark.location,
                "Readers would find a gap where something was meant to stand.",
                f"Use a mark once, for something that this file has: {', '.join(waiting)}.",
                length=len(mark.name) + 4,
            )
        )
    return made
