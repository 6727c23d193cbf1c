"""What `explain` says of the rules on finished files."""

from __future__ import annotations

from strategy_build.checks import parity
from strategy_build.checks.output import book, pages, paper, plain, site, sound
from strategy_build.checks.rule import Explanation

EXPLANATIONS: tuple[Explanation, ...] = (
    *(rule.about for rule in pages.RULES),
    *(rule.about for rule in site.RULES),
    *(rule.about for rule in site.STYLE_RULES),
    *(rule.about for rule in book.RULES),
    *(rule.about for rule in paper.RULES),
    *(rule.about for rule in plain.RULES),
    *(rule.about for rule in sound.RULES),
    *parity.EXPLANATIONS,
)
