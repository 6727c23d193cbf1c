"""What can be pointed at in the whole site: sections and items, with their short numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from strategy_build.model.content import Content, Publication, SectionFile
from strategy_build.model.labels import Labels
from strategy_build.model.publication import Part, Status
from strategy_build.model.strategy import Change, FrontMatter, Theme
from strategy_build.model.value import Value
from strategy_build.sources.inline import unmarked
from strategy_build.sources.names import slug


@dataclass(frozen=True, slots=True)
class Item:
    """Something with an id inside a section: an action, a value, a goal…

    `label` is its short number in words ("Action 4.2"), "" where it has none.
    """

    id: str
    kind: str
    label: str
    text: Value
    section: str  # section id
    source: object = None


@dataclass(frozen=True, slots=True)
class SectionRef:
    """A section as others see it. `number` is "" where the section has no title."""

    name: str
    id: str
    number: str
    label: str
    level: int
    file: SectionFile


@dataclass(frozen=True, slots=True)
class Index:
    """Sections by file name, items by id, in reading order, of one publication."""

    publication: Publication
    title: str
    labels: Labels
    sections: Mapping[str, SectionRef] = field(default_factory=dict)
    intros: Mapping[str, SectionRef] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)

    def item_of(self, kind: str, name: str) -> Item | None:
        """The item of that kind with that id."""
        return self.items.get(f"{kind}/{name}")

    def anchors(self) -> frozenset[str]:
        """Every id that a link may name."""
        return frozenset(i.id for i in self.items.values()) | frozenset(
            s.id for s in (*self.sections.values(), *self.intros.values())
        )


def listed(publication: Publication) -> Iterator[tuple[Part | None, str]]:
    """Section names in reading order, each with the group that it stands in."""
    for entry in publication.file.sections:
        if isinstance(entry, Part):
            for name in entry.sections:
                yield entry, str(name)
        else:
            yield None, str(entry)


def section_id(file: SectionFile) -> str:
    """The id in the front matter, else the last part of the file's name."""
    return str(file.matter.id) or slug(file.name.rpartition("/")[2])


def index(publication: Publication, labels: Labels) -> Index:
    """Number the sections and items of one publication."""
    sections: dict[str, SectionRef] = {}
    intros: dict[str, SectionRef] = {}
    items: dict[str, Item] = {}
    number = 0
    counters = {"question": 0, "principle": 0}
    for part, name in listed(publication):
        file = publication.sections.get(name)
        if file is None or name in sections:
            continue
        if file.title:
            number += 1
        shown = str(number) if file.title else ""
        label = f"{labels('part')} {shown}" if shown else ""
        ref = SectionRef(name, section_id(file), shown, label, 3 if part else 2, file)
        sections[name] = ref
        for item in _items(file.matter, ref, labels, counters):
            items.setdefault(f"{item.kind}/{item.id}", item)
    for entry in publication.file.sections:
        if isinstance(entry, Part) and entry.intro:
            intro = publication.sections.get(str(entry.intro))
            if intro is not None:
                ref = SectionRef(intro.name, section_id(intro), "", "", 2, intro)
                intros[intro.name] = ref
    title = unmarked(publication.file.title)
    return Index(publication, title, labels, sections, intros, items)


def public(content: Content) -> dict[str, Publication]:
    """The publications that readers may see, whatever the day."""
    hidden = {Status.IDEA, Status.DRAFT}
    return {
        name: publication
        for name, publication in content.publications.items()
        if publication.file.status not in hidden
    }


def _items(
    matter: FrontMatter, ref: SectionRef, labels: Labels, counters: dict[str, int]
) -> Iterator[Item]:
    """Every item of a section, numbered by its place."""

    def numbered(kind: str, name: Value, text: Value, n: int, source: object) -> Item:
        place = f"{ref.number}.{n}" if ref.number else str(n)
        return Item(str(name), kind, f"{labels(kind)} {place}", text, ref.id, source)

    for n, action in enumerate(matter.actions, 1):
        yield numbered("action", action.id, action.text, n, action)
    for n, value in enumerate(matter.values, 1):
        yield numbered("value", value.id, value.name, n, value)
    for statement in matter.statements:
        yield Item(str(statement.id), "statement", "", statement.name, ref.id, statement)
    for theme in matter.themes:
        if isinstance(theme, Theme):
            yield Item(str(theme.id), "theme", "", theme.name, ref.id, theme)
    for goal in matter.goals:
        yield Item(str(goal.id), "goal", f"{labels('goal')} {goal.label}", goal.text, ref.id, goal)
    for n, challenge in enumerate(matter.challenges, 1):
        label = f"{labels('challenge')} {n}"
        yield Item(str(challenge.id), "challenge", label, challenge.text, ref.id, challenge)
        for cause in challenge.causes:
            yield Item(str(cause.id), "cause", "", cause.text, ref.id, cause)
    for n, change in enumerate(matter.changes, 1):
        if isinstance(change, Change):
            yield Item(str(change.id), "answer", "", change.text, ref.id, change)
        else:
            yield numbered("change", change.id, change.what, n, change)
    for principle in matter.principles:
        counters["principle"] += 1
        label = f"{labels('principle')} {counters['principle']}" if matter.numbered else ""
        yield Item(str(principle.id), "principle", label, principle.text, ref.id, principle)
    for question in matter.questions:
        if question.print:
            counters["question"] += 1
            label = f"{labels('question')} {counters['question']}"
            yield Item(str(question.id), "question", label, question.ask, ref.id, question)
