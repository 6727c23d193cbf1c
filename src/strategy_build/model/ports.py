"""What the pure parts need of the world, as protocols: the edge brings the real thing."""

from __future__ import annotations

from typing import Protocol


class Store(Protocol):
    """Bytes by key. What is put under a key never changes."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under `key`, or None."""

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`, whole or not at all."""


class Progress(Protocol):
    """Tells the person at the keyboard how long work stands."""

    def __call__(self, done: int, total: int, what: str, /) -> None:
        """`done` of `total` steps are finished; `what` is being done now."""
