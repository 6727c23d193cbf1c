"""The real content, from the folder to the finished site, looked at by everybody we could find."""

from __future__ import annotations

import json
import re
import subprocess
from gzip import compress
from pathlib import Path

import pytest

from strategy_build.build.lock import alone
from strategy_build.build.request import Report, Request
from strategy_build.build.update import update
from strategy_build.checks.validators.deep import check_deep
from strategy_build.formats.registry import FORMATS

ROOT = Path(__file__).parent.parent
STRATEGY = "strategy-2025-2028"
PUBLICATIONS = 6
A_PAGE, A_STYLE_SHEET, ALL_SCRIPTS = 20_000, 6_000, 6_000  # bytes, packed by gzip
# ids and names of fields, which no reader sees
FIELDS = re.compile(
    r"(?m)^(?:---|[ -]*(?:id|type|of|show|order|themes|answers|leads-to|lang|untitled|numbered):.*)$"
    r"|^[ -]*[a-z-]+:"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The site of content/; the sentences that `make site` recorded are not recorded again."""
    output = tmp_path_factory.mktemp("site") / "output"
    with alone(ROOT / ".cache" / "tests", lambda: None):  # the other file of tests builds it too
        report = update(Request(ROOT / "content", output, ROOT / ".cache"), lambda *_: None)
    return output, report


@pytest.fixture(scope="module")
def site(built: tuple[Path, Report]) -> Path:
    """The folder of the finished site."""
    return built[0]


def test_offers_every_format_of_six_publications(built: tuple[Path, Report]) -> None:
    output, report = built

    assert report.publications == PUBLICATIONS
    assert report.formats == tuple(FORMATS)
    assert not report.not_made
    home = (output / "index.html").read_text(encoding="utf-8")
    assert "01632 960 214" in home
    for made in report.made:
        assert (output / made.path).stat().st_size == made.size
        publication, _, file = made.path.partition("/")
        assert f'href="{publication}/index.html' in home
        rare = any(row.rare and row.file.format(id=publication) == file for row in FORMATS.values())
        page = output / publication / ("files.html" if rare else "index.html")
        linked = f'href="{file}"' in page.read_text(encoding="utf-8")
        assert file == "index.html" or linked


def test_says_the_same_words_in_every_format(built: tuple[Path, Report]) -> None:
    report = built[1]

    assert report.same == report.words
    assert report.words > 9_000


def test_the_content_gives_no_error_and_no_warning(built: tuple[Path, Report]) -> None:
    found = [one for one in built[1].diagnostics if one.severity < 2]

    assert found == []


def test_the_strategy_has_the_length_that_readers_were_promised(site: Path) -> None:
    """2,500 to 3,000 words are written; generated words and repeats come on top."""
    files = sorted((ROOT / "content" / STRATEGY).rglob("*.md"))
    texts = (FIELDS.sub("", file.read_text(encoding="utf-8")) for file in files)
    words = sum(len(re.findall(r"\w[\w'’-]*", text)) for text in texts)

    assert 2_500 <= words <= 3_000
    assert (site / STRATEGY / f"{STRATEGY}.txt").exists()


def packed(*files: Path) -> int:
    """How many bytes travel, where the server packs what it sends."""
    return sum(len(compress(file.read_bytes(), 9, mtime=0)) for file in files)


def test_pages_are_light_enough_for_a_slow_telephone(site: Path) -> None:
    heavy = {page: packed(page) for page in site.glob("*/index.html") if packed(page) > A_PAGE}

    assert heavy == {}
    assert packed(site / "assets" / "site.css") <= A_STYLE_SHEET
    assert packed(*(site / "assets").glob("*.js")) <= ALL_SCRIPTS


def test_nothing_is_kept_about_readers(site: Path) -> None:
    scripts = [file.read_text(encoding="utf-8") for file in site.rglob("*.js")]

    assert scripts
    assert not any("cookie" in script or "sendBeacon" in script for script in scripts)


def test_every_publication_has_a_page_that_helps_to_choose_a_file(site: Path) -> None:
    for page in site.glob("*/index.html"):
        beside = page.with_name("files.html")
        if page.parent.name not in {"checks", "search"}:
            assert 'href="files.html"' in page.read_text(encoding="utf-8")
            assert beside.exists()


def test_the_feed_names_every_publication(site: Path) -> None:
    feed = (site / "feed.xml").read_text(encoding="utf-8")

    assert feed.count("<entry ") == PUBLICATIONS


@pytest.mark.deep
def test_the_recording_has_its_chapters_in_order(site: Path) -> None:
    path = site / STRATEGY / f"{STRATEGY}.mp3"
    asked = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path)]
    told = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)

    chapters = told["chapters"]
    starts = [float(chapter["start_time"]) for chapter in chapters]
    titles = [chapter["tags"]["title"] for chapter in chapters]
    assert starts == sorted(starts)
    assert [t for t in titles if t.startswith("Part ")] == sorted(
        (t for t in titles if t.startswith("Part ")), key=lambda t: int(t.split()[1].strip(":."))
    )
    parts = (site / STRATEGY / f"{STRATEGY}.txt").read_text(encoding="utf-8")
    assert len([t for t in titles if t.startswith("Part ")]) == len(
        set(re.findall(r"^Part \d+", parts, re.MULTILINE))
    )


@pytest.mark.deep
def test_the_recording_is_even_and_not_too_loud(site: Path) -> None:
    path = site / STRATEGY / f"{STRATEGY}.mp3"
    asked = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(path)]
    asked += ["-af", "ebur128=peak=true", "-f", "null", "-"]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stderr

    loudness = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told)[-1])
    peak = float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", told)[-1])
    assert -20 <= loudness <= -18
    assert peak <= -1


@pytest.mark.deep
def test_no_outside_validator_finds_anything(site: Path) -> None:
    found = check_deep(site, lambda *_: None, ROOT / ".cache")

    assert [(one.rule, one.location, one.message) for one in found] == []
