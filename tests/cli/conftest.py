"""What these tests share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for these tests: packing fonts takes seconds."""
    return tmp_path_factory.mktemp("cache")
