"""Everything that was read from content/, before composing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Block, Words
from strategy_build.model.node import Node
from strategy_build.model.publication import PublicationFile, Site, Term, Waiver
from strategy_build.model.strategy import FrontMatter


@dataclass(frozen=True, slots=True)
class Mark(Node):
    """A fenced mark `::: values`: where the editor wants structured content or an extra printed."""

    name: str


@dataclass(frozen=True, slots=True)
class Footnote(Node):
    """A footnote as typed: its label in the file and its blocks."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SectionFile(Node):
    """One section as typed. `name` is its path in the publication without .md ("ambitions/mend").

    Blocks are fresh from Markdown: each run of words is one unsplit sentence without id, headings
    have the levels typed (2 to 6), links hold the address typed. Note references carry the label
    typed as `note` and number 0. `path` is the file as shown in messages.
    """

    name: str
    path: str
    matter: FrontMatter
    title: Words
    blocks: tuple[Block | Mark, ...]
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or other file of a publication, read and made safe: what will be published."""

    name: str  # file name in the output, unique in the publication
    data: bytes = field(repr=False)
    digest: str = ""
    media_type: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Publication:
    """One folder of content/. `files` are pictures and attachments by their path in the folder."""

    id: str
    path: str  # of publication.yaml, as shown in messages
    file: PublicationFile
    sections: Mapping[str, SectionFile]  # by name
    glossary: tuple[Term, ...]
    files: Mapping[str, Picture]

    @property
    def location(self) -> Location:
        """The publication file itself."""
        return Location(self.path, 1, 1)


@dataclass(frozen=True, slots=True)
class Content:
    """All of content/. `sources` are the lines of every text file, for messages and for rules."""

    site: Site
    glossary: tuple[Term, ...]
    waivers: tuple[Waiver, ...]
    publications: Mapping[str, Publication]
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)  # path as shown, to text
