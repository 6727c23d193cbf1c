from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from strategy_build.build.reading import Reading, reading
from strategy_build.build.request import Request
from strategy_build.checks.explain import explanations
from strategy_build.checks.report import annotated, report
from tests.breakage.ways import WAYS, Way

SITE = Path(__file__).parent.parent / "site"


def read(content: Path) -> Reading:
    return reading(Request(content, content.parent / "output", content.parent / "cache", ""))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITE, tmp_path / "content"))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_stops_publishing_and_tells_file_line_and_remedy(way: Way, content: Path) -> None:
    way.apply(content)
    found = read(content)
    errors = [one for one in found.diagnostics if one.is_error]
    told = [(one.rule, one.location.file, one.location.line) for one in errors]

    assert (way.rule, way.place, way.line) in told, report(found.diagnostics, found.sources)
    for one in found.diagnostics:
        assert one.fix, one
        assert one.rule in explanations(), one
    assert way.place in report(found.diagnostics, found.sources, plain=True)
    assert f"file={way.place}" in annotated(found.diagnostics)


def test_the_site_is_good_before_it_is_broken(content: Path) -> None:
    found = read(content)

    assert not found.diagnostics, report(found.diagnostics, found.sources)


def test_there_are_forty_ways_and_more() -> None:
    assert len({way.name for way in WAYS}) == len(WAYS) >= 40
