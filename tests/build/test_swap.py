"""Readers meet the old site or the new one, never a mixture."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from strategy_build.build import swap
from strategy_build.diagnostics import SetupError


def _site(folder: Path, text: str, *others: str) -> None:
    folder.mkdir()
    listed = ["index.html", *others]
    for name in listed:
        (folder / name).write_text(text)
    told = json.dumps({"files": [{"path": name} for name in listed]})
    (folder / "manifest.json").write_text(told)


def test_puts_the_new_site_in_place_of_the_old(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _site(output, "old", "gone.html")
    _site(swap.waiting(output), "new")

    swap.swap(output)

    assert (output / "index.html").read_text() == "new"
    assert not (output / "gone.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_keeps_the_note_that_the_repository_tracks(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _site(output, "old")
    (output / "README.md").write_text("made, not kept")
    _site(swap.waiting(output), "new")

    swap.swap(output)

    assert (output / "README.md").read_text() == "made, not kept"


def test_keeps_what_no_build_made(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _site(output, "old")
    (output / "CNAME").write_text("quay.example")
    (output / "letters" / "empty").mkdir(parents=True)
    (output / "letters" / "one.txt").write_text("Dear all")
    (output / "latest").symlink_to("index.html")
    _site(swap.waiting(output), "new")

    swap.swap(output)

    assert (output / "CNAME").read_text() == "quay.example"
    assert (output / "letters" / "one.txt").read_text() == "Dear all"
    assert (output / "letters" / "empty").is_dir()
    assert (output / "latest").readlink() == Path("index.html")
    assert (output / "index.html").read_text() == "new"


def test_keeps_what_no_build_made_where_it_cannot_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    output = tmp_path / "output"
    _site(output, "old")
    (output / "CNAME").write_text("quay.example")
    _site(swap.waiting(output), "new")

    swap.swap(output)

    assert (output / "CNAME").read_text() == "quay.example"


@pytest.mark.parametrize("mine", ["word-list.html", "harbour", "word-list.html/inside.txt"])
def test_never_puts_a_page_in_the_place_of_what_no_build_made(tmp_path: Path, mine: str) -> None:
    output, beside = tmp_path / "output", tmp_path / ".output.next"
    _site(output, "old")
    (output / mine).parent.mkdir(exist_ok=True)
    (output / mine).write_text("mine")
    _site(beside, "new", "word-list.html")
    (beside / "harbour").mkdir()

    with pytest.raises(SetupError, match="Move it away"):
        swap.swap(output)

    assert (output / mine).read_text() == "mine"
    assert (output / "index.html").read_text() == "old"


def test_makes_the_folder_where_there_was_none(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _site(swap.waiting(output), "new")

    swap.swap(output)

    assert (output / "index.html").read_text() == "new"


def test_works_where_the_system_cannot_exchange_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)
    output = tmp_path / "output"
    _site(output, "old")
    _site(swap.waiting(output), "new")

    swap.swap(output)

    assert (output / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_finishes_a_swap_that_was_interrupted(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _site(tmp_path / ".output.old", "old")
    _site(swap.waiting(output), "new")

    swap.recover(output)

    assert (output / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_goes_back_to_the_old_site_where_the_new_one_is_not_complete(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _site(tmp_path / ".output.old", "old")
    swap.waiting(output).mkdir()

    swap.recover(output)

    assert (output / "index.html").read_text() == "old"
