"""What `explain` says of the rules on finished files, and which of them run for which format."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_build.checks import parity
from strategy_build.checks.output import (
    announcements,
    book,
    braille,
    ebraille,
    hearing,
    pages,
    paper,
    pef,
    plain,
    player,
    site,
    sound,
    statement,
    talking_book,
    word_file,
)
from strategy_build.checks.rule import Explanation

# By the folder of formats/ that makes them; "" runs for every site.
BY_FORMAT: Mapping[str, tuple[Explanation, ...]] = {
    "": (
        *(rule.about for rule in pages.RULES),
        *(rule.about for rule in site.RULES),
        *(rule.about for rule in site.STYLE_RULES),
        *(rule.about for rule in statement.RULES),
        *parity.EXPLANATIONS,
    ),
    "epub": tuple(rule.about for rule in book.RULES),
    "pdf": tuple(rule.about for rule in paper.RULES),
    "docx": tuple(rule.about for rule in word_file.RULES),
    "text": tuple(rule.about for rule in plain.RULES),
    "braille": (
        *(rule.about for rule in braille.RULES),
        *(rule.about for rule in pef.RULES),
        *(rule.about for rule in ebraille.RULES),
    ),
    "daisy": tuple(rule.about for rule in talking_book.RULES),
    "audio": (
        *(rule.about for rule in sound.RULES),
        *(rule.about for rule in announcements.RULES),
        *(rule.about for rule in hearing.RULES),
        *(rule.about for rule in player.RULES),
    ),
}
EXPLANATIONS: tuple[Explanation, ...] = tuple(one for of in BY_FORMAT.values() for one in of)
