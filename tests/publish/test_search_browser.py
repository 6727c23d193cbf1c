"""The search in a real browser: from a folder, from a server, without scripts, by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from tests.everything import ASK, EVERYTHING, p, s
from tests.publish.samples import SITE

from strategy_build.checks.validators import axe, browser, nu
from strategy_build.checks.validators.probes import OVERFLOW
from strategy_build.checks.validators.validator import Folder
from strategy_build.formats.html.renderer import render
from strategy_build.model.blocks import Block, Heading, Paragraph
from strategy_build.model.document import Document, GlossaryEntry, Section
from strategy_build.model.inlines import Span, Text
from strategy_build.model.inputs import Inputs
from strategy_build.publish.editions import Edition
from strategy_build.publish.look import WebFonts
from strategy_build.publish.site import site_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.deep

FOUND = "#search-found"


def paper(name: str, title: str, *texts: str, lang: str = "en-GB") -> Document:
    blocks: tuple[Block, ...] = (
        Heading(3, f"{name}-money", s(name, "Money for buses", lang=lang)),
        *(Paragraph(s(name, text, lang=lang)) for text in texts),
    )
    section = Section("opening", "prose", "Part 1", "1", 2, s(name, "Opening"), lang, blocks)
    return replace(
        EVERYTHING,
        id=name,
        lang=lang,
        title=s(name, title, lang=lang),
        kind_label="Report",
        kind="report",
        body=(section,),
        notes=(),
        facts=(),
        in_short=(),
        glossary=(),
    )


REPORT = paper(
    "travel-report",
    "Getting there",
    "We organise travel for carers.",
    "Neighbours write to the programme at its centre.",
    "Policies are being changed and planned.",
    "Send us an e-mail.",
    "We pay the travel costs of every carer.",
    "Costs are high; travel is slow.",
    "An interpreter of British Sign Language comes along.",
)
WELSH = paper("cynllun", "Ein cynllun", "Mae’r tŷ ger y dŵr.", lang="cy")
OLDER = paper("older", "An older report", "Carers wait for the bus.")
MIXED = replace(
    paper("mixed", "Words of the lane"),
    body=(
        replace(
            paper("mixed", "x").body[0],
            blocks=(p("mixed", "She said ", Span("cy", (Text("bore da"),)), " to all."),),
        ),
    ),
)
EDITIONS = (
    Edition(OLDER, (), replaced_by="travel-report"),
    *(Edition(document, ()) for document in (EVERYTHING, REPORT, WELSH, MIXED)),
)


def write(folder: Path, editions: tuple[Edition, ...], inputs: Inputs) -> Path:
    files = dict(site_pages(SITE, editions, inputs, WebFonts(), ASK))
    for edition in editions:
        made = render(edition.document, inputs, {}).files
        files |= {f"{edition.document.id}/{name}": data for name, data in made.items()}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, inputs: Inputs) -> Path:
    return write(tmp_path_factory.mktemp("a stick & its pagés"), EDITIONS, inputs)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory, inputs: Inputs) -> Path:
    """Thirty publications: more than are loaded at once."""
    more = tuple(
        Edition(paper(f"plan-{n}", f"Plan {n}", f"All {n} of us have the same kettle."), ())
        for n in range(30)
    )
    return write(tmp_path_factory.mktemp("big"), (*EDITIONS, *more), inputs)


@pytest.fixture(scope="module")
def chromium() -> Generator[Browser, None, None]:
    with browser._browser() as opened:
        yield opened


@contextmanager
def opened(chromium: Browser, **how: Any) -> Iterator[Page]:
    """A page that must not fail: every error of the script is one of the test."""
    context = chromium.new_context(**{"reduced_motion": "reduce", "offline": True, **how})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(error.message))
    yield page
    context.close()

    assert wrong == []


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with opened(chromium) as made:
        yield made


def address(folder: Path, text: str = "") -> str:
    start = (folder / "search" / "index.html").as_uri()
    return f"{start}?q={quote(text)}" if text else start


def ask(page: Page, folder: Path, text: str) -> str:
    """Ask by address, as a link or a bookmark does, and wait for what is said."""
    page.goto(address(folder, text))
    return said(page)


def said(page: Page) -> str:
    page.wait_for_function("document.getElementById('search-status').textContent")
    return page.inner_text("#search-status")


def links(page: Page) -> list[str]:
    shown = page.locator(f"{FOUND} a")
    return [str(one.get_attribute("href")) for one in shown.all()]


def sentences(page: Page) -> list[str]:
    return [one.inner_text() for one in page.locator(f"{FOUND} li li").all()]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def test_a_word_typed_and_entered_leads_to_its_sentence(page: Page, folder: Path) -> None:
    page.goto(address(folder))
    page.fill("#search-text", "Kettle")
    page.keyboard.press("Enter")

    assert said(page) == "1 result for “Kettle”."
    assert focused(page) == "search-results"
    assert page.title() == "Kettle – Search – Harbour Lane Neighbours"
    assert page.input_value("#search-text") == "Kettle"
    assert (
        page.locator(f"{FOUND} h3").inner_text().split()
        == "Strategy : Nobody is a stranger".split()
    )
    assert page.locator(f"{FOUND} h4").inner_text() == "Part 1: Introduction"
    assert page.locator(f"{FOUND} mark").all_inner_texts() == ["Kettle"]
    page.locator(f"{FOUND} li li a").click()
    name = page.url.partition("#")[2]
    assert page.locator(f"#{name}").inner_text() == "Kettle"


def test_every_result_leads_to_a_place_that_is_there(page: Page, folder: Path) -> None:
    ask(page, folder, "we lane the")

    for link in links(page):
        path, _, name = link.removeprefix("../").partition("#")
        text = (folder / path).read_text(encoding="utf-8")
        assert not name or f'id="{name}"' in text


def test_works_from_a_server(chromium: Browser, folder: Path) -> None:
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with opened(chromium, offline=False) as page:
        page.goto(f"http://127.0.0.1:{server.server_port}/search/index.html?q=kettle")

        assert said(page) == "1 result for “kettle”."
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("CARER", "We organise travel for carers."),
        ("organize", "We organise travel for carers."),
        ("organising", "We organise travel for carers."),
        ("neighbor", "Neighbours write to the programme at its centre."),
        ("center", "Neighbours write to the programme at its centre."),
        ("program", "Neighbours write to the programme at its centre."),
        ("writing", "Neighbours write to the programme at its centre."),
        ("policy", "Policies are being changed and planned."),
        ("change plan", "Policies are being changed and planned."),
        ("email", "Send us an e-mail."),
        ("interpret", "An interpreter of British Sign Language comes along."),
        ("BSL", "An interpreter of British Sign Language comes along."),
        ("british sign languages", "We use British Sign Language (BSL) at every meeting."),
        ("ty", "Mae’r tŷ ger y dŵr."),
        ("DŴR", "Mae’r tŷ ger y dŵr."),
        ("cafe", "Action 5.1: Open a mending café in each ward."),
        ("\u201ckettle\u201d", "Thing: Kettle; Cost: £25; Year: 2026"),
    ],
)
def test_forgives(page: Page, folder: Path, typed: str, sentence: str) -> None:
    ask(page, folder, typed)

    assert sentence in sentences(page)


@pytest.mark.parametrize("typed", ["interprter", "interpretder", "intrepreter", "imterpreter"])
def test_forgives_one_slip_and_says_so(page: Page, folder: Path, typed: str) -> None:
    told = ask(page, folder, typed)

    assert told == f"1 result for “{typed}”. We found no “{typed}”, so here is “interpreter”."


@pytest.mark.parametrize("typed", ["kettel2", "cate", "xnterprxter"])
def test_does_not_forgive_too_much(page: Page, folder: Path, typed: str) -> None:
    told = ask(page, folder, typed)

    assert told.startswith(f"Nothing found for “{typed}”. ")
    assert page.is_visible("#search-list")
    assert not page.is_visible("#search-all")


def test_has_the_list_when_nothing_is_found_and_hides_it_otherwise(
    page: Page, folder: Path
) -> None:
    ask(page, folder, "kettle")

    assert not page.is_visible("#search-list")
    page.click("#search-all a")
    page.wait_for_selector("#search-list", state="visible")
    assert not page.is_visible("#search-results")


def test_all_words_come_before_any_and_the_count_says_so(page: Page, folder: Path) -> None:
    told = ask(page, folder, "travel costs")

    assert sentences(page)[0] == "We pay the travel costs of every carer."
    assert told == "2 results for “travel costs”. 1 of them has only some of the words."


def test_titles_come_before_headings_and_headings_before_sentences(
    page: Page, folder: Path
) -> None:
    ask(page, folder, "older")
    assert page.locator(f"{FOUND} h3").first.inner_text().split()[-3:] == ["An", "older", "report"]

    ask(page, folder, "bus")
    assert sentences(page)[0] == "Money for buses"


def test_says_what_has_been_replaced(page: Page, folder: Path) -> None:
    ask(page, folder, "wait")

    assert page.locator(f"{FOUND} .quiet").inner_text() == "Replaced by Getting there"


@pytest.mark.parametrize("typed", ["5.1", "action 5.1", "Actions 5.1", "ACTION 5.1"])
def test_a_number_goes_straight_to_its_action(page: Page, folder: Path, typed: str) -> None:
    page.goto(address(folder, typed))
    page.wait_for_url("**/everything/index.html#mend-cafes")


def test_a_number_goes_to_parts_and_questions_too(page: Page, folder: Path) -> None:
    page.goto(address(folder, "question 2"))
    page.wait_for_url("**/everything/index.html#values-order")


def test_a_number_that_nobody_has_is_looked_for_as_a_word(page: Page, folder: Path) -> None:
    assert ask(page, folder, "9.9").startswith("Nothing found for “9.9”.")


def test_says_the_language_of_what_is_found(page: Page, folder: Path) -> None:
    ask(page, folder, "cynllun")
    assert page.locator(f"{FOUND} > ul > li").first.get_attribute("lang") == "cy"

    ask(page, folder, "bore")
    assert page.locator(f"{FOUND} li li [lang=cy]").inner_text() == "bore da"
    assert page.locator(f"{FOUND} [lang=cy] mark").inner_text() == "bore"


def test_back_leads_to_where_the_reader_left(page: Page, folder: Path) -> None:
    ask(page, folder, "kettle")
    page.fill("#search-text", "travel")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=travel")
    said(page)
    page.locator(f"{FOUND} li li a").nth(1).click()
    page.wait_for_url("**/travel-report/index.html#*")
    page.go_back()
    said(page)
    page.wait_for_function("document.activeElement.localName === 'a'")

    assert focused(page) == sentences(page)[1]
    page.go_back()
    page.wait_for_url("**q=kettle")
    assert said(page) == "1 result for “kettle”."


def test_the_status_is_polite_and_speaks_once(page: Page, folder: Path) -> None:
    page.add_init_script(
        "window.told = []; addEventListener('DOMContentLoaded', () => new MutationObserver(() =>"
        " told.push(document.getElementById('search-status').textContent)).observe("
        "document.getElementById('search-status'), {childList: true, characterData: true}))"
    )
    ask(page, folder, "kettle")
    page.type("#search-text", " and more")
    page.wait_for_timeout(100)

    assert page.evaluate("told") == ["1 result for “kettle”."]
    assert page.get_attribute("#search-status", "role") == "status"


def test_what_is_typed_is_never_taken_for_html(page: Page, folder: Path) -> None:
    typed = "<img src=x onerror=throw(1)> kettle"
    ask(page, folder, typed)

    assert page.locator("main img").count() == 0
    assert f"“{typed}”" in page.inner_text("#search-status")


@pytest.mark.parametrize(
    "typed", ["", "   ", "%E0%A4%A", "constructor", "__proto__", "(", "-", "’"]
)
def test_survives_odd_questions(page: Page, folder: Path, typed: str) -> None:
    page.goto(f"{address(folder)}?q={typed}")
    page.wait_for_timeout(100)

    assert page.is_visible("#search-text")


def test_says_when_a_text_is_missing(page: Page, tmp_path: Path, inputs: Inputs) -> None:
    lame = write(tmp_path, EDITIONS, inputs)
    (lame / "search" / "text" / "mixed.js").unlink()

    assert "Some publications could not be searched." in ask(page, lame, "kettle")


def test_without_scripts_everything_is_listed(chromium: Browser, folder: Path) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(address(folder, "kettle"))

        assert page.is_visible("#search-list")
        assert "Ctrl and F" in page.inner_text("#search-list")
        assert not page.is_visible("#search-results")
        assert page.locator("#search-list h3 a").count() == len(EDITIONS)


def test_fits_a_small_screen_and_forced_colours(chromium: Browser, folder: Path) -> None:
    how = {"viewport": {"width": 320, "height": 640}, "forced_colors": "active"}
    with opened(chromium, **how) as page:
        ask(page, folder, "travel")

        assert page.evaluate(OVERFLOW) == []
        style = "getComputedStyle(document.querySelector('mark')).outlineStyle"
        assert page.evaluate(style) == "solid"


def test_results_have_no_fault_that_axe_knows(chromium: Browser, folder: Path) -> None:
    with opened(chromium, bypass_csp=True) as page:
        page.add_init_script(axe.source())
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 320)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 900})
            ask(page, folder, "travel")

            found = page.evaluate(axe.RUN)
            assert [(one["id"], one["nodes"]) for one in found["violations"]] == []


def test_a_big_site_is_asked_in_steps(page: Page, big: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/search/")[2]))

    assert ask(page, big, "kettles") == (
        "10 results for “kettles” in the first 10 of 31 publications."
    )
    assert len([name for name in asked if name.startswith("text/")]) == 10
    assert [name for name in asked if name.startswith("words/")] == ["words/k.js"]
    page.click("#search-more")
    page.wait_for_function("document.getElementById('search-status').textContent.includes('20')")
    assert page.locator(f"{FOUND} h3").count() == 20
    assert focused(page) == page.locator(f"{FOUND} h3 a").nth(10).inner_text()


def test_a_big_site_forgives_too(page: Page, big: Path) -> None:
    assert ask(page, big, "BSL") == "3 results for “BSL”."
    assert ask(page, big, "british sign language interpreter").startswith("3 results")
    assert ask(page, big, "kettla") == (
        "10 results for “kettla” in the first 10 of 31 publications."
        " We found no “kettla”, so here is “kettle”."
    )


def test_a_big_site_goes_straight_to_a_number(page: Page, big: Path) -> None:
    page.goto(address(big, "action 5.1"))
    page.wait_for_url("**/everything/index.html#mend-cafes")


@pytest.mark.parametrize("typed", ["minibus", "coach", "DIAL A RIDES", "dial a ride"])
def test_a_word_is_found_by_its_other_names(
    page: Page, tmp_path: Path, inputs: Inputs, typed: str
) -> None:
    bus = GlossaryEntry("bus", s("bus", "minibus"), (), (), also=("coach", "dial a ride"))
    document = paper("bus", "Getting there", "A coach comes.", "Our minibus waits.", "Sit.")
    folder = write(tmp_path, (Edition(replace(document, glossary=(bus,)), ()),), inputs)
    ask(page, folder, typed)

    assert {"A coach comes.", "Our minibus waits."} <= set(sentences(page))
    assert "Sit." not in sentences(page)


def test_no_outside_checker_finds_a_fault_in_the_page(folder: Path) -> None:
    files = (folder / "search" / "index.html",)
    with ThreadPoolExecutor(1) as thread:  # playwright runs once in a thread
        runs = [
            thread.submit(tool.run, (Folder(folder, files),))
            for tool in (browser.VALIDATOR, nu.VALIDATOR)
        ]
    found = [one for run in runs for one in run.result()]

    assert [(one.rule, one.message) for one in found] == []
