"""What a run is asked to do, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from strategy_build.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Request:
    """Where the content is, where the site goes, and for which day ("" is the day itself)."""

    content: Path
    output: Path
    cache: Path
    today: str = ""


class Teller(Protocol):
    """Hears how the work goes."""

    def __call__(self, done: int, total: int, what: str, /) -> None:
        """`done` of `total` steps are finished; `what` has just ended."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file that readers can take: its path in the output, size in bytes, pages, minutes."""

    path: str
    size: int
    pages: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a build has to say at its end. `same` and `words` count what every format says.

    `day` is the day for which the site was made (ISO). `ids` are those of each publication, for
    the next build to compare with. `warned` is how many warnings the last build
    of the same folder had, None where there was none.
    """

    publications: int
    formats: tuple[str, ...]
    made: tuple[Made, ...]
    not_made: tuple[tuple[str, str], ...]
    words: int
    same: int
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)
    unchanged: bool = False
    warned: int | None = None
    day: str = ""
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
