"""The accessibility statement: every part of the law's model, and no word that was not checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from lxml import html
from tests.everything import EVERYTHING
from tests.publish.samples import (
    AXE,
    BARE,
    FAULT,
    FILES,
    NU,
    SITE,
    WAIVER,
    Report,
    assessed,
)

from strategy_build.checks.output.pages import check_pages
from strategy_build.checks.output.statement import PARTS
from strategy_build.checks.validators import browser, nu
from strategy_build.checks.validators.deep import DeepReport, examine_site
from strategy_build.checks.validators.validator import Examination, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.model.inputs import Inputs
from strategy_build.model.publication import Contacts
from strategy_build.model.value import Value
from strategy_build.publish.evidence import Evidence
from strategy_build.publish.look import WebFonts
from strategy_build.publish.site import site_pages
from strategy_build.publish.statement import conformance_files, statement

RICH = replace(assessed(), diagnostics=(FAULT,), waivers=(WAIVER,), deep=Report((NU, AXE)))


def page(evidence: Evidence, inputs: Inputs) -> html.HtmlElement:
    return html.document_fromstring(
        statement(evidence, inputs, EVERYTHING.contact.section).decode()
    )


def part(evidence: Evidence, inputs: Inputs, name: str) -> str:
    """The words of one part."""
    (found,) = cast("list[html.HtmlElement]", page(evidence, inputs).xpath(f"//*[@id='{name}']"))
    return " ".join(str(found.text_content()).split())


def test_has_every_part_of_the_model(inputs: Inputs) -> None:
    made = page(BARE, inputs)
    ids = cast("list[str]", made.xpath("//main//section/@id"))

    assert ids == list(PARTS)


@pytest.mark.parametrize("evidence", [BARE, RICH])
def test_passes_the_rules_for_pages(evidence: Evidence, inputs: Inputs) -> None:
    made = conformance_files(evidence, FILES, inputs, EVERYTHING.contact.section)
    around = {
        "index.html",
        "word-list.html",
        "search/index.html",
        "feed.xml",
        "assets/site.css",
        "assets/reading.js",
    }
    every = frozenset({*made, *FILES, *around, "assets/icon.svg"})
    found = check_pages({"accessibility.html": made["accessibility.html"]}, every)

    assert found == ()


def test_does_not_claim_a_status_that_nobody_has_assessed(inputs: Inputs) -> None:
    words = part(BARE, inputs, "page-status")

    assert "We do not know yet" in words
    assert "0 of 1 publications" in words
    assert "is fully compliant" not in words
    assert "is partially compliant" not in words


def test_claims_what_people_and_programs_have_found_together(inputs: Inputs) -> None:
    partial = part(assessed(), inputs, "page-status")
    whole = part(replace(assessed(), deep=Report((NU, AXE))), inputs, "page-status")

    assert "is partially compliant" in partial
    assert "is fully compliant" in whole


def test_names_the_people_who_assessed_and_until_then_nobody(inputs: Inputs) -> None:
    nobody = part(BARE, inputs, "page-technical")
    somebody = part(assessed(), inputs, "page-technical")

    assert "No disabled reader has yet tested this website." in nobody
    assert "By Harbour access group, on 30 January 2027, against WCAG 2.2 AA" in somebody
    assert "No disabled reader" not in somebody
    assert "Last assessed by people: not yet" in part(BARE, inputs, "page-preparation")
    assert "people: 30 January 2027" in part(assessed(), inputs, "page-preparation")


def test_tells_every_program_with_its_version_and_what_did_not_run(inputs: Inputs) -> None:
    bare = part(BARE, inputs, "page-technical")
    deep = part(replace(BARE, deep=Report((NU,))), inputs, "page-technical")

    assert "pikepdf 10.1" in bare
    assert "Nu HTML checker (Nu HTML checker 26.1, Java 21) looked at 4 files" not in bare
    assert "nothing is claimed from them: Nu HTML checker axe" in bare
    assert "Nu HTML checker (Nu HTML checker 26.1, Java 21) looked at 4 files: nothing" in deep
    assert "nothing is claimed from them: axe" in deep
    assert "PDF, 12 point: 640 of 640 words found" in bare


def test_claims_the_same_words_only_where_every_format_has_them(inputs: Inputs) -> None:
    (publication,) = BARE.publications
    shorter = replace(publication.formats[1], found=639)
    formats = (publication.formats[0], shorter)
    lacking = replace(BARE, publications=(replace(publication, formats=formats),))

    assert "the same words in every form" in part(BARE, inputs, "page-how")
    assert "the same words in every form" not in part(lacking, inputs, "page-how")


def test_lists_what_is_found_and_what_is_accepted(inputs: Inputs) -> None:
    outside = Diagnostic("axe/region", Severity.WARNING, "Lost text", Location("index.html"))
    deep = Report((replace(AXE, diagnostics=(outside,)),))
    evidence = replace(BARE, diagnostics=(FAULT, FAULT), waivers=(WAIVER,), deep=deep)
    words = part(evidence, inputs, "page-non-compliance")

    assert "everything/everything.pdf (2 places). Rule PDF01" in words
    assert "Lost text. Found in index.html (1 place). Rule axe/region." in words
    assert "in everything/introduction.md (rule LNG01)" in words
    assert "Reason: These are the words of a law, which we may not change." in words
    assert "Decided by: Access group. Accepted until: 31 March 2027." in words
    assert "What we know does not work yet" in part(evidence, inputs, "page-how")
    assert "Nothing is known." in part(BARE, inputs, "page-non-compliance")


def test_says_that_the_day_of_a_waiver_has_passed(inputs: Inputs) -> None:
    late = replace(BARE, waivers=(WAIVER,), day="2027-04-01")

    assert "That day has passed" in part(late, inputs, "page-non-compliance")


def test_counts_the_files_that_it_does_not_name(inputs: Inputs) -> None:
    many = tuple(replace(FAULT, location=Location(f"{n}.pdf")) for n in range(7))
    words = part(replace(BARE, diagnostics=many), inputs, "page-non-compliance")

    assert "0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 2 more files (7 places)" in words


def test_leads_to_every_way_of_telling_us(inputs: Inputs) -> None:
    links = cast("list[str]", page(BARE, inputs).xpath("//section[@id='page-feedback']//a/@href"))

    assert links == ["mailto:hello@harbour.example", "tel:01632960100"]
    assert "We reply within 5 working days." in part(BARE, inputs, "page-feedback")


def test_admits_that_there_is_no_way_to_tell_us(inputs: Inputs) -> None:
    silent = replace(BARE, site=replace(SITE, contact=Contacts()))

    assert "No way to reach us" in part(silent, inputs, "page-feedback")


def test_names_the_bodies_of_the_country_that_the_site_is_for(inputs: Inputs) -> None:
    abroad = replace(SITE, language=Value("en-IE"), timezone=Value("Europe/Dublin"))
    words = part(BARE, inputs, "page-enforcement")

    assert "Equality and Human Rights Commission" in words
    assert "Equality Commission for Northern Ireland" in words
    assert "Commission" not in part(replace(BARE, site=abroad), inputs, "page-enforcement")
    assert "Act 2010" not in part(replace(BARE, site=abroad), inputs, "page-scope")


def test_is_to_be_looked_at_again_within_a_year(inputs: Inputs) -> None:
    leap = replace(BARE, day="2028-02-29")

    assert "looked at again by: 1 February 2028" in part(BARE, inputs, "page-preparation")
    assert "looked at again by: 28 February 2029" in part(leap, inputs, "page-preparation")


def test_marks_a_title_in_another_language(inputs: Inputs) -> None:
    (publication,) = BARE.publications
    welsh = replace(publication, document=replace(publication.document, lang="cy"))
    made = page(replace(BARE, publications=(welsh,)), inputs)

    assert made.xpath("//section[@id='page-technical']//a[@lang='cy']")


def test_does_not_claim_that_anybody_has_listened(inputs: Inputs) -> None:
    (publication,) = BARE.publications
    audio = replace(publication.formats[0], format="audio")
    spoken = replace(BARE, publications=(replace(publication, formats=(audio,)),))

    assert "Nobody has checked by listening" in part(spoken, inputs, "page-technical")
    assert "listening" not in part(BARE, inputs, "page-technical")


def test_leads_to_the_proof_and_the_rules_where_the_site_has_them(inputs: Inputs) -> None:
    led = {
        str(link.get("href")) for link in page(replace(BARE, is_explained=True), inputs).iter("a")
    }
    bare = {str(link.get("href")) for link in page(BARE, inputs).iter("a")}

    assert led - bare == {"same-words.html", "checks/index.html"}


def test_tells_which_rules_weigh_something_else_here(inputs: Inputs) -> None:
    rules = {"LNG01": Value("note"), "LNK01": Value("note"), "NONE1": Value("note")}
    words = part(replace(BARE, site=replace(SITE, rules=rules)), inputs, "page-technical")

    assert "weigh more or less than usual: LNG01: note instead of warning." in words
    assert "LNK01" not in words
    assert "more or less" not in part(BARE, inputs, "page-technical")


def test_says_on_which_day_others_looked_and_what_they_have_not_seen(inputs: Inputs) -> None:
    seen = replace(assessed(), deep=Report((NU, AXE)), deep_day="2027-01-15")
    missed = replace(seen, missed=(("axe", 2),))
    words = part(missed, inputs, "page-technical")

    assert "looked at the website on 15 January 2027" in words
    assert "This page was written after they had looked" in words
    assert "axe has not looked at 2 files as they are now" in words
    assert "is fully compliant" in part(seen, inputs, "page-status")
    assert "is partially compliant" in part(missed, inputs, "page-status")


@pytest.mark.deep
@pytest.mark.parametrize("evidence", [BARE, RICH], ids=["bare", "rich"])
def test_passes_axe_and_the_nu_checker(evidence: Evidence, inputs: Inputs, tmp_path: Path) -> None:
    around = site_pages(SITE, (), inputs, WebFonts())
    assets = {path: data for path, data in around.items() if path.startswith("assets/")}
    made = conformance_files(evidence, FILES, inputs, EVERYTHING.contact.section)
    for path, data in {**assets, **made}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    report = examine_site(tmp_path, lambda *_: None, (nu.VALIDATOR, browser.VALIDATOR))

    assert [one.files for one in report.examinations] == [1, 1]
    assert report.diagnostics == ()


def test_takes_the_report_of_the_outside_validators_as_it_is(inputs: Inputs) -> None:
    page = Examination("axe", 4, (Version("axe-core", "4.11"),), ())
    evidence = replace(BARE, deep=DeepReport((), (page,)))

    assert "axe (axe-core 4.11) looked at 4 files" in part(evidence, inputs, "page-technical")


def test_comes_with_the_record_and_its_schema(inputs: Inputs) -> None:
    made = conformance_files(BARE, FILES, inputs)

    assert list(made) == [
        "accessibility.html",
        "conformance.json",
        "schemas/conformance.schema.json",
    ]
    assert made == conformance_files(BARE, FILES, inputs)
