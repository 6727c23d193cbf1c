"""The page that helps to choose among all files of a publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from strategy_build.formats.daisy.instructions import STARTS, ways
from strategy_build.formats.html.offers import Offer, ShelfOfOffers, shelves, told
from strategy_build.formats.registry import Shelf
from strategy_build.model.document import Document
from strategy_build.model.inputs import FileFact
from strategy_build.model.labels import Labels

NAME = "files.html"


@dataclass(frozen=True, slots=True)
class Choice:
    """One form with whom it suits, "" where nobody has said, and how to play it, by kind of player."""

    offer: Offer
    advice: str
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A group of forms, and a remark on all of them."""

    name: str
    choices: tuple[Choice, ...]
    note: str = ""


def groups(
    document: Document,
    files: tuple[FileFact, ...],
    labels: Labels,
    bundle: FileFact | None,
    podcast: str = "",
) -> tuple[Group, ...]:
    """Every form in its group, with advice; all files in one come last but for asking us.

    `podcast` is the address of the site's podcast, "" where there is none.
    """
    made = [_group(shelf, files, labels) for shelf in shelves(document, files, labels, rare=True)]
    made = [
        replace(group, choices=(*group.choices, *_heard(document, files, labels, podcast)))
        if group.name == Shelf.LISTEN
        else group
        for group in made
    ]
    if bundle is not None:
        name = labels("choose-all")
        offer = Offer(name, told(bundle, labels), bundle.file, bundle.media_type)
        asking = sum(group.name != "ask" for group in made)
        made.insert(asking, Group("all", (Choice(offer, advice("zip", labels)),)))
    return tuple(made)


def _heard(
    document: Document, files: tuple[FileFact, ...], labels: Labels, podcast: str
) -> Iterator[Choice]:
    """What comes with a recording: its words with their times, and the podcast."""
    if not any(fact.format == "audio" for fact in files):
        return
    captions = Offer(labels("choose-captions"), "WebVTT", f"{quote(document.id)}.vtt", "text/vtt")
    yield Choice(captions, advice("captions-for", labels))
    if podcast:
        feed = Offer(labels("choose-podcast"), "RSS", podcast, "application/rss+xml")
        yield Choice(feed, advice("podcast-for", labels))


def advice(form: str, labels: Labels) -> str:
    """Whom a format suits."""
    return labels.words.get(f"choose-{form}", "")


def _group(shelf: ShelfOfOffers, files: tuple[FileFact, ...], labels: Labels) -> Group:
    forms = {fact.file: fact.format for fact in files}
    choices = []
    for offer in shelf.offers:
        form = _form(offer, forms)
        played = ways(labels, STARTS[form]) if form in STARTS else ()
        choices.append(Choice(_from_here(offer), advice(form, labels), played))
    return Group(shelf.name, tuple(choices), shelf.note)


def _form(offer: Offer, forms: dict[str, str]) -> str:
    return "html" if offer.address.startswith("#") else forms.get(offer.address, "")


def _from_here(offer: Offer) -> Offer:
    """An offer of the publication's page, as it is reached from the page beside it."""
    if not offer.address.startswith("#"):
        return offer
    return Offer(offer.name, "", f"index.html{offer.address}", offer.media_type, offer.lang)
