"""The steps of a build as functions that a worker process can run."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from strategy_build.build import fonts, shelf
from strategy_build.build.cache import Cache, FileStore
from strategy_build.build.findings import diagnostics_to_json
from strategy_build.build.layouts import blamed, refuse_empty
from strategy_build.diagnostics import Diagnostic
from strategy_build.formats.registry import FORMATS, Format, Need
from strategy_build.model.document import Document
from strategy_build.model.inputs import FileFact, Inputs, Source, Speech, Theme
from strategy_build.model.labels import Labels
from strategy_build.model.walk import text_of


@dataclass(frozen=True, slots=True)
class Job:
    """What every step for one publication needs: the document and the world around it."""

    document: Document
    labels: Labels
    layouts: Mapping[str, bytes] = field(repr=False)
    assets: Mapping[str, bytes] = field(repr=False)
    theme: Theme
    family: fonts.Family
    blocks: tuple[int, ...]  # of Unicode, that its fonts must have
    titles: Mapping[str, str]
    repository: str
    cache: Cache
    voice: str
    rate: float
    engines: str  # the voices that will speak, with their versions
    sources: tuple[Source, ...] = field(repr=False)


def render(
    target: Path, needed: Mapping[str, Path], *, job: Job, name: str, offered: tuple[str, ...]
) -> None:
    """Make one format of one publication; `offered` are the forms that it may name."""
    row = FORMATS[name]
    inputs = Inputs(
        labels=job.labels,
        layouts=job.layouts,
        assets=job.assets if Need.ASSETS in row.needs else {},
        fonts=_fonts(job) if Need.FONTS in row.needs else {},
        theme=job.theme,
        titles=job.titles,
        speech=_speech(job, row, needed),
        pages=_pages(job, needed) if Need.PAGES in row.needs else {},
        files=_files(job, row, needed) if Need.FILES in row.needs else (),
        offered=offered,
        sources=job.sources if Need.SOURCES in row.needs else (),
    )
    with blamed(job.layouts):
        made = row.render()(job.document, inputs, row.options)
    refuse_empty(made.files)
    shelf.keep_rendered(made, target)


def speak(target: Path, _needed: Mapping[str, Path], *, job: Job) -> None:
    """Record one publication."""
    # sentences are made beside each other: threads of numpy's own would only be in their way
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from strategy_build.speech.recording import record

    store = FileStore(job.cache.root / "speech")
    made = record(job.document, job.labels, job.voice, job.rate, store, _silent)
    shelf.keep_speech(made, target)


def prove(target: Path, needed: Mapping[str, Path], *, job: Job, name: str) -> None:
    """Open the files of a format with other libraries than those that made them, and compare."""
    from strategy_build.checks.parity import parity
    from strategy_build.checks.reports.sameness import record, tally

    document = job.document
    files = shelf.rendered(needed[artefact_name(document, name)]).files
    folder = needed.get(speech_name(document))
    spoken = shelf.speech(folder) if folder else None
    titles = job.titles.values()
    same = parity(name, files, document, job.labels, speech=spoken, furniture=titles)
    found = (*same.diagnostics, *_looked_at(name, files, document, spoken))
    told = tally(document.id, text_of(document.title), document.lang, same)
    (target / "parity.json").write_text(json.dumps(record(told)))
    (target / "findings.json").write_text(diagnostics_to_json(found), encoding="utf-8")


def _looked_at(
    name: str, files: Mapping[str, bytes], document: Document, spoken: Speech | None
) -> tuple[Diagnostic, ...]:
    """The rules of the format's own. Web pages are looked at when the site is complete."""
    first, data = next(iter(files.items()))
    path = f"{document.id}/{first}"
    match FORMATS[name].room:
        case "epub":
            from strategy_build.checks.output.book import check_book

            record = next(files[name] for name in files if name.endswith(".onix.xml"))
            return check_book(path, data, document, spoken.timeline if spoken else None, record)
        case "pdf":
            from strategy_build.checks.output.paper import check_paper

            return check_paper(path, data, document, FORMATS[name].options)
        case "docx":
            from strategy_build.checks.output.word_file import check_word_file

            smallest = float(FORMATS[name].options["size"].removesuffix("pt"))
            return check_word_file(path, data, document, smallest)
        case "braille":
            from strategy_build.checks.output.braille import check_braille
            from strategy_build.formats.braille.edition import paper_of

            return check_braille(path, data, document, paper_of(FORMATS[name].options))
        case "text":
            from strategy_build.checks.output.plain import check_plain

            return check_plain(path, data, document, int(FORMATS[name].options.get("width", 0)))
        case "daisy" if spoken is not None:
            from strategy_build.checks.output.talking_book import check_talking_book

            return check_talking_book(path, data, document, spoken)
        case "html" if spoken is not None:
            from strategy_build.checks.output.player import check_player

            return check_player(path, data, spoken)
        case "audio" if spoken is not None:
            from strategy_build.checks.output.sound import check_sound

            return check_sound(path, files, document, spoken)
        case _:
            return ()


def _silent(done: int, total: int, what: str) -> None:
    """A worker has no terminal of its own."""


def artefact_name(document: Document, name: str) -> str:
    """The name of the task that makes a format of a publication."""
    return f"{document.id}/{name}"


def proof_name(document: Document, name: str) -> str:
    """The name of the task that proves a format of a publication."""
    return f"{document.id}/{name}/proof"


def speech_name(document: Document) -> str:
    """The name of the task that records a publication."""
    return f"{document.id}/speech"


def _speech(job: Job, row: Format, needed: Mapping[str, Path]) -> Speech | None:
    """The recording, its sound only where it is needed."""
    folder = needed.get(speech_name(job.document))
    if folder is None:
        return None
    heard = {Need.SPEECH, Need.NARRATION} & row.needs
    return shelf.speech(folder) if heard else shelf.times(folder)


def _fonts(job: Job) -> Mapping[str, bytes]:
    return fonts.prepared(job.family, job.blocks, job.cache).load()


def _pages(job: Job, needed: Mapping[str, Path]) -> Mapping[str, int]:
    folder = needed.get(artefact_name(job.document, "pdf"))
    return shelf.pages(folder) if folder else {}


def _files(job: Job, row: Format, needed: Mapping[str, Path]) -> tuple[FileFact, ...]:
    return tuple(
        shelf.file_fact(folder, other.name, other.media_type)
        for other in FORMATS.values()
        if other is not row
        and (folder := needed.get(artefact_name(job.document, other.name))) is not None
    )
