"""Builds only where something has changed: the way in for every build, light on imports."""

from __future__ import annotations

from strategy_build.build import memory, swap
from strategy_build.build.cache import prune
from strategy_build.build.request import Report, Request, Teller


def update(request: Request, tell: Teller) -> Report:
    """The report of the site as it is now, built anew where anything that it depends on has changed.

    ContentError carries all findings where an error stops it; the old site stays as it was.
    """
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
