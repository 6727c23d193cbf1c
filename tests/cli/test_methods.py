"""The methods of data classes are compiled once, and do what they always did."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from strategy_build.cli.methods import kept_methods


def _made(name: str) -> Any:
    """A data class as our own are, with a field of this name."""
    return dataclasses.make_dataclass("One", [(name, int), ("second", str, "b")], frozen=True)


def _works(one: Any, name: str) -> None:
    made = one(3)
    assert made == one(3, "b")
    assert made != one(4)
    assert hash(made) == hash(one(3, "b"))
    assert repr(made) == f"One({name}=3, second='b')"
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.second = "c"
    with pytest.raises(TypeError):
        one()


def test_kept_methods_do_what_compiled_ones_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept" / "methods.bin"
    with kept_methods(file):
        _works(_made("first"), "first")
    written = file.read_bytes()

    monkeypatch.setattr("strategy_build.cli.methods.compile", None, raising=False)
    with kept_methods(file):
        _works(_made("first"), "first")
    assert file.read_bytes() == written


def test_new_methods_are_kept_beside_the_others(tmp_path: Path) -> None:
    file = tmp_path / "methods.bin"
    sizes = []
    for name in ("first", "other"):
        with kept_methods(file):
            _works(_made(name), name)
        sizes.append(file.stat().st_size)

    assert sizes[0] < sizes[1]


@pytest.mark.parametrize("damage", [b"", b"no methods at all", None])
def test_what_cannot_be_read_is_compiled(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "methods.bin"
    with kept_methods(file):
        _made("first")
    file.write_bytes(file.read_bytes()[:-5] if damage is None else damage)

    with kept_methods(file):
        _works(_made("first"), "first")


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with kept_methods(tmp_path / "file" / "methods.bin"):
        _works(_made("first"), "first")


def test_leaves_the_standard_library_as_it_was(tmp_path: Path) -> None:
    with kept_methods(tmp_path / "methods.bin"):
        pass

    assert "exec" not in vars(dataclasses)
