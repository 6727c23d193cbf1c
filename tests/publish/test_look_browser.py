"""The style sheet in a real browser: nothing is cut off on paper, and every target is big enough."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from strategy_build.checks.validators import browser
from strategy_build.model.inputs import Inputs
from strategy_build.publish.look import style

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.deep

NAMES = (
    "Format Words Descriptions Links Headings Cells Items Missing Order Unknown Generated".split()
)
ROW = "<tr>" + "<td>1,583 of 1,583</td>" * 7 + "<td>0</td>" * 4 + "</tr>"
WIDE = (
    '<section class="part"><div class="scroll full" role="region" tabindex="0"><table><thead><tr>'
    + "".join(f"<th>{name}</th>" for name in NAMES)
    + f"</tr></thead><tbody>{ROW * 3}</tbody></table></div></section>"
)
WAYS = (
    '<ul class="take"><li><a href="#">DAISY</a><p>For players.</p><details open>'
    "<summary>How to play it</summary><ul><li>Here.</li><li>There.</li></ul></details></li></ul>"
)


@pytest.fixture(scope="module")
def chromium() -> Generator[Browser, None, None]:
    with browser._browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser, inputs: Inputs) -> Iterator[Page]:
    context = chromium.new_context(offline=True, viewport={"width": 1440, "height": 900})
    made = context.new_page()
    made.set_content(f"<style>{style(inputs)}</style><div class=wrap>{WIDE}{WAYS}</div>")
    yield made
    context.close()


def test_prints_every_column_of_a_wide_table(page: Page) -> None:
    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    words = printed[0].get_textpage().get_text_range().split()

    assert [name for name in NAMES if name not in words] == []


def test_keeps_a_count_on_one_line(page: Page) -> None:
    heights = page.eval_on_selector_all(
        "td", "cells => cells.map(cell => cell.getClientRects()[0].height)"
    )

    assert max(heights) < 60  # one line of 22.4 px and its room


def test_a_summary_is_a_target_as_tall_as_a_link(page: Page) -> None:
    height = page.eval_on_selector("summary", "one => one.getBoundingClientRect().height")

    assert height >= 44


def test_only_the_files_of_a_list_are_ruled_off(page: Page) -> None:
    ruled = page.eval_on_selector_all(
        ".take li", "all => all.map(one => getComputedStyle(one).borderBlockEndWidth)"
    )

    assert ruled == ["1px", "0px", "0px"]
