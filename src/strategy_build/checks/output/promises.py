"""EPB: what an e-book and its catalogue record promise, held against what is in the book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from strategy_build.checks.output.epub import TYPE, Book
from strategy_build.checks.output.page import name
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.model.document import Evaluation

_NEEDED = (
    "accessMode",
    "accessModeSufficient",
    "accessibilityFeature",
    "accessibilityHazard",
    "accessibilitySummary",
)
_HAZARDS = {"none", "unknown"}  # we look at nothing that could tell more
_CONFORMANCE = re.compile(r"EPUB Accessibility 1\.1 - WCAG (2\.[0-2]) Level (A{1,3})")
_FIXED = re.compile(r"font-size:\s*[\d.]+(px|pt)|pre-paginated")
_ONIX = "{http://ns.editeur.org/onix/3.1/reference}"
_LEXICON = "application/pls+xml"


def _pictured(one: Book) -> bool:
    """Whether a picture says something, the cover apart."""
    return any(
        picture.get("alt") and picture.get("role") != "doc-cover"
        for page in one.chapters.values()
        for picture in page.all("img")
    )


def _described(one: Book) -> bool:
    return all(
        picture.get("alt") is not None
        for page in one.chapters.values()
        for picture in page.all("img")
    )


def _heard(one: Book) -> bool:
    return any(one.overlays.values())


def _any(tag: str, attribute: str, value: str) -> Callable[[Book], bool]:
    """Whether an element of some page has this word in an attribute, or the attribute at all."""

    def found(one: Book) -> bool:
        return any(
            value in (element.get(attribute) or "").split()
            for page in one.chapters.values()
            for element in page.root.iter()
            if tag in {"", name(element)}
        )

    return found


def _adaptable(one: Book) -> bool:
    return not any(_FIXED.search(text) for text in (*one.styles.values(), *one.meta("layout")))


def _headed(one: Book) -> bool:
    return any(True for page in one.chapters.values() for _ in page.all("h2", "h1"))


# what must be true of the book for each promise; nothing else may be promised
_PROOFS: Mapping[str, Callable[[Book], bool]] = {
    "ARIA": _any("", "role", "doc-toc"),
    "alternativeText": lambda one: _pictured(one) and _described(one),
    "displayTransformability": _adaptable,
    "longDescription": _any("div", "class", "long"),
    "pageBreakMarkers": _any("span", TYPE, "pagebreak"),
    "pageNavigation": _any("nav", TYPE, "page-list"),
    "readingOrder": lambda one: bool(one.chapters),
    "structuralNavigation": _headed,
    "synchronizedAudioText": _heard,
    "tableOfContents": _any("nav", TYPE, "toc"),
    "ttsMarkup": lambda one: any(item.media_type == _LEXICON for item in one.items),
    "unlocked": lambda one: "META-INF/encryption.xml" not in one.names,
}
_SUFFICIENT: Mapping[str, Callable[[Book], bool]] = {
    "textual": _described,
    "auditory": lambda one: _heard(one) and _described(one),
    "textual,visual": _pictured,
}
_MODES: Mapping[str, Callable[[Book], bool]] = {
    "textual": lambda one: bool(one.chapters),
    "visual": _pictured,
}
# without these, people do not find a book that they could read
_TOLD = ("synchronizedAudioText", "pageNavigation")
_CODES = {
    "11": "tableOfContents",
    "13": "readingOrder",
    "14": "alternativeText",
    "15": "longDescription",
    "19": "pageBreakMarkers",
    "20": "synchronizedAudioText",
    "21": "ttsMarkup",
    "29": "structuralNavigation",
    "30": "ARIA",
    "36": "displayTransformability",
    "41": "pageNavigation",
    "51": "auditory",
    "52": "textual",
}
_ALWAYS = {"00", "10", "22"}


@error("EPB03")
def accessibility(one: Book) -> Iterator[Finding]:
    """The book says how it can be read, and what may harm.

    Why: People who need alternative text or large type choose a book by this before they take it.
    Bad: no schema:accessMode
    Good: <meta property="schema:accessMode">textual</meta>
    Source: EPUB Accessibility 1.1, 2 Discoverability
    """
    for needed in _NEEDED:
        if not any(value.strip() for value in one.meta(needed)):
            yield Finding(f"the book says nothing about {needed}", one.here())
    for hazard in sorted(set(one.meta("accessibilityHazard")) - _HAZARDS):
        yield Finding(f'it names "{hazard}" as a hazard, which nobody has looked for', one.here())


@error("EPB05")
def honest(one: Book) -> Iterator[Finding]:
    """What the book says about its accessibility is true, and no more than was checked.

    Why: A promise that is not kept costs people the time to find out.
    Bad: alternativeText, with a picture that has none
    Good: alternativeText only where every picture has one
    Source: EPUB Accessibility 1.1; DESIGN.md, Checks
    """
    for property_, proofs in (
        ("accessibilityFeature", _PROOFS),
        ("accessModeSufficient", _SUFFICIENT),
        ("accessMode", _MODES),
    ):
        for value in one.meta(property_):
            if value not in proofs:
                yield Finding(f'it promises "{value}", which nobody has checked', one.here())
            elif not proofs[value](one):
                yield Finding(f"it promises {value}, and that is not so", one.here())
    features = one.meta("accessibilityFeature")
    for feature in _TOLD:
        if feature not in features and _PROOFS[feature](one):
            yield Finding(f"it has {feature}, and tells nobody", one.here())


@error("EPB04")
def conformance(one: Book) -> Iterator[Finding]:
    """A standard is claimed where a person has evaluated the publication, and only there.

    Why: People rely on the claim, and libraries buy by it.
    Bad: dcterms:conformsTo of a book that nobody has evaluated
    Good: EPUB Accessibility 1.1 - WCAG 2.2 Level AA, with the name of who evaluated it
    Source: EPUB Accessibility 1.1, 4.3 Conformance reporting
    """
    claims = one.meta("conformsTo")
    evaluated = one.document.imprint.evaluated
    if claims and evaluated is None:
        yield Finding("it claims a standard that nobody has checked", one.here())
    for claim in claims:
        if not _CONFORMANCE.fullmatch(claim):
            yield Finding(f'"{claim}" is no claim that catalogues understand', one.here())
        if not any(who.strip() for of, who in one.metas("certifiedBy") if of):
            yield Finding("it does not say who evaluated it", one.here())
    if not claims and evaluated is not None and _current(evaluated, one.document.imprint.published):
        yield Finding("it was evaluated, and does not say so", one.here())


def _current(evaluated: Evaluation, published: str) -> bool:
    """Whether it was evaluated against WCAG, and as it is now."""
    words = evaluated.standard.upper().replace("-", " ").split()
    levels = {"A", "AA", "AAA"} & set(words)
    return "WCAG" in words and bool(levels) and evaluated.on >= published[: len(evaluated.on)]


@error("EPB13")
def catalogued(one: Book) -> Iterator[Finding]:
    """The record for booksellers and libraries says of the book what the book says of itself.

    Why: People choose a book by its record, often before they can open it.
    Bad: code 20, synchronised audio, of a book without sound
    Good: the codes of list 196 that are true, and the summary of the book
    Source: ONIX for Books 3.1, code list 196; Accessibility Properties Crosswalk
    """
    if not one.catalogue:
        return
    from lxml import etree

    record = etree.fromstring(one.catalogue, etree.XMLParser(resolve_entities=False))
    feature = f"{_ONIX}ProductFormFeature"
    values = [
        (each.findtext(f"{feature}Type"), each.findtext(f"{feature}Value") or "")
        for each in record.iter(feature)
    ]
    told = {value for kind, value in values if kind == "09"}
    known = {*one.meta("accessibilityFeature"), *one.meta("accessModeSufficient")}
    wanted = {code for code, what in _CODES.items() if what in known} | _ALWAYS
    for claim in map(_CONFORMANCE.fullmatch, one.meta("conformsTo")):
        if claim:
            levels = {"A": "84", "AA": "85", "AAA": "86"}
            wanted |= {"04", f"8{claim[1][-1]}", levels[claim[2]]}
    for code in sorted(told - wanted):
        yield Finding(f"the record has code {code}, and the book does not say so", one.here())
    for code in sorted(wanted - told):
        yield Finding(f"the record lacks code {code}, which the book promises", one.here())
    summary = next(iter(one.meta("accessibilitySummary")), "")
    if summary not in {each.text for each in record.iter(f"{feature}Description")}:
        yield Finding("the summary of the record is not that of the book", one.here())
    urn = (record.findtext(f".//{_ONIX}IDValue") or "").strip()
    if urn not in {(e.text or "").strip() for e in one.package.iter("{*}identifier")}:
        yield Finding("the record is about another book", one.here())


RULES: tuple[Rule[[Book]], ...] = (accessibility, honest, conformance, catalogued)
