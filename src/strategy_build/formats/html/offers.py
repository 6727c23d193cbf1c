"""The forms of a publication as readers choose among them: shelves of links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from strategy_build.formats.registry import FORMATS, Shelf
from strategy_build.markup.files import kind, size
from strategy_build.model.document import Document
from strategy_build.model.inputs import FileFact
from strategy_build.model.labels import Labels
from strategy_build.model.walk import text_of

# ISO 639-3 codes of sign languages that publications in these islands and their neighbours use;
# what is in one of them is watched, anything else from another site is read.
_SIGNED = frozenset({"ase", "asf", "bfi", "csg", "dse", "fsl", "gsg", "ils", "isg", "sgn", "vgt"})


@dataclass(frozen=True, slots=True)
class Offer:
    """One link: what it is called, what readers are told before they follow it."""

    name: str
    told: str
    address: str
    media_type: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class ShelfOfOffers:
    """A group of forms: read, print, listen, watch, ask."""

    name: str
    offers: tuple[Offer, ...]
    note: str = ""


def shelves(
    document: Document,
    files: tuple[FileFact, ...],
    labels: Labels,
    *,
    heard: bool = False,
    rare: bool = False,
) -> tuple[ShelfOfOffers, ...]:
    """The forms that can be had, in groups; a group with nothing in it is left out.

    `heard` says that the page plays the recording along with its words, `rare` that those forms
    are told too which few people need.
    """
    files = tuple(one for one in files if rare or not FORMATS[one.format].rare)
    here = _here(files, labels) if heard else ()
    made = [
        ShelfOfOffers(
            shelf.value,
            (*(here if shelf is Shelf.LISTEN else ()), *_shelf(shelf, document, files, labels)),
            labels.words.get(f"html-{shelf.value}-note", ""),
        )
        for shelf in Shelf
    ]
    made.append(ShelfOfOffers("watch", tuple(_elsewhere(document, labels, signed=True))))
    wanted = "; ".join(document.contact.on_request)  # "paper, in any size" has a comma of its own
    note = labels("html-on-request", forms=wanted) if wanted else ""
    made.append(ShelfOfOffers("ask", tuple(_ask(document, labels)), note))
    return tuple(shelf for shelf in made if shelf.offers)


def told(fact: FileFact, labels: Labels) -> str:
    """Type, length and size of a file, as they stand in its link."""
    row = FORMATS.get(fact.format)
    parts = [
        row.short if row else kind(fact.file),
        labels("html-minutes", n=fact.minutes) if fact.minutes else "",
        size(fact.size, labels),
        labels("html-pages", n=fact.pages) if fact.pages else "",
        labels("html-computer-voice") if row and row.shelf is Shelf.LISTEN else "",
    ]
    return ", ".join(part for part in parts if part)


def _shelf(
    shelf: Shelf, document: Document, files: tuple[FileFact, ...], labels: Labels
) -> Iterator[Offer]:
    if shelf is Shelf.READ:
        yield Offer(labels("format-html"), labels("html-this-page"), "#page-main")
    for fact in files:
        if fact.format != "html" and FORMATS[fact.format].shelf is shelf:
            name = labels(f"format-{fact.format}")
            yield Offer(name, told(fact, labels), quote(fact.file), fact.media_type)
    if shelf is Shelf.READ:
        yield from _elsewhere(document, labels, signed=False)


def _here(files: tuple[FileFact, ...], labels: Labels) -> tuple[Offer, ...]:
    minutes = next((fact.minutes for fact in files if fact.format == "audio"), 0)
    words = (labels("html-minutes", n=minutes), labels("html-computer-voice"))
    return (Offer(labels("player-here"), ", ".join(words), "#page-player"),)


def _elsewhere(document: Document, labels: Labels, *, signed: bool) -> Iterator[Offer]:
    for form in document.elsewhere:
        if (form.lang.split("-")[0] in _SIGNED) == signed:
            yield Offer(form.title, labels("html-elsewhere"), form.url, lang=form.lang)


def _ask(document: Document, labels: Labels) -> Iterator[Offer]:
    contact = document.contact
    if contact.email:
        when = contact.reply_within
        told = labels("html-reply-by-mail", when=when) if when else ""
        about = quote(labels("html-ask-subject", title=text_of(document.title)))
        address = f"mailto:{contact.email}?subject={about}"
        yield Offer(labels("html-ask-another"), told, address)
    if contact.phone:
        digits = "".join(sign for sign in contact.phone if sign.isdigit() or sign == "+")
        yield Offer(labels("html-phone", number=contact.phone), "", f"tel:{digits}")
