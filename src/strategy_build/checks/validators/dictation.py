"""What a listener wrote down of a recording, compared with the words that were to be heard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from strategy_build.speech.normaliser import spoken

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_DATE = re.compile(r"(?<=\d), (?=(?:Jan|Febr|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec))")
_WORD = re.compile(r"[^\W_]+")
# American and British spellings, both changed into the same; that a word then looks odd is no matter.
_SPELLINGS = tuple(
    (re.compile(pattern), same)
    for pattern, same in (
        (r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)", "iz"),
        (r"ys(?=(?:e|ed|es|er|ing)$)", "yz"),
        (r"our", "or"),
        (r"(?<=[a-z]{2}[bt])re$", "er"),
        (r"ae|oe", "e"),
        (r"ence$", "ense"),
        (r"ogue$", "og"),
        (r"ll", "l"),
        (r"mme$", "m"),
        (r"^oh$", "zero"),
        (r"^nought$", "zero"),
        (r"^grey$", "gray"),
        (r"^mister$", "mr"),
        (r"^ok$", "okay"),
    )
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many words were to be heard, how many were heard wrongly, and the longest run that is missing."""

    words: int
    errors: int
    missing: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Wrong words for each word, as a fraction."""
        return self.errors / self.words if self.words else 0.0


def words(text: str) -> list[str]:
    """A text as words in one form: as spoken, without capitals, marks and differences of spelling.

    Who writes down what is heard chooses between "£25" and "twenty-five pounds": both become the same.
    """
    return [
        _spelled(word)
        for line in text.splitlines()
        for sentence in _SENTENCE.split(_DATE.sub(" ", line))
        for word in _WORD.findall(_bare(spoken(sentence, "en-GB", {})))
    ]


def compare(wanted: Sequence[str], heard: Sequence[str]) -> Comparison:
    """The least number of wrong, missing and added words; "co production" and "coproduction" are one."""
    errors = 0
    missing: Sequence[str] = ()
    for at, until, first, last in _differences(wanted, heard):
        here, there = wanted[at:until], heard[first:last]
        if "".join(here) == "".join(there):
            continue
        errors += max(len(here), len(there))
        if len(here) - len(there) > len(missing):
            missing = here[: len(here) - len(there)] if not there else here
    return Comparison(len(wanted), errors, tuple(missing))


def _differences(
    wanted: Sequence[str], heard: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Neighbouring differences as one: places in what was wanted, places in what was heard."""
    held: tuple[int, int, int, int] | None = None
    for step in Levenshtein.opcodes(list(wanted), list(heard)):
        if step.tag == "equal":
            if held is not None:
                yield held
            held = None
            continue
        first = held or (step.src_start, 0, step.dest_start, 0)
        held = (first[0], step.src_end, first[2], step.dest_end)
    if held is not None:
        yield held


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("’", "").replace("'", "")
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _spelled(word: str) -> str:
    for pattern, same in _SPELLINGS:
        word = pattern.sub(same, word)
    return word
