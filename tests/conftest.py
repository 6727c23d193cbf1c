"""What all tests share: golden files, the labels and layouts of this checkout."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from strategy_build.model.inputs import Inputs
from strategy_build.sources.labels import read_labels
from tests.everything import ASSETS

ROOT = Path(__file__).parent.parent
LAYOUTS = ROOT / "layouts"

# A slow machine is no fault of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


class Golden(Protocol):
    """Compares what was made with the file that is kept; `--accept` keeps what was made."""

    def __call__(self, name: str, made: str) -> None:
        """`name` is the file's name beside the test."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept`: the golden files become what the code makes now. Read the difference in git."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at the whole site takes longest, so it begins first, beside all else."""
    items.sort(key=lambda item: not item.path.name.startswith("test_site"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden files beside the test that asks."""
    folder = Path(str(request.path)).parent
    accept = bool(request.config.getoption("--accept"))

    def compare(name: str, made: str) -> None:
        path = folder / name
        if accept:
            path.write_text(made, encoding="utf-8", newline="")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""

        assert made == kept, f"{path.name} differs; if it should, run pytest --accept"

    return compare


@pytest.fixture(scope="session")
def inputs() -> Inputs:
    """What a renderer is given: real labels, layouts and fonts, the pictures of `EVERYTHING`."""
    layouts = {
        path.relative_to(LAYOUTS).as_posix(): path.read_bytes()
        for path in sorted(LAYOUTS.rglob("*"))
        if path.is_file()
    }
    labels = read_labels((LAYOUTS / "labels" / "en.yaml").read_text(encoding="utf-8"), "en")
    return Inputs(
        labels=labels,
        layouts=layouts,
        assets=ASSETS,
        fonts={path.name: path.read_bytes() for path in _fonts()},
        titles={"older": "Our direction 2024 to 2027"},
    )


def _fonts() -> list[Path]:
    spec = find_spec("fontpkg_atkinson_hyperlegible")
    assert spec is not None
    assert spec.origin is not None
    return [
        Path(spec.origin).parent / "files" / f"AtkinsonHyperlegible-{weight}.ttf"
        for weight in ("Bold", "Regular")
    ]
