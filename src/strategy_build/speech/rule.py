"""One rewriting of written into spoken words."""

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
    if isinstance(say, str):
        words = say
        return Rule(compiled, lambda match: match.expand(words))
    return Rule(compiled, say)


def apply(rules: Iterable[Rule], text: str) -> str:
    """The text after all rules."""
    for each in rules:
        text = each.pattern.sub(each.say, text)
    return text
