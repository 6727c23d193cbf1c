"""The index of the search: script files that only assign data, so that they load from a folder too.

`site.js` knows all publications, `text/ID.js` holds the words of one. Where there is too much to
load at once, `words/LETTER.js` says which publications hold a word, and only their texts are loaded.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from strategy_build.publish.search_text import Passage

# About 100 KB on the way: a second on a slow phone.
AT_ONCE = 300_000
FILES_AT_ONCE = 24
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# The same words as in search.js. "e-mail" is one word, "well-being" two.
_WORD = re.compile(r"(?:[^\W\d_]{1,2}-)?\w+(?:[.'’]\w+)*")
_MARKED = re.compile("[^\\x00-\\u02ff\\u1e00-\\u2bff]")
_LANGUAGE = re.compile("\x02\\S+ ")


@dataclass(frozen=True, slots=True)
class Searchable:
    """A publication as the search knows it. `note` stands beside its title: "Replaced"."""

    id: str
    address: str  # of its page, from the site's folder
    title: str
    kind: str
    lang: str
    note: str
    passages: tuple[Passage, ...]

    @property
    def file(self) -> str:
        """Its text, from the folder of the search; whom to ask belongs to no publication."""
        return f"text/{self.id.replace('/', '.')}.js" if self.id else "contact.js"


@dataclass(frozen=True, slots=True)
class Index:
    """The files by path in `search/`, and whether the search has to ask for words first."""

    files: Mapping[str, str]
    is_split: bool


def index(
    found: tuple[Searchable, ...],
    same: tuple[tuple[str, str], ...],
    words: Mapping[str, str],
    lang: str,
) -> Index:
    """All data of the search.

    `found` stands in the order that counts between equals, the one in force first; `words` are
    what the results say, `same` pairs of words that mean the same, such as short and long forms.
    """
    texts = {one.file: f"texts[{_json(one.id)}]={_json(_text(one))}" for one in found}
    is_split = len(texts) > FILES_AT_ONCE or sum(map(len, texts.values())) > AT_ONCE
    letters = _letters(found) if is_split else {}
    site = {
        "lang": lang,
        "words": words,
        "forms": same,
        "letters": sorted(letters),
        "all": [
            [one.id, one.file, one.address, one.title, one.kind, one.lang, one.note]
            for one in found
        ],
    }
    files = {"site.js": f"const site={_json(site)}\n", **{n: f"{t}\n" for n, t in texts.items()}}
    for letter, listed in letters.items():
        files[f"words/{letter}.js"] = f"words[{_json(letter)}]={_json(listed)}\n"
    return Index(files, is_split)


def folded(text: str) -> str:
    """Text as it is compared: small letters without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in parts if not unicodedata.category(sign).startswith("M"))


def tokens(text: str) -> set[str]:
    """The different words of a text as the search compares them."""
    said = _LANGUAGE.sub("", text)
    # Signs that Python counts to no word, such as vowels of Hindi, go before words are cut out.
    found = set(_WORD.findall(folded(said) if _MARKED.search(said) else said))
    return set(map(_compared, found))


@lru_cache(maxsize=50_000)
def _compared(word: str) -> str:
    return re.sub(r"['’]s?$|['’-]", "", folded(word))


def _text(one: Searchable) -> list[list[str]]:
    return [
        [passage.id, passage.label, passage.title, "\n".join(_lines(passage))]
        for passage in one.passages
    ]


def _lines(passage: Passage) -> Iterator[str]:
    """Lines as "-REST-OF-ID words", headings as "#-REST-OF-ID label<tab>words"."""
    start = f"{passage.id}-"
    for line in passage.lines:
        name = line.id[len(passage.id) :] if line.id.startswith(start) else line.id
        if line.is_heading:
            yield f"#{name} {line.label}\t{line.text}"
        else:
            yield f"{name} {line.text}"


def _letters(found: tuple[Searchable, ...]) -> dict[str, str]:
    """By first letter: each word and the places in `found` that hold it, as steps to the next."""
    places: dict[str, list[int]] = {}
    for place, one in enumerate(found):
        for word in tokens(_all_words(one)):
            places.setdefault(word, []).append(place)
    letters: dict[str, list[str]] = {}
    for word in sorted(places):
        letters.setdefault(letter(word), []).append(f"{word} {_steps(places[word])}")
    return {name: "\n".join(lines) for name, lines in letters.items()}


def letter(word: str) -> str:
    """The file that lists a word: its first letter, or one of 32 for digits and other scripts."""
    first = word[0]
    return first if "a" <= first <= "z" else str(ord(first) % 32)


def _all_words(one: Searchable) -> str:
    parts = [one.title]
    for passage in one.passages:
        parts += [passage.label, passage.title]
        parts += [f"{line.label} {line.text}" for line in passage.lines]
    return "\n".join(parts)


def _steps(places: list[int]) -> str:
    before = 0
    steps = []
    for place in places:
        steps.append(_base36(place - before))
        before = place
    return " ".join(steps)


def _base36(number: int) -> str:
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
