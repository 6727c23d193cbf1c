"""The whole way from content/ to output/: read, check, make, prove, publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from strategy_build.build import fonts, swap, web_fonts
from strategy_build.build.assembly import assemble
from strategy_build.build.cache import Cache
from strategy_build.build.jobs import Job
from strategy_build.build.offers import Offer, offer
from strategy_build.build.plan import tasks
from strategy_build.build.proofs import proofs
from strategy_build.build.reading import Reading, reading
from strategy_build.build.request import Report, Request, Teller
from strategy_build.build.tasks import Outcome, State, run
from strategy_build.build.translated import keep_translated
from strategy_build.build.trouble import go_on
from strategy_build.build.workers import do, workers
from strategy_build.checks.published_ids import ids_of
from strategy_build.checks.report import warnings
from strategy_build.checks.severity import risen
from strategy_build.diagnostics import ContentError, Diagnostic, Location, Severity
from strategy_build.model.content import Content
from strategy_build.model.document import Document
from strategy_build.model.inputs import Source, Theme
from strategy_build.model.labels import Labels
from strategy_build.model.walk import plain, sentences

_WORKERS = 2


def build(request: Request, tell: Teller, before: Report | None = None) -> Report:
    """Build the site. ContentError carries all findings where an error stops it; the old site stays.

    `before` is what the last build said.
    """
    keep_translated()
    read = reading(request, before.ids if before else None)
    if read.content is None or read.composed is None or read.labels is None:
        raise ContentError(read.diagnostics, read.sources)
    _stop_on_errors(read.diagnostics, read)
    if not read.composed.documents:
        raise ContentError((*read.diagnostics, _nothing(read.content)), read.sources)
    cache = Cache(request.cache)
    offered = offer(read.content, tuple(read.composed.documents.values()))
    work = tuple(
        _job(document, read, read.content, cache, offered.engines)
        for document in read.composed.documents.values()
    )
    try:
        outcomes = _made(work, offered, cache, tell)
    except ContentError as error:
        raise ContentError((*read.diagnostics, *error.diagnostics), read.sources) from None
    proved = proofs(work, offered.formats, outcomes)
    found = (*read.diagnostics, *proved.diagnostics)
    _stop_on_errors(found, read)
    made, late = assemble(request, read, work, offered.formats, outcomes, proved, found)
    found = (*found, *late)
    if before is not None:
        found = (*found, *risen(found, before.diagnostics, read.content.site.warnings))
    _stop_on_errors(found, read)
    go_on()
    swap.swap(request.output)
    return Report(
        publications=len(work),
        formats=offered.formats,
        made=made,
        not_made=offered.refused,
        words=proved.words,
        same=proved.same,
        diagnostics=found,
        sources=read.sources,
        warned=None if before is None else len(warnings(before.diagnostics)),
        day=read.day,
        ids={name: ids_of(read.content.publications[name]) for name in read.composed.documents},
    )


def _nothing(content: Content) -> Diagnostic:
    """A site without a single publication would only lose the one that readers have."""
    first = next(iter(content.publications.values()))
    return Diagnostic(
        "SRC21",
        Severity.ERROR,
        "No publication here is public yet: each is an idea or a draft, or held back until its day.",
        Location(first.file.title.location.file),
        "There is nothing to publish.",
        "Write status: approved (or status: consultation) in a publication.yaml, or wait for its day.",
    )


def _stop_on_errors(found: tuple[Diagnostic, ...], read: Reading) -> None:
    if any(one.is_error for one in found):
        raise ContentError(found, read.sources)


def _job(
    document: Document,
    read: Reading,
    content: Content,
    cache: Cache,
    engines: str,
) -> Job:
    publication = content.publications[document.id]
    words = frozenset("".join(plain(s.children) for s in sentences(document)))
    family, _ = fonts.choose(words, cache)
    labels = read.own[document.id]
    return Job(
        document=document,
        labels=Labels(labels.lang, _of_publications(labels)),
        layouts=read.layouts,
        assets={p.digest: p.data for p in publication.files.values()},
        theme=Theme(str(content.site.theme.accent), family.name),
        family=family,
        blocks=fonts.blocks(words),
        titles=read.composed.titles if read.composed else {},
        repository=str(content.site.repository),
        cache=cache,
        voice=str(content.site.voice.engine),
        rate=content.site.voice.rate,
        engines=engines,
        sources=tuple(_sources(read, document.id)),
    )


def _sources(read: Reading, publication: str) -> Iterator[Source]:
    """What an editor wrote for a publication, by the paths inside content/."""
    for path, text in sorted(read.sources.items()):
        inside = path.partition("/")[2]
        if inside.startswith(f"{publication}/"):
            kind = "text/markdown" if inside.endswith(".md") else "application/yaml"
            yield Source(inside, text.encode(), kind)


def _of_publications(labels: Labels) -> Mapping[str, str]:
    """The words that a publication may use: none of those for statement, reports, rules and search."""
    apart = ("statement-", "report-", "rules-", "search-", "choose-")
    kept = {"statement-link"}  # stands in the footer of every page
    return {
        name: word
        for name, word in labels.words.items()
        if name in kept or not name.startswith(apart)
    }


def _made(
    work: tuple[Job, ...], offered: Offer, cache: Cache, tell: Teller
) -> Mapping[str, Outcome]:
    """Make everything. What an editor can put right is raised as such; anything else is our fault."""
    planned = (web_fonts.task(work), *tasks(work, offered.formats))
    done = 0

    def report(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        if outcome.error is not None and not isinstance(outcome.error, ContentError):
            raise outcome.error  # what is wrong is not in the content, so the rest would not help
        if outcome.state is not State.UNCHANGED:
            tell(done, len(planned), outcome.task.title)

    with workers(_WORKERS, {task.name: task.action for task in planned}) as executor:
        sent = (replace(task, action=partial(do, task.name)) for task in planned)
        outcomes = run(sent, cache, executor, report)
    wrong = [o.error for o in outcomes.values() if isinstance(o.error, ContentError)]
    if wrong:
        raise ContentError(tuple(found for error in wrong for found in error.diagnostics))
    return outcomes
