"""Where the words of a file stand: what may be put right, and what is nobody's to touch.

A run is as long as the source it covers. What is no word of ours in it (code, addresses, marks,
words in another language, what somebody says) is covered up, so that no pattern can match it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from strategy_build.checks.fix.edits import Draft
from strategy_build.checks.passages import Role
from strategy_build.checks.source.vocabulary import FUNCTION_WORDS
from strategy_build.sources.findings import Findings
from strategy_build.sources.matter import halves
from strategy_build.sources.parser import block_tokens, inline_tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

GAP = "\ufffc"
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"://|www\.|[@\\]|\.(?:md|yaml|html?|pdf|docx|epub|svg|png|jpe?g|txt|mp3)\b|\.\w+/"
)
_SAID = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|(?<!\w)‘[^‘’]*’(?!\w)")
_ROLES = {"heading_open": Role.HEADING, "td_open": Role.CELL, "th_open": Role.CELL}
_FOREIGN_WORDS, _ENGLISH_SHARE, _OTHER_SHARE = 6, 0.12, 0.35


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong together: from which offset on, what they are, and the covered text."""

    start: int
    role: Role
    text: str

    @property
    def is_bare(self) -> bool:
        """Whether nothing in it is covered."""
        return GAP not in self.text


@dataclass(slots=True)
class Body:
    """The Markdown of a file: where it begins, its tokens, and the lines that are code or quoted."""

    start: int
    first: int  # number of its first line, from 0
    tokens: list[Token]
    env: dict[str, Any]
    code: set[int] = field(default_factory=set)
    quoted: set[int] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)

    def is_code(self, offset: int) -> bool:
        """Whether a place lies in code."""
        return bisect_right(self.starts, offset) - 1 in self.code

    def is_kept(self, offset: int) -> bool:
        """Whether a place lies in code or in words that somebody else said."""
        return self.is_code(offset) or bisect_right(self.starts, offset) - 1 in self.quoted


def body(draft: Draft) -> Body:
    """The Markdown of a draft; in a file of YAML it begins at the end and is empty."""
    starts = draft.starts()
    if not draft.path.endswith(".md"):
        return Body(len(draft.text), len(starts), [], {}, starts=starts)
    cut = halves(draft.text, draft.path, Findings())
    tokens, env = block_tokens(cut.body)
    first = cut.body_first - 1
    start = starts[first] if first < len(starts) else len(draft.text)
    made = Body(start, first, tokens, env, starts=starts)
    for token in tokens:
        lines = range(first + token.map[0], first + token.map[1]) if token.map else range(0)
        if token.type in {"fence", "code_block", "html_block"}:
            made.code.update(lines)
        elif token.type == "blockquote_open":
            made.quoted.update(lines)
    return made


def runs(draft: Draft, whole: Body) -> Iterator[Run]:
    """Every run of words of the Markdown, but for quotations."""
    role, items, depth, row = Role.PARAGRAPH, 0, 0, 0
    column: dict[int, int] = {}
    for token in whole.tokens:
        items += (token.type == "list_item_open") - (token.type == "list_item_close")
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type.endswith("_open"):
            role = _ROLES.get(token.type, Role.ITEM if items else Role.PARAGRAPH)
        if token.type == "tr_open" and token.map:
            row = token.map[0]
        if token.type != "inline" or depth:
            continue
        line = whole.first + (row if role is Role.CELL or not token.map else token.map[0])
        made = _placed(draft, token, whole, line, role, column)
        if made is not None:
            yield made


def _placed(
    draft: Draft, token: Token, whole: Body, line: int, role: Role, column: dict[int, int]
) -> Run | None:
    """The run of an inline token, found again in the source; None where it stands there otherwise."""
    lines = token.content.split("\n")
    if line + len(lines) > len(whole.starts):
        return None
    offsets = []
    for number, part in enumerate(lines, line):
        begin = whole.starts[number]
        end = whole.starts[number + 1] - 1 if number + 1 < len(whole.starts) else len(draft.text)
        source, shown = draft.text[begin:end].rstrip(), part.rstrip()
        if role is Role.PARAGRAPH or role is Role.ITEM:
            at = len(source) - len(shown) if source.endswith(shown) else -1
        else:
            at = source.find(shown, column.get(number, 0))
            column[number] = at + len(shown)
        if at < 0:
            return None
        offsets.append(begin + at)
    covered = cover(token.content, whole.env)
    out = [GAP] * (offsets[-1] + len(lines[-1].rstrip()) - offsets[0])
    position = 0
    for offset, part in zip(offsets, lines, strict=True):
        shown = part.rstrip()
        out[offset - offsets[0] : offset - offsets[0] + len(shown)] = covered[position : position + len(shown)]  # fmt: skip
        position += len(part) + 1
    for place, letter in enumerate(draft.text[offsets[0] : offsets[0] + len(out)]):
        if letter.isspace() and out[place] == GAP and len(lines) > 1:
            out[place] = letter
    return Run(offsets[0], role, "".join(out))


def cover(content: str, env: dict[str, Any] | None = None) -> str:
    """Inline Markdown with everything covered but words of ours."""
    content = re.sub(r"\s", " ", content)
    out = [GAP] * len(content)
    foreign, cursor = 0, 0
    tokens = inline_tokens(content, env)
    for number, token in enumerate(tokens):
        if token.type == "span_open":
            foreign += 1
        elif token.type == "span_close":
            foreign -= 1
        elif token.type == "text" and token.content:
            at = content.find(token.content, max(cursor, token.meta.get("at", cursor)))
            if number == len(tokens) - 1 and content.endswith(token.content):
                at = len(content) - len(token.content)
            if at < 0:
                continue
            cursor = at + len(token.content)
            if not foreign:
                out[at:cursor] = token.content
        elif token.type == "image" and not foreign:
            at = content.find(f"![{token.content}]", max(0, token.meta.get("at", 0) - 2)) + 2
            if at > 1:
                out[at : at + len(token.content)] = cover(token.content, env)
    shown = "".join(out)
    shown = _CHUNK.sub(lambda one: _covered(one) if _ADDRESS.search(one[0]) else one[0], shown)
    shown = _SAID.sub(_covered, shown)
    return GAP * len(shown) if _is_foreign(shown) else shown


def _covered(found: re.Match[str]) -> str:
    return GAP * len(found[0])


def _is_foreign(shown: str) -> bool:
    """Whether the words are hardly English, although nobody marked them."""
    words = re.findall(r"[^\W\d_]+", shown.casefold())
    known = sum(word in FUNCTION_WORDS["en"] for word in words)
    others = max(
        sum(word in listed for word in words)
        for tag, listed in FUNCTION_WORDS.items()
        if tag != "en"
    )
    if len(words) < _FOREIGN_WORDS or known > _ENGLISH_SHARE * len(words):
        return False
    return others >= _OTHER_SHARE * len(words)
