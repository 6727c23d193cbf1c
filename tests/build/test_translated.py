"""Templates are translated once, and what was kept is taken only where it is of the same text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy_build.build.translated import Translated
from strategy_build.markup import layouts

NAME = "html/a.jinja"


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path) -> Iterator[None]:
    before = list(layouts._KEPT)
    layouts.keep_translated(Translated(tmp_path / "templates"))
    yield
    layouts._KEPT[:] = before
    layouts._environment.cache_clear()


def _filled(text: str) -> str:
    layouts._environment.cache_clear()  # as another process would begin
    return layouts.environment({NAME: text.encode()}).get_template(NAME).render()


def test_a_kept_template_says_what_the_new_text_says(tmp_path: Path) -> None:
    assert _filled("One.") == "One."
    (kept,) = (tmp_path / "templates").iterdir()
    written = kept.read_bytes()

    assert _filled("One.") == "One."
    assert kept.read_bytes() == written
    assert _filled("Two.") == "Two."
    assert kept.read_bytes() != written


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    _filled("One.")
    (kept,) = (tmp_path / "templates").iterdir()
    kept.write_bytes(kept.read_bytes()[:20])

    assert _filled("One.") == "One."


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    layouts.keep_translated(Translated(tmp_path / "file" / "templates"))

    assert _filled("One.") == "One."
