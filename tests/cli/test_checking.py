"""`check`: everything that would hurt a reader, told in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.sites import write_site
from tests.cli.commands import run


def test_check_says_the_same_without_building(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")

    done = run(tmp_path, "check")

    assert done.returncode == 1
    assert "Error LNK01 in content/harbour/leaving.md, line 3" in done.stdout
    assert not (tmp_path / "output").exists()


def test_a_pull_request_gets_annotations_and_a_summary(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")
    page = tmp_path / "summary.md"

    done = run(tmp_path, "check", env={"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)})

    assert "::error file=content/harbour/leaving.md,line=3" in done.stdout
    assert "1 error" in page.read_text()


def test_a_summary_page_that_cannot_be_written_stops_nothing(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)

    done = run(
        tmp_path,
        "build",
        "--cache",
        str(cache),
        env={"GITHUB_STEP_SUMMARY": str(tmp_path / "gone" / "page.md")},
    )

    assert done.returncode == 0
    assert "The summary page" in done.stderr


def test_annotations_name_files_from_the_top_of_the_checkout(tmp_path: Path) -> None:
    content = write_site(tmp_path / "site")
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")

    done = run(tmp_path, "check", "--content", "site/content", "--report", "github")

    assert "::error file=site/content/harbour/leaving.md,line=3" in done.stdout


def test_fix_shows_first_and_changes_only_when_asked(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    file = content / "harbour" / "leaving.md"
    file.write_text("# Leaving\n\n· Tell us.\n· Wave.\n")

    shown = run(tmp_path, "check", "--diff")
    before = file.read_text()
    done = run(tmp_path, "check", "--fix")

    assert "would be changed" in shown.stdout
    assert before == "# Leaving\n\n· Tell us.\n· Wave.\n"
    assert done.returncode == 0, done.stdout
    assert file.read_text() == "# Leaving\n\n- Tell us.\n- Wave.\n"


@pytest.mark.parametrize("name", ["found.json", "found.sarif", "found.xml", "found.html"])
def test_writes_the_findings_in_every_form(tmp_path: Path, name: str) -> None:
    content = write_site(tmp_path)
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")

    done = run(tmp_path, "check", "--to", name)

    assert done.returncode == 1, done.stderr
    assert "LNK01" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_form_that_nobody_knows_is_told(tmp_path: Path) -> None:
    write_site(tmp_path)

    done = run(tmp_path, "check", "--to", "found.doc")

    assert done.returncode == 2
    assert ".sarif" in done.stderr
