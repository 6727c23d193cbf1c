"""How far the strategy is: what the newest progress update says, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from strategy_build.model.blocks import Entry, Ledger
from strategy_build.model.document import Document
from strategy_build.model.labels import Labels
from strategy_build.model.publication import Kind
from strategy_build.model.walk import block_sentences, blocks, sections, text_of
from strategy_build.publish.editions import Edition, in_order

_ORDER = ("done", "started", "changed", "stopped", "not-started")
_KIND = Kind.PROGRESS.value


@dataclass(frozen=True, slots=True)
class Count:
    """How many actions have a status, in words, and in percent of all of them."""

    status: str
    words: str
    share: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The counts of one progress update, and where it can be read."""

    title: str
    subtitle: str
    address: str
    lang: str
    counts: tuple[Count, ...]


def standing(editions: tuple[Edition, ...], labels: Labels) -> Standing | None:
    """The newest progress update that nothing replaces; None where no action has a status."""
    current = [e.document for e in in_order(editions) if e.current and e.document.kind == _KIND]
    counted = ((document, _counts(document, labels)) for document in current)
    document, counts = next(((one, found) for one, found in counted if found), (None, ()))
    if document is None:
        return None
    return Standing(
        text_of(document.title),
        text_of(document.subtitle),
        f"{quote(document.id)}/index.html",
        document.lang,
        counts,
    )


def _counts(document: Document, labels: Labels) -> tuple[Count, ...]:
    found = Counter(status for entry in _entries(document) for status in _status(entry))
    known = [labels(f"document-status-{name}") for name in _ORDER]
    order = [*(one for one in known if one in found), *(one for one in found if one not in known)]
    return tuple(
        Count(
            one,
            labels("html-of", n=found[one], all=found.total()),
            round(100 * found[one] / found.total()),
        )
        for one in order
    )


def _entries(document: Document) -> Iterator[Entry]:
    for section in sections(document):
        for block in blocks(section.blocks):
            if isinstance(block, Ledger) and block.kind == _KIND:
                yield from block.entries


def _status(entry: Entry) -> Iterator[str]:
    for fact in entry.facts:
        if fact.kind == "status":
            yield text_of(tuple(block_sentences(fact.blocks)))
