"""All rules on the finished site: its pages, its styles, its files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from strategy_build.checks.output import styles
from strategy_build.checks.output.pages import check_pages
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location

_STICKY = re.compile(r"position\s*:\s*(?:sticky|fixed)")
_OUTSIDE = re.compile(r"url\(\s*[\"']?(?:https?:)?//|@import\b")
_SLANTED = re.compile(r"text-align\s*:\s*justify|(?<!-)hyphens\s*:\s*auto")
# Large letters on a small window: there a divided word is better than one that is cut off.
_NARROW = re.compile(
    r"@(?:container|media)\s*\(max-width:\s*(?:1\d|20)rem\)\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*$")


@error("WEB06")
def sticky(path: str, css: str) -> Iterator[Finding]:
    """Nothing on a page stays in front of the text.

    Why: Whatever sticks to the window hides the place where the keyboard is, and fills the whole
        window for people who enlarge.
    Bad: header { position: sticky }
    Good: header { }
    Source: WCAG 2.2, 2.4.11 Focus Not Obscured (AA)
    """
    yield from _each(_STICKY, path, css, "sticks to the window")


@error("WEB08")
def outside(path: str, css: str) -> Iterator[Finding]:
    """Styles take nothing from other servers.

    Why: It would tell others what people read, and fail without a connection.
    Bad: @import url("https://fonts.example/lexend.css")
    Good: src: url("lexend.woff2")
    Source: DESIGN.md, Safety
    """
    yield from _each(_OUTSIDE, path, css, "asks another server")


@error("VIS06")
def ragged(path: str, css: str) -> Iterator[Finding]:
    """Text is set to the left, without hyphens, except where a page is so narrow that it would scroll.

    Why: Even margins make rivers of white that people with dyslexia lose their line in; divided
        words are hard to read and to listen to.
    Bad: p { text-align: justify; hyphens: auto }
    Good: p { text-align: start; hyphens: manual }
    Source: UKAAF G003; British Dyslexia Association style guide
    """
    usual = _NARROW.sub(lambda found: "\n" * found[0].count("\n"), css)
    yield from _each(_SLANTED, path, usual, "spaces or divides words by itself")


def _each(pattern: re.Pattern[str], path: str, css: str, what: str) -> Iterator[Finding]:
    for found in pattern.finditer(css):
        line = css.count("\n", 0, found.start()) + 1
        yield Finding(f'"{found[0]}" {what}', Location(path, line, 0))


@error("PUB06")
def names(path: str) -> Iterator[Finding]:
    """Files have names that every system and every link can carry.

    Why: Spaces and accents in a name break links in e-mails and on memory sticks.
    Bad: Our direction (final).pdf
    Good: direction-2027-2030.pdf
    Source: RFC 3986
    """
    if not all(_NAME.match(part) for part in path.split("/")):
        yield Finding(f'"{path}" is a name that links cannot carry', Location(path))


STYLE_RULES: tuple[Rule[[str, str]], ...] = (sticky, outside, ragged, *styles.RULES)
RULES: tuple[Rule[[str]], ...] = (names,)


def check_site(files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """All breaches in a whole site, given as bytes by path in output/."""
    every = frozenset(files)
    pages = {path: files[path] for path in files if path.endswith(".html")}
    found = [*check_pages(pages, every), *check_names(every)]
    for path in sorted(every):
        if path.endswith(".css"):
            found += check_style(path, files[path])
    return tuple(found)


def check_names(paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """All breaches in the names of files."""
    return tuple(one for path in sorted(paths) for rule in RULES for one in rule(path))


def check_style(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """All breaches in a style sheet."""
    css = data.decode()
    return tuple(one for rule in STYLE_RULES for one in rule(path, css))
