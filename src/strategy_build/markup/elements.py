"""One HTML or XML element with escaped attributes, and the attributes that say a language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from unicodedata import bidirectional

from markupsafe import Markup, escape

from strategy_build.markup.flavour import Flavour

VOID = frozenset({"br", "col", "hr", "img"})
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})

EMPTY = Markup("")

Attributes = Mapping[str, str | None]
_NONE: Attributes = {}
_ESCAPED = re.compile("[&<>'\"]")


def element(name: str, attributes: Attributes = _NONE, *children: Markup | str) -> Markup:
    """`<name …>children</name>`. Attributes that are None are left out; text is escaped."""
    inside = _joined("", children)
    return _trusted(f"<{name}{_written(attributes)}>{inside}</{name}>")


def span(name: str, inside: Markup | str) -> Markup:
    """`<span id="name">inside</span>`, of which a page has more than of all other elements."""
    return _trusted(f'<span id="{_safe(name)}">{_safe(inside)}</span>')


def text(words: str) -> Markup:
    """Plain words as markup."""
    return _trusted(words) if _ESCAPED.search(words) is None else escape(words)


def joined(between: str, children: Sequence[Markup | str]) -> Markup:
    """Fragments one after the other; what is no markup is escaped, but not `between`.

    `Markup.join` does the same, more slowly: a page is joined from thousands of pieces.
    """
    return _trusted(_joined(between, children))


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


def generated(
    name: str, attributes: dict[str, str | None], flavour: Flavour, *words_: Markup | str
) -> Markup:
    """An element of generated words, in their language where it is another than that around them.

    Where they run the other way only they do: the element keeps its place on the page.
    """
    own = own_language(flavour)
    if leaning(flavour):
        return element(name, attributes, element("span", own, *words_))
    return element(name, {**attributes, **own}, *words_)


def told(words_: Markup | str, flavour: Flavour) -> Markup:
    """Generated words, in an element of their own where they are in another language."""
    own = own_language(flavour)
    return element("span", own, words_) if own else joined("", (words_,))


def leaning(flavour: Flavour) -> bool:
    """Whether generated words run the other way than those around them."""
    return bool(own_language(flavour).get("dir"))


def own_language(flavour: Flavour) -> dict[str, str | None]:
    """The language of generated words, where it is another than that around them."""
    lang = flavour.labels.lang
    same = lang.partition("-")[0] == flavour.lang.partition("-")[0]
    return {} if same else language(lang, flavour)


def against(words: str, lang: str) -> str | None:
    """ "ltr" for words without a letter that runs as the right-to-left language around them does.

    Else a telephone number is shown with its groups the other way round, and an English date too.
    """
    if direction(lang) == "ltr" or (" " not in words and words.isalnum()):
        return None
    ways = {bidirectional(sign) for sign in words}
    return None if ways & {"R", "AL"} or not ways & {"L", "EN"} else "ltr"


@lru_cache
def direction(lang: str) -> str:
    """The writing direction of a BCP 47 tag: "rtl" or "ltr"."""
    first, *rest = lang.lower().split("-")
    scripts = [part for part in rest if len(part) == 4]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def _written(attributes: Attributes) -> str:
    written = ""
    for name, value in attributes.items():
        if value is not None:
            written += f' {name}="{_safe(value)}"'
    return written


def _joined(between: str, children: Sequence[Markup | str]) -> str:
    return between.join([c if type(c) is Markup else _safe(c) for c in children])


def _safe(child: Markup | str) -> str:
    """What can stand in markup: text is escaped, where it holds anything to escape."""
    return child if type(child) is Markup or _ESCAPED.search(child) is None else escape(child)


def _trusted(text: str) -> Markup:
    """Text that is escaped already; `Markup(text)` does the same after a search for methods."""
    return str.__new__(Markup, text)
