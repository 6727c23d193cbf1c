"""The one list of formats: what each is called, what it needs, and the function that makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from typing import cast

from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Rendered

Render = Callable[[Document, Inputs, Mapping[str, str]], Rendered]


class Need(StrEnum):
    """What a renderer needs besides the document, labels and layouts (see `model/inputs.py`)."""

    ASSETS = "assets"
    FONTS = "fonts"
    SPEECH = "speech"
    TIMES = "times"  # the timeline of the recording, where there is one
    PAGES = "pages"
    FILES = "files"


class Shelf(StrEnum):
    """The groups in which readers meet the formats, in order."""

    READ = "read"
    PRINT = "print"
    LISTEN = "listen"


@dataclass(frozen=True, slots=True)
class Format:
    """One row. `file` holds `{id}` for the publication's id; the label names are `format-NAME`."""

    name: str
    file: str
    media_type: str
    short: str  # what follows the name in a link: "PDF", "MP3"
    shelf: Shelf
    function: str  # "module:function"
    needs: frozenset[Need] = frozenset()
    options: Mapping[str, str] = field(default_factory=dict, hash=False)

    def render(self) -> Render:
        """The function that makes this format; its module is imported now."""
        module, name = self.function.split(":")
        return cast("Render", getattr(import_module(module), name))


_HERE = "strategy_build.formats"

FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format(
            "html",
            "index.html",
            "text/html",
            "",
            Shelf.READ,
            f"{_HERE}.html.renderer:render",
            frozenset({Need.ASSETS, Need.FONTS, Need.FILES, Need.TIMES}),
        ),
        Format(
            "epub",
            "{id}.epub",
            "application/epub+zip",
            "EPUB",
            Shelf.READ,
            f"{_HERE}.epub.renderer:render",
            frozenset({Need.ASSETS, Need.FONTS, Need.PAGES}),  # fonts: for the cover picture
        ),
        Format(
            "text",
            "{id}.txt",
            "text/plain",
            "TXT",
            Shelf.READ,
            f"{_HERE}.text.renderer:render",
        ),
        Format(
            "pdf",
            "{id}.pdf",
            "application/pdf",
            "PDF",
            Shelf.PRINT,
            f"{_HERE}.pdf.renderer:render",
            frozenset({Need.ASSETS, Need.FONTS}),
            {"root-size": "12pt"},
        ),
        Format(
            "audio",
            "{id}.mp3",
            "audio/mpeg",
            "MP3",
            Shelf.LISTEN,
            f"{_HERE}.audio.renderer:render",
            frozenset({Need.SPEECH, Need.FONTS}),  # fonts: for the cover picture
        ),
    )
}
