from __future__ import annotations

import os
from pathlib import Path

import pytest

from strategy_build.diagnostics import SetupError
from strategy_build.sources.files import read_tree


def write(folder: Path, name: str, data: bytes = b"text") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_reads_every_file_that_takes_part(tmp_path: Path) -> None:
    for name in (
        "site.yaml",
        "plan/a.md",
        "plan/images/b.png",
        "_templates/c.md",
        ".git/d",
        "plan/.e",
    ):
        write(tmp_path, name, name.encode())
    files, found = read_tree(tmp_path)

    assert files == {n: n.encode() for n in ("plan/a.md", "plan/images/b.png", "site.yaml")}
    assert found == ()


def test_does_not_follow_links(tmp_path: Path) -> None:
    secret = write(tmp_path, "outside/secret.md", b"secret")
    write(tmp_path, "content/site.yaml")
    (tmp_path / "content" / "plan.md").symlink_to(secret)
    (tmp_path / "content" / "folder").symlink_to(secret.parent)
    files, found = read_tree(tmp_path / "content")

    assert set(files) == {"site.yaml"}
    assert [(f.rule, f.location.file) for f in found] == [
        ("SRC24", "content/folder"),
        ("SRC24", "content/plan.md"),
    ]


def test_leaves_out_files_that_are_too_large(tmp_path: Path) -> None:
    write(tmp_path, "content/plan/a.md", b"a" * 1_000_001)
    with write(tmp_path, "content/plan/b.png").open("wb") as file:
        file.truncate(31_000_000)
    files, found = read_tree(tmp_path / "content")

    assert files == {}
    assert [f.location.file for f in found] == ["content/plan/a.md", "content/plan/b.png"]


def test_leaves_out_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    files, found = read_tree(tmp_path)

    assert files == {}
    assert [f.message for f in found] == ["This is not an ordinary file."]


def test_names_are_told_in_one_form(tmp_path: Path) -> None:
    write(tmp_path, "plan/cafe\u0301.md")

    assert set(read_tree(tmp_path)[0]) == {"plan/caf\u00e9.md"}


def test_tells_a_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with os.fdopen(os.open(os.fsencode(tmp_path) + b"/content/caf\xe9.md", os.O_CREAT), "rb"):
        pass
    files, found = read_tree(tmp_path / "content")

    assert files == {}
    assert [f.location.file.encode() for f in found]


def test_a_folder_that_is_not_there_is_a_question_of_setup(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="There is no folder"):
        read_tree(tmp_path / "nothing")
