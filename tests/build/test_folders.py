"""A build never writes over the content, nor over what belongs to somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_build.build.folders import settled
from strategy_build.build.request import Request
from strategy_build.build.update import update
from strategy_build.diagnostics import SetupError
from tests.build.sites import snapshot, write_site


def _silent(_done: int, _total: int, _what: str, /) -> None:
    pass


@pytest.mark.parametrize(
    ("output", "cache", "words"),
    [
        ("content", ".cache", "holds the content itself"),
        (".", ".cache", "holds the content itself"),
        ("content/out", ".cache", "inside the content"),
        ("content/harbour", ".cache", "inside the content"),
        ("output", "content/cache", "inside the content"),
        ("output", "content", "inside the content"),
        ("output", "output", "one inside the other"),
        ("output", "output/.cache", "one inside the other"),
        ("file", ".cache", "is a file"),
        ("output", "file", "is a file"),
        ("theirs", ".cache", "holds letters.txt and 1 more"),
        ("round", ".cache", "leads back to itself"),
        ("/", ".cache", "holds the content itself"),
        ("/proc", ".cache", "a disk of its own"),
    ],
)
def test_refuses_folders_that_a_build_would_spoil(
    tmp_path: Path, output: str, cache: str, words: str
) -> None:
    content = write_site(tmp_path)
    (tmp_path / "file").write_text("mine")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "letters.txt").write_text("mine")
    (tmp_path / "theirs" / "manifest.json").write_text('{"name": "another program"}')
    (tmp_path / "round").symlink_to("round")
    before = snapshot(tmp_path)

    with pytest.raises(SetupError, match=words):
        update(Request(content, tmp_path / output, tmp_path / cache), _silent)

    assert snapshot(tmp_path) == before


def test_refuses_to_replace_the_folder_that_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_site(tmp_path)
    (tmp_path / "output" / "inside").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "output" / "inside")

    with pytest.raises(SetupError, match="from another folder"):
        settled(Request(content, tmp_path / "output", tmp_path / ".cache"))


def test_a_link_leads_to_the_folder_where_the_site_goes(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    (tmp_path / "output").symlink_to("elsewhere/site")

    wanted = settled(Request(content, tmp_path / "output", tmp_path / ".cache"))

    assert wanted.output == tmp_path / "elsewhere" / "site"


def test_a_folder_may_hold_a_note_and_hidden_files(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    for name in ("README.md", ".nojekyll", ".gitignore"):
        (tmp_path / "output").mkdir(exist_ok=True)
        (tmp_path / "output" / name).write_text("mine")

    wanted = settled(Request(content, tmp_path / "output", tmp_path / ".cache"))

    assert wanted.output == tmp_path / "output"


def test_looks_lie_beside_the_content_wherever_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_site(tmp_path)
    monkeypatch.chdir(content)

    wanted = settled(Request(Path(), tmp_path / "output", tmp_path / ".cache"))

    assert wanted.content == content
