"""The generated words of a language: everything we say that the editors did not write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Labels:
    """Words by name, with `{places}` to fill in.

    A name whose words depend on a number has forms `name.one` and `name.other`; the number is
    passed as `n`. Numbers of 1,000 and more are written with commas.
    """

    lang: str
    words: Mapping[str, str] = field(hash=False)

    def __call__(self, name: str, /, **values: object) -> str:
        """The words for `name`. A missing name is our fault, hence KeyError."""
        if not values:
            return self.words[name].format()
        n = values.get("n")
        key = name
        if isinstance(n, int) and name not in self.words:
            key = f"{name}.one" if n == 1 else f"{name}.other"
        shown = {k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()}
        return self.words[key].format(**shown)

    def all(self) -> tuple[str, ...]:
        """Every generated phrase, for the list of words that a format may have beyond the source."""
        return tuple(self.words.values())
