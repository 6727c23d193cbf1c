"""Pages without fault, remembered: one that is as it was, with all it loads, need not be seen again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from strategy_build.checks.validators.validator import Version

_FOLDER = "browser"
# Our modules that decide what is seen of a page.
LOOKERS = ("axe", "browser", "focus", "modes", "opinions", "passes", "probes", "templates", "walk")


@dataclass(slots=True)
class Kinds:
    """The kinds of controls of one site: those looked at already, and those of the page now open.

    Styles are named by their place below `root`, the address of the site, so that it may move.
    """

    root: str = ""
    known: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def is_new(self, kind: str) -> bool:
        """Whether a control of this kind still has to be looked at; from now on it has been."""
        short = kind.replace(self.root, "") if self.root else kind
        name = hashlib.sha256(short.encode()).hexdigest()
        new = name not in self.known
        self.known.add(name)
        self.met.add(name)
        return new


@dataclass(frozen=True)
class Passes:
    """The pages of a site that passed, in a folder of the cache.

    A pass counts for the same page, the same way of looking, the same versions of all programs and
    the same code of ours. Pages with any finding are looked at anew each time.
    """

    cache: Path
    root: Path
    versions: tuple[Version, ...]

    def passed(self, page: Path, kinds: Kinds, *, closely: bool) -> bool:
        """Whether the page passed before and is the same; its kinds of controls are known then."""
        try:
            kept: dict[str, Any] = json.loads(self._file(page, closely).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        same = all(_digest(self.root / name) == seen for name, seen in kept["loaded"].items())
        if not same or not kinds.known.issuperset(kept["leant"]):
            return False
        kinds.known.update(kept["met"])
        return True

    def keep(
        self, page: Path, loaded: Iterable[str], leant: set[str], met: set[str], *, closely: bool
    ) -> None:
        """Remember that a page passed.

        `loaded` are the addresses that it asked for, `met` the kinds of controls on it, `leant` those
        of them that had been looked at on another page.
        """
        files = {self.root / path for one in loaded if (path := self._below(one))} | {page}
        held = {
            "loaded": {
                file.relative_to(self.root).as_posix(): _digest(file) for file in sorted(files)
            },
            "leant": sorted(leant),
            "met": sorted(met),
        }
        file = self._file(page, closely)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(held), encoding="utf-8")
        part.replace(file)

    def _below(self, address: str) -> str:
        """The path below the root of what an address leads to; "" for data inside the page."""
        parts = urlsplit(address)
        path = Path(unquote(parts.path))
        inside = parts.scheme == "file" and path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else ""

    def _file(self, page: Path, closely: bool) -> Path:
        asked = [self._lookers, page.relative_to(self.root).as_posix(), closely]
        name = hashlib.sha256(json.dumps(asked).encode()).hexdigest()
        return self.cache / _FOLDER / f"{name}.json"

    @cached_property
    def _lookers(self) -> list[str]:
        ours = sorted(Path(__file__).parent.glob("*.py"))
        return [f"{one.name} {one.version}" for one in self.versions] + [
            _digest(one) for one in ours
        ]


def _digest(file: Path) -> str:
    """The digest of a file; "" where there is none, which is the digest of nothing."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
