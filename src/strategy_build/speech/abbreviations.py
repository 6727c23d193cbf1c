"""Short forms of everyday English as they are said."""

from __future__ import annotations

import re

from strategy_build.speech.rule import Rule, rule

_PAIRS = {
    "s/he": "she or he",
    "yes/no": "yes or no",
    "either/or": "either or",
    "and/or": "and or",
}
_PAIR = "|".join(sorted(_PAIRS, key=len, reverse=True))
_KINDS_OF_PRONOUN = (
    "she her hers",
    "he him his",
    "they them their theirs",
    "ze hir hirs",
    "xe xem",
)
_PRONOUNS = {word: kind for kind in _KINDS_OF_PRONOUN for word in kind.split()}
_PRONOUN = "|".join(_PRONOUNS)
_BEFORE_FIGURE = {
    "no": "number",
    "nos": "numbers",
    "p": "page",
    "pp": "pages",
    "fig": "figure",
    "figs": "figures",
    "vol": "volume",
    "ch": "chapter",
    "sec": "section",
    "para": "paragraph",
    "paras": "paragraphs",
    "ca": "about",
    "c": "about",
}
_SHORT = {
    "approx": "approximately",
    "dept": "department",
    "govt": "government",
    "max": "maximum",
    "min": "minimum",
    "misc": "miscellaneous",
    "incl": "including",
    "excl": "excluding",
    "temp": "temporary",
    "asst": "assistant",
    "mgr": "manager",
    "yrs": "years",
    "hrs": "hours",
    "mins": "minutes",
    "appt": "appointment",
    "info": "info",
}
_NAMES = {
    "Dr": "Doctor",
    "Drs": "Doctors",
    "Prof": "Professor",
    "Profs": "Professors",
    "Revd": "Reverend",
    "Rev": "Reverend",
    "Hon": "Honourable",
    "Capt": "Captain",
    "Sgt": "Sergeant",
    "Cllr": "Councillor",
    "Cllrs": "Councillors",
    "St": "Saint",
}
_ROADS = {
    "Rd": "Road",
    "Ave": "Avenue",
    "Ln": "Lane",
    "Sq": "Square",
    "Cres": "Crescent",
    "Pl": "Place",
    "St": "Street",
}
_PER = "hour|day|week|month|year|person|head|household|km|mile"


def _capital(match: re.Match[str], words: str) -> str:
    return words[0].upper() + words[1:] if match[0][0].isupper() else words


def _pair(match: re.Match[str]) -> str:
    return _capital(match, _PAIRS[match[0].lower()])


def _pronouns(match: re.Match[str]) -> str:
    """Those of one kind tell how to speak of somebody ("they/them"), those of several offer a choice."""
    said = match[0].split("/")
    several = len({_PRONOUNS[word.lower()] for word in said}) > 1
    return (" or " if several else " ").join(said)


def _figure(match: re.Match[str]) -> str:
    return _capital(match, _BEFORE_FIGURE[match[1].lower()]) + " "


def _short(match: re.Match[str]) -> str:
    return _capital(match, _SHORT[match[1].lower()])


def _optional(match: re.Match[str]) -> str:
    """A reader sees "carer(s)", a listener needs both words."""
    return f"{match[1]} or {match[1]}{match[2]}"


def _per(match: re.Match[str]) -> str:
    return f" {'an' if match[1] == 'hour' else 'a'} {match[1]}"


ABBREVIATIONS: tuple[Rule, ...] = (
    rule(rf"(?<![\w/])(?:{_PAIR})(?![\w/])", _pair, fold=True),
    rule(rf"(?<![\w/])(?:{_PRONOUN})(?:/(?:{_PRONOUN}))+(?![\w/])", _pronouns, fold=True),
    rule(r"\be\.\s?g\.,?(?=[\s,):;]|$)|\beg\b[.,]?(?=[\s):;]|$)", "for example"),
    rule(r"\bE\.g\.,?(?=[\s,):;]|$)|\bEg\b[.,]?(?=[\s):;]|$)", "For example"),
    rule(r"\bi\.\s?e\.,?(?=[\s,):;]|$)|\bie\b[.,]?(?=[\s):;]|$)", "that is"),
    rule(r"\bI\.e\.,?(?=[\s,):;]|$)", "That is"),
    rule(r"\betc\b\.?(?=[”’\"')]*\s+[“‘\"'(]*[A-Z]|[”’\"')]*$)", "et cetera."),
    rule(r"(?:&c\b\.?|\betc\b\.?)", "et cetera"),
    rule(r"\bet al\.?(?!\w)", "and others"),
    rule(r"\ba\.k\.a\.?|\baka\b", "also known as"),
    rule(r"\bcf\.", "compare"),
    rule(r"\bviz\.", "namely"),
    rule(r"\b(?:NB|N\.B\.):?(?=\s)", "Note:"),
    rule(r"\b([Ww])/c\b", lambda m: "Week commencing" if m[1] == "W" else "week commencing"),
    rule(r"\b([Ww])/o\b", lambda m: "Without" if m[1] == "W" else "without"),
    rule(r"\b([Cc])/o\b", lambda m: "Care of" if m[1] == "C" else "care of"),
    rule(r"\b[Nn]/[Aa]\b", "not applicable"),
    rule(r"\b(nos?|pp?|figs?|vol|ch|sec|paras?|ca|c)\.\s?(?=\d)", _figure, fold=True),
    rule(r"\b(p)(?=\d{1,4}\b)", _figure),
    rule(r"\bvs?\.(?=\s)|\bvs(?=\s)", "versus"),
    rule(
        r"\b(approx|dept|govt|misc|incl|excl|asst|mgr|appt|max|min|temp)\.(?!\w)", _short, fold=True
    ),
    rule(r"\b(approx|dept|govt|appt|incl|excl)(?=\s)", _short, fold=True),
    rule(
        r"(?<=[a-z]) (St|Rd|Ave|Ln|Sq|Cres|Pl)\b\.?(?=,|;|$|\s?\()",
        lambda m: f" {_ROADS[m[1]]}",
    ),
    rule(r"(?<=[a-z]) (Rd|Ave|Cres)\b\.?", lambda m: f" {_ROADS[m[1]]}"),
    rule(r"(?<=[a-z]) St\b\.?(?= [a-z])", " Street"),
    rule(
        r"\b(Drs?|Profs?|Revd?|Hon|Capt|Sgt|Cllrs?|St)\b\.? (?=[A-Z])",
        lambda m: f"{_NAMES[m[1]]} ",
    ),
    rule(r"\b(Mrs?|Ms|Mx)\.(?= )", r"\1"),
    rule(r"\bLtd\b\.?(?=\s+[a-z]|[,;:)])", "Limited"),
    rule(r"\bLtd\b", "Limited"),
    rule(r"\bInc\.(?=\s+[a-z]|[,;:)])", "Incorporated"),
    rule(r"\bplc\b", "P L C"),
    rule(r"\bT&Cs\b|\bTs&Cs\b", "terms and conditions"),
    rule(r"\b([A-Z])&([A-Z])\b", r"\1 and \2"),
    rule(r"\b([a-z]{2,})\((s|es|ren)\)", _optional, fold=True),
    rule(rf"(?<=\w)\s?/\s?({_PER})\b", _per),
    rule(r"(?<=\bhours )p\.?\s?w\b\.?|(?<=\bhrs )p\.?\s?w\b\.?", "a week"),
    rule(r"(?<=\bdays )p\.?\s?w\b\.?", "a week"),
    rule(r"(?<=\w)'n'(?=\w)|\s'n'\s", " and "),
)
