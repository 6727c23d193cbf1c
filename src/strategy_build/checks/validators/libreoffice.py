"""LibreOffice opens each Word file and makes a tagged PDF of it: what a screen reader would meet there.

Another program than Word shows whether structure is real: a heading that it does not see as one is
none. What the file says of itself is held against what arrives on the other side.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_build.checks.extract import docx
from strategy_build.checks.extract.tags import Tag, tagged
from strategy_build.checks.normal import letters
from strategy_build.checks.validators.canaries import untold_word_file
from strategy_build.checks.validators.tools import (
    Program,
    ToolFailedError,
    call,
    missing,
    program_path,
    program_version,
)
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from strategy_build.checks.extract.docx import Node

LIBREOFFICE = Program(
    "LibreOffice Writer",
    "STRATEGY_LIBREOFFICE",
    ("soffice", "libreoffice"),
    "sudo apt-get install --no-install-recommends libreoffice-writer-nogui",
)
POPPLER = Program(
    "pdfinfo, of Poppler",
    "STRATEGY_PDFINFO",
    ("pdfinfo",),
    "sudo apt-get install --no-install-recommends poppler-utils",
)
_EXPORT = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_SECONDS = 120.0
_SECONDS_PER_FILE = 20.0
_WHY = "What another program loses on opening the file, a screen reader may never meet."
_SHOWN = 60
_TAG = re.compile(r"( *)([A-Z]\w*)(?: \(\w+\))?:?(?: .*)?")
_WORDS = re.compile(r'( *)"(.*)"')
_HEADINGS = tuple(f"H{level}" for level in range(1, 7))


def _available() -> str | None:
    return missing(programs=(LIBREOFFICE, POPPLER))


def _versions() -> tuple[Version, ...]:
    return (
        Version("LibreOffice", program_version(program_path(LIBREOFFICE))),
        Version("Poppler", program_version(program_path(POPPLER), "-v")),
    )


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Turn every file into PDF in one go: the start of the program is most of the time."""
    files = [file for folder in folders for file in folder.files]
    with tempfile.TemporaryDirectory(prefix="office-") as name:
        made = _papers(files, Path(name))
        return tuple(
            found
            for file in files
            for found in compared(
                str(file), file.read_bytes(), made[file].read_bytes(), said(_structure(made[file]))
            )
        )


def _structure(paper: Path) -> str:
    return call((str(program_path(POPPLER)), "-struct-text", str(paper)), seconds=_SECONDS)


def _papers(files: list[Path], room: Path) -> dict[Path, Path]:
    """The tagged PDF of each file. Each gets a name of its own: two folders may hold the same."""
    copies = {file: room / f"{number}.docx" for number, file in enumerate(files)}
    for file, copy in copies.items():
        copy.write_bytes(file.read_bytes())
    # a profile of its own: without one it would join a window that the user has open
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    call(
        (
            str(program_path(LIBREOFFICE)),
            profile,
            "--headless",
            "--convert-to",
            _EXPORT,
            "--outdir",
            str(room),
            *(str(copy) for copy in copies.values()),
        ),
        seconds=_SECONDS + _SECONDS_PER_FILE * len(files),
        environment={"HOME": str(room), "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8")},
    )
    papers = {file: copy.with_suffix(".pdf") for file, copy in copies.items()}
    if unmade := [file.name for file, paper in papers.items() if not paper.is_file()]:
        raise ToolFailedError(f"it made no PDF of {', '.join(unmade)}")
    return papers


def said(printed: str) -> Tag:
    """The tags of a PDF with their words, from what pdfinfo prints of them by indentation."""
    open_: list[tuple[int, str, list[Tag | str]]] = [(-1, "", [])]
    for line in printed.splitlines():
        words, tag = _WORDS.fullmatch(line), _TAG.fullmatch(line)
        found = words or tag
        if found is None:
            continue
        while len(found[1]) <= open_[-1][0]:
            _close(open_)
        if words:
            open_[-1][2].append(words[2])
        elif tag:
            open_.append((len(tag[1]), tag[2], []))
    while len(open_) > 1:
        _close(open_)
    return Tag("", {}, tuple(open_[0][2]))


def _close(open_: list[tuple[int, str, list[Tag | str]]]) -> None:
    _, kind, kids = open_.pop()
    open_[-1][2].append(Tag(kind, {}, tuple(kids)))


def compared(path: str, data: bytes, paper: bytes, root: Tag) -> tuple[Diagnostic, ...]:
    """What a Word file says of itself and its tagged PDF does not; `root` are its tags with words."""
    opened = docx.parts(data)
    text = opened.tree(opened.main)
    facts = tagged(paper).root
    found = (
        *(("heading", told) for told in _headings(opened, text, root)),
        *(("list", told) for told in _lists(text, root)),
        *(("table", told) for told in _tables(text, facts)),
        *(("picture", told) for told in _pictures(text, facts)),
        *(("language", told) for told in _languages(text, facts)),
    )
    return tuple(
        Diagnostic(f"libreoffice/{kind}", Severity.ERROR, told, Location(path), _WHY)
        for kind, told in found
    )


def _headings(opened: docx.Parts, text: Node, root: Tag) -> Iterator[str]:
    levels = docx.outline(opened.tree(opened.related("styles")))
    there = Counter((tag.kind, letters(tag.text)) for tag in root.find(*_HEADINGS))
    for paragraph in text.every("w:p"):
        level = levels.get(paragraph.said("w:pPr", "w:pStyle"))
        said = docx.words(paragraph)
        if level is None:
            continue
        key = f"H{level}", letters(said)
        if not there[key]:
            yield f'no heading of level {level} says "{said[:_SHOWN]}" there'
        there[key] -= 1


def _lists(text: Node, root: Tag) -> Iterator[str]:
    """Each item is an item there, and deeper levels are lists in lists."""
    items = [p for p in text.every("w:p") if p.find("w:pPr", "w:numPr") is not None]
    there = [letters(tag.text) for tag in root.find("LI")]
    for item in items:
        said = letters(docx.words(item))
        if not any(said in one for one in there):
            yield f'"{docx.words(item)[:_SHOWN]}" is no item of a list there'
    deep = any(item.said("w:pPr", "w:numPr", "w:ilvl") not in {"", "0"} for item in items)
    if deep and not any(any(one.find("L")) for one in root.find("LI")):
        yield "no list stands inside another there"


def _tables(text: Node, root: Tag) -> Iterator[str]:
    tables = list(text.every("w:tbl"))
    there = list(root.find("Table"))
    if len(there) != len(tables):
        yield f"there are {len(there)} tables for {len(tables)}"
    for number, table in enumerate(there, 1):
        if not any(table.find("TH")):
            yield f"table {number} has no header row there"


def _pictures(text: Node, root: Tag) -> Iterator[str]:
    there = Counter(tag.facts.get("Alt", "").strip() for tag in root.find("Figure"))
    named = list(text.every("wp:docPr"))
    quiet = sum(any(n.tag.endswith("decorative") for n in one.below()) for one in named)
    if there[""] > quiet:
        yield f"{there[''] - quiet} pictures say nothing there"
    for one in named:
        alt = one.facts.get("descr", "").strip()
        if alt and not any(letters(alt) in letters(told) for told in there):
            yield f'no picture says "{alt[:_SHOWN]}" there'


def _languages(text: Node, root: Tag) -> Iterator[str]:
    """Each language in which words are marked is told there too."""
    told = {_first(tag.facts["Lang"]) for tag in root.below() if "Lang" in tag.facts}
    for run in text.every("w:r"):
        marks = run.find("w:rPr", "w:lang")
        words = docx.words(run)
        lang = (marks.facts.get("w:bidi") or marks.facts.get("w:val", "")) if marks else ""
        if letters(words) and lang and _first(lang) not in told:
            yield f'"{words[:_SHOWN]}" is not in "{lang}" there'
            told.add(_first(lang))


def _first(lang: str) -> str:
    return lang.partition("-")[0].casefold()


VALIDATOR = Validator(
    name="LibreOffice",
    suffix=".docx",
    available=_available,
    versions=_versions,
    run=_run,
    canary=Canary(
        "canary.docx", untold_word_file(), frozenset({"libreoffice/table", "libreoffice/picture"})
    ),
)
