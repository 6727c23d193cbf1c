"""How hard a text is to read: words, syllables and the age at which most people read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäáéèêëíïîóôöúùûü]+")
_SILENT_END = re.compile(r"(?:[^laeioucgsxz](?<!ch)(?<!sh)es|[^aeioudty]ed|[^aeioul]e)$")
_SPLIT = re.compile(
    r"(?<![cst])ia|(?<![ctx])iou|(?<![cst])io(?![nu])|(?<![ct])ie(?:t|n[ct])|eo$|[rd]ea$|crea"
    r"|[^gq]ua(?!r)|(?<!q)ui(?:ng|ty)|y[ai]|[aeo]ing"
)
_EXCEPTIONS = {"every": 2, "business": 2, "businesses": 3, "theatre": 3, "quiet": 2, "science": 2}
_SCHOOL = 5  # a school year and the age of its pupils


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts of one text, and the reading age that Flesch and Kincaid's formula gives for it."""

    sentences: int
    words: int
    syllables: int

    @property
    def age(self) -> float:
        """The age in years at which most people can read it; 0 for a text without words."""
        if not self.sentences or not self.words:
            return 0.0
        length, weight = self.words / self.sentences, self.syllables / self.words
        return max(0.0, 0.39 * length + 11.8 * weight - 15.59 + _SCHOOL)


def measure(sentences: tuple[str, ...]) -> Measure:
    """Counts of a text that was cut into sentences. Numbers are no words here."""
    found = [words(sentence) for sentence in sentences]
    kept = [each for each in found if each]
    return Measure(
        len(kept),
        sum(len(each) for each in kept),
        sum(syllables(word) for each in kept for word in each),
    )


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without signs and numbers."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How often the mouth opens for a word: its groups of vowels, less a silent end."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if lower in _EXCEPTIONS:
        return _EXCEPTIONS[lower]
    groups = len(_VOWELS.findall(lower)) + len(_SPLIT.findall(lower))
    if groups > 1 and _SILENT_END.search(lower):
        groups -= 1
    return max(1, groups)
