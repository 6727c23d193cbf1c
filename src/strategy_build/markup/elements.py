"""One HTML or XML element with escaped attributes, and the attributes that say a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from strategy_build.markup.flavour import Flavour

VOID = frozenset({"br", "col", "hr", "img"})
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})

Attributes = Mapping[str, str | None]
_NONE: Attributes = {}
_ESCAPED = re.compile("[&<>'\"]")


def element(name: str, attributes: Attributes = _NONE, *children: Markup | str) -> Markup:
    """`<name …>children</name>`. Attributes that are None are left out; text is escaped."""
    inside = "".join([_safe(child) for child in children])
    return _trusted(f"<{name}{_written(attributes)}>{inside}</{name}>")


def text(words: str) -> Markup:
    """Plain words as markup."""
    return _trusted(_safe(words))


def joined(between: str, children: Iterable[Markup | str]) -> Markup:
    """Fragments one after the other; what is no markup is escaped, but not `between`.

    `Markup.join` does the same, more slowly: a page is joined from thousands of pieces.
    """
    return _trusted(between.join([_safe(child) for child in children]))


def void(name: str, flavour: Flavour, attributes: Attributes = _NONE) -> Markup:
    """An element without content, closed where the result is XML."""
    end = "/>" if flavour.xml else ">"
    return _trusted(f"<{name}{_written(attributes)}{end}")


def lines(*children: Markup) -> Markup:
    """Fragments one under the other; empty ones are left out."""
    return joined("\n", [child for child in children if child])


def language(lang: str, flavour: Flavour) -> dict[str, str | None]:
    """`lang`, `xml:lang` and `dir` of an element, as far as they change there."""
    if not lang or lang == flavour.lang:
        return {}
    before, now = direction(flavour.lang), direction(lang)
    return {
        "lang": lang,
        "xml:lang": lang if flavour.xml else None,
        "dir": now if now != before else None,
    }


def direction(lang: str) -> str:
    """The writing direction of a BCP 47 tag: "rtl" or "ltr"."""
    first, *rest = lang.lower().split("-")
    scripts = [part for part in rest if len(part) == 4]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def _written(attributes: Attributes) -> str:
    return "".join(
        [f' {name}="{_safe(value)}"' for name, value in attributes.items() if value is not None]
    )


def _safe(child: Markup | str) -> str:
    """What can stand in markup: text is escaped, where it holds anything to escape."""
    if type(child) is Markup or _ESCAPED.search(child) is None:
        return child
    return escape(child)


def _trusted(text: str) -> Markup:
    """Text that is escaped already; `Markup(text)` does the same after a search for methods."""
    return str.__new__(Markup, text)
