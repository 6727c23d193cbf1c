"""The commands that only answer a question."""

from __future__ import annotations

from pathlib import Path

from strategy_build.formats.registry import FORMATS
from tests.cli.commands import run


def test_explain_gives_a_bad_and_a_good_example(tmp_path: Path) -> None:
    done = run(tmp_path, "explain", "lnk01")

    assert done.returncode == 0
    assert done.stdout.startswith("LNK01: ")
    assert "Not like this:" in done.stdout
    assert "Like this:" in done.stdout


def test_explain_suggests_the_rule_that_was_meant(tmp_path: Path) -> None:
    done = run(tmp_path, "explain", "LNK1")

    assert done.returncode == 2
    assert "Did you mean LNK01" in done.stderr


def test_lists_the_formats(tmp_path: Path) -> None:
    done = run(tmp_path, "formats")

    assert done.returncode == 0
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == list(FORMATS)


def test_doctor_finds_this_machine_ready(tmp_path: Path) -> None:
    done = run(tmp_path, "doctor")

    assert done.returncode == 0, done.stdout
    assert "Everything that building needs is here." in done.stdout


def test_doctor_names_what_is_missing_and_one_line_that_installs_it(tmp_path: Path) -> None:
    nowhere = str(tmp_path)

    done = run(tmp_path, "doctor", env={"PATH": nowhere, "STRATEGY_NODE_MODULES": nowhere})

    assert done.returncode == 2
    assert "espeak-ng, for languages that other voices lack: missing" in done.stdout
    line = next(x for x in done.stdout.splitlines() if "sudo apt-get install" in x and "this" in x)
    missing = "espeak-ng chromium default-jre-headless libreoffice-writer-nogui"
    assert line.endswith(f"sudo apt-get install {missing}")
    assert "The Node package axe-core is missing. Install it with: make setup-test" in done.stdout
