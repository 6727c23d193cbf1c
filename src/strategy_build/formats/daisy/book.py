"""All that both standards write down of one talking book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from strategy_build.formats.daisy.blocks import block, note, remark
from strategy_build.formats.daisy.outline import Level, Said, every_level, outline
from strategy_build.formats.daisy.setting import Setting, Standard
from strategy_build.formats.daisy.tracks import Track, tracks
from strategy_build.markup.pictures import figures
from strategy_build.model.blocks import Image
from strategy_build.model.document import Document, Note
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.walk import text_of

GENERATOR = "strategy-build"


@dataclass(frozen=True, slots=True)
class Book:
    """One talking book: what it says of itself, its headings, its sound, its pictures."""

    document: Document
    setting: Setting
    identifier: str
    title: str
    date: str  # ISO date
    narrator: str
    levels: tuple[Level, ...]
    tracks: tuple[Track, ...]
    images: tuple[Image, ...]

    @property
    def headings(self) -> tuple[Level, ...]:
        """Every heading in reading order."""
        return tuple(every_level(self.levels))

    @property
    def depth(self) -> int:
        """How many levels the headings have."""
        return max(level.depth for level in self.headings)

    @property
    def duration(self) -> int:
        """Length of the whole book in ms."""
        return sum(track.duration for track in self.tracks)


def book(document: Document, inputs: Inputs, speech: Speech, standard: Standard) -> Book:
    """The book of a document and its recording."""
    imprint, labels = document.imprint, inputs.labels
    heard = tracks(speech.timeline)
    homes = {clip.sentence: track.smil for track in heard for clip in track.clips}
    setting = Setting(standard, labels, document.lang, homes, imprint.base_url, document.id)
    images = {figure.image.name: figure.image for figure in figures(document)}
    named = f"{imprint.identifier}/daisy-{standard.value}"
    return Book(
        document,
        setting,
        f"urn:uuid:{uuid5(NAMESPACE_URL, named)}",
        text_of(document.title),
        imprint.published or imprint.modified[:10],
        labels("daisy-narrator", voice=speech.timeline.voice),
        outline(document, speech, labels),
        heard,
        tuple(image for image in images.values() if setting.shows(image)),
    )


def under(level: Level, setting: Setting) -> Iterator[Markup | Level]:
    """What stands under a heading: words as markup, further headings as they are."""
    for piece in level.inside:
        match piece:
            case Level():
                yield piece
            case Said(text=text, kind=kind):
                yield remark(text, setting, kind)
            case Note():
                yield note(piece, setting)
            case _:
                yield block(piece, setting)
