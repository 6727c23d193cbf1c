"""The words of braille files: read cell by cell where uncontracted, proved sentence by sentence else."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from strategy_build.checks.expected import Part, expected
from strategy_build.checks.extract.between import BROKEN, Edges, edges, reader
from strategy_build.checks.extract.contents import Contents
from strategy_build.checks.extract.dots import BLANK
from strategy_build.checks.normal import tokens
from strategy_build.formats.braille.tables import primary
from strategy_build.formats.braille.translator import cells, unknown
from strategy_build.formats.braille.words import Added, Setting, runs
from strategy_build.model.blocks import Sentence, Words
from strategy_build.model.document import Document
from strategy_build.model.labels import Labels
from strategy_build.model.walk import plain, sentences

_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
_CELLS = {ord(letter): chr(0x2800 + n) for n, letter in enumerate(_ASCII)}
_PEF = "{http://www.daisy.org/ns/2008/pef}"
_HYPHEN, _CONTINUED = "\u2824", "\u2810"
_ENTRY = re.compile(r"\u2810{2,}\u2800\u283c[\u2801-\u281b]+$")  # dots, and the page
_NUMBERED = re.compile(r"\u2800{3,}\u283c[\u2801-\u281b]+$")
_MARK = "(?:[\u2800\n]*\u2828\u2823[^\n]{1,80}?\u2828\u281c)*[\u2800\n]*"  # words in brackets
_WINDOW = 2_500  # cells in which a sentence must follow the one before

Pages = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """Where each sentence of a document stands in braille: its first cell and the one after it.

    `lost` are those that are not there, `cut` those that lost words before they became braille.
    """

    places: tuple[tuple[int, int, Sentence], ...]
    lost: tuple[Sentence, ...]
    cut: tuple[Sentence, ...]


def extract(name: str, data: bytes, document: Document) -> Contents:
    """The words of a file; its name says what kind it is."""
    text = text_of_file(name, data)
    if is_contracted(name):
        return _contracted(document, text)
    return _uncontracted(document, text)


def is_contracted(name: str) -> bool:
    """Whether a file is contracted: all but those for readers of uncontracted braille."""
    return "-grade-1." not in name


def text_of_file(name: str, data: bytes) -> str:
    """The text of a file as one line of cells."""
    if name.endswith(".ebrl"):
        return ebraille_stream(data)
    return stream(pages_of_file(name, data))


def pages_of_file(name: str, data: bytes) -> Pages:
    """The pages of a BRF or PEF file."""
    return pages_of_pef(data) if name.endswith(".pef") else pages_of_brf(data)


def pages_of_brf(data: bytes) -> Pages:
    """The pages of a BRF file as Unicode cells; what is no braille letter stays as it is."""
    text = data.decode("ascii", "replace")
    pages = text.removesuffix("\f").split("\f")
    return tuple(
        tuple(line.translate(_CELLS) for line in page.removesuffix("\r\n").split("\r\n"))
        for page in pages
    )


def pages_of_pef(data: bytes) -> Pages:
    """The pages of a PEF file."""
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return tuple(
        tuple(row.text or "" for row in page.iterfind(f"{_PEF}row"))
        for page in root.iter(f"{_PEF}page")
    )


def stream(pages: Pages) -> str:
    """The text as one line: title pages, contents, running titles and page numbers are left out."""
    lines = (line for page in pages if not _is_furniture(page) for line in page[1:])
    return joined(lines)


def _is_furniture(page: tuple[str, ...]) -> bool:
    """Title pages have no number; contents have rows of dots before theirs."""
    return not _NUMBERED.search(page[0]) or any(_ENTRY.search(line) for line in page)


def joined(lines: Iterable[str]) -> str:
    """Lines as one: blanks between words, nothing after a hyphen or dot 5 at the end of a line."""
    made: list[str] = []
    for line in lines:
        bare = line.strip(BLANK)
        if bare.endswith(_CONTINUED):
            made.append(bare[:-1])
        elif bare.endswith(_HYPHEN):
            made.append(bare + BROKEN)
        elif bare:
            made.append(bare + BLANK)
    return "".join(made)


def ebraille_stream(data: bytes) -> str:
    """The words of an eBraille file in the order of its spine."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(BytesIO(data)) as book:
        package = etree.fromstring(book.read("package.opf"), parser)
        names = {"o": "http://www.idpf.org/2007/opf"}
        items = {one.get("id"): one.get("href") for one in package.iterfind(".//o:item", names)}
        spine = [items[one.get("idref")] for one in package.iterfind(".//o:itemref", names)]
        roots = [etree.fromstring(book.read(str(name)), parser) for name in spine]
    names = {"h": "http://www.w3.org/1999/xhtml"}
    own = "h:body//text()[not(ancestor::h:section[@class='about'])]"  # what the text says, not the file
    texts = (text for root in roots for text in _strings(root.xpath(own, namespaces=names)))
    return BLANK.join(stripped for text in texts if (stripped := text.strip(f" \n{BLANK}")))


def _strings(found: object) -> tuple[str, ...]:
    return tuple(map(str, found)) if isinstance(found, list) else ()


def prove(document: Document, text: str, *, contracted: bool) -> Proof:
    """Translate every sentence again, by itself, and look for it in the text, in order."""
    setting = _setting(document, contracted=contracted)
    around = edges(setting)
    found: list[tuple[int, int, Sentence]] = []
    lost: list[Sentence] = []
    cut: list[Sentence] = []
    at = 0
    for one in _sentences(document):
        pieces = [run for run in runs(one, setting) if not isinstance(run, Added)]
        if tokens("".join(run.text for run in pieces)) != tokens(plain(one.children)):
            cut.append(one)
        place = _place(_wanted(one, setting), text, at, around)
        if place is None:
            lost.append(one)
        else:
            found.append((*place, one))
            at = place[1]
    return Proof(tuple(found), tuple(lost), tuple(cut))


def holds(words: Words, document: Document, text: str, *, contracted: bool) -> bool:
    """Whether all of these sentences stand in a text, in order."""
    setting = _setting(document, contracted=contracted)
    around = edges(setting)
    at = 0
    for one in words:
        place = _place(_wanted(one, setting), text, at, around)
        if place is None:
            return False
        at = place[1]
    return True


def _setting(document: Document, *, contracted: bool) -> Setting:
    labels = Labels(document.lang, _SILENT)
    return Setting(document, labels, {}, {}, {}, contracted=contracted)


def _place(wanted: str, text: str, start: int, around: Edges) -> tuple[int, int] | None:
    """Where cells stand in a text, from their first to behind their last; None where they do not."""
    near = start + _WINDOW
    at = text.find(wanted, start, near)  # most stand there as they are
    behind = at + len(wanted)
    touching = text[max(0, at - 1) : at], text[behind : behind + 1]
    if at >= 0 and touching[0] in around.before and touching[1] in around.behind:
        return at, behind
    pattern = re.compile(around.pattern(_pattern(wanted)))
    place = pattern.search(text, start, near) or pattern.search(text, start)
    return place.span() if place else None


def _sentences(document: Document) -> Iterator[Sentence]:
    for one, part in expected(document).sentences:
        if part not in {Part.CELL, Part.HEADER, Part.NOTE_HEADER} and tokens(plain(one.children)):
            yield one


_GAP = "\x01"
_BLANKS = re.compile(f"[{BLANK}\n]{{2,}}")
_SILENT = {"braille-note": "", "braille-link": "", "braille-see": ""}  # marks are told by others


def _wanted(one: Sentence, setting: Setting) -> str:
    """The cells of a sentence as they stand in a file, with one blank between words."""
    whole = "".join(_pieces(one, setting)).strip(f"{BLANK}{_GAP}")
    return _BLANKS.sub(BLANK, whole)


def _pieces(one: Sentence, setting: Setting) -> Iterator[str]:
    """The cells of a sentence; `_GAP` where a mark stands in the file."""
    for run in runs(one, setting):
        yield _GAP if isinstance(run, Added) else cells(run)


def _pattern(wanted: str) -> str:
    made = []
    for cell in wanted:
        if cell in {BLANK, "\n"}:
            made.append(f"[{BLANK}\n]+")
        elif cell == _GAP:
            made.append(_MARK)
        else:
            made.append(cell + (f"{BROKEN}?" if cell == _HYPHEN else ""))
    return "".join(made)


def _uncontracted(document: Document, text: str) -> Contents:
    """The words of uncontracted English, read cell by cell; other languages by their proof."""
    proof = prove(document, text, contracted=False)
    setting = _setting(document, contracted=False)
    between = reader(document, setting)
    made: list[str] = []
    at = 0
    for start, end, one in proof.places:
        if not _reads(one, setting):
            made += [between(text[at:start]), f" {plain(one.children)} "]
            at = end
    made.append(between(text[at:]))
    return Contents("".join(made))


def _contracted(document: Document, text: str) -> Contents:
    """The words of contracted braille: of each sentence that is there, and what stands between."""
    proof = prove(document, text, contracted=True)
    between = reader(document, _setting(document, contracted=True))
    made: list[str] = []
    at = 0
    for start, end, one in proof.places:
        made += [between(text[at:start]), f" {plain(one.children)} "]
        at = end
    made.append(between(text[at:]))
    return Contents("".join(made))


def _reads(one: Sentence, setting: Setting) -> bool:
    """Whether a sentence is in English letters and signs, word for word, as all around it is."""
    if primary(setting.document.lang) != "en":
        return False
    shown = [run for run in runs(one, setting) if not isinstance(run, Added)]
    return all(primary(run.lang) == "en" for run in shown) and not any(
        sign.isalpha() for run in shown for sign in unknown(run.text, run.lang)
    )


def unknown_signs(document: Document) -> Iterator[tuple[str, Sentence]]:
    """The signs that have no braille in the code in which they are written, each once."""
    setting = _setting(document, contracted=False)
    seen: set[str] = set()
    for one in sentences(document):
        for run in runs(one, setting):
            for sign in unknown(run.text, run.lang):
                if sign not in seen and sign != "\n":
                    seen.add(sign)
                    yield sign, one
