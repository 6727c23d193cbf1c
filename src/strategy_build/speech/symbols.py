"""Addresses, abbreviations and signs as they are said."""

from __future__ import annotations

import re

from strategy_build.speech.addresses import address
from strategy_build.speech.rule import Rule, rule

_TOP = "com|org|net|uk|co|ac|gov|example|info|io|eu|ie|wales|scot|cymru|london|coop|health|test|invalid"
_TAIL = re.compile(r"[.,;:!?)”’\"']+$")
_LONE = {
    "–": "dash",
    "—": "dash",
    "-": "dash",
    "?": "question mark",
    "!": "exclamation mark",
    "*": "star",
    "…": "and so on",
}


def lone_mark(text: str) -> str:
    """A mark that is all there is, as in the cell of a table, by its name."""
    return _LONE.get(text, text)


def _address(match: re.Match[str]) -> str:
    tail = _TAIL.search(match[0])
    end = tail[0] if tail else ""
    return address(match[0].removesuffix(end)) + end


ADDRESSES: tuple[Rule, ...] = (
    rule(r"\bmailto:(?=\S)", "", fold=True),
    rule(r"(?<![\w@])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _address),
    rule(r"\bhttps?://\S+", _address, fold=True),
    rule(rf"(?<![\w@./])(?:[\w-]+\.)+(?:{_TOP})(?:/\S*)?(?![\w@-])", _address),
)

ABBREVIATIONS: tuple[Rule, ...] = (
    rule(r"\be\.?g\.(?=[\s,)]|$),?", "for example", fold=True),
    rule(r"\bi\.e\.,?|\bie\b,", "that is", fold=True),
    rule(r"\betc\b\.?(?=\s+[A-Z]|$)", "et cetera."),
    rule(r"\betc\b\.?", "et cetera"),
    rule(r"\b[Nn]os?\.\s?(?=\d)", "number "),
    rule(r"\bpp\.\s?(?=\d)", "pages "),
    rule(r"\bp\.\s?(?=\d)", "page "),
    rule(r"\bvs?\.(?=\s)", "versus"),
    rule(r"\bapprox\.", "approximately"),
    rule(r"\bDr\.? (?=[A-Z])", "Doctor "),
    rule(r"\bProf\.? (?=[A-Z])", "Professor "),
    rule(r"\bMr\.(?= )", "Mr"),
    rule(r"\bMrs\.(?= )", "Mrs"),
    rule(r"\bMs\.(?= )", "Ms"),
    rule(r"\bSt\.? (?=[A-Z])", "Saint "),
    rule(r"\b([Cc])/o\b", "care of"),
    rule(r"\b[Nn]/[Aa]\b", "not applicable"),
    rule(r"\band/or\b", "and or", fold=True),
)

_WORDS = {
    "&": "and",
    "@": "at",
    "%": "per cent",
    "‰": "per thousand",
    "£": "pounds",
    "€": "euros",
    "$": "dollars",
    "±": "plus or minus",
    "+": "plus",
    "=": "equals",
    "≠": "is not",
    "≈": "about",
    "≥": "at least",
    "≤": "at most",
    "×": "times",
    "÷": "divided by",
    "°": "degrees",
    "©": "copyright",
    "§": "section",
    "✓": "yes",
    "✔": "yes",
    "✗": "no",
    "✘": "no",
    "½": "one half",
    "¼": "one quarter",
    "¾": "three quarters",
    "⅓": "one third",
    "⅔": "two thirds",
}
_SILENT = "•·●○■□▪‣®™¶†‡`|_^~\\"
_SIGNS = re.compile(f"[{re.escape(''.join(_WORDS))}]")

SYMBOLS: tuple[Rule, ...] = (
    rule(r"#\s?(?=[a-z]+\b)", "hashtag ", fold=True),
    rule(r"#", " number "),
    rule(r"\s*[→➔⇒]\s*", ", then "),
    rule(r"\s*[←]\s*", ", from "),
    rule(r"\s+[<]\s+", " is less than "),
    rule(r"\s+[>]\s+", " is more than "),
    rule(r"(?<=\w)\s*/\s*(?=\w)", " slash "),
    rule(_SIGNS.pattern, lambda m: f" {_WORDS[m[0]]} "),
    rule(r"\s+[-–—]+\s+", " — "),
    rule(r"(?<=\w)–(?=\w)", " to "),
    rule(r"[\[{]", "("),
    rule(r"[\]}]", ")"),
    rule(f"[{re.escape(_SILENT)}]|(?<!\\w)\\*+|\\*+(?!\\w)", " "),
)
