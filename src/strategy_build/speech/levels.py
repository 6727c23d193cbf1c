"""The loudness of a whole from that of its blocks (ITU-R BS.1770), without any sound at hand."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10

OFFSET = -0.691
_GATE = 10.0  # LU below the mean: quieter blocks do not count


def integrated(levels: Mapping[float, int]) -> float:
    """Gated mean in LUFS of blocks, each with how often it comes; -inf where there is none."""
    if not levels:
        return float("-inf")
    gate = _mean(levels) - _GATE
    return _mean({level: n for level, n in levels.items() if level > gate})


def _mean(levels: Mapping[float, int]) -> float:
    energy: float = sum(n * 10 ** ((level - OFFSET) / 10) for level, n in sorted(levels.items()))
    return OFFSET + 10 * log10(energy / sum(levels.values()))
