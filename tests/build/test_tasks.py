"""Tasks run in order, once, and a failure stops only what needs it."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from strategy_build.build.cache import Cache
from strategy_build.build.tasks import Action, Outcome, State, Task, run


def _write(text: str) -> Action:
    def action(target: Path, needed: Mapping[str, Path]) -> None:
        before = "".join((path / "out").read_text() for path in needed.values())
        (target / "out").write_text(before + text)

    return action


def _fail(_target: Path, _needed: Mapping[str, Path]) -> None:
    message = "broken"
    raise RuntimeError(message)


def _task(name: str, action: Action, *needs: str, inputs: tuple[str, ...] = ()) -> Task:
    return Task(name=name, title=name, action=action, inputs=inputs, needs=needs)


def _run(tmp_path: Path, *tasks: Task) -> Mapping[str, Outcome]:
    with ThreadPoolExecutor(2) as executor:
        return run(tasks, Cache(tmp_path), executor, lambda _: None)


def test_gives_each_task_the_results_it_needs(tmp_path: Path) -> None:
    outcomes = _run(tmp_path, _task("b", _write("2"), "a"), _task("a", _write("1")))

    path = outcomes["b"].path
    assert path is not None
    assert (path / "out").read_text() == "12"


def test_makes_nothing_twice(tmp_path: Path) -> None:
    _run(tmp_path, _task("a", _write("1")))

    outcomes = _run(tmp_path, _task("a", _fail))

    assert outcomes["a"].state is State.UNCHANGED


@pytest.mark.parametrize("changed", ["a", "b"])
def test_makes_again_what_a_change_reaches(tmp_path: Path, changed: str) -> None:
    _run(tmp_path, _task("a", _write("1")), _task("b", _write("2"), "a"))

    states = _run(
        tmp_path,
        _task("a", _write("1"), inputs=("new",) if changed == "a" else ()),
        _task("b", _write("2"), "a", inputs=("new",) if changed == "b" else ()),
    )

    assert states["b"].state is State.BUILT
    assert states["a"].state is (State.BUILT if changed == "a" else State.UNCHANGED)


def test_a_failure_skips_only_what_needs_it(tmp_path: Path) -> None:
    outcomes = _run(
        tmp_path, _task("a", _fail), _task("b", _write("2"), "a"), _task("c", _write("3"))
    )

    assert [outcomes[name].state for name in "abc"] == [State.FAILED, State.SKIPPED, State.BUILT]
    assert str(outcomes["a"].error) == "broken"


def test_a_failure_leaves_nothing_half_made(tmp_path: Path) -> None:
    def half(target: Path, needed: Mapping[str, Path]) -> None:
        (target / "out").write_text("half")
        _fail(target, needed)

    _run(tmp_path, _task("a", half))

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
