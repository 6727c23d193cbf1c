"""The words that a format may add to those of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strategy_build.checks.expected import Expected
from strategy_build.checks.normal import tokens
from strategy_build.formats.registry import FORMATS
from strategy_build.model.blocks import Sentence
from strategy_build.model.document import Document
from strategy_build.model.inlines import FileTarget, Link, Place
from strategy_build.model.labels import Labels
from strategy_build.model.walk import inlines, plain

_PLACE = re.compile(r"\{\w+\}")
_SIGN = re.compile(r"\W")


def known_words(
    wanted: Expected, labels: Labels, document: Document, furniture: Iterable[str]
) -> frozenset[str]:
    """Every word that a format may add: generated words, addresses, what the document says anyway."""
    imprint = document.imprint
    phrases = [_PLACE.sub(" ", phrase) for phrase in labels.all()]
    phrases += [plain(one.children) for one, _ in wanted.sentences]
    phrases += [
        *(label for label, _ in wanted.labels),
        *furniture,
        *(target.url for _, target, _ in wanted.links),
    ]
    phrases += [
        imprint.organisation,
        imprint.licence,
        imprint.version,
        imprint.base_url,
        document.id,
    ]
    phrases += [entry.say for entry in document.glossary]
    phrases += [row.short for row in FORMATS.values()]
    phrases += [document.contact.reply_within, *document.contact.on_request]
    phrases += [f"{one.title} {one.url} {one.lang}" for one in document.elsewhere]
    phrases += [address for one, _ in wanted.sentences for address in _addresses(one)]
    words = {word for phrase in phrases for word in tokens(f"{phrase} {_SIGN.sub(' ', phrase)}")}
    return frozenset(words | set("abcdefghijklmnopqrstuvwxyz"))


def _addresses(one: Sentence) -> Iterator[str]:
    """The words of addresses inside the site: names of files and folders."""
    for node in inlines(one.children):
        match node:
            case Link(target=FileTarget(name=name)):
                yield f"{name} {name.rpartition('.')[2]} KB MB bytes"
            case Link(target=Place(publication=publication, anchor=anchor)) if publication:
                yield f"{publication}/index.html#{anchor}"
            case _:
                pass
