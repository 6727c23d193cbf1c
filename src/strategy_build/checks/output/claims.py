"""WEB: what a page tells programs about itself, held against what people find in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from strategy_build.checks.output.page import Page, words
from strategy_build.checks.rule import Finding, Rule, error

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTEXT = "https://schema.org"
_SITE = "WebSite"  # of the whole site, whose name need not be the title of a page


@error("WEB19")
def claims(page: Page) -> Iterator[Finding]:
    """What a page says to programs (JSON-LD) is true of the page: title, language, how it can be read.

    Why: Libraries and searches choose by it. Somebody who looks for a text with sound would be sent
        to one without.
    Bad: "accessMode": ["auditory"], on a page without a recording
    Good: "accessMode": ["textual"]
    Source: Schema.org Accessibility Properties for Discoverability Vocabulary (W3C)
    """
    for script in page.all("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            told = json.loads(script.text or "")
        except ValueError:
            told = None
        if not isinstance(told, Mapping) or told.get("@context") != _CONTEXT:
            yield Finding("programs cannot read what this page says to them", page.at(script))
            continue
        for message in _untrue(page, told):
            yield Finding(message, page.at(script))


def _untrue(page: Page, told: Mapping[str, object]) -> Iterator[str]:
    title = next((words(e) for e in page.all("h1")), "")
    if told.get("@type") != _SITE and told.get("name") != title:
        yield f'programs are told the title "{told.get("name")}"'
    if told.get("inLanguage", page.root.get("lang")) != page.root.get("lang"):
        yield f'programs are told the language "{told["inLanguage"]}"'
    modes, features = _listed(told, "accessMode"), _listed(told, "accessibilityFeature")
    pictures = [e for e in page.all("img") if (e.get("alt") or "").strip()]
    facts = {
        "visual": (bool(pictures), modes),
        "auditory": (_sounds(page), modes),
        "alternativeText": (bool(pictures), features),
        "synchronizedAudioText": (_sounds(page), features),
        "tableOfContents": (_contents(page), features),
    }
    for name, (true, told_) in facts.items():
        if name in told_ and not true:
            yield f'programs are told "{name}", which is not true of this page'
    here = {"visual": bool(pictures), "auditory": _plays(page)}
    for name, true in here.items():
        if modes and true and name not in modes:
            yield f'programs are not told "{name}", which is true of this page'


def _listed(told: Mapping[str, object], name: str) -> frozenset[str]:
    value = told.get(name)
    listed = value if isinstance(value, list) else [value]
    return frozenset(str(one) for one in listed if one)


def _plays(page: Page) -> bool:
    return next(page.all("audio"), None) is not None


def _sounds(page: Page) -> bool:
    """Whether the words can be heard: here, or in a recording that the page offers."""
    return _plays(page) or any(_leads(link, ".mp3") for link in page.all("a"))


def _leads(link: _Element, ending: str) -> bool:
    return (link.get("href") or "").endswith(ending)


def _contents(page: Page) -> bool:
    """Whether one of the navigation parts leads to places of this page."""
    return any(
        (link.get("href") or "").startswith("#")
        for nav in page.all("nav")
        for link in nav.iterdescendants("a")
    )


RULES: tuple[Rule[[Page]], ...] = (claims,)
