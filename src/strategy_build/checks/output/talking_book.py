"""DSY: rules on the finished talking book, opened as a zip of XML and MP3."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from strategy_build.checks.extract.daisy import NCC, PACKAGE, every, opened, said
from strategy_build.checks.normal import tokens
from strategy_build.checks.output import talking_sound
from strategy_build.checks.output.talking_sound import Talking, some
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic
from strategy_build.model.blocks import Block, Heading, Ledger, Question, Words
from strategy_build.model.document import Document, Group
from strategy_build.model.inputs import Speech
from strategy_build.model.walk import text_of

_NOTE = "readme.txt"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}(?:\.[a-z0-9-]{1,60})?\.[a-z0-9]{2,4}")
_TYPES_2 = frozenset(("html", "smil", "mp3", "jpg", "png", "css"))
_TYPES_3 = frozenset(("opf", "ncx", "xml", "res", "smil", "mp3", "jpg", "png", "svg", "css"))
_ONCE_2 = (
    "dc:title", "dc:date", "dc:format", "dc:identifier", "dc:publisher", "ncc:charset",
    "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime",
    "ncc:footnotes", "ncc:sidebars", "ncc:prodNotes", "ncc:multimediaType", "ncc:depth",
    "ncc:files", "ncc:kByteSize", "dc:creator", "dc:language", "ncc:narrator",
)  # fmt: skip
_ONCE_3 = (
    "dc:title", "dc:date", "dc:format", "dc:identifier", "dc:publisher", "dc:creator",
    "dc:language", "dtb:totalTime", "dtb:multimediaType", "dtb:multimediaContent",
    "dtb:audioFormat", "dtb:narrator", "dtb:producedDate",
)  # fmt: skip
_KILO = 1024


@error("DSY01")
def files(one: Talking) -> Iterator[Finding]:
    """The zip holds the book and nothing else, at its top, and every address in it leads somewhere.

    Why: Players look for one file in one place. They refuse a book in which a file is missing, and
        do not say why.
    Bad: a folder in the zip that holds the book
    Good: ncc.html, or package.opf, at the top of the zip
    Source: DAISY 2.02, 2 Files; ANSI/NISO Z39.86-2005, 3 Package file
    """
    book = one.book
    names = [member.filename for member in book.members]
    if names[0] != book.start:
        yield Finding(f"the zip does not begin with {book.start}", one.at())
    types = _TYPES_3 if book.dtbook else _TYPES_2
    for name in names:
        if name != _NOTE and (name.rpartition(".")[2] not in types or not _NAME.fullmatch(name)):
            yield Finding(f"players do not know files such as {name}", one.at())
    if deflated := [m.filename for m in book.members if _pressed(m)]:
        yield Finding(f"sound is pressed a second time: {some(deflated)}", one.at())
    listed = {name for name in book.listed if name}
    for name in sorted(listed - set(names)):
        yield Finding(f"the book needs {name}, which is not in it", one.at())
    for name in sorted(set(names) - listed - {_NOTE}):
        yield Finding(f"nothing leads to {name}", one.at())
    yield from _addresses(one, names)


def _pressed(member: zipfile.ZipInfo) -> bool:
    return member.filename.endswith(".mp3") and member.compress_type != zipfile.ZIP_STORED


def _addresses(one: Talking, names: Sequence[str]) -> Iterator[Finding]:
    """Addresses in the contents, the sound and the words; those of the web are not followed."""
    book = one.book
    pars = {f"{part.name}#{par.id}" for part in book.parts for par in part.pars}
    for heading in book.headings:
        if heading.target not in pars:
            yield Finding(f'the heading "{heading.words}" leads nowhere', one.at(book.start))
    for part in book.parts:
        if gone := sorted({par.sound for par in part.pars} - set(names)):
            yield Finding(f"its sound {some(gone)} is not in the book", one.at(part.name))
    ids = {element.get("id") for element in book.words.iter()}
    for element in book.words.iter():
        for told in ("href", "src", "idref"):
            address = unquote(element.get(told) or "")
            if not address or ":" in address.partition("#")[0]:
                continue
            file, _, anchor = address.partition("#")
            missing = file not in names if file else anchor not in ids
            if missing or (file.endswith(".smil") and address not in pars):
                yield Finding(f'"{address}" leads nowhere', one.at(book.words_file))
    for picture in every(book.words, "img"):
        if picture.get("alt") is None:
            yield Finding("this picture has no alt", one.at(book.words_file))


@error("DSY02")
def about(one: Talking) -> Iterator[Finding]:
    """The book begins with its title, and tells at once, under a heading, how to move in it.

    Why: Who opens a book by ear has to know what it is and which keys are of use.
    Bad: a book that begins with its first part
    Good: "About this talking book" as the second heading
    Source: DAISY Structure Guidelines, appendix 2, announcements
    """
    headings = one.book.headings
    title = text_of(one.document.title)
    if not headings or tokens(headings[0].words) != tokens(title):
        yield Finding("the first heading is not the title", one.at(one.book.start))
    kinds = [element for element in one.book.words.iter() if element.get("class") == "about"]
    marked = [said(element) for _, element in one.book.marked()]
    told = [said(element) for element in kinds]
    if len(marked) < 2 or not any(words.startswith(marked[1]) for words in told):
        yield Finding("the second heading does not tell about the book", one.at())


@error("DSY03")
def headings(one: Talking) -> Iterator[Finding]:
    """The contents of the book are its headings: all of them, in order, and no level is skipped.

    Why: Contents and headings are how people move in a talking book.
    Bad: a part that the contents do not list
    Good: one line for each heading, at its level
    Source: DAISY 2.02, 2.1 NCC; ANSI/NISO Z39.86-2005, 8 NCX
    """
    book = one.book
    listed = [(heading.depth, tokens(heading.words)) for heading in book.headings]
    shown = [(depth, tokens(said(element))) for depth, element in book.marked()]
    if listed != shown:
        odd = next((a for a, b in zip(listed, shown, strict=False) if a != b), (0, ["…"]))
        words = " ".join(odd[1])
        message = f'the contents are not the headings: {len(listed)} and {len(shown)}, "{words}"'
        yield Finding(message, one.at(book.start))
    level = 0
    for heading in book.headings:
        if heading.depth > level + 1:
            yield Finding(f'the heading "{heading.words}" skips a level', one.at(book.start))
        level = heading.depth
    at = 0
    for wanted in _titles(one.document):
        title = tokens(text_of(wanted))
        found = (n for n in range(at, len(listed)) if listed[n][1][-len(title) :] == title)
        place = next(found, None)
        if place is None:
            message = f'the contents lack "{text_of(wanted)}" in its place'
            yield Finding(message, one.at(book.start))
        else:
            at = place + 1


def _titles(document: Document) -> Iterator[Words]:
    yield document.title
    for part in document.body:
        if part.title:
            yield part.title
        yield from _inside(part.blocks)
        for section in part.sections if isinstance(part, Group) else ():
            if section.title:
                yield section.title
            yield from _inside(section.blocks)
    yield document.contact.section.title


def _inside(blocks: Sequence[Block]) -> Iterator[Words]:
    for block in blocks:
        match block:
            case Heading(words=words) | Question(ask=words):
                yield words
            case Ledger(entries=entries):
                for entry in entries:
                    if entry.level and entry.title:
                        yield entry.title
                        yield from _inside(entry.blocks)
            case _:
                pass


@error("DSY04")
def metadata(one: Talking) -> Iterator[Finding]:
    """The book tells its title, who made it, its language and its own figures, truly and once.

    Why: Libraries list books by these, and players decide by them what they can do.
    Bad: two files of one book that name different identifiers
    Good: <meta name="dc:language" content="en-GB" />
    Source: DAISY 2.02, appendix 2; ANSI/NISO Z39.86-2005, 3.2 Metadata
    """
    book, place = one.book, one.at(one.book.start)
    for name in _ONCE_3 if book.dtbook else _ONCE_2:
        values = book.metas.get(name, ())
        if len(values) != 1 or not values[0].strip():
            yield Finding(f"the book says {name} {len(values)} times", place)
    imprint = one.document.imprint
    for name, value in _figures(one).items():
        told = "".join((*book.metas.get(name, ()), *book.contents.get(name, ()))[:1])
        if told and told != value:
            yield Finding(f'the book says {name} is "{told}", and it is "{value}"', place)
    if imprint.organisation not in "".join(book.metas.get("dc:creator", ())):
        yield Finding("the book does not say who made it", place)
    if len(set(book.uids.values())) != 1:
        yield Finding("its files name different identifiers", place)
    unnamed = {part.name for part in book.parts} - book.uids.keys()
    if unnamed:
        yield Finding(f"these name no identifier: {some(sorted(unnamed))}", place)


def _figures(one: Talking) -> dict[str, str]:
    """What the book must say of itself, where it says it."""
    book = one.book
    own = [member for member in book.members if member.filename != _NOTE]
    depth = str(max((heading.depth for heading in book.headings), default=0))
    return {
        "dc:title": text_of(one.document.title),
        "dc:language": one.document.lang,
        "dc:format": "ANSI/NISO Z39.86-2005" if book.dtbook else "Daisy 2.02",
        "ncc:depth": depth,
        "dtb:depth": depth,
        "ncc:tocItems": str(len(book.headings)),
        "ncc:files": str(len(own)),
        "ncc:kByteSize": str(sum(member.file_size for member in own) // _KILO),
        "ncc:multimediaType": "audioFullText",
        "dtb:multimediaType": "audioFullText",
        **dict.fromkeys(("ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial"), "0"),
        **dict.fromkeys(("dtb:totalPageCount", "dtb:maxPageNumber"), "0"),
    }


@error("DSY08")
def instructions(one: Talking) -> Iterator[Finding]:
    """The zip tells in plain words how to play the book, with the names of its own files.

    Why: Each player wants the book in another place, and no player says which.
    Bad: a zip without any explanation
    Good: readme.txt, which names the file to open
    Source: house style of this project
    """
    note = one.book.note
    other = NCC if one.book.dtbook else PACKAGE
    if text_of(one.document.title) not in note:
        yield Finding(f"{_NOTE} does not name the book", one.at(_NOTE))
    if one.book.start not in note or other in note:
        yield Finding(f"{_NOTE} does not name the file to open", one.at(_NOTE))
    if "\n" in note.replace("\r\n", ""):
        yield Finding(f"{_NOTE} would be one long line in old programs", one.at(_NOTE))


RULES: tuple[Rule[[Talking]], ...] = (
    files,
    about,
    headings,
    metadata,
    *talking_sound.RULES,
    instructions,
)


def check_talking_book(
    path: str, data: bytes, document: Document, speech: Speech
) -> tuple[Diagnostic, ...]:
    """All breaches in a talking book of either standard."""
    one = Talking(path, opened(data), document, speech)
    return tuple(found for rule in RULES for found in rule(one))
