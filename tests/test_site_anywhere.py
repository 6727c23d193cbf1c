"""The real site wherever readers meet it: from a folder, without scripts, without styles.

All of it is opened as files, with the network off, the way it is on a memory stick.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from strategy_build.build.lock import alone
from strategy_build.build.request import Request
from strategy_build.build.update import update
from strategy_build.checks.validators import browser
from strategy_build.checks.validators.probes import READABLE
from strategy_build.checks.validators.templates import representatives

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.deep

ROOT = Path(__file__).parent.parent
STRATEGY = "strategy-2025-2028"
QUESTIONS = "draft-strategy-2024"
ASKED = "interpreter"
# All that a page shows without its styles but hides with them: said by voice alone.
SPOKEN_ONLY = ".skip, .vh"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of content/, moved to a folder whose name has blanks and accents."""
    output = tmp_path_factory.mktemp("a stick & its pagés") / "output"
    with alone(ROOT / ".cache" / "tests", lambda: None):
        update(Request(ROOT / "content", output, ROOT / ".cache"), lambda *_: None)
    return output


@pytest.fixture(scope="module")
def pages(site: Path) -> tuple[Path, ...]:
    """All pages but the one for addresses that lead nowhere: only a server shows it."""
    return tuple(sorted(page for page in site.rglob("*.html") if page.name != "404.html"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if problem := browser.VALIDATOR.available():
        pytest.fail(problem)
    with browser._browser() as opened:
        yield opened


@contextmanager
def window(chromium: Browser, *, script: bool = True, style: bool = True) -> Iterator[Page]:
    """A window without network. What a page asks for in vain, or says is wrong, fails the test."""
    context = chromium.new_context(
        offline=True, java_script_enabled=script, reduced_motion="reduce"
    )
    if not style:
        context.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(error.message))
    page.on("console", lambda said: wrong.append(said.text))
    page.on("request", lambda asked: None if _is_ours(asked.url) else wrong.append(asked.url))
    yield page
    cookies = context.cookies()
    context.close()

    assert wrong == []
    assert cookies == []


def _is_ours(address: str) -> bool:
    return address.startswith(("file:", "data:", "blob:"))


def words(page: Page) -> list[str]:
    """What can be read, text by text."""
    found: list[str] = page.evaluate(READABLE)
    return found


@lru_cache(maxsize=64)
def names(file: Path) -> frozenset[str]:
    """The places in a page that a link can lead to."""
    return frozenset(str(one) for one in html.parse(str(file)).xpath("//@id"))


def leads(page: Path, address: str, site: Path) -> bool:
    """Whether an address on a page leads to a file of the site, and to a place in it."""
    whole, place = urldefrag(urljoin(page.as_uri(), address))
    file = Path(unquote(urlsplit(whole).path))
    inside = file.is_file() and file.is_relative_to(site)
    return inside and (not place or file.suffix != ".html" or place in names(file))


def test_every_address_leads_to_a_place_in_the_folder(site: Path, pages: tuple[Path, ...]) -> None:
    lost = [
        (page.relative_to(site).as_posix(), address)
        for page in pages
        for address in map(str, html.parse(str(page)).xpath("//@href | //@src | //@action"))
        if not urlsplit(address).scheme and not leads(page, address, site)
    ]

    assert lost == []


def test_pages_open_from_a_folder_without_asking_for_anything_else(
    chromium: Browser, pages: tuple[Path, ...]
) -> None:
    with window(chromium) as page:
        for file in pages:
            page.goto(file.as_uri())

            assert page.locator("h1").count() == 1, file


def test_the_way_from_home_to_a_sentence_by_clicks(chromium: Browser, site: Path) -> None:
    with window(chromium) as page:
        page.goto((site / "index.html").as_uri())
        page.locator("#page-publications h3 a").first.click()
        page.locator("nav[aria-labelledby=page-contents-title] a").nth(2).click()
        part = unquote(urlsplit(page.url).fragment)

        assert (
            page.locator(f"[id='{part}']").evaluate("one => one.getBoundingClientRect().top") < 99
        )
        page.locator("#page-formats .go").click()
        page.wait_for_url("**/files.html")
        page.locator(".crumbs a").first.click()
        assert page.url == (site / "index.html").as_uri()


def search(page: Page, site: Path) -> None:
    """Ask the search of the site, from its home page, for one word."""
    page.goto((site / "index.html").as_uri())
    page.locator("#page-find input").fill(ASKED)
    page.locator("#page-find button").click()
    page.wait_for_url("**/search/index.html?q=*")


def found_by_search(page: Page, site: Path) -> None:
    """Look for a word and follow the first sentence that is found."""
    search(page, site)
    page.wait_for_function("document.getElementById('search-status').textContent")
    page.locator("#search-found li li a").first.click()
    page.wait_for_url("**/index.html#*")
    place = unquote(urlsplit(page.url).fragment)

    assert ASKED in page.locator(f"[id='{place}']").inner_text().lower()


def listened(page: Page, site: Path) -> None:
    """Play a part from its link, and see that what is heard is marked."""
    page.goto((site / STRATEGY / "index.html").as_uri())
    line = page.locator(".hear").nth(3)
    part = line.evaluate("one => one.closest('[id]').id")
    line.locator("a").click()
    page.wait_for_function("(a => !a.paused && a.currentTime > 0)(document.querySelector('audio'))")
    page.wait_for_selector("[aria-current=true]")

    assert page.locator("main [aria-current=true]").count() == 1
    assert page.locator(f"[id='{part}'] [aria-current=true]").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('audio').paused")


def test_search_and_listening_work_from_a_folder(chromium: Browser, site: Path) -> None:
    with window(chromium) as page:
        found_by_search(page, site)
        listened(page, site)


def test_search_and_listening_work_without_styles(chromium: Browser, site: Path) -> None:
    with window(chromium, style=False) as page:
        found_by_search(page, site)
        listened(page, site)


def test_without_scripts_every_page_says_the_same(
    chromium: Browser, pages: tuple[Path, ...]
) -> None:
    different = []
    with window(chromium) as page, window(chromium, script=False) as plain:
        for file in pages:
            page.goto(file.as_uri())
            plain.goto(file.as_uri())
            if words(page) != words(plain):
                different.append(file)

    assert different == []


def test_without_scripts_search_leads_to_a_list_of_everything(
    chromium: Browser, site: Path
) -> None:
    with window(chromium, script=False) as page:
        search(page, site)
        listed = page.locator("#search-list li li a")

        assert page.locator("#search-list").is_visible()
        assert not page.locator("#search-results").is_visible()
        assert listed.count() > 50
        listed.nth(5).click()
        assert page.locator(f"[id='{unquote(urlsplit(page.url).fragment)}']").is_visible()


def test_without_scripts_the_browser_plays_and_leads_into_the_recording(
    chromium: Browser, site: Path
) -> None:
    with window(chromium, script=False) as page:
        page.goto((site / STRATEGY / "index.html").as_uri())
        sound = page.locator("audio")
        parts = [str(one.get_attribute("href")) for one in page.locator(".hear a").all()]

        assert sound.is_visible()
        assert sound.get_attribute("controls") is not None
        assert (site / STRATEGY / str(sound.get_attribute("src"))).is_file()
        starts = [float(part.partition("#t=")[2]) for part in parts]
        assert len(starts) > 10
        assert starts == sorted(set(starts))


def letters(text: Locator) -> float:
    """How large the letters of a text are, in CSS pixels."""
    return float(text.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))


def test_without_scripts_readers_set_letters_and_colours(chromium: Browser, site: Path) -> None:
    with window(chromium, script=False) as page:
        page.goto((site / STRATEGY / "index.html").as_uri())
        text = page.locator(".part p").first
        before = letters(text)
        page.locator("header button").click()
        page.locator("[name=size][value='200']").check()

        assert letters(text) > 1.9 * before


@pytest.mark.parametrize("script", [True, False])
def test_without_styles_nothing_is_missing_and_the_order_stays(
    chromium: Browser, site: Path, pages: tuple[Path, ...], script: bool
) -> None:
    chosen = sorted(representatives(pages, site))
    with (
        window(chromium, script=script) as page,
        window(chromium, script=script, style=False) as bare,
    ):
        for file in chosen:
            page.goto(file.as_uri())
            bare.goto(file.as_uri())
            usual, plain = words(page), words(bare)

            assert [one for one in plain if one in set(usual)] == usual, file
            told = set(bare.locator(SPOKEN_ONLY).all_inner_texts())
            left = {one for one in set(plain) - set(usual) if not any(one in text for text in told)}
            assert left == set(), file


def test_a_window_without_styles_has_none(chromium: Browser, site: Path) -> None:
    looks = []
    for style in (True, False):
        with window(chromium, style=style) as page:
            page.goto((site / "index.html").as_uri())
            looks.append(page.evaluate("getComputedStyle(document.body).margin"))

    assert looks == ["0px", "8px"]


def test_without_styles_nothing_leaves_a_small_screen_but_tables_and_pictures(
    chromium: Browser, site: Path
) -> None:
    with window(chromium, style=False) as page:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto((site / QUESTIONS / "index.html").as_uri())
        wide = page.evaluate(
            "[...document.querySelectorAll('main :is(p,li,h1,h2,h3,dd)')].filter("
            "one => one.scrollWidth > innerWidth && !one.closest('table')).length"
        )

        assert wide == 0
