"""A build: plain words at its end, and the old site where it may not publish."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from strategy_build.cli import main
from tests.build.sites import snapshot, write_site
from tests.cli.commands import HEARING, SRC, run


def test_a_build_ends_in_plain_words_with_computed_figures(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)

    done = run(tmp_path, "build", "--cache", str(cache))

    assert done.returncode == 0, done.stderr
    assert "1 publication ready, 3 formats each. Same words in every format: " in done.stdout
    assert "Open output/index.html." in done.stdout
    assert "  harbour/harbour.txt: " in done.stdout
    assert "\x1b" not in done.stdout


def test_bad_content_is_told_and_leaves_the_old_site(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    run(tmp_path, "build", "--cache", str(cache))
    before = snapshot(tmp_path / "output")
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")

    done = run(tmp_path, "build", "--cache", str(cache))

    assert done.returncode == 1
    assert "Error LNK01 in content/harbour/leaving.md, line 3" in done.stdout
    assert "The old site is as it was." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert snapshot(tmp_path / "output") == before


def test_a_site_with_a_part_of_the_labels_keeps_ours_for_the_rest(tmp_path: Path) -> None:
    write_site(tmp_path)
    own = tmp_path / "layouts" / "labels"
    own.mkdir(parents=True)
    (own / "en.yaml").write_text("words:\n  part: Leg\n")

    assert run(tmp_path, "check").returncode == 0


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("html/publication.html.jinja", b"{% if %}", "line 1: "),
        ("html/publication.html.jinja", b"{{ gone }}", "'gone' is undefined"),
        ("html/publication.html.jinja", b"{{ 1 / 0 }}", "division by zero"),
        ("html/home.html.jinja", b'{% include "gone" %}', "it asks for gone, which is not there"),
        ("html/home.html.jinja", b"{{ gone }}", "'gone' is undefined"),
        ("html/home.html.jinja", b"", "The page index.html is empty"),
        ("css/screen.css", b"\xff\xfe", "not text in UTF-8"),
        ("labels/en.yaml", b"words: [", "cannot be read"),
    ],
)
def test_a_layout_of_the_site_that_cannot_be_used_is_named(
    tmp_path: Path, cache: Path, name: str, data: bytes, reason: str
) -> None:
    write_site(tmp_path)
    own = tmp_path / "layouts" / name
    own.parent.mkdir(parents=True)
    own.write_bytes(data)

    done = run(tmp_path, "build", "--cache", str(cache))

    assert done.returncode == 2
    assert reason in done.stderr
    assert name in done.stderr or "index.html" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()
    assert not (tmp_path / ".output.next").exists()


@pytest.mark.parametrize(
    ("typed", "put"),
    [("published: 2027-03-22", "published: 2030-01-01"), ("status: approved", "status: draft")],
)
def test_a_site_without_a_public_publication_keeps_the_old_site(
    tmp_path: Path, cache: Path, typed: str, put: str
) -> None:
    content = write_site(tmp_path)
    run(tmp_path, "build", "--cache", str(cache))
    before = snapshot(tmp_path / "output")
    told = content / "harbour" / "publication.yaml"
    told.write_text(told.read_text().replace(typed, put))

    done = run(tmp_path, "build", "--cache", str(cache))

    assert done.returncode == 1
    assert "No publication here is public yet" in done.stdout
    assert snapshot(tmp_path / "output") == before


def test_who_stops_listening_does_not_stop_the_build(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)
    build = f'"{sys.executable}" -m strategy_build build --cache "{cache}"'
    script = f"set -o pipefail; {build} 2>&1 | head -n 1 && {build} >&- 2>&- && {build} >/dev/full"

    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(SRC), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "output" / "index.html").exists()


def test_warnings_are_told_again_where_nothing_has_changed(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    (content / "stray.txt").write_text("nobody uses this")
    first = run(tmp_path, "build", "--cache", str(cache))

    again = run(tmp_path, "build", "--cache", str(cache))

    assert first.returncode == again.returncode == 0
    assert "Nothing had changed." in again.stdout
    assert "Warning SRC21 in content/stray.txt" in first.stdout
    said = again.stdout.replace(" Nothing had changed.", "").replace(", as many as last time", "")
    assert said == first.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_leaves_the_old_site_and_nothing_half_made(
    tmp_path: Path, cache: Path, number: signal.Signals
) -> None:
    content = write_site(tmp_path)
    run(tmp_path, "build", "--cache", str(cache))
    before = snapshot(tmp_path / "output")
    (content / "harbour" / "leaving.md").write_text(f"# Leaving\n\nStop {number}.\n")
    with subprocess.Popen(
        [sys.executable, "-c", HEARING, "build", "--cache", str(cache)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(SRC), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stderr is not None
        running.stderr.readline()  # the first step is done

        running.send_signal(number)
        told = running.stderr.read()

    assert running.returncode == 128 + number
    assert "Stopped." in told
    assert "Traceback" not in told
    assert snapshot(tmp_path / "output") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "output"]


def test_a_folder_that_may_not_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_rule: str) -> str:
        raise PermissionError(13, "Permission denied", "/srv/output")

    monkeypatch.setattr("strategy_build.checks.explain.explain", fail)
    monkeypatch.setattr(sys, "argv", ["strategy-build", "explain", "LNK01"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert "/srv/output cannot be used: Permission denied." in capsys.readouterr().err
