"""Where one English sentence ends and the next begins."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=16_384)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    from sentencex import segment

    return tuple(segment("en", text))
