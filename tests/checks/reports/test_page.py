from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from strategy_build.checks.output.site import check_site
from strategy_build.checks.parity import parity
from strategy_build.checks.report import report
from strategy_build.checks.reports.entries import entries
from strategy_build.checks.reports.page import MOST, as_page
from strategy_build.checks.reports.sameness import Tally, tally
from strategy_build.checks.validators import browser, nu
from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.walk import text_of
from strategy_build.publish.look import WebFonts, look, style
from tests.checks.conftest import Made
from tests.checks.reports.samples import FOUND, told
from tests.checks.validators.samples import run_over
from tests.conftest import Golden
from tests.everything import EVERYTHING

CONTACT = EVERYTHING.contact.section


@pytest.fixture(scope="module")
def same(made: Made, inputs: Inputs, speech: Speech) -> tuple[Tally, ...]:
    title = text_of(EVERYTHING.title)
    proofs = (parity(name, made[name], EVERYTHING, inputs.labels, speech=speech) for name in made)
    return tuple(tally(EVERYTHING.id, title, EVERYTHING.lang, proof) for proof in proofs)


@pytest.fixture(scope="module")
def page(inputs: Inputs, same: tuple[Tally, ...]) -> bytes:
    return as_page(told(), inputs, "Wide Table", same=same, contact=CONTACT)


def test_stays_as_it_is(inputs: Inputs, golden: Golden) -> None:
    made = as_page(told(), inputs, "Wide Table", contact=CONTACT).decode()
    golden("report.html", made[made.index("<main") : made.index("<footer")])


def test_passes_the_rules_of_our_own_pages(page: bytes, inputs: Inputs) -> None:
    assets = {f"assets/{name}": data for name, data in look(inputs, WebFonts()).items()}
    files = {"report.html": page, **assets}
    others = ("index.html", "word-list.html", "accessibility.html")
    search = as_page((), inputs, "Wide Table", root="../", contact=CONTACT)
    every = {**dict.fromkeys(others, page), "search/index.html": search, **files}
    found = check_site(every)

    assert not found, report(found, {})


def test_counts_come_first_and_errors_before_the_others(page: bytes) -> None:
    root = html.document_fromstring(page)
    titles = [" ".join(text_of_element(e).split()) for e in root.iter("h1", "h2")]

    assert titles[0] == "What the checks found"
    assert root.findtext(".//p[@class='sub']") == "4 errors, 2 warnings, 2 notes"
    assert titles[1:6] == [
        "Contents", "4 errors", "2 warnings", "2 notes", "The same words in every format",
    ]  # fmt: skip


def test_tells_the_line_why_how_and_all_words_on_the_rule(page: bytes) -> None:
    text = " ".join(text_of_element(html.document_fromstring(page)).split())

    for one in told():
        for words in (one.message, one.source, one.found.why, one.found.fix):
            assert " ".join(words.split()) in text
        if one.cure:
            assert one.cure.line.strip() in text
        if one.about:
            assert " ".join(one.about.good.split()) in text


def test_marks_the_words_that_are_meant(page: bytes) -> None:
    marks = [text_of_element(e) for e in html.document_fromstring(page).iter("mark")]

    assert {"here", "·", "Thursday 29 January 2027"} <= set(marks)


def test_leads_to_the_page_of_each_rule_where_the_site_can_be_reached(
    page: bytes, inputs: Inputs
) -> None:
    base = "https://quay.example/"
    made = as_page(told(), inputs, "Wide Table", root=base, rules=base)

    assert b'href="https://quay.example/checks/lnk.html#LNK01"' in made
    assert b"checks/lnk.html" not in page


def test_needs_no_script_to_be_read(inputs: Inputs) -> None:
    alone = as_page(told(), inputs, "Wide Table", style=style(inputs), contact=CONTACT)
    root = html.document_fromstring(alone)

    assert not list(root.iter("script"))
    assert not [e for e in root.iter() if e.get("hidden") is not None]
    assert b"data:text/css;base64," in alone


def test_ten_thousand_faults_do_not_flood_the_page(inputs: Inputs) -> None:
    many = [
        Diagnostic("LNG01", Severity.WARNING, f"long {n}", Location("a.md", n, 1))
        for n in range(1, 10_001)
    ]
    made = as_page(entries(many, {}, {}), inputs, "Wide Table").decode()

    assert made.count("<h4>") == MOST
    assert "And 9,900 more like these in this file." in made


def test_a_clean_site_has_a_page_too(inputs: Inputs) -> None:
    made = as_page((), inputs, "Wide Table")

    assert b"Nothing to change." in made


@settings(deadline=None, max_examples=25)
@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_no_words_become_markup(words: str, inputs: Inputs) -> None:
    one = replace(FOUND[1], message=f"<b>{words}", why=f"</dl>{words}", source=f"x{words}" * 9)
    root = html.document_fromstring(as_page(entries([one], {}, {}), inputs, "Wide Table"))
    title = text_of_element(next(root.iter("h4")))

    assert " ".join(title.split()).startswith(" ".join(f"Error: <b>{words}".split()))
    assert not list(root.iter("b"))


@pytest.mark.deep
def test_the_nu_checker_axe_and_the_browser_have_nothing_to_say(
    tmp_path: Path, page: bytes, inputs: Inputs
) -> None:
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    for name, data in look(inputs, WebFonts()).items():
        (folder / "assets" / name).write_bytes(data)
    alone = as_page(told(), inputs, "Wide Table", style=style(inputs), contact=CONTACT)
    pages = {"report": page, "alone": alone, "index": page, "word-list": page}
    for validator in (nu.VALIDATOR, browser.VALIDATOR):
        found = run_over(validator, folder, **pages)
        worth = [one for inside in found.values() for one in inside]

        assert not worth, report(worth, {})


def text_of_element(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())
