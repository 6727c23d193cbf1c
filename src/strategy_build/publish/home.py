"""What the first page says of each publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from strategy_build.formats.html.offers import shelves
from strategy_build.model.labels import Labels
from strategy_build.model.walk import block_sentences, text_of
from strategy_build.publish.editions import Edition, in_order

_TOLD = ("status", "closes", "closed-on", "when", "published")


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in words; `address` leads on where there is something to follow."""

    name: str
    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One publication in the list, or the one in force above it."""

    kind: str
    title: str
    address: str
    lang: str
    subtitle: str
    summary: str
    facts: tuple[Told, ...]
    forms: tuple[Told, ...] = ()


def lead_edition(edition: Edition, labels: Labels) -> Row:
    """The publication in force, with the groups of forms in which it can be had."""
    return _row(edition, {}, ("approved", "published"), tuple(_forms(edition, labels)), labels)


def listing(editions: tuple[Edition, ...], labels: Labels) -> tuple[Row, ...]:
    """All publications by kind, newest first; earlier editions say what replaces them."""
    titles = {e.document.id: text_of(e.document.title) for e in editions}
    return tuple(_row(edition, titles, _TOLD, (), labels) for edition in in_order(editions))


def _row(
    edition: Edition,
    titles: dict[str, str],
    kinds: tuple[str, ...],
    forms: tuple[Told, ...],
    labels: Labels,
) -> Row:
    document = edition.document
    facts = [
        Told(fact.label, text_of(tuple(block_sentences(fact.blocks))))
        for kind in kinds
        for fact in document.facts
        if fact.kind == kind
    ]
    if edition.replaced_by in titles:
        by = edition.replaced_by
        facts.append(Told(labels("html-replaced-by"), titles[by], _address(by)))
    return Row(
        document.kind_label,
        text_of(document.title),
        _address(document.id),
        document.lang,
        text_of(document.subtitle),
        text_of(document.summary),
        tuple(facts),
        forms,
    )


def _forms(edition: Edition, labels: Labels) -> Iterator[Told]:
    for shelf in shelves(edition.document, edition.files, labels):
        names = "; ".join(offer.name for offer in shelf.offers)
        address = f"{_address(edition.document.id)}#page-{shelf.name}"
        yield Told(labels(f"html-{shelf.name}"), names, address)


def _address(publication: str) -> str:
    return f"{quote(publication)}/index.html"
