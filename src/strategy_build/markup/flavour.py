"""In what the web page, the book and the PDF differ, when they show the same document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from strategy_build.model.blocks import Image
from strategy_build.model.inlines import FileTarget, Place
from strategy_build.model.labels import Labels


def fragment(place: Place) -> str:
    """The address of a place where the whole publication is one file and stands alone."""
    return "" if place.publication else f"#{place.anchor}"


def _beside(file: FileTarget) -> str:
    return file.name


def _unheard(_section: str) -> str:
    return ""


def _in_images(image: Image) -> str:
    return f"images/{image.name}"


@dataclass(frozen=True, slots=True)
class Flavour:
    """How fragments are written. `lang` is the language of the element around them.

    The three functions give addresses; "" means that the thing cannot be reached from this format,
    and the words of the link stand without it. `lift` is taken from heading levels (a book chapter
    that starts at h1 lifts by 1). `epub` adds `epub:type` and chapter roles. `scroll` puts tables
    in a named region that a keyboard can scroll. `terms` makes explained words lead to the
    glossary. `long_titles` writes the long form of an abbreviation as `title`, which is what the
    PDF takes its expansion from; on the web a title reaches neither touch nor keyboard.
    `listen` gives the address at which the recording of a section, by its id, begins to play.
    `gauges` draws how far an action is beside the numbers that say it. `ids` off is for words that
    are shown a second time.
    """

    labels: Labels
    lang: str
    place: Callable[[Place], str] = fragment
    file: Callable[[FileTarget], str] = _beside
    image: Callable[[Image], str] = _in_images
    listen: Callable[[str], str] = _unheard
    xml: bool = False
    epub: bool = False
    lift: int = 0
    scroll: bool = False
    terms: bool = True
    long_titles: bool = False
    gauges: bool = False
    ids: bool = True

    def within(self, lang: str) -> Flavour:
        """This flavour inside an element of language `lang` ("" changes nothing)."""
        return self if not lang or lang == self.lang else replace(self, lang=lang)
