"""Ids inside one publication: those that composing gives never meet those of its editors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.model.extras import QuestionItem
from strategy_build.model.strategy import FrontMatter
from strategy_build.model.value import Value
from strategy_build.sources.compose.index import Index

ASK_US, HOW_TO_ANSWER = "ask-us", "how-to-answer"
_OURS = re.compile(rf"{ASK_US}|page-.*|note-\d+(?:-call-\d+)?")


@dataclass(slots=True)
class Names:
    """The ids that are taken."""

    taken: set[str] = field(default_factory=set)
    last: dict[str, int] = field(default_factory=dict)  # number that was given to a name

    def free(self, wanted: str) -> str:
        """`wanted`, or where something has it already, that with a number."""
        name = wanted
        while name in self.taken:
            number = self.last[wanted] = self.last.get(wanted, 1) + 1
            name = f"{wanted}-{number}"
        self.taken.add(name)
        return name

    def counted(self, wanted: str) -> str:
        """`wanted` with the next free number, from 1."""
        while True:
            number = self.last[wanted] = self.last.get(wanted, 0) + 1
            if (name := f"{wanted}-{number}") not in self.taken:
                self.taken.add(name)
                return name


def names(index: Index, words: Collection[str]) -> Names:
    """What the editors of a publication have named, and the `words` of its glossary."""
    refs = (*index.sections.values(), *index.intros.values())
    titles = {f"{ref.id}-title" for ref in refs}  # an e-book names each section by its heading
    extra = {str(name) for ref in refs for name in _unlisted(ref.file.matter)}
    ours = {ASK_US, f"{ASK_US}-title", HOW_TO_ANSWER, *_answers(index)}
    return Names({*index.anchors(), *titles, *extra, *words, *ours})


def _unlisted(matter: FrontMatter) -> Iterator[Value]:
    """The ids of what is no item of the index."""
    yield from (event.id for event in matter.events)
    yield from (said.id for said in matter.testimonials)


def refused(index: Index, words: Collection[str]) -> Iterator[Diagnostic]:
    """Ids of editors that every publication, or this one, has already."""
    ours = {*words, *_answers(index)}
    if index.publication.file.consultation is not None:
        ours.add(HOW_TO_ANSWER)
    for name, place in _given(index):
        if name in ours or _OURS.fullmatch(name):
            yield Diagnostic(
                "SRC05",
                Severity.ERROR,
                f'The id "{name}" is one that we give ourselves.',
                place,
                "Two places would have one address, and links would lead to the wrong one.",
                f"Write another one here, for example  id: our-{name}",
                length=len(name),
            )


def _answers(index: Index) -> Iterator[str]:
    """The ids of the answers that readers choose from, which begin with that of their question."""
    for item in index.items.values():
        if isinstance(item.source, QuestionItem):
            yield from (f"{item.id}-{option.id}" for option in item.source.options)


def _given(index: Index) -> Iterator[tuple[str, Location]]:
    for ref in (*index.sections.values(), *index.intros.values()):
        yield ref.id, ref.file.matter.id.location
    for item in index.items.values():
        yield item.id, getattr(getattr(item.source, "id", None), "location", item.text.location)
