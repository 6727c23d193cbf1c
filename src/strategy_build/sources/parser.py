"""The Markdown parser: CommonMark, tables, footnotes, definition lists, our marks and attributes.

Every inline token gets the offset where it begins (`meta["at"]`), so that links and spans have a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

InlineRule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]

_ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_SIGNS = {
    "newline": "\n", "escape": "\\", "backticks": "`", "emphasis": "*_", "note": "[", "span": "[",
    "link": "[", "image": "!", "autolink": "<", "html_inline": "<", "entity": "&",
}  # fmt: skip
_BLOCK_SIGNS = {
    "fence": "`~", "mark": ":", "blockquote": ">", "hr": "*-_", "list": "*+-0123456789",
    "footnote_def": "[", "reference": "[", "html_block": "<", "heading": "#",
}  # fmt: skip
_CHAINS = ("", "paragraph", "reference", "blockquote", "list")  # all; those that end such a block
_MARK = re.compile(r":::+[ \t]*([\w-]*)[ \t]*(.*)$")


class _Parser(MarkdownIt):
    """Keeps addresses as typed: composing resolves and refuses them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the parser's name)
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 (the parser's name)
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": True}).enable("table").use(deflist_plugin)
    block = parser.block.ruler
    block.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    block.before("fence", "mark", _mark, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    known = dict(zip(block.getRules(""), block.get_active_rules(), strict=True))
    chains = {chain: {known[rule]: rule for rule in block.getRules(chain)} for chain in _CHAINS}
    for chain, asked in chains.items():
        block.push(f"beginning {chain}", _by_first_sign(asked), {"alt": [chain] if chain else []})
    # the first always finds a paragraph at least; "code" is never asked and says that there is code
    block.enableOnly([*(f"beginning {chain}" for chain in chains), "code"])
    rules = parser.inline.ruler
    rules.before("link", "note", _note)
    rules.before("link", "span", _span)
    found = dict(zip(rules.get_active_rules(), rules.getRules(""), strict=True))
    rules.push("beginning", _placed(_by_beginning(found)))
    rules.enableOnly(["beginning"])
    return parser


def block_tokens(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The block tokens of a text, and what its inlines need to know of it."""
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    parser = _parser()
    parser.block.parse(text, parser, env, tokens)
    labels = env.get("footnotes", {}).get("refs", {})
    env["notes"] = frozenset(label.removeprefix(":") for label in labels)
    return tokens, env


def inline_tokens(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """The inline tokens of a run of text; without `env`, every note call is taken as one."""
    parser = _parser()
    return parser.inline.parse(text, parser, {} if env is None else env, [])


def attributes(typed: str) -> Iterator[tuple[str, str]]:
    """The attributes of `{…}` by name; a class has the name "." and a wrong part the name ""."""
    for part in re.findall(r"[^\s=]+=\"[^\"]*\"|\S+", typed):
        name, equals, value = part.partition("=")
        if part.startswith("."):
            yield ".", part[1:]
        elif equals:
            yield name, value.strip("\"'")
        else:
            yield "", part


def _by_first_sign(rules: dict[str, BlockRule]) -> BlockRule:
    """One rule for all: asks only those that can begin with the first sign of the line."""
    signs = sorted(set("".join(_BLOCK_SIGNS.values())))
    table = {
        sign: tuple(rule for name, rule in rules.items() if sign in _BLOCK_SIGNS.get(name, sign))
        for sign in signs
    }
    others = tuple(rule for name, rule in rules.items() if name not in _BLOCK_SIGNS)

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        for rule in table.get(state.src[at : at + 1], others):
            if rule(state, start, end, silent):
                return True
        return False

    return run


def _by_beginning(rules: dict[str, InlineRule]) -> InlineRule:
    """One rule for all: asks only those that can begin with the sign that stands there."""
    text = rules.pop("text")
    rules["image"] = _with_attributes(rules["image"])
    table: dict[str, list[InlineRule]] = {}
    for name, rule in rules.items():
        for sign in _SIGNS[name]:
            table.setdefault(sign, []).append(rule)

    def run(state: StateInline, silent: bool) -> bool:
        sign = state.src[state.pos]
        asked = table.get(sign)
        if asked is None:
            return text(state, silent)
        if sign in "![" and not _can_close(state):
            return False
        return any(rule(state, silent) for rule in asked)

    return run


def _can_close(state: StateInline) -> bool:
    """Whether what is needed behind a bracket comes at all: without it, every bracket looks for it."""
    close = state.src.find("]", state.pos, state.posMax)
    if close < 0:
        return False
    return (
        bool(state.env.get("references"))
        or state.src.startswith("[^", state.pos)
        or state.src.find(")", close, state.posMax) > 0
        or state.src.find("]{", close, state.posMax) >= 0
    )


def _placed(rule: InlineRule) -> InlineRule:
    """The rule, with the offset of every token that it makes kept in the token."""

    def run(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, silent)
        at, count = state.pos, len(state.tokens)
        if not state.pending:
            state.env["begin"] = at
        begin = state.env.get("begin", at)
        done = rule(state, silent)
        for number, token in enumerate(state.tokens[count:]):
            if "at" not in token.meta:
                token.meta["at"] = begin if number == 0 and token.type == "text" else at
        return done

    return run


def _with_attributes(rule: InlineRule) -> InlineRule:
    """The picture rule, with `{…}` behind the picture."""

    def run(state: StateInline, silent: bool) -> bool:
        if not rule(state, silent):
            return False
        found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
        if found:
            state.pos = found.end()
            if not silent:
                state.tokens[-1].meta["attributes"] = found[1]
        return True

    return run


def _span(state: StateInline, silent: bool) -> bool:
    """`[Croeso]{lang=cy}`. Not taken as one piece when a link looks ahead: it may stand in its words."""
    if silent or state.src[state.pos] != "[":
        return False
    start, end = state.pos, state.posMax
    if state.src.find("]{", start, end) < 0:
        return False
    close = parseLinkLabel(state, start)
    found = _ATTRIBUTES.match(state.src, close + 1, end) if close > start else None
    if found is None:
        return False
    state.pos, state.posMax = start + 1, close
    state.push("span_open", "span", 1).meta = {"attributes": found[1], "at": start}
    state.md.inline.tokenize(state)
    state.push("span_close", "span", -1)
    state.pos, state.posMax = found.end(), end
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """`[^1]`, where the file has such a note."""
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env.get("notes", (found[1],)):
        return False
    if not silent:
        state.push("note", "", 0).meta = {"label": found[1], "at": state.pos}
    state.pos = found.end()
    return True


def _mark(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`::: values` and `:::` on the next line, at the left edge of the file."""
    if state.level or state.is_code_block(start):
        return False
    found = _MARK.match(_line(state, start))
    if found is None:
        return False
    if silent:
        return True
    closed = start + 1 < end and _line(state, start + 1).strip().strip(":") == ""
    closed = closed and _line(state, start + 1).strip().startswith(":::")
    token = state.push("mark", "", 0)
    token.map = [start, start + 1 + closed]
    token.meta = {"name": found[1], "rest": found[2], "closed": closed}
    state.line = start + 1 + closed
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
