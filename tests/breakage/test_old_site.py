"""Whatever is broken, readers keep the site that they had."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from strategy_build.build.request import Request
from strategy_build.build.update import update
from strategy_build.diagnostics import ContentError
from tests.breakage.ways import WAYS, Way
from tests.build.sites import snapshot

SITE = Path(__file__).parent.parent / "site"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the good site, built."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(SITE, home / "content")
    update(Request(home / "content", home / "output", home / "cache"), lambda *_: None)
    return home


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_the_old_site_stays_as_it_was(way: Way, home: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(SITE, tmp_path / "content"))
    way.apply(content)
    before = snapshot(home / "output")

    with pytest.raises(ContentError):
        update(Request(content, home / "output", home / "cache"), lambda *_: None)

    assert snapshot(home / "output") == before
    assert before
