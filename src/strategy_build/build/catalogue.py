"""Every rule that there is, kept in the cache: gathering them all takes longer than a small build."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from strategy_build.build.cache import Cache
from strategy_build.build.digest import code_digest, digest, libraries
from strategy_build.checks.rule import Explanation
from strategy_build.diagnostics import Severity
from strategy_build.formats.registry import rooms

_FILE = "catalogue.json"


@dataclass(frozen=True, slots=True)
class Program:
    """A program that takes part in the checks of every build, and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules; which of them run on the content and on finished files; the programs that look.

    `files` and `programs` are by folder of formats/, with "" for every site; `outside` names the validators.
    """

    rules: Mapping[str, Explanation]
    content: tuple[str, ...]
    files: Mapping[str, tuple[str, ...]]
    programs: Mapping[str, tuple[Program, ...]]
    outside: tuple[str, ...]

    def content_rules(self) -> tuple[Explanation, ...]:
        """The rules on the content, by id."""
        return tuple(self.rules[name] for name in self.content)

    def file_rules(self, formats: Iterable[str]) -> tuple[Explanation, ...]:
        """The rules on finished files that run where these formats are made, by id."""
        names = {name for room in ("", *rooms(formats)) for name in self.files.get(room, ())}
        return tuple(self.rules[name] for name in sorted(names))

    def looking(self, formats: Iterable[str]) -> tuple[Program, ...]:
        """The programs that open finished files of these formats to check them, by name."""
        once = {
            one.name: one for room in ("", *rooms(formats)) for one in self.programs.get(room, ())
        }
        return tuple(once[name] for name in sorted(once))


def catalogue(cache: Cache) -> Catalogue:
    """The catalogue of this version of our code."""
    folder = cache.made(digest("catalogue", code_digest(), libraries()), _write)
    told = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    return Catalogue(
        rules={name: _rule(one) for name, one in told["rules"].items()},
        content=tuple(told["content"]),
        files={form: tuple(names) for form, names in told["files"].items()},
        programs={
            form: tuple(Program(**one) for one in listed)
            for form, listed in told["programs"].items()
        },
        outside=tuple(told["outside"]),
    )


def _rule(told: dict[str, Any]) -> Explanation:
    return Explanation(**{**told, "severity": Severity(told["severity"])})


def _write(folder: Path) -> None:
    from strategy_build.checks import ring
    from strategy_build.checks.explain import explanations
    from strategy_build.checks.output.made import BY_FORMAT
    from strategy_build.checks.validators.deep import VALIDATORS

    told = {
        "rules": {name: asdict(one) for name, one in explanations().items()},
        "content": [one.id for one in ring.content_rules()],
        "files": {form: [one.id for one in rules] for form, rules in BY_FORMAT.items()},
        "programs": {
            room: [asdict(one) for one in ring.of_room(room)] for room in ("", *BY_FORMAT)
        },
        "outside": [one.name for one in VALIDATORS],
    }
    (folder / _FILE).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
