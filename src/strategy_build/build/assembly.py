"""Completes the new site in a folder beside the old one: artefacts, pages around them, manifest."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from strategy_build.build import outside, shelf, swap
from strategy_build.build.cache import Cache, FileStore
from strategy_build.build.catalogue import catalogue
from strategy_build.build.conformance import evidence
from strategy_build.build.folders import MANIFEST
from strategy_build.build.jobs import Job, artefact_name
from strategy_build.build.layouts import blamed, refuse_empty
from strategy_build.build.proofs import Proved
from strategy_build.build.published import Folder
from strategy_build.build.reading import Reading
from strategy_build.build.request import Made, Request
from strategy_build.build.surroundings import accounts, around, facts, inputs
from strategy_build.build.tasks import Outcome
from strategy_build.build.verdicts import verdicts
from strategy_build.checks.output.statement import check_statement
from strategy_build.diagnostics import Diagnostic
from strategy_build.formats.registry import FORMATS
from strategy_build.model.inputs import FileFact
from strategy_build.publish import bundle, sitemap
from strategy_build.publish.evidence import Evidence
from strategy_build.publish.manifest import manifest
from strategy_build.publish.statement import conformance_files


def assemble(
    request: Request,
    read: Reading,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
    proved: Proved,
    found: tuple[Diagnostic, ...],
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
    """Write everything but the swap. Returns what readers can take, and what is wrong with the site.

    `found` are the findings so far, for the statement.
    """
    folder = swap.waiting(request.output)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = tuple(_artefacts(folder, work, formats, outcomes))
    bundles = _bundles(folder, read, work, formats, outcomes)
    known = catalogue(Cache(request.cache))
    with blamed(read.layouts):
        pages = {
            **around(read, work, formats, outcomes, bundles),
            **accounts(read, work, known, proved),
        }
    refuse_empty(pages)
    _write(folder, pages)
    if read.content is None:
        return made, ()
    told = evidence(read.content, read.day, work, formats, outcomes, known, found)
    late = _conform(folder, request, read, work, told)
    _write(folder, _sitemap(folder, read))
    (folder / MANIFEST).write_bytes(manifest(Folder(folder)))
    return made, late


def _artefacts(
    folder: Path,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
) -> Iterator[Made]:
    """Copy the files of all formats, and tell of the first of each."""
    for job in work:
        for name in formats:
            kept = outcomes[artefact_name(job.document, name)].path
            if kept is None:
                continue
            for file in shelf.names(kept):
                _copy(kept / "files" / file, folder / job.document.id / file)
            fact = shelf.file_fact(kept, name, FORMATS[name].media_type)
            yield Made(f"{job.document.id}/{fact.file}", fact.size, fact.pages, fact.minutes)


def _bundles(
    folder: Path,
    read: Reading,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
) -> Mapping[str, FileFact]:
    """Put all files of each publication in one zip beside them. What readers are told of each zip."""
    if read.labels is None:
        return {}
    made: dict[str, FileFact] = {}
    for job in work:
        home, name = folder / job.document.id, bundle.name(job.document)
        files = {
            path.relative_to(home).as_posix(): path.read_bytes()
            for path in sorted(home.rglob("*"))
            if path.is_file() and path.name != "index.html"
        }
        told = facts(job, formats, outcomes)
        data = bundle.bundle(job.document, files, told, read.labels)
        (home / name).write_bytes(data)
        made[job.document.id] = FileFact(bundle.FORMAT, name, bundle.MEDIA_TYPE, len(data))
    return made


def _conform(
    folder: Path, request: Request, read: Reading, work: tuple[Job, ...], known: Evidence
) -> tuple[Diagnostic, ...]:
    """The statement and the record. They tell what is wrong with the site that they stand in."""
    if read.content is None or read.composed is None or read.labels is None:
        return ()
    contact, waivers = read.composed.contact, read.content.waivers
    look = inputs(read.content, read.composed, read.labels, read.layouts, work)
    if heard := outside.recall(request.cache, request.output, Folder(folder)):
        known = replace(known, deep=heard, deep_day=heard.day, missed=heard.missed)
    with blamed(read.layouts):
        _write(folder, conformance_files(known, Folder(folder), look, contact))
    site = Folder(folder)
    store = FileStore(request.cache / "verdicts")
    day = date.fromisoformat(read.day)
    late = (*verdicts(site, store), *check_statement(site, waivers, day, ()))
    if late:
        known = replace(known, diagnostics=(*known.diagnostics, *late))
        _write(folder, conformance_files(known, site, look, contact))
    return late


def _sitemap(folder: Path, read: Reading) -> Mapping[str, bytes]:
    """The list of all pages for search engines: it needs whole addresses."""
    base = str(read.content.site.base_url) if read.content else ""
    if not base or read.composed is None:
        return {}
    changed = {one.id: one.imprint.modified[:10] for one in read.composed.documents.values()}
    pages = {
        path: changed.get(path.removesuffix("/index.html"), "")
        for path in Folder(folder)
        if path.endswith(".html") and path != "404.html"
    }
    return {sitemap.NAME: sitemap.sitemap(base.rstrip("/") + "/", pages)}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
