"""One rewriting of written into spoken words, and a text on its way that knows where it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look for and what to say instead; rules of a table work one after the other."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str]


def rule(pattern: str, say: Callable[[re.Match[str]], str] | str, *, fold: bool = False) -> Rule:
    """A rule from a pattern and a function, or the words themselves; `fold` ignores capitals."""
    compiled = re.compile(pattern, re.IGNORECASE if fold else 0)
    if not isinstance(say, str):
        return Rule(compiled, say)
    words = say
    if "\\" in words:
        return Rule(compiled, lambda match: match.expand(words))
    return Rule(compiled, lambda _: words)


class Draft:
    """A text that is being rewritten; each character knows which written ones it stands for."""

    __slots__ = ("begins", "ends", "text", "written")

    def __init__(self, written: str) -> None:
        """Nothing is rewritten yet."""
        self.written = self.text = written
        self.begins = list(range(len(written)))
        self.ends = list(range(1, len(written) + 1))

    def apply(self, rules: Iterable[Rule]) -> None:
        """All rules, one after the other."""
        for each in rules:
            if each.pattern.search(self.text):  # most fit nowhere
                self.replace(each)

    def replace(self, each: Rule) -> None:
        """One rule, wherever it fits."""
        found = [(match, each.say(match)) for match in each.pattern.finditer(self.text)]
        for match, words in reversed(found):
            if words != match[0]:
                self._put(match.start(), match.end(), words)

    def _put(self, begin: int, end: int, words: str) -> None:
        """Put words in; what they share with what stood there keeps its own origin."""
        old = self.text[begin:end]
        same = _shared(old, words)
        begin += same
        words = words[same:]
        tail = _shared(self.text[begin:end][::-1], words[::-1])
        end -= tail
        words = words[: len(words) - tail]
        first = min(self.begins[begin:end], default=self._border(begin))
        last = max(self.ends[begin:end], default=first)
        self.text = self.text[:begin] + words + self.text[end:]
        self.begins[begin:end] = [first] * len(words)
        self.ends[begin:end] = [last] * len(words)

    def _border(self, place: int) -> int:
        """Where in the written text something new stands between two characters."""
        return self.begins[place] if place < len(self.begins) else len(self.written)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def apply(rules: Iterable[Rule], text: str) -> str:
    """The text after all rules."""
    draft = Draft(text)
    draft.apply(rules)
    return draft.text
