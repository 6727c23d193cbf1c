"""Faults that readers of an e-book would meet, each with what finds it.

Of these 26, EPUBCheck 5.3 finds twelve and Ace 1.4.6 another seven.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Fault:
    """A change to the files of a sound book: our rules that find it, and the validators that do."""

    name: str
    seed: Callable[[Files], dict[str, bytes]]
    rules: tuple[str, ...]
    epubcheck: str = ""
    ace: str = ""
    evaluated: bool = False  # on a book that somebody evaluated


def edited(member: str, old: str, new: str, count: int = 1) -> Callable[[Files], dict[str, bytes]]:
    """In files whose path ends so, what matches is written anew; AssertionError where nothing does."""

    def seed(files: Files) -> dict[str, bytes]:
        changed = {
            name: re.sub(old, new, data.decode(), count=count).encode()
            for name, data in files.items()
            if name.endswith(member)
        }
        assert any(changed[name] != files[name] for name in changed), (member, old)
        return {**files, **changed}

    return seed


def _without(member: str) -> Callable[[Files], dict[str, bytes]]:
    return lambda files: {name: data for name, data in files.items() if not name.endswith(member)}


def _swapped(files: Files) -> dict[str, bytes]:
    """The words of the first two clips of the introduction exchanged."""
    pairs = r"(<text[^>]*/>)(<audio[^>]*/></par>\n<par>)(<text[^>]*/>)"
    return edited(_SMIL, pairs, r"\3\2\1")(files)


_OPF = "content.opf"
_SMIL = "01-introduction.smil"
_PAGE = "01-introduction.xhtml"
_FEATURE = 'accessibilityFeature">'

FAULTS = (
    Fault("words that are not there", edited(_SMIL, r'#[\w-]+"/><audio', '#gone"/><audio'), ("EPB10",), "RSC-012"),
    Fault("a clip that ends before it begins", edited(_SMIL, r'clipEnd="0:00:05', 'clipEnd="0:00:01'), ("EPB11",), "MED-008"),
    Fault("sound that is not there", _without("02-introduction.mp3"), ("EPB01", "EPB11"), "RSC-001"),
    Fault("a page that does not name its narration", edited(_OPF, ' media-overlay="overlay-01-[^"]*"', ""), ("EPB10",), "MED-010"),
    Fault("a narration without its length", edited(_OPF, r'<meta property="media:duration" refines="#overlay-01-[^<]*</meta>', ""), ("EPB12",), "RSC-005"),
    Fault("no length of the whole", edited(_OPF, r'<meta property="media:duration">[^<]*</meta>', ""), ("EPB12",), "RSC-005"),
    Fault("lengths that do not add up", edited(_OPF, r'(media:duration">)\d:\d\d', r"\g<1>0:09"), ("EPB12",), "MED-016"),
    Fault("clips that do not follow the page", _swapped, ("EPB10",), "MED-015"),
    Fault("no class for words that are heard", edited(_OPF, r'<meta property="media:active-class">[^<]*</meta>', ""), ("EPB12",), "CSS-029"),
    Fault("a drawing without a title", edited(_PAGE, "</section>", '<svg xmlns="http://www.w3.org/2000/svg" role="img"><title><p xmlns="urn:x"/></title></svg></section>'), ("EPB09",), "RSC-005"),
    Fault("a line of the contents that leads nowhere", edited("nav.xhtml", r'\.xhtml#[\w-]+">', '.xhtml#gone">'), ("EPB08",), "RSC-012"),
    Fault("an id that is used twice", edited(_PAGE, r'<h1 id="[^"]*"', '<h1 id="introduction"'), ("EPB09",), "RSC-005"),
    Fault("a feature that does not exist", edited(_OPF, f"{_FEATURE}unlocked", f"{_FEATURE}readAloud"), ("EPB05",), ace="metadata-accessibilityfeature-invalid"),
    Fault("a heading that skips a level", edited(_PAGE, "</section>", "<h4>Far down</h4></section>"), ("EPB09",), ace="heading-order"),
    Fault("pale words", edited("book.css", r"\np \{", "\np { color: #cccccc;"), ("EPB16",), ace="color-contrast"),
    Fault("no way of reading", edited(_OPF, r'<meta property="schema:accessMode">[^<]*</meta>', "", 0), ("EPB03",), ace="metadata-accessmode"),
    Fault("a page without a language", edited(_PAGE, r' lang="en-GB" xml:lang="en-GB"', ""), ("EPB09",), ace="html-has-lang"),
    Fault("pages that are not listed", edited("nav.xhtml", r'(?s)<nav epub:type="page-list".*?</nav>', ""), ("EPB05", "EPB15"), ace="epub-pagelist-missing-pagebreak"),
    Fault("a kind without its role", edited(_PAGE, ' role="doc-chapter"', ""), ("EPB14",), ace="epub-type-has-matching-role"),
    Fault("a clip past the end of the sound", edited(_SMIL, r'(?s)(.*)clipEnd="[^"]*"', r'\1clipEnd="0:09:59.000"'), ("EPB11",)),
    Fault("clips that overlap", edited(_SMIL, r'clipBegin="0:00:05', 'clipBegin="0:00:04'), ("EPB11",)),
    Fault("a sentence that is not heard", edited(_SMIL, r"(<par>.*\n)(<par>.*\n)", r"\1"), ("EPB07", "EPB11")),
    Fault("a class that no style sheet knows", edited("book.css", r"\.-epub-media-overlay-active", ".active", 0), ("EPB12",)),
    Fault("an evaluation that is not told", edited(_OPF, r"<meta[^>]*dcterms:conformsTo[^<]*</meta>\s*<meta[^<]*</meta>", ""), ("EPB04",), evaluated=True),
    Fault("a claim that nobody understands", edited(_OPF, r"EPUB Accessibility 1\.1 - WCAG 2\.2 Level AA", "WCAG 2.2 AA"), ("EPB04",), evaluated=True),
    Fault("a chapter without a heading", edited(_PAGE, r"(?s)<h1.*?</h1>", ""), ("EPB09",)),
)  # fmt: skip


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a book by path, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def packed(files: Files) -> bytes:
    """A book of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, data in files.items():
            book.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()
