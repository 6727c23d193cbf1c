"""What a page says of its publication to programs (schema.org, as JSON-LD).

The accessibility terms are those of the W3C's Schema.org Accessibility Properties for
Discoverability Vocabulary. Each is taken from the content, and is guarded by a rule on the
finished page: alternative texts by WEB12, headings by WEB09, contents by STR07, tables by WEB11,
colours by VIS02.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from strategy_build.markup.pictures import figures
from strategy_build.model.document import Document
from strategy_build.model.labels import Labels
from strategy_build.model.walk import text_of

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_TYPES = {"guide": "Article", "page": "WebPage"}


def structured_data(document: Document, address: str, labels: Labels, *, heard: bool) -> Markup:
    """The publication and how it can be perceived.

    `address` is the page's own, "" if not known; `heard` says that the page plays a recording
    along with its words.
    """
    imprint = document.imprint
    return embedded(
        {
            "@type": _TYPES.get(document.kind, "Report"),
            "name": text_of(document.title),
            "alternativeHeadline": text_of(document.subtitle),
            "description": text_of(document.summary),
            "url": address,
            "inLanguage": document.lang,
            "datePublished": imprint.published,
            "dateModified": imprint.modified,
            "version": imprint.version,
            "license": imprint.licence and f"https://spdx.org/licenses/{imprint.licence}.html",
            "publisher": {"@type": "Organization", "name": imprint.organisation},
            **_accessibility(document, labels, heard=heard),
        }
    )


def embedded(values: Mapping[str, object]) -> Markup:
    """JSON-LD that can stand in a page; what is empty is left out."""
    told = {"@context": "https://schema.org", **{k: v for k, v in values.items() if v}}
    text = _encode(told)
    # nothing in it can end the element or begin another
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 (see above)


def _accessibility(document: Document, labels: Labels, *, heard: bool) -> dict[str, object]:
    pictures = figures(document)
    telling = [figure for figure in pictures if not figure.decorative]
    return _claims(
        labels,
        pictured=bool(telling),
        described=all(figure.alt for figure in telling),
        long=any(figure.long for figure in telling),
        # nothing else that we let in moves, sounds by itself or flashes
        moving=any(figure.image.media_type == "image/gif" for figure in pictures),
        heard=heard,
    )


@lru_cache(maxsize=16)
def _claims(
    labels: Labels, *, pictured: bool, described: bool, long: bool, moving: bool, heard: bool
) -> dict[str, object]:
    """What is said of most publications in the same words."""
    modes = {"textual": True, "visual": pictured, "auditory": heard}
    features = {
        "alternativeText": pictured and described,
        "ARIA": True,
        "displayTransformability": True,
        "highContrastDisplay": True,
        "longDescription": long,
        "readingOrder": True,
        "structuralNavigation": True,
        "synchronizedAudioText": heard,
        "tableOfContents": True,
    }
    enough = {
        "textual": described,
        "textual,visual": pictured,
        "auditory": heard and described,
    }
    said = {
        "html-summary": True,
        "html-summary-pictures": features["alternativeText"],
        "html-summary-heard": heard,
    }
    return {
        "accessMode": _true(modes),
        "accessModeSufficient": [
            {"@type": "ItemList", "itemListElement": one.split(",")} for one in _true(enough)
        ],
        "accessibilityFeature": _true(features),
        "accessibilityHazard": ["unknown" if moving else "none"],
        "accessibilitySummary": " ".join(labels(name) for name in _true(said)),
    }


def _true(names: Mapping[str, bool]) -> list[str]:
    return [name for name, true in names.items() if true]
