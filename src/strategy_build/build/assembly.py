"""Completes the new site in a folder beside the old one: artefacts, pages around them, manifest."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from strategy_build.build import fonts, shelf, swap
from strategy_build.build.cache import Cache
from strategy_build.build.digest import digest, versions
from strategy_build.build.jobs import Job, artefact_name
from strategy_build.build.reading import Reading
from strategy_build.build.request import Made, Request
from strategy_build.build.tasks import Outcome
from strategy_build.checks.output.site import check_site
from strategy_build.diagnostics import Diagnostic
from strategy_build.formats.registry import FORMATS
from strategy_build.model.inputs import FileFact, Inputs, Theme
from strategy_build.publish.editions import Edition
from strategy_build.publish.look import WebFonts
from strategy_build.publish.look import web_fonts as pack
from strategy_build.publish.manifest import manifest
from strategy_build.publish.site import site_pages

_CHOICE = "Lexend"  # the family that readers may choose on every page


def assemble(
    request: Request,
    read: Reading,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
    """Write everything but the swap. Returns what readers can take, and what is wrong with the site."""
    folder = swap.waiting(request.output)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made: list[Made] = []
    files: dict[str, bytes] = {}
    for job in work:
        for name in formats:
            kept = outcomes[artefact_name(job.document, name)].path
            if kept is None:
                continue
            rendered = shelf.rendered(kept)
            for file, data in rendered.files.items():
                files[f"{job.document.id}/{file}"] = data
            first = next(iter(rendered.files))
            made.append(
                Made(
                    f"{job.document.id}/{first}",
                    len(rendered.files[first]),
                    rendered.pages,
                    rendered.minutes,
                )
            )
    files |= _around(read, work, formats, outcomes)
    found = check_site(files)
    files["manifest.json"] = manifest(files)
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return tuple(made), found


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
    theme = Theme(str(site.theme.accent), work[0].family.name)
    inputs = Inputs(read.labels, read.layouts, theme=theme, titles=read.composed.titles)
    packed = web_fonts(tuple(families.values()), cache)
    return site_pages(site, editions, inputs, packed, read.composed.contact)


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
