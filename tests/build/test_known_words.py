"""Words that were right stay right without the dictionary, and wrong ones are told every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_build.build.cache import FileStore
from strategy_build.build.known_words import known_words
from strategy_build.checks.source import spelling
from tests.checks.reading import checked, good_site


def _slips(tmp_path: Path, words: str) -> list[str]:
    """What the rule says of a site with these words in it, as a new process would."""
    spelling._asked.cache_clear()
    site = good_site()
    name = next(path for path in site if path.endswith(".md"))
    site[name] += f"\n{words}\n".encode()
    with known_words(FileStore(tmp_path / "verdicts")):
        _, found = checked(site)
    return [one.message for one in found if one.rule == "LNG16"]


def test_the_dictionary_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _slips(tmp_path, "Everybody is welcome.") == []
    monkeypatch.setattr(spelling, "_dictionary", None)

    assert _slips(tmp_path, "Everybody is welcome.") == []
    with pytest.raises(TypeError):
        _slips(tmp_path, "Everybody is delighted.")


def test_slips_are_told_again_and_again(tmp_path: Path) -> None:
    first = _slips(tmp_path, "Everybody is wellcome.")

    assert first == ['no dictionary knows "wellcome"']
    assert _slips(tmp_path, "Everybody is wellcome.") == first


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "verdicts").write_text("")

    assert _slips(tmp_path, "Everybody is welcome.") == []
