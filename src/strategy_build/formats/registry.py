"""The one list of formats: what each is called, what it needs, and the function that makes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
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
    NARRATION = "narration"  # the recording, where there is one
    PAGES = "pages"
    FILES = "files"
    SOURCES = "sources"
    OFFERED = "offered"  # which formats the site offers


class Shelf(StrEnum):
    """The groups in which readers meet the formats, in order."""

    READ = "read"
    PRINT = "print"
    LISTEN = "listen"
    BRAILLE = "braille"


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
    asked: str = ""  # an edition is made wherever the format of this name is asked for
    rare: bool = False  # it stands on the page of more files, not on that of the publication
    spoken: bool = False  # made only where something is recorded: else it would be another's double

    def wanted(self, names: Collection[str]) -> bool:
        """Whether an editor who asks for these formats gets this one."""
        return self.name in names or self.asked in names

    @property
    def room(self) -> str:
        """The folder of formats/ in which it is made."""
        return self.function.split(":", maxsplit=1)[0].rsplit(".", maxsplit=2)[-2]

    def render(self) -> Render:
        """The function that makes this format; its module is imported now."""
        module, name = self.function.split(":")
        return cast("Render", getattr(import_module(module), name))


_HERE = "strategy_build.formats"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

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
            "docx",
            "{id}.docx",
            _WORD,
            "DOCX",
            Shelf.READ,
            f"{_HERE}.docx.renderer:render",
            frozenset({Need.ASSETS, Need.FONTS}),  # fonts: for the letters of drawings
            {"size": "12pt"},
        ),
        Format(
            "large-print-docx",
            "{id}-large-print.docx",
            _WORD,
            "DOCX",
            Shelf.READ,
            f"{_HERE}.docx.renderer:render",
            frozenset({Need.ASSETS, Need.FONTS}),
            {"size": "18pt"},
            asked="docx",
            rare=True,
        ),
        Format(
            "epub",
            "{id}.epub",
            "application/epub+zip",
            "EPUB",
            Shelf.READ,
            f"{_HERE}.epub.renderer:render",
            # fonts: for the cover picture
            frozenset({Need.ASSETS, Need.FONTS, Need.PAGES, Need.NARRATION}),
        ),
        Format(
            "text-only-epub",
            "{id}-text-only.epub",
            "application/epub+zip",
            "EPUB",
            Shelf.READ,
            f"{_HERE}.epub.renderer:render",
            frozenset({Need.ASSETS, Need.FONTS, Need.PAGES}),
            {"narration": "no"},
            asked="epub",
            rare=True,
            spoken=True,
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
            "text-72",
            "{id}-72.txt",
            "text/plain",
            "TXT",
            Shelf.READ,
            f"{_HERE}.text.renderer:render",
            options={"width": "72"},
            asked="text",
            rare=True,
        ),
        Format(
            "pdf",
            "{id}.pdf",
            "application/pdf",
            "PDF",
            Shelf.PRINT,
            f"{_HERE}.pdf.renderer:render",
            frozenset({Need.ASSETS, Need.FONTS, Need.OFFERED, Need.SOURCES}),
            {"root-size": "12pt"},
        ),
        *(
            Format(
                f"{name}-pdf",
                f"{{id}}-{name}.pdf",
                "application/pdf",
                "PDF",
                Shelf.PRINT,
                f"{_HERE}.pdf.renderer:render",
                frozenset({Need.ASSETS, Need.FONTS, Need.OFFERED, Need.SOURCES}),
                {"root-size": size, "name": name, "spacing": spacing},
            )
            for name, size, spacing in (
                ("large-print", "18pt", "usual"),
                ("giant-print", "28pt", "usual"),
                ("wide-spacing", "14pt", "wide"),
            )
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
        Format(
            "daisy",
            "{id}-daisy.zip",
            "application/zip",
            "ZIP",
            Shelf.LISTEN,
            f"{_HERE}.daisy.renderer:render",
            frozenset({Need.SPEECH, Need.ASSETS}),
            {"standard": "2.02"},
        ),
        Format(
            "daisy3",
            "{id}-daisy3.zip",
            "application/zip",
            "ZIP",
            Shelf.LISTEN,
            f"{_HERE}.daisy.renderer:render",
            frozenset({Need.SPEECH, Need.ASSETS}),
            {"standard": "3"},
            asked="daisy",
            rare=True,
        ),
        Format(
            "braille",
            "{id}.brf",
            "application/x-brf",
            "BRF",
            Shelf.BRAILLE,
            f"{_HERE}.braille.brf:render",
            options={"grade": "2"},
        ),
        Format(
            "braille-grade-1",
            "{id}-grade-1.brf",
            "application/x-brf",
            "BRF",
            Shelf.BRAILLE,
            f"{_HERE}.braille.brf:render",
            options={"grade": "1"},
            asked="braille",
        ),
        Format(
            "braille-pef",
            "{id}.pef",
            "application/x-pef+xml",
            "PEF",
            Shelf.BRAILLE,
            f"{_HERE}.braille.pef:render",
            asked="braille",
            rare=True,
        ),
        Format(
            "ebraille",
            "{id}.ebrl",
            "application/ebrl+zip",
            "EBRL",
            Shelf.BRAILLE,
            f"{_HERE}.braille.ebraille:render",
            asked="braille",
            rare=True,
        ),
    )
}


def rooms(names: Iterable[str]) -> tuple[str, ...]:
    """The folders of formats/ in which these formats are made, each once."""
    return tuple(dict.fromkeys(FORMATS[name].room for name in names if name in FORMATS))
