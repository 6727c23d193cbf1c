"""Media Overlays: which words of a page are heard when (EPUB 3.3, section 9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

# The class that reading apps put on the words that are heard; book.css says how it looks.
ACTIVE_CLASS = "-epub-media-overlay-active"

# our pages are well-formed, and in attributes "<" and ">" are escaped
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_ID = re.compile(r' id="([^"]+)"')
# what a listener may skip or leave as a whole
_KINDS = {
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "li": "list-item",
    "table": "table",
    "tr": "table-row",
    "th": "table-cell",
    "td": "table-cell",
    "figure": "figure",
}
_QUOTATION = 'class="quote"'  # it stands in the same element as a picture with its caption


@dataclass(frozen=True, slots=True)
class Sound:
    """A stretch of an audio file: its path from the overlay, begin and end in ms."""

    src: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """A finished SMIL file and how long it plays, in ms."""

    data: bytes
    duration: int


@dataclass(frozen=True, slots=True)
class Pair:
    """The anchor of words and how they sound; `kind` is what they are ("list-item"), mostly ""."""

    anchor: str
    sound: Sound
    kind: str = ""


@dataclass(slots=True)
class _Sequence:
    """A list, a table, a picture or a part of one; `at` is where its tag ends its name."""

    kind: str
    anchor: str
    at: int
    inside: list[_Sequence | Pair] = field(default_factory=list)


def overlay(text: str, kind: str, pairs: Iterable[Pair]) -> Overlay:
    """The pairs one after the other. `text` is the path of the page from the overlay."""
    return _finished(text, kind, list(pairs))


def narrated(
    body: Markup, text: str, kind: str, sounds: Mapping[str, Sound]
) -> tuple[Markup, Overlay]:
    """The page with an id on every list, table and picture that its overlay names, and the overlay.

    Sounds are by anchor. They come in the order of the page.
    """
    root = _Sequence("", "", 0)
    open_ = [root]
    for tag in _TAG.finditer(body):
        closing, name, attributes = tag.groups()
        known = name in _KINDS
        if closing:
            if known:
                _close(open_)
            continue
        found = _ID.search(attributes)
        anchor = found[1] if found else ""
        if known:
            what = "" if _QUOTATION in attributes else _KINDS[name]
            open_.append(_Sequence(what, anchor, tag.end(2)))
        if anchor in sounds:
            open_[-1].inside.append(Pair(anchor, sounds[anchor]))
    return _named(body, root), _finished(text, kind, root.inside)


def _close(open_: list[_Sequence]) -> None:
    """Put what ends into what is around it: as it is, or without its frame where that says nothing."""
    done = open_.pop()
    match done.inside:
        case [Pair(anchor, sound, kind)]:
            open_[-1].inside.append(Pair(anchor, sound, kind or done.kind))
        case inside if inside and done.kind:
            open_[-1].inside.append(done)
        case inside:
            open_[-1].inside += inside


def _named(body: str, root: _Sequence) -> Markup:
    """The page where each sequence has an anchor; a dot keeps ours apart from those of editors."""
    pieces: list[str] = []
    last = 0
    for n, one in enumerate(each for each in _sequences(root) if not each.anchor):
        one.anchor = f"{one.kind}.{n}"
        pieces += (body[last : one.at], f' id="{one.anchor}"')
        last = one.at
    return Markup("".join((*pieces, body[last:])))  # noqa: S704 (escaped before)


def _sequences(around: _Sequence) -> Iterator[_Sequence]:
    """In the order of the page."""
    for one in around.inside:
        if isinstance(one, _Sequence):
            yield one
            yield from _sequences(one)


def _finished(text: str, kind: str, inside: list[_Sequence | Pair]) -> Overlay:
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">',
        f'<body epub:textref="{text}" epub:type="{kind}">',
        *_lines(text, inside),
        "</body>",
        "</smil>\n",
    )
    return Overlay("\n".join(lines).encode(), sum(_durations(inside)))


def _lines(text: str, inside: Iterable[_Sequence | Pair]) -> Iterator[str]:
    for one in inside:
        of = f' epub:type="{one.kind}"' if one.kind else ""
        place = f"{text}#{escape(one.anchor)}"
        if isinstance(one, Pair):
            begin, end = clock(one.sound.begin), clock(one.sound.end)
            audio = f'<audio src="{one.sound.src}" clipBegin="{begin}" clipEnd="{end}"/>'
            yield f'<par{of}><text src="{place}"/>{audio}</par>'
        else:
            yield f'<seq{of} epub:textref="{place}">'
            yield from _lines(text, one.inside)
            yield "</seq>"


def _durations(inside: Iterable[_Sequence | Pair]) -> Iterator[int]:
    for one in inside:
        if isinstance(one, Pair):
            yield one.sound.end - one.sound.begin
        else:
            yield from _durations(one.inside)


def clock(ms: int) -> str:
    """A time as a SMIL 3.0 clock value, to the millisecond: "0:01:02.345"."""
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{rest:03}"
