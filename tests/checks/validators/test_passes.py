"""What is looked at again, and what is not: a page that passed is left alone until it changes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from strategy_build.checks.validators import browser
from strategy_build.checks.validators.passes import LOOKERS, Kinds, Passes
from strategy_build.checks.validators.validator import Folder, Version
from strategy_build.diagnostics import Diagnostic
from tests.checks.validators.samples import good_page

TOOLS = (Version("A browser", "1"),)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page and the style that it loads; its folder's name needs marks in an address."""
    root = tmp_path / "a site & its pagés"
    root.mkdir()
    (root / "page.html").write_bytes(b"A page")
    (root / "own.css").write_bytes(b"p {}")
    return root


def kept(site: Path, met: set[str] | None = None, leant: set[str] | None = None) -> Passes:
    """The passes of a site with one page that passed."""
    passes = Passes(site.parent / "cache", site, TOOLS)
    loaded = [(site / name).as_uri() for name in ("page.html", "own.css")]
    passes.keep(site / "page.html", [*loaded, "data:,"], leant or set(), met or set(), closely=True)
    return passes


def passed(passes: Passes, kinds: Kinds | None = None, *, closely: bool = True) -> bool:
    return passes.passed(passes.root / "page.html", kinds or Kinds(), closely=closely)


def test_a_page_that_passed_and_is_the_same_passes(site: Path) -> None:
    assert passed(kept(site))


def test_a_page_that_was_never_seen_does_not_pass(site: Path) -> None:
    assert not passed(Passes(site.parent / "cache", site, TOOLS))


def test_a_pass_at_a_glance_is_none_for_a_close_look(site: Path) -> None:
    assert not passed(kept(site), closely=False)


@pytest.mark.parametrize("name", ["page.html", "own.css"])
def test_whatever_changes_is_looked_at_again(site: Path, name: str) -> None:
    passes = kept(site)
    (site / name).write_bytes(b"Changed")

    assert not passed(passes)


def test_what_is_gone_is_looked_at_again(site: Path) -> None:
    passes = kept(site)
    (site / "own.css").unlink()

    assert not passed(passes)


def test_another_browser_looks_again(site: Path) -> None:
    kept(site)

    assert not passed(Passes(site.parent / "cache", site, (Version("A browser", "2"),)))


def test_a_pass_that_cannot_be_read_is_none(site: Path) -> None:
    passes = kept(site)
    (file,) = (site.parent / "cache").rglob("*.json")
    file.write_text("{", encoding="utf-8")

    assert not passed(passes)


def test_a_site_may_move(site: Path) -> None:
    kept(site)
    moved = site.rename(site.parent / "elsewhere")

    assert passed(Passes(moved.parent / "cache", moved, TOOLS))


def test_a_page_may_lean_only_on_controls_that_were_looked_at(site: Path) -> None:
    passes = kept(site, met={"link", "button"}, leant={"link"})

    assert not passed(passes)
    known = Kinds(known={"link"})
    assert passed(passes, known)
    assert known.known == {"link", "button"}


def test_a_kind_of_control_is_new_once_wherever_the_site_lies() -> None:
    kinds = Kinds("file:///one")

    assert kinds.is_new("light file:///one/own.css a")
    assert not kinds.is_new("light file:///one/own.css a")
    assert kinds.is_new("dark file:///one/own.css a")
    other = Kinds("file:///two", known=set(kinds.known))
    assert not other.is_new("light file:///two/own.css a")


def test_whoever_looks_at_pages_counts() -> None:
    """All modules that the browser's check imports, but for those that every validator has."""
    pattern = re.compile(r"validators import (.+)|validators\.(\w+) import")
    folder = Path(browser.__file__).parent
    imported: set[str] = set()
    for name in LOOKERS:
        for several, one in pattern.findall((folder / f"{name}.py").read_text(encoding="utf-8")):
            imported |= {one} if one else set(several.split(", "))

    assert imported - set(LOOKERS) == {"canaries", "tools", "validator"}


@pytest.mark.deep
def test_the_browser_leaves_pages_alone_that_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    page, bad = root / "good.html", root / "bad.html"
    page.write_bytes(
        good_page().replace(b"<style>", b'<link rel="stylesheet" href="own.css"><style>')
    )
    (root / "own.css").write_bytes(b"main { max-width: 40em }")
    bad.write_bytes(good_page().replace(b' lang="en-GB"', b""))
    looked: list[str] = []
    look = browser._look

    def watched(*given: Any) -> tuple[Diagnostic, ...]:
        looked.append(given[1].name)
        return look(*given)

    monkeypatch.setattr(browser, "_look", watched)
    folder = Folder(root, (bad, page), tmp_path / "cache")

    first = browser.VALIDATOR.run((folder,))
    assert {one.location.file for one in first} == {str(bad)}
    assert looked == ["bad.html", "good.html"]
    assert browser.VALIDATOR.run((folder,)) == first
    assert looked[2:] == ["bad.html"]
    (root / "own.css").write_bytes(b"main { color: #999 }")
    assert {one.location.file for one in browser.VALIDATOR.run((folder,))} == {str(bad), str(page)}
