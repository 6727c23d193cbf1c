"""EPB: rules on the narration of an e-book; most of what they find, no validator looks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from strategy_build.checks.expected import spoken_ids
from strategy_build.checks.extract import mp3
from strategy_build.checks.output.epub import Book, Clip, milliseconds
from strategy_build.checks.rule import Finding, Rule, error

_NEAR = 60  # ms: two frames and the delay of a decoder
_LISTED = 5


def _narrated(one: Book) -> bool:
    return any(one.overlays.values())


def _reading(one: Book) -> Mapping[str, tuple[Clip, ...]]:
    """The overlays of the text; those of cover and contents say its headings again."""
    again = {item.overlay for item in one.items if "nav" in item.properties}
    again |= {item.overlay for item in one.items if _is_cover(one, item.path)}
    paths = {item.path for item in one.items if item.id in again}
    return {path: clips for path, clips in one.overlays.items() if path not in paths}


def _is_cover(one: Book, path: str) -> bool:
    page = one.chapters.get(path)
    return page is not None and any(e.get("role") == "doc-cover" for e in page.root.iter())


@error("EPB07")
def heard(one: Book) -> Iterator[Finding]:
    """Every sentence is heard once, in the order of the page, with its own words shown.

    Why: People who listen and follow the words would get less than others or lose their place, and
        could not know it.
    Bad: a list whose last item is in no overlay
    Good: a pair of text and audio for each sentence
    Source: EPUB 3.3, 9 Media Overlays
    """
    if not _narrated(one):
        if one.timeline is not None:
            yield Finding("there is a recording, and the book does not hold it", one.here())
        return
    clips = [clip for inside in _reading(one).values() for clip in inside]
    count = Counter(clip.anchor for clip in clips)
    for lost in sorted(spoken_ids(one.document) - count.keys()):
        yield Finding(f"the sentence {lost} is not heard", one.here())
    for twice in sorted(anchor for anchor, n in count.items() if n > 1):
        yield Finding(f"the sentence {twice} is heard twice", one.here())
    if one.timeline is not None:
        planned = [(clip.sentence, clip.begin, clip.end) for clip in one.timeline.clips]
        if planned != [(clip.anchor, clip.begin, clip.end) for clip in clips]:
            yield Finding("the narration is not that of the recording", one.here())


@error("EPB10")
def shown(one: Book) -> Iterator[Finding]:
    """What is heard stands on a page that names this narration, and in the order of the page.

    Why: The mark of the words that are heard would jump, or be missing, and readers lose their place.
    Bad: <text src="../text/02-values.xhtml#gone"/>
    Good: the id of a sentence of the page that the overlay belongs to
    Source: EPUB 3.3, 9.3.5 Media Overlays packaging
    """
    ids = {item.id: item.path for item in one.items}
    of = {ids.get(item.overlay, ""): item.path for item in one.items if item.overlay}
    for path, inside in one.overlays.items():
        if path not in of:
            yield Finding("no page names this narration", one.here(path))
        lost = [clip for clip in inside if clip.anchor not in one.places.get(clip.page, {})]
        for clip in lost[:_LISTED]:
            message = f'"{clip.anchor}" is heard, and is not in {clip.page}'
            yield Finding(message, one.here(path, clip.line))
        if path in of and any(clip.page != of[path] for clip in inside):
            yield Finding(f"it follows another page than {of[path]}", one.here(path))
        order = [one.places.get(clip.page, {}).get(clip.anchor, 0) for clip in inside]
        if not lost and order != sorted(order):
            yield Finding("it does not follow the order of the page", one.here(path))


@error("EPB11")
def timed(one: Book) -> Iterator[Finding]:
    """Clips lie inside their sound, one after the other, and leave nothing of it out.

    Why: Readers would hear a sentence cut off, twice or under another one, or not at all.
    Bad: clipEnd="0:02:10.000" in a file of two minutes
    Good: each clip begins where the one before it ended, the last ends with the file
    Source: EPUB 3.3, 9.2.2.7 the audio element; SMIL 3.0
    """
    for path, inside in one.overlays.items():
        for clip in inside:
            if not 0 <= clip.begin < clip.end:
                yield Finding(f"{clip.anchor} has no time of its own", one.here(path, clip.line))
    ends: dict[str, int] = {}
    for path, inside in _reading(one).items():
        for clip in inside:
            before = ends.get(clip.audio, 0)
            if clip.begin != before:
                what = "overlaps what is heard before it" if clip.begin < before else "leaves a gap"
                yield Finding(f"{clip.anchor} {what}", one.here(path, clip.line))
            ends[clip.audio] = max(clip.end, before)
    for item in one.items:
        if item.media_type != "audio/mpeg" or item.path not in one.names:
            continue
        length = mp3.duration(one.archive.read(item.path))
        end = max(
            (c.end for inside in one.overlays.values() for c in inside if c.audio == item.path),
            default=0,
        )
        if abs(end - length) > _NEAR:
            message = f"its clips end at {end:,} ms, the sound at {length:,} ms"
            yield Finding(message, one.here(item.path))
    for lost in sorted(ends.keys() - one.names):
        yield Finding(f"{lost} is to be heard, and is not in the book", one.here())


@error("EPB12")
def told(one: Book) -> Iterator[Finding]:
    """The package says how long each narration lasts and all of them, who reads, how words are marked.

    Why: Reading apps show what is left by these times, and without the mark nobody can follow.
    Bad: an active class that no style sheet knows
    Good: media:active-class and a rule for it in the style sheet
    Source: EPUB 3.3, D.5 Media overlays vocabulary
    """
    if not _narrated(one):
        if one.meta("active-class") or one.metas("duration"):
            yield Finding("it tells of a narration, and has none", one.here())
        return
    paths = {item.id: item.path for item in one.items}
    lengths = {
        path: sum(clip.end - clip.begin for clip in inside) for path, inside in one.overlays.items()
    }
    said = {paths.get(of, of): milliseconds(time) for of, time in one.metas("duration")}
    for path, length in lengths.items():
        if said.get(path) != length:
            yield Finding(f"it lasts {length:,} ms, and the package says otherwise", one.here(path))
    if said.get("") != sum(lengths.values()):
        yield Finding("the length of all narration is not the sum of its parts", one.here())
    if not any(who.strip() for who in one.meta("narrator")):
        yield Finding("it does not say who reads", one.here())
    classes = one.meta("active-class")
    if len(classes) != 1:
        yield Finding("it does not say how words that are heard are marked", one.here())
    styles = "".join(one.styles.values())
    for each in classes:
        if not re.search(rf"\.{re.escape(each)}(?![\w-])[^{{}}]*\{{[^}}]*[a-z]", styles):
            yield Finding(f'no style sheet has a rule for the class "{each}"', one.here())


RULES: tuple[Rule[[Book]], ...] = (heard, shown, timed, told)
