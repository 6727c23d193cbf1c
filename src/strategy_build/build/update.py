"""Builds only where something has changed: the way in for every build, light on imports."""

from __future__ import annotations

import shutil
from dataclasses import replace

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
    hour = memory.moment(request)
    key = memory.key(request, hour)
    remembered = memory.recall(request, key)
    if remembered is not None:
        return remembered
    from strategy_build.build.run import build

    before = memory.last(request)
    report = build(request, tell, before.report if before else None)
    memory.remember(request, key, hour, report)
    prune(request.cache)
    return report


def retell(request: Request, tell: Teller) -> bool:
    """Write what the site says of its own checks anew, where it is still what content/ makes.

    Whether that could be done. The site keeps the day for which it was made.
    """
    with lock.alone(request.output, lambda: tell(0, 1, _WAITING)):
        try:
            return _retold(request, tell)
        finally:
            shutil.rmtree(swap.waiting(request.output), ignore_errors=True)


def _retold(request: Request, tell: Teller) -> bool:
    swap.recover(request.output)
    built = memory.last(request)
    if built is None or not memory.intact(request.output):
        return False
    asked = replace(request, today=built.asked)
    if memory.key(asked, built.moment) != built.key:
        return False
    from strategy_build.build.run import build

    report = build(replace(request, today=built.report.day), tell, built.report)
    memory.remember(asked, built.key, built.moment, report)
    return True
