"""AUD: the page marks the sentence that is heard, counted as a browser counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from strategy_build.checks.output.page import name
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.inputs import Speech

if TYPE_CHECKING:
    from lxml.etree import _Element

_EARLY = 100  # ms by which a mark may come before its sentence, never after
_SHOWN = 3


@error("AUD14")
def marks(path: str, root: _Element, speech: Speech) -> Iterator[Finding]:
    """A page that plays its recording knows when each of its sentences is heard.

    Why: A mark on the wrong sentence is worse than none for people who read and listen at once, such as
        dyslexic readers and readers new to the language.
    Bad: a mark that stays one sentence behind after a table
    Good: the time of each sentence, in the order of the page
    Source: WCAG 2.2, 1.3.1 (A); EPUB Accessibility 1.1, synchronised text and audio
    """
    place = Location(path)
    players = [element for element in root.iter() if element.get("data-cues") is not None]
    for player in players:
        steps = (player.get("data-cues") or "").split(" ")
        names = [element.get("id") or "" for element in root.iter() if _counts(element)]
        if len(names) != len(steps):
            message = f"the player counts {len(steps)} sentences on a page that has {len(names)}"
            yield Finding(message, place)
            continue
        told = dict(_times(names, steps))
        starts = {chapter.id: chapter.begin for chapter in speech.timeline.chapters}
        wrong = [
            clip.sentence
            for clip in speech.timeline.clips
            if not 0 <= starts[clip.chapter] + clip.begin - told.get(clip.sentence, -1) < _EARLY
        ]
        if wrong or len(told) != len(speech.timeline.clips):
            some = ", ".join(wrong[:_SHOWN]) or "sentences that are not heard"
            yield Finding(f"the player marks at the wrong time: {some}", place)


def _counts(element: _Element) -> bool:
    return (
        name(element) in {"span", "img"}
        and element.get("id") is not None
        and not any(name(outer) == "template" for outer in element.iterancestors())
    )


def _times(names: list[str], steps: list[str]) -> Iterator[tuple[str, int]]:
    """Sentence and ms; each step is tenths of a second after the sentence before."""
    at = 0
    for sentence, step in zip(names, steps, strict=True):
        if step.removeprefix("-").isdigit():
            at += int(step) * 100
            yield sentence, at


RULES: tuple[Rule[[str, _Element, Speech]], ...] = (marks,)


def check_player(path: str, data: bytes, speech: Speech) -> tuple[Diagnostic, ...]:
    """All breaches in a web page that may play the recording of its words."""
    from lxml import etree

    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    return tuple(found for rule in RULES for found in rule(path, root, speech))
