"""Readers meet the old site or the new one, never a mixture."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_build.build import swap


def _site(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(text)
    (folder / "manifest.json").write_text("{}")


def test_puts_the_new_site_in_place_of_the_old(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _site(output, "old")
    (output / "gone.html").write_text("old")
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
