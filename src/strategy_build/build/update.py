"""Builds only where something has changed: the way in for every build, light on imports."""

from __future__ import annotations

import shutil

from strategy_build.build import lock, memory, swap
from strategy_build.build.cache import prune
from strategy_build.build.folders import settled
from strategy_build.build.request import Report, Request, Teller

_WAITING = "waiting for another build of the same folder"


def update(request: Request, tell: Teller) -> Report:
    """The report of the site as it is now, built anew where anything that it depends on has changed.

    ContentError carries all findings where an error stops it; the old site stays as it was.
    """
    wanted = settled(request)
    with lock.alone(wanted.output, lambda: tell(0, 1, _WAITING)):
        try:
            return _updated(wanted, tell)
        finally:
            shutil.rmtree(swap.waiting(wanted.output), ignore_errors=True)


def _updated(request: Request, tell: Teller) -> Report:
    swap.recover(request.output)
    key = memory.key(request)
    remembered = memory.recall(request, key)
    if remembered is not None:
        return remembered
    from strategy_build.build.run import build

    report = build(request, tell)
    memory.remember(request, key, report)
    prune(request.cache)
    return report
