"""What the read-along player of a web page needs: its sound, its chapters, the time of each sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.labels import Labels
from strategy_build.model.timeline import Timeline
from strategy_build.model.walk import text_of

SPEEDS = (("slower", "0.8"), ("usual", "1"), ("faster", "1.25"), ("fast", "1.5"), ("double", "2"))
_USUAL = "1"
_FORMAT = "audio"
_PLACE = 'data-cues=""'
# The script counts the same elements: document.querySelectorAll("span[id],img[id]").
_COUNTED = re.compile(r'<(?:span|img)\b[^>]*?\sid="([^"]*)"')
_TENTH = 100  # ms
_SILENT = "-"  # stands for an element that is not spoken


@dataclass(frozen=True, slots=True)
class Player:
    """What the layout is filled in with. `speeds` are words, factor, and whether it is the usual."""

    name: str
    key: str
    sound: str
    minutes: int
    speeds: tuple[tuple[str, str, bool], ...]


def player(document: Document, inputs: Inputs) -> Player | None:
    """The player of a page; None where nothing was recorded, or the recording is not offered."""
    address = _sound(inputs)
    if inputs.speech is None or not address:
        return None
    return Player(
        inputs.labels("player-recording", title=text_of(document.title)),
        document.id,
        address,
        inputs.speech.timeline.minutes,
        _speeds(inputs.labels),
    )


def listen(inputs: Inputs) -> Callable[[str], str]:
    """For a section the address at which a browser plays it (W3C Media Fragments), or ""."""
    address = _sound(inputs)
    chapters = inputs.speech.timeline.chapters if inputs.speech and address else ()
    found = {each.id: f"{address}#t={each.begin / 1000:g}" for each in chapters}
    return (lambda section: found.get(section, "")) if found else _unheard


def _unheard(_section: str) -> str:
    return ""


def _sound(inputs: Inputs) -> str:
    return next((quote(fact.file) for fact in inputs.files if fact.format == _FORMAT), "")


def with_cues(page: bytes, speech: Speech | None) -> bytes:
    """The finished page with the time of each sentence, for its script; as it is without a player.

    One number for each `span` and `img` with an id, in the order of the page: how many tenths of a
    second its sentence begins after the one before it, "-" where it is not spoken. ValueError where a
    sentence that is heard has no place on the page.
    """
    if speech is None or _PLACE.encode() not in page:
        return page
    text = page.decode()
    begins = _begins(speech.timeline)
    counted = _COUNTED.findall(text)
    lost = sorted(begins.keys() - set(counted))
    if lost:
        message = f"the page has no place for what is heard: {', '.join(lost[:3])}"
        raise ValueError(message)
    return text.replace(_PLACE, f'data-cues="{_steps(counted, begins)}"', 1).encode()


def _begins(timeline: Timeline) -> Mapping[str, int]:
    """Sentence id to tenths of a second from the start of the recording."""
    starts = {chapter.id: chapter.begin for chapter in timeline.chapters}
    return {clip.sentence: (starts[clip.chapter] + clip.begin) // _TENTH for clip in timeline.clips}


def _steps(counted: list[str], begins: Mapping[str, int]) -> str:
    steps: list[str] = []
    before = 0
    for name in counted:
        begin = begins.get(name)
        steps.append(_SILENT if begin is None else str(begin - before))
        before = before if begin is None else begin
    return " ".join(steps)


def _speeds(labels: Labels) -> tuple[tuple[str, str, bool], ...]:
    return tuple((labels(f"player-{name}"), value, value == _USUAL) for name, value in SPEEDS)
