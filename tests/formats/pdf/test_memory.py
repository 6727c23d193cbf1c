"""What a page may fetch."""

from __future__ import annotations

import pytest
from weasyprint.urls import FatalURLFetchingError

from strategy_build.formats.pdf.memory import address, fetcher


def test_serves_a_file_from_memory() -> None:
    response = fetcher({"images/a b (1).svg": b"<svg/>"})(address("images", "a b (1).svg"))

    assert response.read() == b"<svg/>"
    assert response.content_type == "image/svg+xml"


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "https://example.org/a.png", "images/a.png", "pub://x/a"]
)
def test_fetches_nothing_else(url: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        fetcher({"images/a.png": b""})(url)
