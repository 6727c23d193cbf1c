"""The reading settings and the tables in a real Chromium, on the finished page of a publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.everything import EVERYTHING, s

from strategy_build.formats.html.renderer import render
from strategy_build.model.blocks import Cell, Table
from strategy_build.model.document import Section
from strategy_build.model.inputs import Inputs
from strategy_build.publish.look import WebFonts, look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.deep
SETTINGS = "#page-reading"
BUTTON = "header button"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, inputs: Inputs) -> str:
    folder = tmp_path_factory.mktemp("reading")
    long = Cell(s("c", "Unbreakablewordsthatneedroom"))
    wide = Table("wide", s("w", "Too wide"), (long,) * 9, ((long,) * 9,))
    slim = Table("slim", s("n", "Fits"), (Cell(s("a", "A")),), ((Cell(s("b", "B")),),))
    section = Section("t", "prose", "Part 1", "1", 2, s("t", "Tables"), "en-GB", (wide, slim))
    made = render(replace(EVERYTHING, body=(section,), notes=(), glossary=()), inputs, {}).files
    around = {f"assets/{name}": data for name, data in look(inputs, WebFonts()).items()}
    for path, data in {**{f"it/{name}": data for name, data in made.items()}, **around}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return (folder / "it" / "index.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path="/usr/bin/chromium", args=options)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser, address, script=True)


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    """The same page with scripts switched off."""
    yield from opened(browser, address, script=False)


def opened(browser: Browser, address: str, *, script: bool) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=script)
    window = context.new_page()
    window.goto(address)
    yield window
    context.close()


def size(page: Page) -> float:
    """The size in px of a letter of running text, as far as the setting goes."""
    told = page.locator("html").evaluate("html => parseFloat(getComputedStyle(html).fontSize)")
    return float(told)


def test_waits_behind_a_button_and_goes_with_escape(page: Page) -> None:
    assert not page.locator(SETTINGS).is_visible()
    page.locator(BUTTON).focus()
    page.keyboard.press("Enter")
    assert page.locator(SETTINGS).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "size"
    page.keyboard.press("Escape")
    assert not page.locator(SETTINGS).is_visible()
    assert page.evaluate("document.activeElement.matches('header button')")


def test_works_without_a_script(plain: Page) -> None:
    plain.locator(BUTTON).click()
    before = plain.locator("label:has([value='200'])").bounding_box()
    plain.locator("[name=size][value='200']").check()
    after = plain.locator("label:has([value='200'])").bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"]
    plain.locator(".done button").click()
    assert not plain.locator(SETTINGS).is_visible()


def test_says_everything_without_a_style_sheet(plain: Page, browser: Browser) -> None:
    """Numbers are told from titles by a colon, and nothing is missing."""
    context = browser.new_context(java_script_enabled=False)
    context.route("**/*.css", lambda route: route.abort())
    bare = context.new_page()
    bare.goto(plain.url)
    text = bare.locator("main").inner_text()
    hidden = bare.locator("main :is(h1,h2,h3,h4,p,li,dt,dd,th,td,caption)").evaluate_all(
        "all => all.filter(one => !one.checkVisibility()).map(one => one.outerHTML)"
    )
    context.close()

    assert "Part 1: Tables" in text
    assert "Web page, this page" in text
    assert hidden == []


def test_remembers_what_was_chosen(page: Page) -> None:
    page.locator(BUTTON).click()
    page.locator("[name=size][value='150']").check()
    page.locator("[name=colour][value=dark]").check()
    assert size(page) == 24
    page.reload()

    assert size(page) == 24
    assert page.locator("[name=size][value='150']").is_checked()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert page.context.cookies() == []


def test_changes_letters_spacing_width_and_colours(page: Page) -> None:
    page.locator(BUTTON).click()
    for name, value in (("font", "noto"), ("space", "wide"), ("width", "narrow")):
        page.locator(f"[name={name}][value={value}]").check()
    page.locator("[name=colour][value=contrast]").check()
    style = "getComputedStyle(document.body)"

    assert page.evaluate(f"{style}.fontFamily").startswith('"Noto Sans"')
    assert page.evaluate(f"parseFloat({style}.letterSpacing)") > 1
    assert page.evaluate(f"{style}.getPropertyValue('--measure')") == "26rem"
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(255, 255, 255)"


def test_stops_the_keyboard_only_at_a_table_that_scrolls(page: Page) -> None:
    page.wait_for_function("!document.querySelector('.scroll:has(#slim)').hasAttribute('tabindex')")
    wide = page.locator(".scroll:has(#wide)")

    assert wide.get_attribute("tabindex") == "0"
    assert wide.get_attribute("role") == "region"
    assert page.locator(".scroll:has(#slim)").get_attribute("role") is None
    assert page.locator(".scroll:has(#slim)").get_attribute("aria-labelledby") is None


def test_names_every_scrolling_table_without_a_script(plain: Page) -> None:
    assert plain.locator(".scroll[role=region][tabindex='0'][aria-labelledby]").count() == 2


def test_is_at_the_foot_of_the_page_where_a_browser_knows_no_popover(page: Page) -> None:
    """Without the attribute the section is one like any other."""
    page.evaluate("document.querySelector('#page-reading').removeAttribute('popover')")
    css = Path(__file__).parents[2] / "layouts" / "css" / "screen.css"
    start, _, rest = css.read_text(encoding="utf-8").partition("@supports selector(:popover-open)")

    assert page.locator(SETTINGS).evaluate("one => one.closest('footer') !== null")
    assert ".open-reading,.done{display:none}" in start
    assert ".reading{" in rest
