"""Where the site explains each rule: the addresses of the pages that `rulebook` makes."""

from __future__ import annotations

import re

FOLDER = "checks"
INDEX = f"{FOLDER}/index.html"
_OUTSIDE = "outside"
_OURS = frozenset(("browser", "deep"))  # what our own probes find with a program has a name each
_ID = re.compile(r"^([A-Z]{3})\d\d$")


def place(rule: str) -> str:
    """Where the site explains a rule: "checks/lnk.html#LNK01"."""
    return f"{FOLDER}/{file(family(rule))}#{anchor(rule)}"


def family(rule: str) -> str:
    """The letters before the number; what is no rule of ours is found by something outside."""
    own = _ID.match(rule)
    return own[1].lower() if own else _OUTSIDE


def file(family: str) -> str:
    """The name of the page of a family."""
    return f"{family}.html"


def anchor(rule: str) -> str:
    """The id of a rule in its page. Every rule of an outside program is told under its name."""
    if _ID.match(rule):
        return rule
    program, _, name = rule.partition("/")
    return f"{program}-{name}" if program in _OURS and name else program
