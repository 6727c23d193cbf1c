"""Inline Markdown to the inlines of the model: in blocks, and in single values of YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Sentence, Words
from strategy_build.model.inlines import (
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Strong,
    Text,
    WebTarget,
)
from strategy_build.model.value import Value
from strategy_build.model.walk import text_of
from strategy_build.sources.findings import Findings
from strategy_build.sources.raw_html import tell_raw_html
from strategy_build.sources.runs import simple

if TYPE_CHECKING:
    from markdown_it.token import Token

LONGEST = 10_000  # characters of one run of words
_BRACKETS = 300  # in one run: each is looked for to its end
_DEEPEST = 16  # marks inside each other
_SHOWN = 100  # of one that is longer, so that the rest of the file can be checked
_MARKS = re.compile(r"[\\`*_\[\]<>&!{}\n]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ENDS = {
    "em_open": "em_close",
    "strong_open": "strong_close",
    "link_open": "link_close",
    "span_open": "span_close",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a run of text stands: the place of each of its lines, by the offset where it begins."""

    starts: tuple[int, ...]
    places: tuple[Location, ...]

    def at(self, offset: int) -> Location:
        """The place of a character."""
        number = max(0, bisect_right(self.starts, offset) - 1) if offset else 0
        place = self.places[number]
        if not place.line:
            return place
        right = offset - self.starts[number]
        return Location(place.file, place.line, place.column + right) if right > 0 else place


def origin_of(value: Value) -> Origin:
    """The origin of a text of YAML; only its beginning is known where it runs over lines."""
    return Origin((0,), (value.location,))


def inline(value: Value) -> Words:
    """The words of a text value, as one unsplit sentence without id; nothing for an empty text."""
    return _inline(str(value), value.location)


def unmarked(value: Value) -> str:
    """The words of a text value alone, to stand inside other words."""
    return text_of(inline(value))


@lru_cache(maxsize=4096)
def _inline(text: str, place: Location) -> Words:
    return words_of_line(text, place, Findings())


def words_of_line(
    text: str, place: Location, findings: Findings, env: dict[str, Any] | None = None
) -> Words:
    """The words of a run of Markdown that begins at `place` and stands on one line."""
    bare = _bare(text, place)
    return words(text, Origin((0,), (place,)), findings, env) if bare is None else bare


def inspect(value: Value, findings: Findings) -> None:
    """Report what may not stand in the Markdown of a text value."""
    if len(value) > LONGEST or _MARKS.search(value):
        words(str(value), origin_of(value), findings)


def words(
    text: str, origin: Origin, findings: Findings, env: dict[str, Any] | None = None
) -> Words:
    """The words of a run of Markdown as one unsplit sentence."""
    place = origin.at(0)
    if is_endless(text):
        _tell_endless(text, place, findings)
        text = f"{text[:_SHOWN]}…"
    if (bare := _bare(text, place)) is not None:
        return bare
    children = simple(text, origin.at)
    if children is None:
        from strategy_build.sources.parser import inline_tokens

        children = inlines(inline_tokens(text, env), origin, findings)
    return (Sentence("", "", children, location=place),) if children else ()


def _bare(text: str, place: Location) -> Words | None:
    """The words where they hold no mark at all, as most do."""
    if len(text) > LONGEST or _MARKS.search(text):
        return None
    bare = text.strip()
    return (Sentence("", "", (Text(bare, location=place),), location=place),) if bare else ()


def is_endless(text: str) -> bool:
    """Whether a run of words is longer than anybody writes, or has more brackets."""
    return len(text) > LONGEST or text.count("[") > _BRACKETS


def _tell_endless(text: str, place: Location, findings: Findings) -> None:
    size, most = f"{len(text):,} characters", LONGEST
    if len(text) <= LONGEST:
        size, most = f"{text.count('['):,} square brackets", _BRACKETS
    findings.error(
        "SRC16",
        place,
        f"This paragraph has {size}; at most {most:,} can be read.",
        why="Nobody can follow a paragraph like that, and every build would be slow.",
        fix="Make paragraphs of it, with an empty line between them.",
    )


def inlines(tokens: Sequence[Token], origin: Origin, findings: Findings) -> tuple[Inline, ...]:
    """The nodes of a run of inline tokens."""
    return _Reader(_shallow(tokens, origin, findings), origin, findings).until("")


def _shallow(tokens: Sequence[Token], origin: Origin, findings: Findings) -> list[Token]:
    """The tokens without the marks that stand deeper in others than anybody means; they are told."""
    kept: list[Token] = []
    depth = 0
    told = False
    for token in tokens:
        depth -= token.nesting < 0
        if token.nesting and depth >= _DEEPEST:
            if not told:
                _tell_deep(origin.at(token.meta.get("at", 0)), findings)
            told = True
        else:
            kept.append(token)
        depth += token.nesting > 0
    return kept


def _tell_deep(place: Location, findings: Findings) -> None:
    findings.error(
        "STR11", place, f"Bold words, links and other marks stand in each other {_DEEPEST} deep here.",
        why="Nobody can tell by eye or by ear what such marks mean, and no format can show them.",
        fix="Leave one of them: **bold words**.",
    )  # fmt: skip


@dataclass(slots=True)
class _Reader:
    """Reads inline tokens from left to right."""

    tokens: list[Token]
    origin: Origin
    findings: Findings
    next: int = 0
    offset: int = 0
    html: bool = False  # told already: an end tag says nothing new

    def until(self, end: str) -> tuple[Inline, ...]:
        """The nodes up to the token `end`."""
        nodes: list[Inline] = []
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == end:
                break
            self.offset = token.meta.get("at", self.offset)
            self._add(nodes, token)
        return tuple(nodes)

    def _add(self, nodes: list[Inline], token: Token) -> None:
        place = self.origin.at(self.offset)
        match token.type:
            case "text" | "text_special":
                _add_text(nodes, token.content, place)
            case "softbreak":
                _add_text(nodes, " ", place)
            case "hardbreak":
                nodes.append(LineBreak(location=place))
            case "code_inline":
                nodes.append(Code(token.content, location=place))
            case "em_open" | "strong_open" | "link_open" | "span_open":
                self._container(nodes, token, place)
            case "note":
                nodes.append(NoteReference("", token.meta["label"], 0, location=place))
            case "html_inline":
                if not (self.html and token.content.startswith("</")):
                    tell_raw_html(token.content, place, self.findings)
                self.html = True
            case "image":
                self._picture(nodes, token, place)
            case _:
                _add_text(nodes, token.content, place)

    def _container(self, nodes: list[Inline], token: Token, place: Location) -> None:
        children = self.until(_ENDS[token.type])
        match token.type:
            case "em_open":
                nodes.append(Emphasis(children, location=place))
            case "strong_open":
                nodes.append(Strong(children, location=place))
            case "link_open":
                target = WebTarget(str(token.attrs.get("href", "")))
                nodes.append(Link(target, children, location=place))
            case _:
                lang = _language(token.meta["attributes"], place, self.findings)
                if lang:
                    nodes.append(Span(lang, children, location=place))
                else:
                    nodes += children

    def _picture(self, nodes: list[Inline], token: Token, place: Location) -> None:
        self.findings.error(
            "IMG08",
            place,
            "A picture inside a line of text cannot be shown in every format.",
            why="In print, audio and braille it would tear the sentence apart.",
            fix=f"Put the picture in a paragraph of its own: ![{token.content}]({token.attrs.get('src', '')})",
            length=2,
        )
        _add_text(nodes, token.content, place)


def _add_text(nodes: list[Inline], text: str, place: Location) -> None:
    if not text:
        return
    last = nodes[-1] if nodes else None
    if isinstance(last, Text):
        nodes[-1] = replace(last, text=last.text + text)
    else:
        nodes.append(Text(text, location=place))


def _language(typed: str, place: Location, findings: Findings) -> str:
    from strategy_build.sources.parser import attributes

    lang = ""
    for name, value in attributes(typed):
        if name == "lang" and _LANGUAGE.fullmatch(value):
            lang = value
            continue
        findings.error(
            "SRC19",
            place,
            f'"{value if name == "lang" else typed}" says no language that is known.'
            if name == "lang"
            else f'Words in square brackets can only have a language; "{{{typed}}}" says something else.',
            why="A voice would read the words by the rules of the wrong language.",
            fix="[Croeso]{lang=cy}",
        )
        return ""
    if not lang:
        findings.error(
            "SRC19", place, "The braces behind these words are empty.", fix="[Croeso]{lang=cy}"
        )
    return lang
