"""What a book says about how it can be read, taken from what is in it (EPUB Accessibility 1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_build.formats.epub.package import Meta
from strategy_build.markup.pictures import figures
from strategy_build.model.document import Document
from strategy_build.model.labels import Labels


def accessibility(document: Document, labels: Labels, *, paged: bool) -> Iterator[Meta]:
    """Schema.org metadata; nothing is claimed that the content does not have.

    `paged` says whether the pages of the PDF are marked. No conformance is claimed: that takes a
    person's evaluation.
    """
    pictures = figures(document)
    telling = [figure for figure in pictures if not figure.decorative]
    described = all(figure.alt for figure in telling)
    modes = ["textual", "visual"] if telling else ["textual"]
    sufficient = (["textual"] if described else []) + (["textual,visual"] if telling else [])
    yield from (Meta("schema:accessMode", mode) for mode in modes)
    yield from (Meta("schema:accessModeSufficient", mode) for mode in sufficient)
    has = {
        "alternativeText": bool(telling) and described,
        "ARIA": True,
        "displayTransformability": True,
        "longDescription": any(figure.long for figure in telling),
        "pageBreakMarkers": paged,
        "pageNavigation": paged,
        "readingOrder": True,
        "structuralNavigation": True,
        "tableOfContents": True,
    }
    yield from (Meta("schema:accessibilityFeature", name) for name, true in has.items() if true)
    # nothing else that we let in moves, sounds or flashes
    moving = any(figure.image.media_type == "image/gif" for figure in pictures)
    yield Meta("schema:accessibilityHazard", "unknown" if moving else "none")
    said = ["epub-summary"]
    said += ["epub-summary-pictures"] if has["alternativeText"] else []
    said += ["epub-summary-pages"] if paged else []
    yield Meta("schema:accessibilitySummary", " ".join(labels(name) for name in said))
