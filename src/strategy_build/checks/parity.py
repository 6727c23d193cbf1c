"""The proof that no format says less than another: every word of the document is in every file.

The words of a finished file, read with another library than the one that wrote it, are compared in
order with those of the document. What a file has beyond them must be a generated word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import compress

from strategy_build.checks.alignment import differences
from strategy_build.checks.expected import Expected, Part, expected
from strategy_build.checks.extract.contents import Contents
from strategy_build.checks.extract.formats import contents
from strategy_build.checks.furniture import known_words
from strategy_build.checks.normal import is_right_to_left, letters, stream, tokens
from strategy_build.checks.pieces import Count, counted, has_twins
from strategy_build.checks.rule import Explanation, Finding, diagnostic, explanation
from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.formats.registry import FORMATS
from strategy_build.model.blocks import Sentence
from strategy_build.model.document import Document
from strategy_build.model.inlines import Span
from strategy_build.model.inputs import Speech
from strategy_build.model.labels import Labels
from strategy_build.model.walk import inlines, plain

_WITHOUT_COLUMNS = frozenset(("text", "audio", "braille", "daisy"))
_FOLLOWED = frozenset(("daisy",))  # of these, what has links that can be followed
_HEADERS = (Part.HEADER, Part.NOTE_HEADER)
_ELSEWHERE: Mapping[str, tuple[Part, ...]] = {
    "text": _HEADERS,
    "braille": _HEADERS,
    "pdf": (*_HEADERS, Part.PICTURE),
    "docx": (Part.NOTE, Part.NOTE_HEADER),
}
_LISTING = frozenset(("pdf",))  # where a table does not fit, a list of its rows stands instead
_IN_LINES = frozenset(("pdf", "braille"))
_SHOWN = 10
_OPENING = 2  # words after a label that must follow it


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that a format does not say."""

    what: str  # "words", "label", "alternative text", "link", "recording"
    words: str
    location: Location


@dataclass(frozen=True, slots=True)
class Parity:
    """How many of the document's words are in a format, what is missing, and what nobody wrote.

    `moved` are those of the missing whose words stand at another place; `allowed` is the number of
    generated words; `counts` are the other things that were counted on both sides.
    """

    format: str
    words: int
    found: int
    missing: tuple[Lost, ...]
    extra: tuple[str, ...]
    moved: tuple[Lost, ...] = ()
    allowed: int = 0
    counts: tuple[Count, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Each loss as an error; words that nobody wrote as one warning."""
        out = [
            diagnostic(
                LOST,
                Finding(
                    f'the {self.format} format lacks {lost.what}: "{lost.words}"', lost.location
                ),
            )
            for lost in self.missing
        ]
        if self.extra:
            some = ", ".join(self.extra[:_SHOWN])
            message = f"the {self.format} format has words that nobody wrote: {some}"
            out.append(diagnostic(EXTRA, Finding(message)))
        return tuple(out)


def parity(
    name: str,
    files: Mapping[str, bytes],
    document: Document,
    labels: Labels,
    *,
    speech: Speech | None = None,
    furniture: Iterable[str] = (),
) -> Parity:
    """Compare the files of one format with the document that they were made from.

    `furniture` are words of the site around the page: names of other publications, of the site.
    """
    wanted, kind = expected(document), FORMATS[name].room
    got = contents(kind, files, document)
    ordered, apart = _divided(wanted, kind)
    source = [word for one in ordered for word in tokens(plain(one.children))]
    owners = [n for n, one in enumerate(ordered) for _ in tokens(plain(one.children))]
    lacking, extras = _aligned(source, owners, tokens(got.text))
    lost = [one for n, one in enumerate(ordered) if n in lacking]
    if kind in _IN_LINES:
        lost = [one for one in lost if not _excused(one, ordered, got)]
    gone = [Lost("words", _said(one), one.location) for one in lost]
    there = [stream(plain(one.children)) in stream(got.text) for one in lost]
    missing = gone + _missing_apart(apart, kind, got)
    missing += _missing_labels(wanted.labels, kind, got)
    missing += _missing_links(wanted, kind, got)
    if kind == "audio":
        missing += _unspoken(wanted, speech)
    known = known_words(wanted, labels, document, furniture)
    odd = [word for word in extras if word not in known and not word.isdigit()]
    core = sum(
        len(tokens(plain(o.children))) for o, part in wanted.sentences if part is not Part.CELL
    )
    unsaid = sum(lacking[n] for n, one in enumerate(ordered) if one in lost)
    return Parity(
        name,
        core,
        max(0, core - unsaid),
        tuple(missing),
        tuple(sorted(set(odd))),
        tuple(compress(gone, there)),
        len(extras) - len(odd),
        _counts(kind, document, wanted, got),
    )


def _counts(kind: str, document: Document, wanted: Expected, got: Contents) -> tuple[Count, ...]:
    return counted(
        document,
        wanted,
        got,
        columns=kind not in _WITHOUT_COLUMNS and (kind not in _LISTING or has_twins(document, got)),
        linked=lambda url: _has(url, kind, got),
    )


def _divided(wanted: Expected, kind: str) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences compared in order, and those that have another place in this format."""
    ordered: list[Sentence] = []
    apart: list[Sentence] = []
    for one, part in wanted.sentences:
        if part is Part.CELL and kind in _WITHOUT_COLUMNS | _LISTING:
            continue
        (apart if part in _ELSEWHERE.get(kind, ()) else ordered).append(one)
    return ordered, apart


def _aligned(
    source: list[str], owners: list[int], got: tuple[str, ...]
) -> tuple[Counter[int], list[str]]:
    """How many words of each sentence are missing in order, and the words in between."""
    lacking: Counter[int] = Counter()
    extras: list[str] = []
    for lost, added in differences(source, got):
        lacking.update(owners[lost])
        extras += got[added]
    return lacking, extras


def _excused(one: Sentence, ordered: list[Sentence], got: Contents) -> bool:
    """Whether all letters are there, where the end of a line hides more than that.

    PDF and braille do not say whether a word goes on after a hyphen, and PDF gives right-to-left
    words in visual order. A sentence that stands more often in the document than in the file is still missing.
    """
    text = plain(one.children)
    if is_right_to_left(one.lang) or any(is_right_to_left(lang) for lang in _langs(one)):
        return not Counter(letters(text)) - Counter(letters(got.text))
    run = letters(" ".join(plain(each.children) for each in ordered))
    return letters(got.text).count(letters(text)) >= run.count(letters(text))


def _langs(one: Sentence) -> list[str]:
    return [node.lang for node in inlines(one.children) if isinstance(node, Span)]


def _missing_apart(apart: list[Sentence], kind: str, got: Contents) -> list[Lost]:
    spoken = "\n".join((*got.alternatives, got.text)) if kind == "pdf" else got.text
    what = "alternative text" if kind == "pdf" else "words"
    said = stream(spoken)
    return [
        Lost(what, _said(one), one.location)
        for one in apart
        if stream(plain(one.children)) not in said
    ]


def _missing_labels(labels: tuple[tuple[str, str], ...], kind: str, got: Contents) -> list[Lost]:
    """Labels that do not stand straight before their words; in PDF a page may end between them."""
    whole = stream(got.text)
    run = letters(got.text) if kind == "pdf" else ""
    lost = []
    for label, following in labels:
        start = " ".join(tokens(following)[:_OPENING])
        alone = kind == "pdf" and letters(label) in run
        if stream(f"{label} {start}") not in whole and not alone:
            lost.append(Lost("label", label, Location()))
    return lost


def _missing_links(wanted: Expected, kind: str, got: Contents) -> list[Lost]:
    return [
        Lost("link", target.url, one.location)
        for _link, target, one in wanted.links
        if not _has(target.url, kind, got)
    ]


def _has(url: str, kind: str, got: Contents) -> bool:
    # EPUBCheck knows no sms: addresses, so an e-book says the number in words
    in_words = kind in _WITHOUT_COLUMNS - _FOLLOWED or (kind == "epub" and url.startswith("sms:"))
    return _told(url, got.text) if in_words else url in got.links


_LONGEST_SPOKEN = 60


def _told(url: str, text: str) -> bool:
    """Whether an address is in the words: as it is, as bare letters, or by its host."""
    bare = re.sub(r"^(?:mailto|tel|sms|https?):/{0,2}", "", url).partition("?")[0].rstrip("/")
    if bare in text or letters(bare) in letters(text):
        return True
    return len(url) > _LONGEST_SPOKEN and bare.partition("/")[0] in text


def _unspoken(wanted: Expected, speech: Speech | None) -> list[Lost]:
    """Sentences without a clip of their own in the recording."""
    clips = speech.timeline.clips if speech else ()
    heard = {clip.sentence for clip in clips if clip.end > clip.begin}
    return [
        Lost("recording", _said(one), one.location)
        for one, part in wanted.sentences
        if part is not Part.CELL and one.id not in heard and tokens(plain(one.children))
    ]


def _said(one: Sentence) -> str:
    text = " ".join(plain(one.children).split())
    return text if len(text) <= 80 else f"{text[:79]}…"


LOST: Explanation = explanation(
    "PAR01",
    Severity.ERROR,
    """Every word, label, alternative text and link of a publication is in every format.

    Why: People choose a format because they cannot use another. They must not get less.
    Bad: the audio leaves out the table
    Good: the audio says the table row by row
    Source: UKAAF MS01, accurate representation; WCAG 2.2, conforming alternate version
    """,
)
EXTRA: Explanation = explanation(
    "PAR02",
    Severity.WARNING,
    """A format adds nothing but generated words that are the same everywhere.

    Why: Nobody should get more by choosing one format, and words that nobody wrote may be wrong.
    Bad: a page that shows the name of a template
    Good: "List of 4 items", "Page 3 of 14"
    Source: DESIGN.md, Checks
    """,
)
EXPLANATIONS: tuple[Explanation, ...] = (LOST, EXTRA)
