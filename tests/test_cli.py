"""The commands: plain words, right exit codes, never a traceback for what an editor can put right."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from strategy_build.cli import main
from tests.build.sites import snapshot, write_site

SRC = Path(__file__).parent.parent / "src"
# a shell starts its background jobs deaf to Ctrl+C: this one hears it whoever started the tests
HEARING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from strategy_build.cli import main; main()"
)


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


def test_doctor_names_what_is_missing_and_one_line_that_installs_it(tmp_path: Path) -> None:
    nowhere = str(tmp_path)

    done = _run(tmp_path, "doctor", env={"PATH": nowhere, "STRATEGY_NODE_MODULES": nowhere})

    assert done.returncode == 2
    assert "espeak-ng, for audio in languages other than English: missing" in done.stdout
    line = next(x for x in done.stdout.splitlines() if "sudo apt-get install" in x and "this" in x)
    assert line.endswith("sudo apt-get install espeak-ng chromium default-jre-headless")
    assert "The Node package axe-core is missing. Install it with: make setup-test" in done.stdout


def test_a_site_with_a_part_of_the_labels_keeps_ours_for_the_rest(tmp_path: Path) -> None:
    write_site(tmp_path)
    own = tmp_path / "layouts" / "labels"
    own.mkdir(parents=True)
    (own / "en.yaml").write_text("words:\n  part: Leg\n")

    assert _run(tmp_path, "check").returncode == 0


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

    done = _run(tmp_path, "build", "--cache", str(cache))

    assert done.returncode == 2
    assert reason in done.stderr
    assert name in done.stderr or "index.html" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()
    assert not (tmp_path / ".output.next").exists()


@pytest.mark.parametrize("day", ["20270101", "2027-W01-1", " 2027-01-01", "2027-13-01", "today"])
def test_a_day_is_written_in_one_way(tmp_path: Path, day: str) -> None:
    write_site(tmp_path)

    done = _run(tmp_path, "check", "--today", day)

    assert done.returncode == 2
    assert "--today 2027-03-22" in done.stderr


@pytest.mark.parametrize(
    ("typed", "put"),
    [("published: 2027-03-22", "published: 2030-01-01"), ("status: approved", "status: draft")],
)
def test_a_site_without_a_public_publication_keeps_the_old_site(
    tmp_path: Path, cache: Path, typed: str, put: str
) -> None:
    content = write_site(tmp_path)
    _run(tmp_path, "build", "--cache", str(cache))
    before = snapshot(tmp_path / "output")
    told = content / "harbour" / "publication.yaml"
    told.write_text(told.read_text().replace(typed, put))

    done = _run(tmp_path, "build", "--cache", str(cache))

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


def test_a_summary_page_that_cannot_be_written_stops_nothing(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)

    done = _run(
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

    done = _run(tmp_path, "check", "--content", "site/content", "--report", "github")

    assert "::error file=site/content/harbour/leaving.md,line=3" in done.stdout


def test_says_what_it_can_in_a_terminal_without_our_letters(tmp_path: Path, cache: Path) -> None:
    place = tmp_path / "Cafe\u0301 \u2603"
    content = write_site(place)
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [“here”](gone.md).\n")
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Asia/Kathmandu"}

    done = _run(place, "build", "--cache", str(cache), env=plain)

    assert done.returncode == 1
    assert "Error LNK04" in done.stdout


def test_warnings_are_told_again_where_nothing_has_changed(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    (content / "stray.txt").write_text("nobody uses this")
    first = _run(tmp_path, "build", "--cache", str(cache))

    again = _run(tmp_path, "build", "--cache", str(cache))

    assert first.returncode == again.returncode == 0
    assert "Nothing had changed." in again.stdout
    assert "Warning SRC21 in content/stray.txt" in first.stdout
    assert again.stdout.replace(" Nothing had changed.", "") == first.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_leaves_the_old_site_and_nothing_half_made(
    tmp_path: Path, cache: Path, number: signal.Signals
) -> None:
    content = write_site(tmp_path)
    _run(tmp_path, "build", "--cache", str(cache))
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


def test_fix_shows_first_and_changes_only_when_asked(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    file = content / "harbour" / "leaving.md"
    file.write_text("# Leaving\n\n· Tell us.\n· Wave.\n")

    shown = _run(tmp_path, "check", "--diff")
    before = file.read_text()
    done = _run(tmp_path, "check", "--fix")

    assert "would be changed" in shown.stdout
    assert before == "# Leaving\n\n· Tell us.\n· Wave.\n"
    assert done.returncode == 0, done.stdout
    assert file.read_text() == "# Leaving\n\n- Tell us.\n- Wave.\n"


@pytest.mark.parametrize("name", ["found.json", "found.sarif", "found.xml", "found.html"])
def test_writes_the_findings_in_every_form(tmp_path: Path, name: str) -> None:
    content = write_site(tmp_path)
    (content / "harbour" / "leaving.md").write_text("# Leaving\n\nClick [here](arriving.md).\n")

    done = _run(tmp_path, "check", "--to", name)

    assert done.returncode == 1, done.stderr
    assert "LNK01" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_form_that_nobody_knows_is_told(tmp_path: Path) -> None:
    write_site(tmp_path)

    done = _run(tmp_path, "check", "--to", "found.doc")

    assert done.returncode == 2
    assert ".sarif" in done.stderr
