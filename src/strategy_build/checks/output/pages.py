"""WEB: rules that guard our own templates, on every finished web page. A breach is our fault."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_build.checks.output import behaviour, claims, structure
from strategy_build.checks.output.page import Page, html
from strategy_build.checks.rule import Rule
from strategy_build.diagnostics import Diagnostic

RULES: tuple[Rule[[Page]], ...] = (*structure.RULES, *behaviour.RULES, *claims.RULES)


def check_pages(pages: Mapping[str, bytes], files: frozenset[str]) -> tuple[Diagnostic, ...]:
    """All breaches in web pages. `pages` by path in the site; `files` are all paths of the site."""
    opened = (html(path, pages[path], files) for path in sorted(pages))
    return tuple(one for page in opened for one in check_page(page))


def check_page(page: Page) -> tuple[Diagnostic, ...]:
    """All breaches in one web page."""
    return tuple(one for rule in RULES for one in rule(page))
