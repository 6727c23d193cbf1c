"""What to do with a talking book: on the page of all files, and as a text that lies inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strategy_build.model.document import Contact
from strategy_build.model.labels import Labels

if TYPE_CHECKING:  # the page of all files needs no book, nor the speech that a book needs
    from strategy_build.formats.daisy.book import Book

NAME = "readme.txt"
STARTS = {"daisy": "ncc.html", "daisy3": "package.opf"}  # what programs open first, by format
_WAYS = ("phone", "thorium", "computer", "stream", "disc")


def ways(labels: Labels, start: str) -> tuple[str, ...]:
    """How to play it on each kind of player; `start` is the file that programs open first."""
    return tuple(labels(f"daisy-play-{way}", start=start) for way in _WAYS)


def instructions(book: Book, start: str, minutes: int) -> bytes:
    """Short paragraphs in plain words."""
    labels = book.setting.labels
    what = labels("daisy-what", standard=book.setting.standard.value)
    length = labels("daisy-length", minutes=labels("html-minutes", n=minutes))
    paragraphs = (
        book.title,
        f"{what}\n{length}\n{labels('daisy-levels', n=book.depth)}",
        labels("daisy-play"),
        *ways(labels, start),
        "\n".join((labels("daisy-help"), *_routes(book.document.contact))),
    )
    # simple programs of old systems know no other line end
    return ("\n\n".join(paragraphs) + "\n").replace("\n", "\r\n").encode()


def _routes(contact: Contact) -> tuple[str, ...]:
    return tuple(filter(None, (contact.email, contact.phone)))
