"""What stands around the publications: the pages of the site, its look, what it says of its checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from strategy_build.build import fonts, shelf, web_fonts
from strategy_build.build.cache import Cache, FileStore
from strategy_build.build.catalogue import Catalogue
from strategy_build.build.digest import code_digest, digest, files_digest, versions
from strategy_build.build.jobs import Job, artefact_name, speech_name
from strategy_build.build.proofs import Proved
from strategy_build.build.reading import Reading
from strategy_build.build.tasks import Outcome
from strategy_build.checks.reports.framing import Frame
from strategy_build.checks.severity import LEVELS
from strategy_build.formats.registry import FORMATS
from strategy_build.markup.cover import BOOK, Painter, cover
from strategy_build.model.content import Content
from strategy_build.model.inputs import FileFact, Inputs, Theme
from strategy_build.model.labels import Labels
from strategy_build.publish.editions import Edition
from strategy_build.publish.look import WebFonts
from strategy_build.publish.podcast import podcast_files
from strategy_build.publish.site import site_pages
from strategy_build.sources.compose.site import Composed


def around(
    read: Reading,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
    bundles: Mapping[str, FileFact],
) -> Mapping[str, bytes]:
    """The pages around the publications, by path in the site. `bundles` by publication."""
    if read.content is None or read.composed is None or read.labels is None:
        return {}
    site = read.content.site
    editions = tuple(
        Edition(
            job.document,
            facts(job, formats, outcomes),
            read.content.publications[job.document.id].file.status,
            read.composed.replaced.get(job.document.id, ""),
            bundles.get(job.document.id),
        )
        for job in work
    )
    cache, folder = work[0].cache, outcomes[web_fonts.NAME].path
    packed = web_fonts.load(folder) if folder else WebFonts()
    made = inputs(read.content, read.composed, read.labels, read.layouts, work)
    paint = _painter(cache)
    pages = site_pages(site, editions, made, packed, read.composed.contact, paint)
    heard = _lengths(work, outcomes)
    own = work[0].family
    drawn = fonts.prepared(own, web_fonts.used(work), cache).load() if heard else {}
    return {**pages, **podcast_files(site, editions, heard, made, drawn, paint)}


def _painter(cache: Cache) -> Painter:
    """Pictures with the name of the site hardly ever change: they are kept."""
    store = FileStore(cache.root / "pictures")

    def paint(
        title: str,
        lines: tuple[str, str],
        accent: str,
        fonts: Mapping[str, bytes],
        size: tuple[int, int] = BOOK,
    ) -> bytes:
        look = (accent, repr(size), files_digest(fonts.items()))
        key = digest(code_digest("markup"), versions("pillow"), title, *lines, *look)
        kept = store.get(key)
        if kept is None:
            kept = cover(title, lines, accent, fonts, size)
            store.put(key, kept)
        return kept

    return paint


def accounts(
    read: Reading, work: tuple[Job, ...], known: Catalogue, proved: Proved
) -> Mapping[str, bytes]:
    """What the site says of its checks besides the statement: the proof of its words, the rules.

    Both are kept in the cache: they change with what they tell and with the look of the site.
    """
    if read.content is None or read.composed is None or read.labels is None:
        return {}
    site, contact, cache = read.content.site, read.composed.contact, work[0].cache
    made = inputs(read.content, read.composed, read.labels, read.layouts, work)
    base = str(site.base_url)
    base += "" if not base or base.endswith("/") else "/"
    told = (str(site.organisation.name), str(site.language), base, repr(contact))
    looks = (repr(sorted(made.labels.words.items())), files_digest(made.layouts.items()))
    world = (code_digest(), versions("jinja2", "markupsafe"), *told, *looks, repr(made.theme))
    levels = {name: LEVELS[str(v)] for name, v in site.rules.items() if str(v) in LEVELS}

    def frame() -> Frame:
        return Frame(made, str(site.organisation.name), str(site.language), contact, base)

    def proof() -> Mapping[str, bytes]:
        from strategy_build.checks.reports.proof import proof_files

        return proof_files(proved.tallies, frame())

    def rules() -> Mapping[str, bytes]:
        from strategy_build.checks.reports.rulebook import rulebook

        return rulebook(known.rules.values(), frame(), levels)

    return {
        **_kept(cache, digest("proof", repr(proved.tallies), *world), proof),
        **_kept(cache, digest("rules", repr(sorted(levels.items())), *world), rules),
    }


def _kept(cache: Cache, key: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    def write(folder: Path) -> None:
        for path, data in make().items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)

    folder = cache.made(key, write)
    files = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def inputs(
    content: Content,
    composed: Composed,
    labels: Labels,
    layouts: Mapping[str, bytes],
    work: tuple[Job, ...],
) -> Inputs:
    """What the pages around the publications are made from."""
    theme = Theme(str(content.site.theme.accent), work[0].family.name)
    return Inputs(labels, layouts, theme=theme, titles=composed.titles)


def _lengths(work: tuple[Job, ...], outcomes: Mapping[str, Outcome]) -> Mapping[str, int]:
    """The lengths of the recordings in ms, by publication."""
    made = ((job.document.id, outcomes.get(speech_name(job.document))) for job in work)
    return {
        name: shelf.times(one.path).timeline.duration
        for name, one in made
        if one is not None and one.path is not None
    }


def facts(
    job: Job, formats: tuple[str, ...], outcomes: Mapping[str, Outcome]
) -> tuple[FileFact, ...]:
    """What readers are told of each file of a publication, in the order in which they are offered."""
    return tuple(
        shelf.file_fact(kept, name, FORMATS[name].media_type)
        for name in FORMATS
        if name in formats and name != "html"
        if (kept := outcomes[artefact_name(job.document, name)].path) is not None
    )
