"""All files of a publication in one zip, which begins with a text that says what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from strategy_build.formats.html.offers import told
from strategy_build.model.document import Document
from strategy_build.model.inputs import FileFact
from strategy_build.model.labels import Labels
from strategy_build.model.walk import text_of
from strategy_build.publish.choice import advice

FORMAT = "zip"
MEDIA_TYPE = "application/zip"
READ_ME = "READ-ME-FIRST.txt"
OTHERS = "more-files"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: it must not tell when it was made
_READABLE = 0o644 << 16
_UNIX = 3


def name(document: Document) -> str:
    """The name of the zip, beside the publication's page."""
    return f"{document.id}.zip"


def bundle(
    document: Document,
    files: Mapping[str, bytes],
    facts: tuple[FileFact, ...],
    labels: Labels,
) -> bytes:
    """The zip. `files` by their names beside the page; `facts` tell of those that are offered.

    Same bytes for the same files: nothing is packed tighter, since almost all of it is already.
    """
    offered = {fact.file for fact in facts}
    others = sorted(files.keys() - offered)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        _put(archive, READ_ME, read_me(document, facts, labels, others=bool(others)))
        for one in sorted(files.keys() & offered):
            _put(archive, one, files[one])
        for one in others:
            _put(archive, f"{OTHERS}/{one}", files[one])
    return made.getvalue()


def read_me(
    document: Document, facts: tuple[FileFact, ...], labels: Labels, *, others: bool
) -> bytes:
    """What is in the zip and which file suits whom, as UTF-8 text, one line a paragraph.

    `others` says that there are files which are no form of their own.
    """
    return ("\n".join(_lines(document, facts, labels, others=others)) + "\n").encode()


def _lines(
    document: Document, facts: tuple[FileFact, ...], labels: Labels, *, others: bool
) -> Iterator[str]:
    yield from (text_of(document.title), text_of(document.subtitle))
    yield document.imprint.organisation
    yield from ("", labels("choose-read-me", n=len(facts)), labels("choose-read-me-any"))
    for fact in facts:
        yield from ("", f"{labels(f'format-{fact.format}')}: {fact.file}")
        yield told(fact, labels)
        yield from filter(None, (advice(fact.format, labels),))
    if others:
        yield from ("", labels("choose-read-me-others", folder=OTHERS))
    yield ""
    if document.imprint.base_url:
        page = f"{document.imprint.base_url}{document.id}/index.html"
        yield labels("choose-read-me-page", address=page)
    yield from _help(document, labels)


def _help(document: Document, labels: Labels) -> Iterator[str]:
    contact = document.contact
    if contact.email or contact.phone:
        yield labels("choose-read-me-ask")
    yield from filter(None, (contact.email, contact.phone))
    if contact.reply_within:
        yield labels("html-reply-within", when=contact.reply_within)


def _put(archive: ZipFile, path: str, data: bytes) -> None:
    entry = ZipInfo(path, _EPOCH)
    entry.external_attr = _READABLE
    entry.create_system = _UNIX
    archive.writestr(entry, data)
