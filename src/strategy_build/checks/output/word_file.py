"""DOX: rules on the finished Word file, read by the standard library and openxml-audit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from strategy_build.checks.expected import every_block
from strategy_build.checks.extract.docx import Node, words
from strategy_build.checks.normal import is_right_to_left, letters
from strategy_build.checks.output import word_links, word_look, word_structure
from strategy_build.checks.output.word_parts import WordFile, key, shown
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.checks.validators.openxml import audited
from strategy_build.diagnostics import Diagnostic
from strategy_build.model.blocks import Figure
from strategy_build.model.document import Document
from strategy_build.model.inlines import Span
from strategy_build.model.walk import inlines, plain, sentences, text_of

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)\s*$", re.IGNORECASE)
_TEMPLATE = (
    "stylesWithEffects",
    "thumbnail",
    "customXml",
    "glossary",
    "vbaProject",
    "printerSettings",
)
_SHOWN = 5


@error("DOX06")
def standard(one: WordFile) -> Iterator[Finding]:
    """The file keeps the standard, as far as a program can tell.

    Why: Word refuses a file that does not, or "repairs" it and loses what it cannot place.
    Bad: a cell without a paragraph
    Good: no finding
    Source: ISO 29500-1; Open XML SDK
    """
    found = audited(one.data)
    for message in found[:_SHOWN]:
        yield Finding(message, one.place)
    if len(found) > _SHOWN:
        yield Finding(f"and {len(found) - _SHOWN} more like these", one.place)


@error("DOX02")
def facts(one: WordFile) -> Iterator[Finding]:
    """The file says its title, its language and who made it; pages are numbered; it can be changed.

    Why: A screen reader picks its voice by the language. A file that is locked cannot be made
        larger, recoloured or moved through by headings.
    Bad: a file in American English, called "Document1"
    Good: a file called as its title says, in British English
    Source: WCAG 2.2, 2.4.2 and 3.1.1 (A); GOV.UK, publishing accessible documents
    """
    root = one.parts.relations("")
    core_path = next((path for kind, path in root.values() if kind == "core-properties"), "")
    core = one.parts.tree(core_path)
    told = {row.tag.rpartition("}")[2]: row.text for row in core.kids}
    if letters(told.get("title", "")) != letters(text_of(one.document.title)):
        yield Finding(f'the file is called "{told.get("title", "")}"', one.place)
    if not told.get("creator", "").strip():
        yield Finding("the file does not say who made it", one.place)
    modified = one.document.imprint.modified
    if modified and any(told.get(name) != modified for name in ("created", "modified")):
        yield Finding("the file has other dates than its content", one.place)
    defaults = one.part("styles").find("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")
    own = "w:bidi" if is_right_to_left(one.document.lang) else "w:val"
    lang = defaults.facts.get(own, "") if defaults is not None else ""
    if _first(lang) != _first(one.document.lang):
        yield Finding(f'the file says its language is "{lang}"', one.place)
    fields = [code.text.split() for code in one.part("footer").every("w:instrText")]
    if ["PAGE"] not in fields:
        yield Finding("the pages have no numbers", one.place)
    if any(True for _ in one.part("settings").every("w:documentProtection", "w:writeProtection")):
        yield Finding("the file is locked", one.place)
    empty = sum(not words(p).strip() and not any(p.every("w:drawing")) for p in _lines(one.text))
    if empty:
        yield Finding(f"{empty} empty paragraphs stand where room should be", one.place)


def _lines(text: Node) -> Iterator[Node]:
    """The paragraphs outside tables, but for those that keep two tables from becoming one."""
    around = ("", *(kid.tag for kid in text.kids), "")
    for n, kid in enumerate(text.kids):
        if kid.tag == "w:p" and (around[n], around[n + 2]) != ("w:tbl", "w:tbl"):
            yield kid
        elif kid.tag not in {"w:p", "w:tbl"}:
            yield from _lines(kid)


def _first(lang: str) -> str:
    return lang.partition("-")[0].casefold()


@error("DOX04")
def pictures(one: WordFile) -> Iterator[Finding]:
    """Each picture stands in the line of the text with the words that were written for it.

    Why: People who cannot see it would hear a file name. A picture that floats is read anywhere.
    Bad: descr="journey.png"
    Good: the alternative text; a mark "decorative" on a picture that says nothing
    Source: WCAG 2.2, 1.1.1 (A); Microsoft accessibility checker
    """
    figures = [block for block in every_block(one.document) if isinstance(block, Figure)]
    wanted = Counter(key(figure.alt) for figure in figures if not figure.decorative)
    said: Counter[str] = Counter()
    quiet = 0
    for named in _drawn(one):
        decorative = any(n.tag.endswith("decorative") for n in named.below())
        alt = named.facts.get("descr", "")
        quiet += decorative
        if _PICTURE.search(alt):
            yield Finding(f'a picture is described as "{alt}"', one.place)
        elif decorative and alt.strip():
            yield Finding(f'a decoration says "{shown(alt)}"', one.place)
        elif not decorative and not alt.strip():
            yield Finding("a picture has no words", one.place)
        elif not decorative:
            said[letters(alt)] += 1
    for words_ in (wanted - said).elements():
        yield Finding(f'no picture says "{words_[:60]}"', one.place)
    if quiet != sum(figure.decorative for figure in figures):
        yield Finding("decorations are not marked as such", one.place)
    if any(True for _ in one.text.every("wp:anchor")):
        yield Finding("a picture floats beside the text", one.place)
    numbers = Counter(named.facts.get("id", "") for named in _drawn(one))
    for number, count in numbers.items():
        if count > 1:
            yield Finding(f"{count} pictures have the number {number}", one.place)


def _drawn(one: WordFile) -> Iterator[Node]:
    """The names of all pictures, those of notes too."""
    for part in (one.text, one.notes):
        yield from part.every("wp:docPr")


@error("DOX05")
def controls(one: WordFile) -> Iterator[Finding]:
    """Each place to fill in has a name, and a tag and a number of its own.

    Why: A screen reader says the name. Answers are found again by the tag.
    Bad: two places with the tag "q1"
    Good: a place called "Which vision do you prefer?" with the tag "vision"
    Source: WCAG 2.2, 4.1.2 (A)
    """
    blocks = [s for s in one.text.every("w:sdt") if s.find("w:sdtPr", "w:docPartObj") is None]
    for block in blocks:
        if not block.said("w:sdtPr", "w:alias").strip():
            yield Finding("a place to fill in has no name", one.place)
        if not block.said("w:sdtPr", "w:tag").strip():
            yield Finding("a place to fill in has no tag", one.place)
    for name in ("w:tag", "w:id"):
        every = [block.said("w:sdtPr", name) for block in one.text.every("w:sdt")]
        for said, count in Counter(filter(None, every)).items():
            if count > 1:
                what = "tag" if name == "w:tag" else "number"
                yield Finding(f'{count} places to fill in have the {what} "{said}"', one.place)


@error("DOX12")
def leftovers(one: WordFile) -> Iterator[Finding]:
    """Nothing is in the file but what this publication needs.

    Why: Parts that are left over from a template make the file large, and may hold words, names
        and dates of others.
    Bad: a small picture of the first page of the template
    Good: parts that the text points to
    Source: ISO 29500-2
    """
    reached = _reached(one)
    for path in sorted(one.parts.files):
        if path == "[Content_Types].xml" or path.endswith(".rels"):
            continue
        if path not in reached:
            yield Finding(f"nothing in the file points to {path}", one.place)
        if any(name.casefold() in path.casefold() for name in _TEMPLATE):
            yield Finding(f"{path} is left over from a template", one.place)
    if b"w:rsid" in one.parts.files[one.parts.main]:
        yield Finding("the text holds marks of who changed it when", one.place)


def _reached(one: WordFile) -> set[str]:
    """Every part that can be reached from the root, and every one that a part is missing."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for kind, target in one.parts.relations(waiting.pop()).values():
            if kind != "hyperlink" and target not in reached and target in one.parts.files:
                reached.add(target)
                waiting.append(target)
    return reached


@error("DOX13")
def languages(one: WordFile) -> Iterator[Finding]:
    """Passages in another language say which, and from which side they are written.

    Why: A voice reads Welsh with English sounds unless it is told.
    Bad: "Croeso" as English
    Good: "Croeso" as Welsh, cy-GB
    Source: WCAG 2.2, 3.1.2 Language of Parts (AA)
    """
    told: dict[str, str] = {}
    for part in (one.text, one.notes):
        for run in part.every("w:r"):
            marks = run.find("w:rPr", "w:lang")
            rtl = run.find("w:rPr", "w:rtl") is not None
            lang = marks.facts.get("w:bidi" if rtl else "w:val", "") if marks is not None else ""
            for tag in marks.facts.values() if marks is not None else ():
                if not _TAG.fullmatch(tag):
                    yield Finding(f'"{tag}" is no language', one.place)
            told[_first(lang)] = told.get(_first(lang), "") + letters(words(run))
    for sentence in sentences(one.document):
        whole = () if sentence.lang == one.document.lang else ((sentence.lang, sentence.children),)
        spans = [n for n in inlines(sentence.children) if isinstance(n, Span)]
        for lang, children in (*whole, *((span.lang, span.children) for span in spans)):
            parts_ = [n for n in inlines(children) if isinstance(n, Span) and n.lang != lang]
            said = letters(plain(children))
            if parts_ or _first(lang) == _first(one.document.lang):
                continue
            if said not in told.get(_first(lang), ""):
                message = f'"{shown(plain(children))}" does not say that it is in "{lang}"'
                yield Finding(message, one.place)


RULES: tuple[Rule[[WordFile]], ...] = (
    standard,
    facts,
    pictures,
    controls,
    leftovers,
    languages,
    *word_structure.RULES,
    *word_links.RULES,
    *word_look.RULES,
)


def check_word_file(
    path: str, data: bytes, document: Document, smallest: float = 12.0
) -> tuple[Diagnostic, ...]:
    """All breaches in a Word file; `smallest` is the size in points that its letters must have."""
    opened = WordFile(path, data, document, smallest)
    return tuple(found for rule in RULES for found in rule(opened))
