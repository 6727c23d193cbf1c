"""A publication in braille, ready for every kind of file: its parts, its title page, its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from strategy_build.formats.braille.chapters import Chapter, chapters
from strategy_build.formats.braille.flow import Paper
from strategy_build.formats.braille.pages import Volume, Words, bound, volumes
from strategy_build.formats.braille.passages import Kind, Passage
from strategy_build.formats.braille.tables import primary
from strategy_build.formats.braille.words import Setting, noted, said, shown
from strategy_build.markup.addresses import numbered, places
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs

_KEPT = 8  # editions: the same pages become a BRF and a PEF file


@dataclass(frozen=True, slots=True)
class Edition:
    """A publication in one degree of braille."""

    setting: Setting
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, eq=False, slots=True)
class _Made:
    """A document and what surrounds it as a key of the cache: one object, whatever it holds."""

    document: Document
    inputs: Inputs

    def __hash__(self) -> int:
        return hash((id(self.document), id(self.inputs)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Made)
            and self.document is other.document
            and self.inputs is other.inputs
        )


def edition(document: Document, inputs: Inputs, *, contracted: bool) -> Edition:
    """The parts of a publication as passages of cells."""
    return _edition(_Made(document, inputs), contracted=contracted)


@lru_cache(maxsize=_KEPT)
def _edition(made: _Made, *, contracted: bool) -> Edition:
    document, inputs = made.document, made.inputs
    setting = Setting(
        document,
        inputs.labels,
        numbered(document),
        places(document),
        inputs.titles,
        contracted=contracted,
    )
    return Edition(setting, chapters(setting))


def paper_of(options: Mapping[str, str]) -> Paper:
    """The paper that the options ask for: `cells` in a line, `lines` on a page, pages in a `volume`."""
    usual = Paper()
    return Paper(
        int(options.get("cells", usual.cells)),
        int(options.get("lines", usual.lines)),
        int(options.get("volume", usual.volume)),
    )


def laid_out(one: Edition, paper: Paper, how: str) -> tuple[Volume, ...]:
    """The pages of an edition. `how` is the label that says how to emboss or read the file."""
    setting = one.setting
    divided = bound(one.chapters, paper)
    count = len(divided)
    labels = setting.labels
    words = Words(
        running=shown(setting.document.title, setting),
        contents=said(labels("html-contents"), setting),
        page=said(labels("braille-page"), setting),
        openings=tuple(_opening(n, count, paper, how, setting) for n in range(1, count + 1)),
        ends=tuple(
            said(labels("braille-volume-end", n=n, all=count), setting) for n in range(1, count)
        ),
    )
    return volumes(divided, words, paper)


def identifier(publication: str, kind: str) -> str:
    """An identifier of one file of a publication: its own, and always the same."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{publication}/{kind}')}"


def code_name(setting: Setting) -> str:
    """The braille code of an edition, in generated words."""
    grade = 2 if setting.contracted else 1
    lang = setting.document.lang
    if primary(lang) == "en":
        return setting.labels(f"braille-code-{grade}")
    return setting.labels(f"braille-code-other-{grade}", lang=lang)


def about(setting: Setting, how: str, size: str = "") -> list[Passage]:
    """What a reader should know of the file before the text begins."""
    labels = setting.labels
    code = code_name(setting) + (f", {size}" if size else "") + "."
    made = [Passage(said(labels("braille-about"), setting), Kind.HEADING, depth=2, before=True)]
    made += [Passage(said(text, setting)) for text in (code, labels("braille-made"), how)]
    added = said(labels("braille-added"), setting)
    sample = noted(labels("braille-sample"), "", setting)
    made.append(Passage(f"{added}\u2800{sample}"))
    return made


def _opening(n: int, count: int, paper: Paper, how: str, setting: Setting) -> tuple[Passage, ...]:
    """The title page: what it is, by whom, which volume, and how it was made."""
    document, labels = setting.document, setting.labels
    parts = (
        (shown(document.title, setting), True),
        (shown(document.subtitle, setting), False),
        (said(document.imprint.organisation, setting), True),
        (said(labels("braille-volume", n=n, all=count), setting), False),
    )
    centred = [
        Passage(cells, Kind.HEADING, depth=1, before=apart) for cells, apart in parts if cells
    ]
    size = labels("braille-size", lines=paper.lines, cells=paper.cells)
    told = labels(how, cells=paper.cells, lines=paper.lines)
    return (*centred, *about(setting, told, size))
