"""Sentences as runs of Word: marks, languages, links and note calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never
from urllib.parse import quote

from strategy_build.formats.docx.elements import element, field, value, words
from strategy_build.formats.docx.languages import is_rtl, run_language
from strategy_build.formats.docx.setting import Setting
from strategy_build.markup.elements import against
from strategy_build.model.blocks import Sentence, Words
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    FileTarget,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Place,
    Span,
    Strong,
    Target,
    Term,
    Text,
    WebTarget,
)
from strategy_build.model.walk import plain, text_of

_SPACES = re.compile(r"[ \t\r\n]+")
_UNSAFE = "!#$%&'()*+,/:;=?@[]~"  # what an address may hold as it is


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are written: a character style, bold or not (None: as the paragraph), a language."""

    style: str = ""
    bold: bool | None = None
    lang: str = ""
    exact: bool = False  # spaces are kept

    def properties(self) -> str:
        """The properties of a run. Bold is said outright: two styles that say it undo each other."""
        out = value("rStyle", self.style) if self.style else ""
        if self.bold is not None:
            out += "<w:b/><w:bCs/>" if self.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
        out += run_language(self.lang) if self.lang else ""
        return element("w:rPr", inside=out) if out else ""


PLAIN = Ink()
NUMBER = Ink("Number", bold=False)
Piece = tuple[Ink | None, str]  # text in an ink, or XML as it is


def runs(sentences: Words, setting: Setting, ink: Ink = PLAIN) -> str:
    """Sentences with a space between them."""
    pieces: list[Piece] = []
    around = _in_language(ink, setting.document.lang, setting)
    before = around
    for sentence in sentences:
        own = _of(sentence, setting, around)
        if pieces:
            pieces.append((own if own == before else around, " "))
        before = own
        pieces += _pieces(sentence.children, own, setting)
    return _written(pieces)


def exact(sentences: Words, setting: Setting) -> str:
    """Each sentence on a line of its own, its spaces kept."""
    pieces: list[Piece] = []
    for sentence in sentences:
        if pieces:
            pieces.append((None, "<w:r><w:br/></w:r>"))
        own = replace(_of(sentence, setting), exact=True)
        pieces += _pieces(sentence.children, own, setting)
    return _written(pieces)


def bare(sentences: Words, setting: Setting, number: str = "") -> str:
    """Sentences shown a second time: no links, no marks, no note calls.

    The number before them has no look of its own: two runs in a link become two links elsewhere.
    Only where it is in another language than the document it is one.
    """
    foreign = _own_language(setting)
    pieces: list[Piece] = [(Ink(lang=foreign), number)] if foreign and number else []
    for n, sentence in enumerate(sentences):
        gap = " " if n else "" if pieces else number
        pieces.append((_of(sentence, setting), gap + text_of((sentence,))))
    return _written(pieces)


def told(text: str, setting: Setting, ink: Ink = PLAIN) -> str:
    """Generated words, in their own language (WCAG 2.2, 3.1.2)."""
    return run(text, replace(ink, lang=_own_language(setting)))


def signs(text: str, setting: Setting) -> str:
    """Generated signs, such as quotation marks, in the direction of the words around them."""
    return run(text, _in_language(PLAIN, setting.document.lang, setting))


def run(text: str, ink: Ink = PLAIN) -> str:
    """Text that is in no language: a gap, a bracket."""
    return f"<w:r>{ink.properties()}{words(text)}</w:r>" if text else ""


TAB = "<w:r><w:tab/></w:r>"


def linked(anchor: str, inside: str, setting: Setting) -> str:
    """Runs that lead to a place in the file."""
    name = setting.names[anchor].name
    return element("w:hyperlink", {"w:anchor": name, "w:history": 1}, inside)


def _own_language(setting: Setting) -> str:
    """The language of generated words, "" where it is that of the document."""
    lang = setting.labels.lang
    same = lang.partition("-")[0] == setting.document.lang.partition("-")[0]
    return "" if same else lang


def _of(sentence: Sentence, setting: Setting, ink: Ink = PLAIN) -> Ink:
    """The ink of a sentence; one without a letter that runs from right to left does not either."""
    lang = sentence.lang or setting.document.lang
    if is_rtl(lang) and against(plain(sentence.children), lang):
        return replace(ink, lang="")
    return _in_language(ink, lang, setting)


def _in_language(ink: Ink, lang: str, setting: Setting) -> Ink:
    """Words from right to left say so in every run, also where the whole document does."""
    if not lang:
        return ink
    usual = lang == setting.document.lang and not is_rtl(lang)
    return replace(ink, lang="" if usual else lang)


def _written(pieces: Iterable[Piece]) -> str:
    out = []
    for ink, group in groupby(pieces, key=lambda piece: piece[0]):
        text = "".join(piece for _, piece in group)
        if ink is None:
            out.append(text)
        elif text:
            shown = text if ink.exact else _SPACES.sub(" ", text)
            out.append(f"<w:r>{ink.properties()}{words(shown)}</w:r>")
    return "".join(out)


def _pieces(nodes: Iterable[Inline], ink: Ink, setting: Setting) -> Iterator[Piece]:
    for node in nodes:
        match node:
            case Text(text=text) | Abbreviation(text=text):
                yield ink, text
            case Code(text=text):
                yield replace(ink, style=ink.style or "ExactWords", exact=True), text
            case Emphasis(children=children):
                yield from _pieces(children, _stressed(ink, "Emphasis"), setting)
            case Strong(children=children):
                yield from _pieces(children, _stressed(ink, "Strong"), setting)
            case Span(lang=lang, children=children):
                yield from _pieces(children, _in_language(ink, lang, setting), setting)
            case Link(target=target, children=children):
                yield from _link(target, children, ink, setting)
            case Term(entry=entry, children=children):
                yield from _explained(entry, children, ink, setting)
            case NoteReference():
                yield None, _note_call(node, setting)
            case LineBreak():
                yield None, "<w:r><w:br/></w:r>"
            case _:
                assert_never(node)


def _stressed(ink: Ink, style: str) -> Ink:
    return replace(ink, style=ink.style or style, bold=True)


def _link(
    target: Target, children: tuple[Inline, ...], ink: Ink, setting: Setting
) -> Iterator[Piece]:
    """Words that lead somewhere; where the place cannot be reached from here, the words alone."""
    attributes = _address(target, setting)
    if not attributes:
        yield from _pieces(children, ink, setting)
        return
    inside = _written(_pieces(_unlinked(children), replace(ink, style="Hyperlink"), setting))
    yield None, element("w:hyperlink", {**attributes, "w:history": 1}, inside)


def _unlinked(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """A link must not hold another one: of an explained word the words stay."""
    for node in nodes:
        if isinstance(node, Term):
            yield from _unlinked(node.children)
        else:
            yield node


def _address(target: Target, setting: Setting) -> dict[str, str | int]:
    base, document = setting.document.imprint.base_url, setting.document.id
    match target:
        case WebTarget(url=url):
            return _outside(url, setting)
        case Place(publication="", anchor=anchor):
            return {"w:anchor": setting.names[anchor].name} if anchor in setting.names else {}
        case Place(publication=publication, anchor=anchor):
            place = f"{publication}/index.html" + (f"#{anchor}" if anchor else "")
            return _outside(f"{base}{place}", setting) if base else {}
        case FileTarget(name=name):
            return _outside(f"{base}{document}/{name}", setting) if base else {}
        case _:
            assert_never(target)


def _outside(url: str, setting: Setting) -> dict[str, str | int]:
    safe = quote(url, safe=_UNSAFE)
    return {"r:id": setting.relations.add("hyperlink", safe, outside=True)}


def _explained(
    entry: str, children: tuple[Inline, ...], ink: Ink, setting: Setting
) -> Iterator[Piece]:
    if entry not in setting.names or ink.style == "Hyperlink":
        yield from _pieces(children, ink, setting)
        return
    inside = _written(_pieces(_unlinked(children), replace(ink, style="Explained"), setting))
    yield None, linked(entry, inside, setting)


def _note_call(node: NoteReference, setting: Setting) -> str:
    """The call of a note; a second call of the same note is a reference to the first."""
    look = Ink("FootnoteReference")
    if node.id in setting.calls:
        call = f'<w:footnoteReference w:id="{setting.calls[node.id]}"/>'
        return run(" [", look) + setting.names[node.id].around(called(call)) + run("]", look)
    first = next((call for call, number in setting.calls.items() if number == node.number), "")
    if not first:
        return ""
    code = f"NOTEREF {setting.names[first].name} \\h"
    shown = field(code, str(node.number), value("rStyle", look.style))
    return run(" [", look) + shown + run("]", look)


def called(mark: str) -> str:
    """The number of a note, of the size of the words around it: smaller ones are lost to many."""
    return f"<w:r>{Ink('FootnoteReference').properties()}{mark}</w:r>"
