"""Right exit codes, never a traceback for what an editor can put right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from strategy_build.cli import main
from tests.build.sites import write_site
from tests.cli.commands import run


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "build")

    assert done.returncode == 2
    assert "content" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_day_that_is_none_says_how_to_write_one(tmp_path: Path) -> None:
    write_site(tmp_path)

    done = run(tmp_path, "build", "--today", "22/03/2027")

    assert done.returncode == 2
    assert "--today 2027-03-22" in done.stderr


def test_a_misspelt_command_gets_a_suggestion(tmp_path: Path) -> None:
    done = run(tmp_path, "biuld")

    assert done.returncode == 2
    assert "Did you mean 'build'?" in done.stderr


@pytest.mark.parametrize("day", ["20270101", "2027-W01-1", " 2027-01-01", "2027-13-01", "today"])
def test_a_day_is_written_in_one_way(tmp_path: Path, day: str) -> None:
    write_site(tmp_path)

    done = run(tmp_path, "check", "--today", day)

    assert done.returncode == 2
    assert "--today 2027-03-22" in done.stderr


def test_says_what_it_can_in_a_terminal_without_our_letters(tmp_path: Path, cache: Path) -> None:
    place = tmp_path / "Cafe\u0301 \u2603"
    content = write_site(place)
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [“here”](gone.md).\n")
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Asia/Kathmandu"}

    done = run(place, "build", "--cache", str(cache), env=plain)

    assert done.returncode == 1
    assert "Error LNK04" in done.stdout


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
