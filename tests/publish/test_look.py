"""Fonts for the web, and the list of what was published."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from strategy_build.publish.look import WebFonts, web_fonts
from strategy_build.publish.manifest import manifest


@pytest.fixture(scope="module")
def font() -> bytes:
    spec = find_spec("fontpkg_atkinson_hyperlegible")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "files" / "AtkinsonHyperlegible-Bold.ttf").read_bytes()


@pytest.fixture(scope="module")
def packed(font: bytes) -> WebFonts:
    return web_fonts({"AtkinsonHyperlegible-Bold.ttf": font})


def test_keeps_every_character_of_a_font(font: bytes, packed: WebFonts) -> None:
    before = TTFont(BytesIO(font)).getBestCmap()
    after = TTFont(BytesIO(packed.files["AtkinsonHyperlegible-Bold.woff2"])).getBestCmap()

    assert after == before


def test_declares_family_and_weight(packed: WebFonts) -> None:
    assert 'font-family:"Atkinson Hyperlegible";font-weight:700' in packed.rules
    assert "url(AtkinsonHyperlegible-Bold.woff2)" in packed.rules


def test_packs_the_same_font_to_the_same_bytes(font: bytes, packed: WebFonts) -> None:
    assert web_fonts({"AtkinsonHyperlegible-Bold.ttf": font}) == packed


def test_lists_every_file_with_size_and_digest() -> None:
    listed = json.loads(manifest({"b.txt": b"bb", "a/index.html": b"a"}))

    assert listed == {
        "files": [
            {"path": "a/index.html", "bytes": 1, "sha256": sha256(b"a").hexdigest()},
            {"path": "b.txt", "bytes": 2, "sha256": sha256(b"bb").hexdigest()},
        ]
    }
