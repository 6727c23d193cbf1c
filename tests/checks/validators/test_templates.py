"""One page of each template stands for all: the longest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strategy_build.checks.validators.templates import representatives, template

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("index.html", "index"),
        ("404.html", "404"),
        ("word-list.html", "word-list"),
        ("plan/index.html", "publication/index"),
        ("plan/files.html", "publication/files"),
        ("checks/index.html", "checks/index"),
        ("checks/prv.html", "checks/one"),
        ("search/index.html", "search/index"),
    ],
)
def test_the_place_of_a_page_tells_its_template(tmp_path: Path, page: str, name: str) -> None:
    assert template(tmp_path / page, tmp_path) == name


def test_the_longest_page_of_each_template_is_chosen(tmp_path: Path) -> None:
    pages = {"index.html": 1, "a/index.html": 1, "b/index.html": 2, "b/files.html": 1}
    for page, length in pages.items():
        path = tmp_path / page
        path.parent.mkdir(exist_ok=True)
        path.write_text("x" * length, encoding="utf-8")

    chosen = representatives(tuple(tmp_path / page for page in pages), tmp_path)

    assert {one.relative_to(tmp_path).as_posix() for one in chosen} == {
        "index.html",
        "b/index.html",
        "b/files.html",
    }
