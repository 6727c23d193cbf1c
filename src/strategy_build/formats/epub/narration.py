"""The recording inside a book: its audio files, and an overlay for every page that is heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from strategy_build.formats.epub.overlays import ACTIVE_CLASS, Overlay, Pair, Sound, clock, narrated
from strategy_build.formats.epub.overlays import overlay as made
from strategy_build.formats.epub.package import Meta, Part
from strategy_build.formats.epub.pages import Page, Point
from strategy_build.model.inputs import Speech
from strategy_build.model.labels import Labels

NAV, COVER = "nav", "cover"  # the pages that no section of the publication stands on
COVER_PICTURE = "cover-picture"
_ID = re.compile(r' id="([^"]+)"')
_SMIL, _MP3 = "application/smil+xml", "audio/mpeg"


@dataclass(frozen=True, slots=True)
class Narration:
    """The pages as overlays need them, each overlay by the name of its page, and the sound.

    Without a recording it holds the pages alone.
    """

    pages: tuple[Page, ...]
    overlays: Mapping[str, Overlay]
    audio: tuple[Part, ...] = ()

    def overlay_of(self, page: str) -> str:
        """The id of the overlay of a page in the package, "" where it has none."""
        return f"overlay-{page}" if page in self.overlays else ""

    def parts(self) -> Iterator[Part]:
        """Overlays and audio files."""
        for page, one in self.overlays.items():
            yield Part(f"overlay-{page}", f"overlays/{page}.smil", _SMIL, one.data)
        yield from self.audio

    def metadata(self, labels: Labels) -> Iterator[Meta]:
        """Who reads, how long each overlay lasts and all together, how the words are shown."""
        if not self.overlays:
            return
        total = sum(one.duration for one in self.overlays.values())
        yield Meta("media:duration", clock(total))
        for page, one in self.overlays.items():
            yield Meta("media:duration", clock(one.duration), refines=f"#{self.overlay_of(page)}")
        yield Meta("media:narrator", labels("epub-narrator"))
        yield Meta("media:active-class", ACTIVE_CLASS)


def narration(bound: Sequence[Page], speech: Speech | None) -> Narration:
    """The recording set beside the pages; where there is none, the pages as they are."""
    if speech is None or not speech.chapters:
        return Narration(tuple(bound), {})
    files = {
        chapter.id: f"audio/{n:02}-{chapter.id.replace('.', '-')}.mp3"
        for n, chapter in enumerate(speech.timeline.chapters)
    }
    sounds = {
        clip.sentence: Sound(f"../{files[clip.chapter]}", clip.begin, clip.end)
        for clip in speech.timeline.clips
    }
    told: list[Page] = []
    overlays: dict[str, Overlay] = {}
    for page in bound:
        body, one = narrated(page.body, f"../text/{page.name}.xhtml", page.kind, sounds)
        told.append(replace(page, body=body))
        if one.duration:
            overlays[page.name] = one
    audio = tuple(
        Part(f"audio-{n}", files[chapter.id], _MP3, speech.chapters[chapter.id])
        for n, chapter in enumerate(speech.timeline.chapters)
    )
    # in the order of the spine, as EPUBCheck wants them (MED-015)
    cover, contents = _cover(told, sounds), _contents(told, sounds)
    opening = {name: overlays.pop(name) for name in (told[0].name,) if name in overlays}
    return Narration(tuple(told), {**cover, **opening, **contents, **overlays}, audio)


def _cover(told: Sequence[Page], sounds: Mapping[str, Sound]) -> dict[str, Overlay]:
    """The cover says the title, so that who opens the book and presses Play hears something."""
    title = _stretch(told[0].point.sentences, sounds)
    pairs = [Pair(COVER_PICTURE, title)] if title else []
    return {COVER: made("../text/cover.xhtml", "cover", pairs)} if pairs else {}


def _contents(told: Sequence[Page], sounds: Mapping[str, Sound]) -> dict[str, Overlay]:
    """Every line of the contents can be heard."""
    pairs = list(_lines(told, sounds))
    return {NAV: made("../nav.xhtml", "toc", pairs)} if pairs else {}


def _lines(told: Sequence[Page], sounds: Mapping[str, Sound]) -> Iterator[Pair]:
    """A line of the contents sounds as its heading; without one as what comes first on its page."""
    for page in told:
        sound = _stretch(page.point.sentences, sounds) or _first(page, sounds)
        if sound:
            yield Pair(entry_id(page.point.anchor or page.name), sound)
        yield from _points(page.point.under, sounds)


def _points(points: Sequence[Point], sounds: Mapping[str, Sound]) -> Iterator[Pair]:
    for point in points:
        if sound := _stretch(point.sentences, sounds):
            yield Pair(entry_id(point.anchor), sound)


def entry_id(anchor: str) -> str:
    """The id of the line of the contents that leads to an anchor."""
    return f"to-{anchor}"


def _stretch(sentences: Sequence[str], sounds: Mapping[str, Sound]) -> Sound | None:
    """The sound of sentences that follow one another; None where one of them is not heard there."""
    heard = [sounds[one] for one in sentences if one in sounds]
    if not heard or len(heard) < len(sentences):
        return None
    joined = all(a.src == b.src and a.end == b.begin for a, b in pairwise(heard))
    return replace(heard[0], end=heard[-1].end) if joined else heard[0]


def _first(page: Page, sounds: Mapping[str, Sound]) -> Sound | None:
    return next((sounds[found] for found in _ID.findall(page.body) if found in sounds), None)
