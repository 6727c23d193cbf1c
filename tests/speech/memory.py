"""A short document, a store in memory and a progress that nobody watches."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tests.everything import EVERYTHING

SHORT = replace(EVERYTHING, body=EVERYTHING.body[5:6], notes=(), glossary=())


@dataclass(slots=True)
class Memory:
    """Counts what is put, so that a test sees what was made anew."""

    kept: dict[str, bytes] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.made.append(key)
        self.kept[key] = data


def unwatched(done: int, total: int, what: str) -> None:
    """Progress that goes nowhere."""
