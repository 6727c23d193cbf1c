"""A build makes the whole site, the same bytes each time, and only what has changed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from strategy_build.build.request import Report, Request
from strategy_build.build.update import update
from strategy_build.diagnostics import ContentError
from tests.build.sites import snapshot, write_site


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for these tests: packing fonts takes seconds."""
    return tmp_path_factory.mktemp("cache")


def _build(root: Path, cache: Path, told: list[str] | None = None) -> Report:
    def tell(_done: int, _total: int, what: str, /) -> None:
        if told is not None:
            told.append(what)

    request = Request(root / "content", root / "output", cache)
    return update(request, tell)


def test_makes_every_format_of_every_publication(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path, "[html, epub, pdf, text, audio]")

    report = _build(tmp_path, cache)

    assert [made.path for made in report.made] == [
        "harbour/index.html",
        "harbour/harbour.epub",
        "harbour/harbour-text-only.epub",
        "harbour/harbour.txt",
        "harbour/harbour-72.txt",
        "harbour/harbour.pdf",
        "harbour/harbour.mp3",
    ]
    assert report.same == report.words > 50
    assert not [one for one in report.diagnostics if one.is_error]
    listed = json.loads((tmp_path / "output" / "manifest.json").read_text())["files"]
    for one in listed:
        data = (tmp_path / "output" / one["path"]).read_bytes()
        assert sha256(data).hexdigest() == one["sha256"]


def test_the_same_content_gives_the_same_bytes_in_another_folder_and_time_zone(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats = "[html, epub, pdf, text, audio]"
    write_site(tmp_path / "one", formats)
    write_site(tmp_path / "two" / "deeper", formats)
    _build(tmp_path / "one", cache)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("PYTHONHASHSEED", "7")

    _build(tmp_path / "two" / "deeper", tmp_path / "fresh cache")

    first = snapshot(tmp_path / "one" / "output")
    second = snapshot(tmp_path / "two" / "deeper" / "output")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_does_nothing_where_nothing_has_changed(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)
    first = _build(tmp_path, cache)
    told: list[str] = []

    again = _build(tmp_path, cache, told)

    assert again.unchanged
    assert told == []
    assert (again.made, again.words, again.same) == (first.made, first.words, first.same)


def test_a_file_with_another_time_and_the_same_bytes_is_no_change(
    tmp_path: Path, cache: Path
) -> None:
    write_site(tmp_path)
    _build(tmp_path, cache)

    (tmp_path / "output" / "harbour" / "harbour.txt").touch()

    assert _build(tmp_path, cache).unchanged


def test_mends_a_site_that_somebody_changed_by_hand(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)
    _build(tmp_path, cache)
    page = tmp_path / "output" / "harbour" / "index.html"
    before = page.read_bytes()
    page.write_text("changed by hand")

    report = _build(tmp_path, cache)

    assert not report.unchanged
    assert page.read_bytes() == before


def test_makes_again_only_what_a_change_reaches(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    _build(tmp_path, cache)
    other = content / "second"
    other.mkdir()
    for file in (content / "harbour").iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    title = (other / "publication.yaml").read_text().replace("Safe harbour", "Second harbour")
    (other / "publication.yaml").write_text(title)
    _build(tmp_path, cache)
    leaving = other / "leaving.md"
    leaving.write_text(leaving.read_text().replace("Tell us", "Please tell us"))
    told: list[str] = []

    _build(tmp_path, cache, told)

    assert told
    assert all("second" in what for what in told)


def test_an_error_in_the_content_leaves_the_old_site_as_it_was(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    _build(tmp_path, cache)
    before = snapshot(tmp_path / "output")
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](gone.md).\n")

    with pytest.raises(ContentError) as raised:
        _build(tmp_path, cache)

    assert {one.rule for one in raised.value.diagnostics if one.is_error} >= {"LNK04"}
    assert snapshot(tmp_path / "output") == before


def test_a_site_of_its_own_look_overrides_file_by_file(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)
    own = tmp_path / "layouts" / "labels"
    own.mkdir(parents=True)
    ours = (Path(__file__).parents[2] / "layouts" / "labels" / "en.yaml").read_text()
    (own / "en.yaml").write_text(ours.replace("  part: Part\n", "  part: Leg\n"))

    _build(tmp_path, cache)

    assert "Leg 1: Arriving" in (tmp_path / "output" / "harbour" / "harbour.txt").read_text()


def test_a_publication_speaks_the_words_of_its_own_language(tmp_path: Path, cache: Path) -> None:
    """A site may bring the catalogue of a language; only publications in it use that."""
    content = write_site(tmp_path, "[html, text]")
    about = content / "harbour" / "publication.yaml"
    about.write_text(about.read_text() + "language: cy\n")
    (tmp_path / "layouts" / "labels").mkdir(parents=True)
    (tmp_path / "layouts" / "labels" / "cy.yaml").write_text("html:\n  contents: Cynnwys\n")

    _build(tmp_path, cache)

    page = (tmp_path / "output" / "harbour" / "index.html").read_text()
    assert ">Cynnwys<" in page
    assert "Cynnwys" not in (tmp_path / "output" / "index.html").read_text()


def test_a_format_that_cannot_be_made_is_named_with_the_reason(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path, "[html, text, braille]")
    with (content / "harbour" / "leaving.md").open("a", encoding="utf-8") as file:
        file.write("\nWe say [kapla]{lang=tlh}.\n")

    report = _build(tmp_path, cache)

    assert dict(report.not_made)["braille"] == "there is no braille table for tlh"
    assert not list((tmp_path / "output" / "harbour").glob("*.brf"))


LONG = "\nCome in, " + "and come in again, " * 7 + "and stop.\n"


def test_more_warnings_stop_only_a_site_that_says_so(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    site, page = content / "site.yaml", content / "harbour" / "leaving.md"
    first = _build(tmp_path, cache)
    page.write_text(page.read_text() + LONG)
    second = _build(tmp_path, cache)
    again = _build(tmp_path, cache)
    site.write_text(site.read_text() + "warnings: may-not-rise\n")
    _build(tmp_path, cache)
    before = snapshot(tmp_path / "output")
    page.write_text(page.read_text() + LONG.replace("stop", "wait"))

    with pytest.raises(ContentError) as raised:
        _build(tmp_path, cache)

    assert (first.warned, second.warned, again.warned) == (None, 0, 1)
    (told,) = (one for one in raised.value.diagnostics if one.is_error)
    assert told.rule == "PUB09"
    assert "2 warnings, 1 more than last time" in told.message
    assert "LNG01 in content/harbour/leaving.md, line" in told.message
    assert snapshot(tmp_path / "output") == before


def test_tells_of_an_id_that_the_last_build_published(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    shown = content / "harbour" / "publication.yaml"
    values = content / "harbour" / "values.md"
    shown.write_text(shown.read_text().replace("- leaving\n", "- leaving\n  - values\n"))
    values.write_text(
        "---\ntype: values\nvalues:\n"
        "  - {id: care, name: Care, text: We take care.}\n"
        "  - {id: candour, name: Candour, text: We say what went wrong.}\n---\n\n# Our values\n"
    )
    _build(tmp_path, cache)
    values.write_text(values.read_text().replace("id: candour", "id: honesty"))

    report = _build(tmp_path, cache)

    gone = [one.message for one in report.diagnostics if one.rule == "SRC25"]
    assert gone == ['the id "candour" was published and is gone']
