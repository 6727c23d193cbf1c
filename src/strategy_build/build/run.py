"""The whole way from content/ to output/: read, check, make, prove, publish."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from strategy_build.build import fonts, swap
from strategy_build.build.assembly import assemble
from strategy_build.build.cache import Cache
from strategy_build.build.jobs import Job
from strategy_build.build.offers import Offer, offer
from strategy_build.build.plan import tasks
from strategy_build.build.proofs import proofs
from strategy_build.build.reading import Reading, reading
from strategy_build.build.request import Report, Request, Teller
from strategy_build.build.tasks import Outcome, State, run
from strategy_build.diagnostics import ContentError, Diagnostic
from strategy_build.model.content import Content
from strategy_build.model.document import Document
from strategy_build.model.inputs import Theme
from strategy_build.model.labels import Labels
from strategy_build.model.walk import plain, sentences

_WORKERS = 2


def build(request: Request, tell: Teller) -> Report:
    """Build the site. ContentError carries all findings where an error stops it; the old site stays."""
    read = reading(request)
    if read.content is None or read.composed is None or read.labels is None:
        raise ContentError(read.diagnostics, read.sources)
    _stop_on_errors(read.diagnostics, read)
    cache = Cache(request.cache)
    offered = offer(read.content, tuple(read.composed.documents.values()))
    work = tuple(
        _job(document, read, read.content, read.labels, cache, offered.engines)
        for document in read.composed.documents.values()
    )
    try:
        outcomes = _made(work, offered, cache, tell)
    except ContentError as error:
        raise ContentError((*read.diagnostics, *error.diagnostics), read.sources) from None
    proved = proofs(work, offered.formats, outcomes)
    found = (*read.diagnostics, *proved.diagnostics)
    _stop_on_errors(found, read)
    made, late = assemble(request, read, work, offered.formats, outcomes)
    found = (*found, *late)
    _stop_on_errors(found, read)
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
    )


def _is_alone() -> bool:
    """Whether this process has one thread: only then a copy of it can be trusted to work."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:
        return False


def _stop_on_errors(found: tuple[Diagnostic, ...], read: Reading) -> None:
    if any(one.is_error for one in found):
        raise ContentError(found, read.sources)


def _job(
    document: Document,
    read: Reading,
    content: Content,
    labels: Labels,
    cache: Cache,
    engines: str,
) -> Job:
    publication = content.publications[document.id]
    words = "".join(plain(s.children) for s in sentences(document))
    family, _ = fonts.choose(frozenset(words), cache)
    own = {name: str(word) for name, word in publication.file.words.items()}
    return Job(
        document=document,
        labels=Labels(document.lang, {**labels.words, **own}),
        layouts=read.layouts,
        assets={p.digest: p.data for p in publication.files.values()},
        theme=Theme(str(content.site.theme.accent), family.name),
        family=family,
        titles=read.composed.titles if read.composed else {},
        repository=str(content.site.repository),
        cache=cache,
        voice=str(content.site.voice.engine),
        rate=content.site.voice.rate,
        engines=engines,
    )


def _made(
    work: tuple[Job, ...], offered: Offer, cache: Cache, tell: Teller
) -> Mapping[str, Outcome]:
    """Make everything. What an editor can put right is raised as such; anything else is our fault."""
    planned = tuple(tasks(work, offered.formats))
    done = 0

    def report(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        if outcome.state is not State.UNCHANGED:
            tell(done, len(planned), outcome.task.title)

    context = multiprocessing.get_context("fork" if _is_alone() else "spawn")
    with ProcessPoolExecutor(_WORKERS, mp_context=context) as executor:
        outcomes = run(planned, cache, executor, report)
    wrong = [outcome.error for outcome in outcomes.values() if outcome.error is not None]
    for error in wrong:
        if not isinstance(error, ContentError):
            raise error
    if wrong:
        raise ContentError(
            tuple(d for e in wrong if isinstance(e, ContentError) for d in e.diagnostics)
        )
    return outcomes
