"""Completes the new site in a folder beside the old one: artefacts, pages around them, manifest."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from strategy_build.build import fonts, shelf, swap
from strategy_build.build.cache import Cache
from strategy_build.build.conformance import evidence
from strategy_build.build.digest import digest, versions
from strategy_build.build.folders import MANIFEST
from strategy_build.build.jobs import Job, artefact_name
from strategy_build.build.layouts import blamed, refuse_empty
from strategy_build.build.reading import Reading
from strategy_build.build.request import Made, Request
from strategy_build.build.tasks import Outcome
from strategy_build.checks.output.site import check_site
from strategy_build.checks.output.statement import check_statement
from strategy_build.diagnostics import Diagnostic
from strategy_build.formats.registry import FORMATS
from strategy_build.model.content import Content
from strategy_build.model.inputs import FileFact, Inputs, Theme
from strategy_build.model.labels import Labels
from strategy_build.publish.editions import Edition
from strategy_build.publish.look import WebFonts
from strategy_build.publish.look import web_fonts as pack
from strategy_build.publish.manifest import manifest
from strategy_build.publish.site import site_pages
from strategy_build.publish.statement import conformance_files
from strategy_build.sources.compose.site import Composed

_CHOICE = "Lexend"  # the family that readers may choose on every page


def assemble(
    request: Request,
    read: Reading,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
    found: tuple[Diagnostic, ...],
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
    """Write everything but the swap. Returns what readers can take, and what is wrong with the site.

    `found` are the findings so far, for the statement.
    """
    folder = swap.waiting(request.output)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made: list[Made] = []
    for job in work:
        for name in formats:
            kept = outcomes[artefact_name(job.document, name)].path
            if kept is None:
                continue
            for file in shelf.names(kept):
                _copy(kept / "files" / file, folder / job.document.id / file)
            fact = shelf.file_fact(kept, name, FORMATS[name].media_type)
            path = f"{job.document.id}/{fact.file}"
            made.append(Made(path, fact.size, fact.pages, fact.minutes))
    with blamed(read.layouts):
        around = _around(read, work, formats, outcomes)
    refuse_empty(around)
    _write(folder, around)
    late = _conform(folder, read, work, formats, outcomes, found)
    (folder / MANIFEST).write_bytes(manifest(_Folder(folder)))
    return tuple(made), late


def _conform(
    folder: Path,
    read: Reading,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
    found: tuple[Diagnostic, ...],
) -> tuple[Diagnostic, ...]:
    """The statement and the record. They tell what is wrong with the site that they stand in."""
    if read.content is None or read.composed is None or read.labels is None:
        return ()
    contact, waivers = read.composed.contact, read.content.waivers
    inputs = _inputs(read.content, read.composed, read.labels, read.layouts, work)
    known = evidence(read.content, read.day, work, formats, outcomes, found)
    with blamed(read.layouts):
        _write(folder, conformance_files(known, _Folder(folder), inputs, contact))
    site = _Folder(folder)
    late = (*check_site(site), *check_statement(site, waivers, date.fromisoformat(read.day)))
    if late:
        known = replace(known, diagnostics=(*found, *late))
        _write(folder, conformance_files(known, site, inputs, contact))
    return late


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


class _Folder(Mapping[str, bytes]):
    """The files of a folder by path, read when they are looked at: recordings are large."""

    def __init__(self, root: Path) -> None:
        self._root = root
        paths = (path for path in root.rglob("*") if path.is_file())
        self._names = sorted(path.relative_to(root).as_posix() for path in paths)

    def __getitem__(self, path: str) -> bytes:
        """The bytes of one file."""
        return (self._root / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _around(
    read: Reading,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
) -> Mapping[str, bytes]:
    """The pages around the publications."""
    if read.content is None or read.composed is None or read.labels is None:
        return {}
    site = read.content.site
    editions = tuple(
        Edition(
            job.document,
            _facts(job, formats, outcomes),
            read.content.publications[job.document.id].file.status,
            read.composed.replaced.get(job.document.id, ""),
        )
        for job in work
    )
    cache = work[0].cache
    families = {job.family.name: job.family for job in work}
    families[_CHOICE] = next(f for f in fonts.FAMILIES if f.name == _CHOICE)
    inputs = _inputs(read.content, read.composed, read.labels, read.layouts, work)
    packed = web_fonts(tuple(families.values()), cache)
    return site_pages(site, editions, inputs, packed, read.composed.contact)


def _inputs(
    content: Content,
    composed: Composed,
    labels: Labels,
    layouts: Mapping[str, bytes],
    work: tuple[Job, ...],
) -> Inputs:
    """What the pages around the publications are made from."""
    theme = Theme(str(content.site.theme.accent), work[0].family.name)
    return Inputs(labels, layouts, theme=theme, titles=composed.titles)


def _facts(
    job: Job, formats: tuple[str, ...], outcomes: Mapping[str, Outcome]
) -> tuple[FileFact, ...]:
    return tuple(
        shelf.file_fact(kept, name, FORMATS[name].media_type)
        for name in FORMATS
        if name in formats and name != "html"
        if (kept := outcomes[artefact_name(job.document, name)].path) is not None
    )


def web_fonts(families: tuple[fonts.Family, ...], cache: Cache) -> WebFonts:
    """The families packed for the web, kept in the cache because packing is slow."""
    names = sorted({family.name for family in families})
    key = digest(
        "web-fonts",
        *names,
        versions(*(f.package.replace("_", "-") for f in families), "brotli", "fonttools"),
    )

    def make(folder: Path) -> None:
        loaded: dict[str, bytes] = {}
        for family in families:
            loaded |= fonts.prepared(family, cache).load()
        packed = pack(loaded)
        (folder / "rules.css").write_text(packed.rules, encoding="utf-8")
        for name, data in packed.files.items():
            (folder / name).write_bytes(data)

    folder = cache.made(key, make)
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.woff2"))}
    return WebFonts((folder / "rules.css").read_text(encoding="utf-8"), files)
