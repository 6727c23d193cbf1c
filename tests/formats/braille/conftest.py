"""What the tests of braille share: liblouis, and a machine without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from strategy_build.formats.braille import edition, translator
from strategy_build.formats.braille.louis import Louis, louis


@pytest.fixture(scope="session")
def library() -> Louis:
    """liblouis, which must be here."""
    found = louis()
    assert found is not None, (
        "sudo apt-get install --no-install-recommends liblouis20 liblouis-data"
    )
    return found


@pytest.fixture
def without_liblouis(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which liblouis is not installed."""
    monkeypatch.setattr(translator, "louis", lambda: None)
    _forget()
    yield
    _forget()


def _forget() -> None:
    translator.cells.cache_clear()
    edition._edition.cache_clear()
