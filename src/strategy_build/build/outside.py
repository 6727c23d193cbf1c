"""What outside validators found in finished files, kept by the bytes that they looked at.

A claim holds for a file only while it is the same: a page with all that shapes it, a book by itself.
The statement is never among the files, since it is written after they have looked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from strategy_build.build.digest import digest
from strategy_build.build.findings import diagnostics
from strategy_build.build.memory import place
from strategy_build.diagnostics import Diagnostic
from strategy_build.publish.evidence import Examination
from strategy_build.publish.statement import NAME as STATEMENT

_PAGE = ".html"
_LOOKS = "assets/"


class Kind(Protocol):
    """A validator, as far as it matters here: its name and the end of the names of its files."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def suffix(self) -> str:
        """The end of the names of the files that it looks at."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that took part, with its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What one validator found in so many files that are still as it saw them."""

    validator: str
    files: int
    versions: tuple[Program, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known from outside: since which day, by whom, and how many files each has not seen."""

    day: str
    examinations: tuple[Seen, ...]
    missed: tuple[tuple[str, int], ...]


def subjects(site: Mapping[str, bytes], kinds: Iterable[str]) -> Mapping[str, str]:
    """What each file is to a validator, as a digest: its path, its bytes, for pages also the looks.

    `kinds` are the ends of the names of the files that are looked at.
    """
    ends = tuple(kinds)
    wanted = (path for path in site if path.endswith(ends) or path.startswith(_LOOKS))
    marks = {path: sha256(site[path]).hexdigest() for path in wanted}
    looks = digest(*(f"{path} {marks[path]}" for path in sorted(site) if path.startswith(_LOOKS)))
    return {
        path: digest(path, mark, looks if path.endswith(_PAGE) else "")
        for path, mark in marks.items()
        if path != STATEMENT and path.endswith(ends)
    }


def keep(
    cache: Path,
    output: Path,
    day: str,
    looked_at: Mapping[str, str],
    examined: tuple[tuple[Kind, Examination], ...],
) -> None:
    """Keep what validators found on `day` in the files `looked_at` (path to subject) of `output`.

    It takes the place of all that was kept before; who gave no answer is not kept.
    """
    told = [
        {
            "name": kind.name,
            "suffix": kind.suffix,
            "programs": [{"name": v.name, "version": v.version} for v in one.versions],
            "files": {p: mark for p, mark in looked_at.items() if p.endswith(kind.suffix)},
            "found": [asdict(each) for each in one.diagnostics],
        }
        for kind, one in examined
        if one.versions
    ]
    path = _path(cache, output)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps({"day": day, "validators": told}), encoding="utf-8")
    part.replace(path)


def recall(cache: Path, output: Path, site: Mapping[str, bytes]) -> Outside | None:
    """What still holds for the files of `site`, which is to be the new `output`; None for nothing."""
    try:
        kept = json.loads(_path(cache, output).read_text(encoding="utf-8"))
        now = subjects(site, {one["suffix"] for one in kept["validators"]})
        still = [_still(one, now) for one in kept["validators"]]
        day = str(kept["day"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    heard = [(seen, missed) for seen, missed in still if seen.files]
    if not heard:
        return None
    missed = tuple((seen.validator, number) for seen, number in heard if number)
    return Outside(day, tuple(seen for seen, _ in heard), missed)


def _still(told: dict[str, Any], now: Mapping[str, str]) -> tuple[Seen, int]:
    """What a validator found in the files that are unchanged, and how many it has not seen."""
    same = {path for path, mark in told["files"].items() if now.get(path) == mark}
    every = {path for path in now if path.endswith(told["suffix"])}
    found = tuple(
        one
        for one in diagnostics(told["found"])
        if one.location.file in same or one.location.file not in told["files"]
    )
    programs = tuple(Program(**one) for one in told["programs"])
    return Seen(str(told["name"]), len(same), programs, found), len(every - same)


def _path(cache: Path, output: Path) -> Path:
    return cache / "outside" / f"{place(output)}.json"
