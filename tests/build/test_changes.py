"""Only what has changed is looked at, where an editor asks for that."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from strategy_build.build.changes import changed_since, states
from strategy_build.diagnostics import SetupError


def _git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "plan").mkdir(parents=True)
    (content / "plan" / "a.md").write_text("# A\n")
    (content / "plan" / "b.md").write_text("# B\n")
    (tmp_path / "other.txt").write_text("x\n")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "commit", "-qm", "first")
    return content


def test_names_changed_and_new_files_of_the_content_alone(content: Path) -> None:
    (content / "plan" / "a.md").write_text("# A changed\n")
    (content / "plan" / "çedilla.md").write_text("# New\n")
    (content.parent / "other.txt").write_text("y\n")

    assert changed_since("HEAD", content) == {"content/plan/a.md", "content/plan/çedilla.md"}


def test_nothing_has_changed_since_now(content: Path) -> None:
    assert changed_since("HEAD", content) == frozenset()


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_an_unknown_state_is_told(content: Path, revision: str) -> None:
    with pytest.raises(SetupError, match="git knows no state"):
        changed_since(revision, content)


def test_a_folder_without_git_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()

    with pytest.raises(SetupError):
        changed_since("HEAD", tmp_path / "content")


def test_watching_tells_each_state_once(content: Path) -> None:
    seen = states(content)
    first = next(seen)
    (content / "plan" / "a.md").write_text("# A changed again\n")

    assert next(seen) != first
