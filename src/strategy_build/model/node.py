"""The common part of every node of a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from strategy_build.diagnostics import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a document. Where it came from is no part of what it is."""

    location: Location = field(default=NOWHERE, kw_only=True, compare=False, repr=False)
