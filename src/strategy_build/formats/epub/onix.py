"""What booksellers and libraries are told of a book's accessibility: ONIX 3.1, code list 196."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from strategy_build.formats.epub.accessibility import Access
from strategy_build.markup.elements import element, joined
from strategy_build.model.document import Document
from strategy_build.model.walk import text_of

_NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"
_URN = "22"  # list 5
_ACCESSIBILITY, _HAZARD = "09", "12"  # list 79
_SUMMARY = "00"
_ALWAYS = ("10", "22")  # no option of a reading app is disabled; the language is marked
_NO_HAZARD = "00"  # list 143
# codes of list 196 for the Schema.org vocabulary (W3C, Accessibility Properties Crosswalk)
_FEATURES = {
    "tableOfContents": "11",
    "readingOrder": "13",
    "alternativeText": "14",
    "longDescription": "15",
    "pageBreakMarkers": "19",
    "synchronizedAudioText": "20",
    "ttsMarkup": "21",
    "structuralNavigation": "29",
    "ARIA": "30",
    "displayTransformability": "36",
    "pageNavigation": "41",
}
_SUFFICIENT = {"auditory": "51", "textual": "52"}
_STANDARD = {"2.0": "80", "2.1": "81", "2.2": "82", "A": "84", "AA": "85", "AAA": "86"}
_EPUB_ACCESSIBILITY = "04"


def message(document: Document, identifier: str, access: Access) -> bytes:
    """An ONIX message about one book; it says what the book says of itself, and no more."""
    sender = element("Sender", {}, element("SenderName", {}, document.imprint.organisation))
    sent = element("SentDateTime", {}, _stamp(document.imprint.modified))
    shown = element(
        "ONIXMessage",
        {"xmlns": _NAMESPACE, "release": "3.1"},
        *_lines(
            element("Header", {}, sender, sent),
            element("Product", {}, *_lines(*_product(document, identifier, access))),
        ),
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{shown}\n'.encode()


def _product(document: Document, identifier: str, access: Access) -> Iterator[Markup]:
    yield element("RecordReference", {}, identifier)
    yield element("NotificationType", {}, "03")  # confirmed on publication
    yield element(
        "ProductIdentifier",
        {},
        element("ProductIDType", {}, _URN),
        element("IDValue", {}, identifier),
    )
    yield element("DescriptiveDetail", {}, *_lines(*_described(document, access)))


def _described(document: Document, access: Access) -> Iterator[Markup]:
    yield element("ProductComposition", {}, "00")  # one thing
    yield element("ProductForm", {}, "ED")  # to download
    yield element("ProductFormDetail", {}, "E101")  # EPUB
    yield _feature(_ACCESSIBILITY, _SUMMARY, access.summary)
    yield from (_feature(_ACCESSIBILITY, code) for code in codes(access))
    if access.hazard == "none":
        yield _feature(_HAZARD, _NO_HAZARD)
    yield element("EpubTechnicalProtection", {}, "00")  # none
    subtitle = element("Subtitle", {}, text_of(document.subtitle)) if document.subtitle else ""
    title = element(
        "TitleElement",
        {},
        element("TitleElementLevel", {}, "01"),
        element("TitleText", {}, text_of(document.title)),
        subtitle,
    )
    yield element("TitleDetail", {}, element("TitleType", {}, "01"), title)
    who = element("CorporateName", {}, document.imprint.organisation)
    yield element("Contributor", {}, element("ContributorRole", {}, "A01"), who)


def codes(access: Access) -> tuple[str, ...]:
    """The codes of list 196 that are true of a book, in order, without that of the summary."""
    found = {_FEATURES[name] for name in access.features if name in _FEATURES}
    found |= {_SUFFICIENT[way] for way in access.sufficient if way in _SUFFICIENT}
    if access.level:
        found |= {_EPUB_ACCESSIBILITY, _STANDARD[access.standard], _STANDARD[access.level]}
    return tuple(sorted(found.union(_ALWAYS)))


def _feature(kind: str, value: str, words: str = "") -> Markup:
    return element(
        "ProductFormFeature",
        {},
        element("ProductFormFeatureType", {}, kind),
        element("ProductFormFeatureValue", {}, value),
        element("ProductFormFeatureDescription", {}, words) if words else "",
    )


def _lines(*inside: Markup) -> tuple[str, Markup, str]:
    return "\n", joined("\n", inside), "\n"


def _stamp(moment: str) -> str:
    """ "2027-03-22T00:00:00Z" as ONIX writes it: "20270322T0000Z"."""
    day, _, time = moment.partition("T")
    return f"{day.replace('-', '')}T{time[:5].replace(':', '')}Z"
