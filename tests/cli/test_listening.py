from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.build.sites import write_site
from tests.cli.commands import run


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that a tone speaks, with a glossary."""
    folder = tmp_path_factory.mktemp("listening")
    content = write_site(folder)
    (content / "glossary.yaml").write_text(
        "- term: NIHR\n  say: N I H R\n  also: [nihr]\n  means: It pays for research.\n"
        "- term: Cuppa\n  ipa: ˈkʌpə\n  means: Tea.\n",
        encoding="utf-8",
    )
    return folder


def heard(folder: Path, name: str = "listen.wav") -> np.ndarray:
    samples, rate = soundfile.read(folder / name)

    assert rate == 24_000
    return np.asarray(samples)


def test_says_a_sentence_as_a_recording_would(site: Path) -> None:
    done = run(site, "listen", "The NIHR paid us £2.5m.", "--to", "sentence.wav")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Said: The N I H R paid us two point five million pounds.",
        "Voice: tone-1:1:beep (en-GB)",
        f"Length: {len(heard(site, 'sentence.wav')) / 24_000:.1f} seconds",
        "File: sentence.wav",
    ]
    assert np.abs(heard(site, "sentence.wav")).max() > 0.1


def test_says_a_word_of_the_glossary_with_its_sounds(site: Path) -> None:
    done = run(site, "listen", "--term", "Cuppa")

    assert done.returncode == 0, done.stderr
    assert "Said: [Cuppa](/ˈkʌpə/)." in done.stdout
    assert len(heard(site)) > 4_800


def test_says_a_file_as_it_stands_in_the_recording(site: Path) -> None:
    done = run(site, "listen", "--file", "content/harbour/arriving.md", "--to", "file.wav")

    assert done.returncode == 0, done.stderr
    assert "Said: Part 1. Arriving." in done.stdout or "Arriving." in done.stdout
    assert "List of" in done.stdout
    assert "Tie up twice." in done.stdout
    assert "Tell us before you go." not in done.stdout
    assert len(heard(site, "file.wav")) > 5 * 24_000


def test_says_another_language_with_another_voice(site: Path) -> None:
    done = run(site, "listen", "Croeso i bawb", "--lang", "cy", "--voice", "auto")

    assert done.returncode == 0, done.stderr
    assert "Voice: espeak-ng-" in done.stdout
    assert ":cy (cy)" in done.stdout


def test_needs_no_site_for_a_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "listen", "We mend it.", "--voice", "tone")

    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["listen.wav"]


def test_makes_the_same_file_again_from_what_it_kept(site: Path) -> None:
    files = []
    for _ in range(2):
        run(site, "listen", "Come in slowly.")
        files.append((site / "listen.wav").read_bytes())

    assert files[0] == files[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Write what to say"),
        (("hello", "--term", "NIHR"), "Write what to say"),
        (("--term", "NIRH"), 'Did you mean "NIHR"?'),
        (("--term", "Zebra"), 'no word "Zebra"'),
        (("--file", "content/harbour/absent.md"), "There is no file"),
        (("--file", "outside.md"), "is not in content"),
        (("--file", "content/_notes.md"), "No recording says anything"),
        (("hello", "--to", "hello.mp3"), "--to hello.wav"),
        (("hello", "--voice", "nobody"), "There is no voice engine 'nobody'"),
        (("hello", "--lang", "bfi", "--voice", "auto"), "No voice speaks"),
        (("snow ☃", "--voice", "hibari"), "cannot say “☃”"),
    ],
)
def test_says_kindly_what_to_type_instead(site: Path, words: tuple[str, ...], told: str) -> None:
    for name in ("outside.md", "content/_notes.md"):
        (site / name).write_text("# Elsewhere\n", encoding="utf-8")
    done = run(site, "listen", *words)

    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_shows_where_a_glossary_cannot_be_read(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    (content / "site.yaml").write_text("organisation: [", encoding="utf-8")
    done = run(tmp_path, "listen", "hello")

    assert done.returncode == 1
    assert "content/site.yaml" in done.stdout
