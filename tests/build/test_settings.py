"""What site.yaml asks of the build is told where nobody knows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_build.build.reading import reading
from strategy_build.build.request import Request
from tests.build.sites import write_site


@pytest.mark.parametrize(
    ("line", "rule", "fix"),
    [
        ("formats: [html, txet]", "SRC04", "Did you mean text?"),
        ("timezone: Europe/Londn", "SRC18", "timezone: Europe/London"),
        ("words:\n  ambitoin: Step", "SRC04", "Did you mean ambition?"),
        ("warnings: may-no-rise", "SRC04", "Did you mean may-not-rise?"),
        ("words:\n  we-will: We {will}", "SRC18", "we-will: We will"),
    ],
)
def test_tells_what_nobody_knows(tmp_path: Path, line: str, rule: str, fix: str) -> None:
    site = write_site(tmp_path) / "site.yaml"
    name = line.partition(":")[0]
    kept = [x for x in site.read_text().splitlines() if not x.startswith(f"{name}:")]
    site.write_text("\n".join([*kept, line]) + "\n")

    read = reading(Request(tmp_path / "content", tmp_path / "output", tmp_path / ".cache"))

    found = [one for one in read.diagnostics if one.rule == rule]
    assert [one.fix for one in found] == [fix]
    assert found[0].location.file == "content/site.yaml"
    assert found[0].location.line >= len(kept) + 1


def test_a_site_may_use_its_own_words(tmp_path: Path) -> None:
    site = write_site(tmp_path) / "site.yaml"
    site.write_text(site.read_text() + "words:\n  part: Leg\n")

    read = reading(Request(tmp_path / "content", tmp_path / "output", tmp_path / ".cache"))

    assert read.labels is not None
    assert read.labels("part") == "Leg"


@pytest.mark.parametrize(("language", "told"), [("ar", "en-GB"), ("en-US", "en-US")])
def test_words_without_a_catalogue_of_their_language_say_that_they_are_english(
    tmp_path: Path, language: str, told: str
) -> None:
    site = write_site(tmp_path) / "site.yaml"
    kept = [x for x in site.read_text().splitlines() if not x.startswith("language:")]
    site.write_text("\n".join([*kept, f"language: {language}"]) + "\n")

    read = reading(Request(tmp_path / "content", tmp_path / "output", tmp_path / ".cache"))

    assert read.labels is not None
    assert read.labels.lang == told


def test_a_voice_that_nobody_knows_is_an_error_at_its_line(tmp_path: Path) -> None:
    site = write_site(tmp_path) / "site.yaml"
    site.write_text(site.read_text().replace("engine: tone", "engine: hibarri"))

    read = reading(Request(tmp_path / "content", tmp_path / "output", tmp_path / ".cache"))

    found = next(one for one in read.diagnostics if one.is_error)
    assert (found.rule, found.fix) == ("SRC04", "Did you mean hibari?")
    assert found.location.line == site.read_text().splitlines().index("  engine: hibarri") + 1


def test_a_site_may_weigh_a_rule(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    long = "We " + "walk and " * 20 + "rest."
    (content / "harbour" / "leaving.md").write_text(f"# Leaving\n\n{long}\n")
    site = content / "site.yaml"
    site.write_text(site.read_text() + "rules:\n  LNG01: note\n  LNG02: note\n")

    read = reading(Request(content, tmp_path / "output", tmp_path / ".cache"))

    told = {one.rule: one.severity.name for one in read.diagnostics if one.rule.startswith("LNG0")}
    assert told
    assert set(told.values()) == {"NOTE"}
