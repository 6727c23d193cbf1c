"""The Tab walk, the sight of the keyboard and the readers' own settings, each on a broken page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strategy_build.checks.validators import browser
from tests.checks.validators.samples import good_page, run_over

if TYPE_CHECKING:
    from strategy_build.diagnostics import Diagnostic

pytestmark = pytest.mark.deep

Found = dict[str, tuple["Diagnostic", ...]]


def _with(more: bytes, style: bytes = b"") -> bytes:
    page = good_page().replace(b"<details>", more + b"<details>")
    return page.replace(b"</style>", style + b"</style>")


PAGES = {
    "tall": _with(b"", b"summary { min-height: 44px }"),
    "trap": _with(b'<button onkeydown="event.preventDefault()">Stay</button>'),
    "order": _with(b'<p><button tabindex="1">Hasty</button></p>'),
    "above": _with(
        b'<div class="turned"><p><a href="a.html">First in the code, not to the eye</a></p>'
        b'<p><a href="b.html">Second in the code, not to the eye</a></p></div>',
        b".turned { display: flex; flex-direction: column-reverse } p a { line-height: 24px;"
        b"display: inline-block }",
    ),
    "unreached": _with(b'<p><a href="a.html" tabindex="-1">Out of reach</a></p>'),
    "covered": _with(
        b"",
        b"body::after { content: ''; position: fixed; inset: 0 0 auto; height: 200px;"
        b"background: #fff }",
    ),
    "unseen": _with(b"", b"a:focus-visible { outline: 0 }"),
    "faint": _with(b"", b"a:focus-visible { outline: 3px solid #eee }"),
    "shadow": _with(b"", b"a:focus-visible { outline: 0; box-shadow: 0 0 0 3px #003 }"),
    "small": _with(b'<p><a href="a.html">Alone</a></p>', b"p a { font-size: 12px }"),
    "narrow": _with(
        b'<p><button class="tall">Tiny by telephone</button></p>',
        b"@media (max-width: 400px) { button.tall { min-height: 0; height: 12px; padding: 0;"
        b"border: 0; font-size: 9px } }",
    ),
    "fixed": _with(b'<p class="box">Two words</p>', b".box { height: 30px; overflow: hidden }"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return run_over(browser.VALIDATOR, tmp_path_factory.mktemp("pages"), **PAGES)


@pytest.mark.parametrize(
    ("page", "rule", "said"),
    [
        ("trap", "keyboard/trap", '"Stay"'),
        ("order", "keyboard/order", '"Hasty"'),
        ("above", "keyboard/order", '"First in the code'),
        ("unreached", "keyboard/unreached", '"Out of reach"'),
        ("covered", "keyboard/hidden", '"Skip to the words"'),
        ("unseen", "keyboard/focus-unseen", "(light)"),
        ("faint", "keyboard/focus-unseen", "(light)"),
        ("shadow", "keyboard/focus-unseen", "(forced colours)"),
        ("small", "keyboard/target-size", '"Alone"'),
        ("narrow", "keyboard/target-size", "(320 pixels wide)"),
        ("fixed", "browser/text-size", "p.box"),
    ],
)
def test_finds_what_stops_a_reader(found: Found, page: str, rule: str, said: str) -> None:
    assert any(one.rule == rule and said in one.message for one in found[page]), found[page]


def test_a_link_amid_a_sentence_may_be_as_low_as_its_line(found: Found) -> None:
    assert not [one for one in found["small"] if "where it goes" in one.message]


def test_says_nothing_about_a_page_that_works(found: Found) -> None:
    assert found["tall"] == ()
