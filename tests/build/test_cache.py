"""What enters the cache is whole, stays the same, and leaves when nobody has used it for long."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("damage", ["cut", "gone", "more", "unsealed", "a file", "a link"])
def test_makes_again_what_is_damaged(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    kept = cache.made("abc", _make)
    match damage:
        case "cut":
            (kept / "out").write_text("mad")
        case "gone":
            (kept / "out").unlink()
        case "more":
            (kept / "other").touch()
        case "unsealed":
            (kept / ".seal.json").write_text('{"out":')
        case _:
            shutil.rmtree(kept)
            if damage == "a file":
                kept.touch()
            else:
                kept.symlink_to("nowhere")

    again = cache.made("abc", _make)

    assert (again / "out").read_text() == "made"
    assert not (again / "other").exists()


def test_a_small_thing_that_is_cut_short_is_not_there(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.put("key", b"a long sound")
    kept = next(tmp_path.glob("*/*"))
    kept.write_bytes(kept.read_bytes()[:-4])

    assert store.get("key") is None


def test_what_a_killed_build_left_is_dropped_after_a_day(tmp_path: Path) -> None:
    left = tmp_path / "results" / "ab" / ".part-1"
    left.mkdir(parents=True)
    day = left.stat().st_mtime - 2 * 86_400
    os.utime(left, (day, day))

    prune(tmp_path)

    assert not left.exists()
