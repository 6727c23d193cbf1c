"""What readers are told of a file before they take it."""

from __future__ import annotations

from strategy_build.model.labels import Labels

_KILO = 1000


def size(count: int, labels: Labels) -> str:
    """A size in bytes as readers meet it: "14 KB", "9.8 MB"; never "0 KB"."""
    kilobytes = max(1, round(count / _KILO))
    if kilobytes < _KILO:
        return labels("html-kilobytes", n=kilobytes)
    return labels("html-megabytes", size=f"{count / _KILO / _KILO:.1f}")


def kind(name: str) -> str:
    """The type of a file as readers know it, from its name: "PDF"."""
    return name.rpartition(".")[2].upper()
