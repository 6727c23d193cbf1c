"""Runs tasks in the order of their needs, at once where they may, and skips what is unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from enum import StrEnum
from graphlib import TopologicalSorter
from pathlib import Path

from strategy_build.build.cache import Cache
from strategy_build.build.digest import digest

# Writes everything of the result into the folder; the results of the needed tasks are given by name.
Action = Callable[[Path, Mapping[str, Path]], None]


class State(StrEnum):
    """How a task ended."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One step of a build: what it makes, from what, and how.

    `inputs` is whatever the result depends on besides the tasks it needs. `title` is what people
    are told while it runs.
    """

    name: str
    title: str
    action: Action
    inputs: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one task ended, and where its result is."""

    task: Task
    state: State
    path: Path | None = None
    error: BaseException | None = None


def run(
    tasks: Iterable[Task],
    cache: Cache,
    executor: Executor,
    report: Callable[[Outcome], None],
) -> Mapping[str, Outcome]:
    """Run all tasks. A failed one skips only those that need it."""
    by_name = {task.name: task for task in tasks}
    order = TopologicalSorter({task.name: task.needs for task in by_name.values()})
    order.prepare()
    keys: dict[str, str] = {}
    outcomes: dict[str, Outcome] = {}
    running: dict[Future[None], str] = {}

    def finish(name: str, state: State, error: BaseException | None = None) -> None:
        path = cache.path(keys[name]) if state in {State.BUILT, State.UNCHANGED} else None
        outcomes[name] = Outcome(by_name[name], state, path, error)
        order.done(name)
        report(outcomes[name])

    while order.is_active():
        for name in order.get_ready():
            task = by_name[name]
            if any(outcomes[need].path is None for need in task.needs):
                finish(name, State.SKIPPED)
                continue
            key = keys[name] = digest(name, *task.inputs, *(keys[need] for need in task.needs))
            if cache.has(key):
                finish(name, State.UNCHANGED)
                continue
            needed = {need: cache.path(keys[need]) for need in task.needs}
            running[executor.submit(_make, cache, key, task.action, needed)] = name
        for future in wait(running, return_when=FIRST_COMPLETED).done if running else ():
            name = running.pop(future)
            error = future.exception()
            finish(name, State.FAILED if error else State.BUILT, error)
    return outcomes


def _make(cache: Cache, key: str, action: Action, needed: Mapping[str, Path]) -> None:
    cache.fill(key, lambda target: action(target, needed))
