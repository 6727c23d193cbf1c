"""The pages of the site that say what is checked: every rule, with its reason and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import etree, html

from strategy_build.checks.explain import explanations
from strategy_build.checks.output.pages import check_pages
from strategy_build.checks.report import report
from strategy_build.checks.reports.framing import Frame
from strategy_build.checks.reports.places import INDEX, place
from strategy_build.checks.reports.rulebook import rulebook
from strategy_build.diagnostics import Severity
from strategy_build.model.inputs import Inputs
from strategy_build.publish import evidence
from tests.everything import EVERYTHING

AROUND = {"index.html", "word-list.html", "accessibility.html", "search/index.html", "feed.xml"}
ASSETS = {"assets/site.css", "assets/reading.js", "assets/icon.svg"}


@pytest.fixture(scope="module")
def frame(inputs: Inputs) -> Frame:
    return Frame(inputs, "Wide Table", contact=EVERYTHING.contact.section)


@pytest.fixture(scope="module")
def pages(frame: Frame) -> Mapping[str, bytes]:
    return rulebook(explanations().values(), frame, {})


def words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def section(pages: Mapping[str, bytes], rule: str) -> etree._Element:
    path, _, anchor = place(rule).partition("#")
    every = html.document_fromstring(pages[path]).iter("section")
    (found,) = (one for one in every if one.get("id") == anchor)
    return found


@pytest.mark.parametrize("rule", sorted(explanations()))
def test_every_rule_has_its_place_with_all_that_is_to_be_said(
    rule: str, pages: Mapping[str, bytes]
) -> None:
    about = explanations()[rule]
    told = words(section(pages, rule))

    for part in (about.id, about.what, about.why, about.bad, about.good, about.source):
        assert " ".join(part.split()) in told


def test_the_first_page_leads_to_every_family(pages: Mapping[str, bytes]) -> None:
    (main,) = html.document_fromstring(pages[INDEX]).iter("main")
    led = {f"checks/{link.get('href')}" for link in main.iter("a")}

    assert led == set(pages) - {INDEX}
    assert evidence.RULES == INDEX


def test_every_family_has_a_name_that_people_understand(inputs: Inputs) -> None:
    families = {place(rule).partition("/")[2].partition(".")[0] for rule in explanations()}

    assert {f"rules-family-{name}" for name in families} <= inputs.labels.words.keys()


def test_passes_the_rules_for_pages(pages: Mapping[str, bytes]) -> None:
    found = check_pages(pages, frozenset({*pages, *AROUND, *ASSETS}))

    assert not found, report(found, {})


def test_says_what_a_rule_weighs_on_this_site(frame: Frame) -> None:
    weights = {"LNG01": Severity.NOTE, "LNG14": Severity.WARNING, "LNK01": Severity.NOTE}
    pages = rulebook(explanations().values(), frame, weights)

    assert "On this website it counts as a note." in words(section(pages, "LNG01"))
    assert "On this website it counts as a warning." in words(section(pages, "LNG14"))
    assert "On this website" not in words(section(pages, "LNK01"))  # an error stays one
    assert "On this website" not in words(section(pages, "LNG02"))


def test_says_which_language_the_rules_are_in(frame: Frame) -> None:
    pages = rulebook(explanations().values(), replace(frame, lang="cy"), {})
    title = section(pages, "LNK01").find("h2")

    assert title is not None
    assert title.get("lang") == "en-GB"


def test_a_rule_of_an_outside_program_is_told_under_its_name() -> None:
    assert place("axe/color-contrast") == "checks/outside.html#axe"
    assert place("browser/reflow") == "checks/outside.html#browser-reflow"
    assert place("LNK01") == "checks/lnk.html#LNK01"
