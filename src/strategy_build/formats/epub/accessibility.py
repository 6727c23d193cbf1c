"""What a book says about how it can be read, taken from what is in it (EPUB Accessibility 1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from strategy_build.formats.epub.package import Meta
from strategy_build.markup.pictures import figures
from strategy_build.model.document import Document, Evaluation, Imprint
from strategy_build.model.labels import Labels

_WCAG = re.compile(r"WCAG\s*(2\.[0-2])\b.*?\b(A{1,3})\b")


@dataclass(frozen=True, slots=True)
class Access:
    """The values of the Schema.org accessibility vocabulary that are true of a book.

    `standard` and `level` are those of WCAG against which `evaluated` found it good, "" for none.
    """

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazard: str
    summary: str
    evaluated: Evaluation | None = None
    standard: str = ""
    level: str = ""

    def metadata(self) -> Iterator[Meta]:
        """The same for the package; conformance is claimed where a person has evaluated it."""
        yield from (Meta("schema:accessMode", mode) for mode in self.modes)
        yield from (Meta("schema:accessModeSufficient", modes) for modes in self.sufficient)
        yield from (Meta("schema:accessibilityFeature", feature) for feature in self.features)
        yield Meta("schema:accessibilityHazard", self.hazard)
        yield Meta("schema:accessibilitySummary", self.summary)
        if self.evaluated and self.level:
            claim = f"EPUB Accessibility 1.1 - WCAG {self.standard} Level {self.level}"
            yield Meta("dcterms:conformsTo", claim, id="conformance")
            yield Meta("a11y:certifiedBy", self.evaluated.by, refines="#conformance")


def access(
    document: Document, labels: Labels, *, paged: bool, narrated: bool, hinted: bool
) -> Access:
    """What is true of the book; nothing is claimed that the content does not have.

    `paged` says whether the pages of the PDF are marked, `narrated` whether every sentence is heard
    with its words shown, `hinted` whether there is a pronunciation lexicon.
    """
    pictures = figures(document)
    telling = [figure for figure in pictures if not figure.decorative]
    described = all(figure.alt for figure in telling)
    has = {
        "alternativeText": bool(telling) and described,
        "ARIA": True,
        "displayTransformability": True,
        "longDescription": any(figure.long for figure in telling),
        "pageBreakMarkers": paged,
        "pageNavigation": paged,
        "readingOrder": True,
        "structuralNavigation": True,
        "synchronizedAudioText": narrated,
        "tableOfContents": True,
        "ttsMarkup": hinted,
        "unlocked": True,
    }
    ways = {
        "textual": described,
        "auditory": described and narrated,  # alternative texts are read aloud too
        "textual,visual": bool(telling),
    }
    # nothing else that we let in moves or flashes, and the voice is a voice
    moving = any(figure.image.media_type == "image/gif" for figure in pictures)
    said = {
        "epub-summary": True,
        "epub-summary-pictures": has["alternativeText"],
        "epub-summary-pages": paged,
        "epub-summary-narration": narrated,
    }
    standard, level = _standard(document.imprint)
    return Access(
        modes=("textual", "visual") if telling else ("textual",),
        sufficient=tuple(way for way, true in ways.items() if true),
        features=tuple(name for name, true in has.items() if true),
        hazard="unknown" if moving else "none",
        summary=" ".join(labels(name) for name, true in said.items() if true),
        evaluated=document.imprint.evaluated,
        standard=standard,
        level=level,
    )


def _standard(imprint: Imprint) -> tuple[str, str]:
    """Version and level of WCAG that this edition was evaluated against, not one before it."""
    told = imprint.evaluated
    if told is None or told.on < imprint.published[: len(told.on)]:
        return "", ""
    found = _WCAG.search(told.standard)
    return (found[1], found[2]) if found else ("", "")
