"""An EPUB file from its finished parts: EbookLib writes the container and the package document.

Its faults are met here and nowhere else: it re-parses HTML (so parts go in as bytes), stamps local
time, writes no language on the package, and keeps the time of writing in the zip.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ebooklib import epub

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STORED = (".mp3", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2")
_LEVEL = 9  # pinned, so that the bytes do not depend on a default


@dataclass(frozen=True, slots=True)
class Meta:
    """One line of metadata: a Dublin Core element ("dc:title") or the property of a meta element."""

    name: str
    value: str
    id: str = ""
    refines: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the book. `overlay` is the id of the part that says how it sounds.

    What is in the spine but not `linear` is opened from elsewhere and skipped in reading.
    """

    id: str
    href: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    overlay: str = ""
    in_spine: bool = False
    linear: bool = True


@dataclass(frozen=True, slots=True)
class Package:
    """All that an EPUB 3.3 package document says. `modified` is ISO 8601 in UTC."""

    identifier: str
    lang: str
    direction: str
    modified: str
    metadata: tuple[Meta, ...]
    parts: tuple[Part, ...]  # the order of the manifest, and of the spine
    cover: str = ""  # id of the cover picture


def packed(package: Package) -> bytes:
    """The EPUB file. Equal packages give equal bytes."""
    from ebooklib import epub

    book = _book(package, epub.EpubBook())
    for part in package.parts:
        book.add_item(_item(part, epub))
    spine = (part for part in package.parts if part.in_spine)
    book.spine = [(part.id, "yes" if part.linear else "no") for part in spine]
    options = {
        "mtime": datetime.fromisoformat(package.modified).astimezone(UTC),
        "raise_exceptions": True,
        "epub3_pages": False,
        "epub3_landmark": False,
    }
    return _written(book, options, package)


def _book(package: Package, book: epub.EpubBook) -> epub.EpubBook:
    book.metadata = {}  # drops a random identifier and the name of the library
    book.IDENTIFIER_ID = "id"
    book.uid = package.identifier
    book.language = package.lang
    book.add_metadata("DC", "identifier", package.identifier, {"id": "id"})
    book.add_metadata("DC", "language", package.lang)
    for meta in package.metadata:
        extra = {"id": meta.id, "refines": meta.refines, "scheme": meta.scheme}
        extra = {name: value for name, value in extra.items() if value}
        if meta.name.startswith("dc:"):
            book.add_metadata("DC", meta.name.removeprefix("dc:"), meta.value, extra)
        else:
            book.add_metadata(None, "meta", meta.value, {"property": meta.name, **extra})
    if package.cover:
        # EPUB 2 readers find the cover by this
        book.add_metadata(None, "meta", "", {"name": "cover", "content": package.cover})
    return book


def _item(part: Part, epub: Any) -> epub.EpubItem:
    item = epub.EpubItem(
        uid=part.id, file_name=part.href, media_type=part.media_type, content=part.data
    )
    item.properties = list(part.properties)
    item.media_overlay = part.overlay or None
    return item


def _written(book: epub.EpubBook, options: dict[str, object], package: Package) -> bytes:
    from ebooklib import epub

    target = BytesIO()

    class Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
        """EbookLib's writer with a language on the package and a zip without a clock."""

        def _write_opf_file(self, root: Any) -> None:
            root.set(_XML_LANG, package.lang)
            root.set("dir", package.direction)
            super()._write_opf_file(root)

        def write(self) -> None:
            with _Zip(target, "w") as self.out:
                self.out.writestr("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
                self._write_container()
                self._write_opf()
                self._write_items()

    writer = Writer("", book, options)
    writer.process()
    writer.write()
    return target.getvalue()


class _Zip(zipfile.ZipFile):
    """A zip file whose entries have no time, no owner, and a fixed compression."""

    def writestr(  # type: ignore[override]  # names only, no ZipInfo: that is all EbookLib gives
        self,
        name: str,
        data: bytes | str,
        compress_type: int | None = None,
        _level: int | None = None,
    ) -> None:
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        stored = compress_type == zipfile.ZIP_STORED or name.endswith(_STORED)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        super().writestr(entry, data, compresslevel=_LEVEL)
