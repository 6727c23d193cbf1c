"""What composing one section needs, and the small pieces that every type of section is made of."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_build.model.blocks import Block, BulletList, Fact, Paragraph
from strategy_build.model.labels import Labels
from strategy_build.model.strategy import Coverage, FrontMatter
from strategy_build.model.value import Moment, Value
from strategy_build.sources.compose.index import Index, SectionRef
from strategy_build.sources.compose.scribe import Scribe


@dataclass(frozen=True, slots=True)
class Room:
    """What composing one section needs: its place, its words, its publication and the one it is about."""

    ref: SectionRef
    scribe: Scribe
    here: Index
    about: Index | None
    today: str  # ISO date
    coverage: frozenset[Coverage]  # what a consent must cover

    @property
    def labels(self) -> Labels:
        """The generated words."""
        return self.scribe.desk.labels

    @property
    def matter(self) -> FrontMatter:
        """The section's fields."""
        return self.ref.file.matter

    @property
    def level(self) -> int:
        """Level of a heading directly inside the section."""
        return self.ref.level + 1

    def named(self, name: str) -> str:
        """The id of something in this section that its editors do not name."""
        return self.scribe.desk.names.free(f"{self.ref.id}-{name}")

    def label(self, kind: str, name: Value) -> str:
        """The short number of an item of this publication, in words."""
        item = self.here.item_of(kind, str(name))
        return item.label if item else ""

    def fact(self, name: str, value: Value | Moment | None, kind: str = "") -> tuple[Fact, ...]:
        """A labelled fact, or nothing where the field is empty."""
        if not value:
            return ()
        text = Value(value.text, value.location) if isinstance(value, Moment) else value
        words = self.scribe.still(text)
        block = Paragraph(words, location=text.location)
        return (Fact(self.labels(name), (block,), kind or name, location=text.location),)

    def points(self, name: str, points: tuple[Value, ...]) -> tuple[Fact, ...]:
        """A labelled list, or nothing where it is empty."""
        return (Fact(self.labels(name), self.parts(points), name),) if points else ()

    def parts(self, parts: tuple[Value, ...]) -> tuple[Block, ...]:
        """A plain list, or nothing where it is empty."""
        return (BulletList(tuple(self.scribe.item(part) for part in parts)),) if parts else ()

    def why(self, reason: Value) -> tuple[Fact, ...]:
        """A reason in running text, or nothing."""
        if not reason:
            return ()
        return (Fact(self.labels("document-why"), (self.scribe.paragraph(reason),), "why"),)
