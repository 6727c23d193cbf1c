"""What enters the cache is whole, stays the same, and leaves when nobody has used it for long."""

from __future__ import annotations

import os
from pathlib import Path

from strategy_build.build.cache import Cache, FileStore, prune

YEAR = 365 * 86_400


def _make(folder: Path) -> None:
    (folder / "out").write_text("made")


def test_keeps_small_things_by_key(tmp_path: Path) -> None:
    store = FileStore(tmp_path)

    store.put("a/b:c", b"words")

    assert store.get("a/b:c") == b"words"
    assert store.get("other") is None


def test_makes_a_result_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    first = cache.made("abc", _make)

    again = cache.made("abc", lambda _: (_ for _ in ()).throw(AssertionError))

    assert again == first
    assert (again / "out").read_text() == "made"


def test_drops_what_nobody_has_used_for_long(tmp_path: Path) -> None:
    cache, store = Cache(tmp_path), FileStore(tmp_path / "speech")
    old, used = cache.made("old", _make), cache.made("used", _make)
    store.put("old", b"1")
    store.put("used", b"2")
    for path in (old, used, *(tmp_path / "speech").glob("*/*")):
        os.utime(path, (path.stat().st_mtime - YEAR, path.stat().st_mtime - YEAR))
    assert cache.has("used")
    assert store.get("used") == b"2"

    prune(tmp_path)

    assert not old.exists()
    assert used.exists()
    assert store.get("old") is None
    assert store.get("used") == b"2"
