"""The commands: plain words, right exit codes, never a traceback for what an editor can put right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from strategy_build.cli import main
from tests.build.sites import snapshot, write_site

SRC = Path(__file__).parent.parent / "src"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for these tests: packing fonts takes seconds."""
    return tmp_path_factory.mktemp("cache")


def _run(
    folder: Path, *words: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "strategy_build", *words],
        cwd=folder,
        env={"PYTHONPATH": str(SRC), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_build_ends_in_plain_words_with_computed_figures(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)

    done = _run(tmp_path, "build", "--cache", str(cache))

    assert done.returncode == 0, done.stderr
    assert "1 publication ready, 2 formats each. Same words in every format: " in done.stdout
    assert "Open output/index.html." in done.stdout
    assert "  harbour/harbour.txt: " in done.stdout
    assert "\x1b" not in done.stdout


def test_bad_content_is_told_and_leaves_the_old_site(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    _run(tmp_path, "build", "--cache", str(cache))
    before = snapshot(tmp_path / "output")
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")

    done = _run(tmp_path, "build", "--cache", str(cache))

    assert done.returncode == 1
    assert "Error LNK01 in content/harbour/leaving.md, line 3" in done.stdout
    assert "The old site is as it was." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert snapshot(tmp_path / "output") == before


def test_check_says_the_same_without_building(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")

    done = _run(tmp_path, "check")

    assert done.returncode == 1
    assert "Error LNK01 in content/harbour/leaving.md, line 3" in done.stdout
    assert not (tmp_path / "output").exists()


def test_a_pull_request_gets_annotations_and_a_summary(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")
    page = tmp_path / "summary.md"

    done = _run(tmp_path, "check", env={"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)})

    assert "::error file=content/harbour/leaving.md,line=3" in done.stdout
    assert "1 error" in page.read_text()


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    done = _run(tmp_path, "build")

    assert done.returncode == 2
    assert "content" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_day_that_is_none_says_how_to_write_one(tmp_path: Path) -> None:
    write_site(tmp_path)

    done = _run(tmp_path, "build", "--today", "22/03/2027")

    assert done.returncode == 2
    assert "--today 2027-03-22" in done.stderr


def test_a_misspelt_command_gets_a_suggestion(tmp_path: Path) -> None:
    done = _run(tmp_path, "biuld")

    assert done.returncode == 2
    assert "Did you mean 'build'?" in done.stderr


def test_explain_gives_a_bad_and_a_good_example(tmp_path: Path) -> None:
    done = _run(tmp_path, "explain", "lnk01")

    assert done.returncode == 0
    assert done.stdout.startswith("LNK01: ")
    assert "Not like this:" in done.stdout
    assert "Like this:" in done.stdout


def test_explain_suggests_the_rule_that_was_meant(tmp_path: Path) -> None:
    done = _run(tmp_path, "explain", "LNK1")

    assert done.returncode == 2
    assert "Did you mean LNK01" in done.stderr


def test_lists_the_formats(tmp_path: Path) -> None:
    done = _run(tmp_path, "formats")

    assert done.returncode == 0
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        "html",
        "epub",
        "text",
        "pdf",
        "audio",
    ]


def test_doctor_finds_this_machine_ready(tmp_path: Path) -> None:
    done = _run(tmp_path, "doctor")

    assert done.returncode == 0, done.stdout
    assert "Everything that building needs is here." in done.stdout


def test_a_site_with_a_part_of_the_labels_keeps_ours_for_the_rest(tmp_path: Path) -> None:
    write_site(tmp_path)
    own = tmp_path / "layouts" / "labels"
    own.mkdir(parents=True)
    (own / "en.yaml").write_text("words:\n  part: Leg\n")

    assert _run(tmp_path, "check").returncode == 0


def test_a_template_of_the_site_that_cannot_be_used_is_named(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)
    own = tmp_path / "layouts" / "html"
    own.mkdir(parents=True)
    (own / "publication.html.jinja").write_text("{% if %}")

    done = _run(tmp_path, "build", "--cache", str(cache))

    assert done.returncode == 2
    assert "layouts/html/publication.html.jinja" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_of_ours_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_rule: str) -> str:
        message = "a fault"
        raise RuntimeError(message)

    monkeypatch.setattr("strategy_build.checks.explain.explain", fail)
    monkeypatch.setattr(sys, "argv", ["strategy-build", "explain", "LNK01"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 70
    assert "This is a fault of strategy-build" in capsys.readouterr().err
