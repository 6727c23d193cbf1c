"""What a screen reader says of one page of each template, kept as golden files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from strategy_build.build.request import Request
from strategy_build.build.update import update
from strategy_build.checks.validators.templates import representatives, template
from strategy_build.checks.validators.tools import CHROMIUM, package_path, program_path
from tests.build.sites import write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Golden

pytestmark = pytest.mark.deep

READER = Path("lib", "esm", "index.browser.js")
# Long lists of rules, and pages whose words no template chose.
LEFT_OUT = frozenset({"checks/one", "checks/index", "checks/outside"})
TEMPLATES = (
    "404",
    "accessibility",
    "index",
    "publication/files",
    "publication/index",
    "same-words",
    "search/index",
    "word-list",
)
READ_ALOUD = """async () => {
  const {virtual} = await import('http://site.test/reader.js');
  await virtual.start({container: document.body});
  for (let phrases = 0; phrases < 3000; phrases++) {
    await virtual.next();
    if (await virtual.lastSpokenPhrase() === 'end of document') break;
  }
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return said;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    update(Request(write_site(folder), folder / "output", folder / "cache"), lambda *_: None)
    return folder / "output"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Path]:
    found = representatives(tuple(site.rglob("*.html")), site)
    return {template(page, site): page for page in found}


@pytest.fixture(scope="module")
def window(site: Path) -> Iterator[Page]:
    """A page of a browser in which the site has an address; scripts refuse to come from files."""
    reader = (package_path("@guidepup/virtual-screen-reader") / READER).read_bytes()

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix("http://site.test/")
        if address == "reader.js":
            route.fulfill(body=reader, content_type="text/javascript")
        elif (site / address).is_file():
            route.fulfill(path=site / address)
        else:
            route.abort()

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program_path(CHROMIUM))
        context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.route("**/*", answer)
        yield page
        browser.close()


def _open(window: Page, site: Path, page: Path) -> None:
    window.goto(f"http://site.test/{page.relative_to(site).as_posix()}", wait_until="load")


def test_every_template_is_listened_to(pages: dict[str, Path]) -> None:
    assert set(pages) - LEFT_OUT == set(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_tree_that_a_browser_gives_to_a_screen_reader(
    golden: Golden, window: Page, site: Path, pages: dict[str, Path], name: str
) -> None:
    _open(window, site, pages[name])
    tree = window.locator("body").aria_snapshot()

    golden(f"spoken/{name.replace('/', '-')}.tree.yaml", tree + "\n")


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_words_of_a_screen_reader_in_their_order(
    golden: Golden, window: Page, site: Path, pages: dict[str, Path], name: str
) -> None:
    _open(window, site, pages[name])
    said = window.evaluate(READ_ALOUD)

    assert said[-1] == "end of document"
    golden(f"spoken/{name.replace('/', '-')}.txt", "\n".join(said) + "\n")
