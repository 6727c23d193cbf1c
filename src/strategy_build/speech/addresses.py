"""Web and e-mail addresses, handles and tags as words that can be written down."""

from __future__ import annotations

import re

from strategy_build.speech.rule import Rule, rule

_MARKS = {
    ".": "dot",
    "/": "slash",
    "-": "hyphen",
    "_": "underscore",
    "@": "at",
    "?": "question mark",
    "=": "equals",
    "&": "and",
    "#": "hash",
    "+": "plus",
    "%": "per cent",
    "~": "tilde",
    ":": "colon",
    ",": "comma",
    ";": "semicolon",
    "!": "exclamation mark",
    "*": "star",
    "'": "apostrophe",
    "$": "dollar",
    "(": "open bracket",
    ")": "close bracket",
}
_SPELLED = frozenset(("uk", "ac", "eu", "ie", "io", "tv", "www"))
_VOWELS = re.compile(r"[aeiouy]", re.IGNORECASE)
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_LONGEST_SPELLED = 5
_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:|sms:)", re.IGNORECASE)
_TAIL = re.compile(r"[.,;:!?)”’\"'\]]+$")
_TOP = (
    "com|org|net|uk|co|ac|gov|example|info|io|eu|ie|wales|scot|cymru|london|coop|health|test|"
    "invalid|social"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

MAIL = r"(?<![\w@])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
WEB = rf"(?i:\bhttps?://\S+)|(?<![\w@./])(?:[\w-]+\.)+(?:{_TOP})(?:[/?#]\S*)?(?![\w@-])"


def address(text: str) -> str:
    """An address in words: "hello@river.org.uk" is "hello at river dot org dot U K"."""
    bare = _SCHEME.sub("", text).rstrip("/")
    return " ".join(_piece(piece) for piece in _PIECE.findall(bare or text))


def host(url: str) -> str:
    """The name of the place in a web address, without scheme and path."""
    return re.split(r"[/?#]", re.sub(r"^https?://", "", url, flags=re.IGNORECASE))[0]


def web(text: str) -> tuple[str, ...]:
    """The web addresses that stand in a text, as typed."""
    return tuple(_TAIL.sub("", found[0]) for found in re.finditer(WEB, text))


def has_path(url: str) -> bool:
    """Whether an address says more than the name of a place."""
    return _SCHEME.sub("", url).rstrip("/") != host(url)


def _piece(piece: str) -> str:
    if piece in _MARKS:
        return _MARKS[piece]
    if piece.lower() in _SPELLED:
        return " ".join(piece.upper())
    if piece.isalpha() and len(piece) <= _LONGEST_SPELLED and not _VOWELS.search(piece):
        return " ".join(piece.upper())
    return piece.upper() if len(piece) == 1 else _HUMP.sub(" ", piece)


def _whole(match: re.Match[str]) -> str:
    tail = _TAIL.search(match[0])
    end = tail[0] if tail else ""
    return address(match[0].removesuffix(end)) + end


def _brief(match: re.Match[str]) -> str:
    tail = _TAIL.search(match[0])
    end = tail[0] if tail else ""
    return address(host(match[0].removesuffix(end))) + end


def _tag(match: re.Match[str]) -> str:
    return "hashtag " + _HUMP.sub(" ", match[1].replace("_", " "))


def _handle(match: re.Match[str]) -> str:
    return f"at {address(match[1])}"


_COMMON: tuple[Rule, ...] = (
    rule(r"\bmailto:(?=\S)", "", fold=True),
    rule(r"(?<![\w@.])@([\w.-]*\w@[\w-]+(?:\.[\w-]+)+)", _handle),
    rule(MAIL, _whole),
)
_TAGS: tuple[Rule, ...] = (
    rule(r"(?<![\w&/])#([^\W\d]\w*)", _tag),
    rule(r"(?<![\w@.])@(\w+(?:[.-]\w+)*)", _handle),
)
# In full, for a list of addresses; inside a sentence only the place, which the ear can keep.
ADDRESSES: tuple[Rule, ...] = (*_COMMON, rule(WEB, _whole), *_TAGS)
BRIEF_ADDRESSES: tuple[Rule, ...] = (*_COMMON, rule(WEB, _brief), *_TAGS)
