"""Straight quotation marks and apostrophes as print sets them, the same in every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Strong,
    Term,
    Text,
)

# Languages that quote as English does. Others have marks of their own and keep what was typed.
_LIKE_ENGLISH = frozenset({"cy", "en", "ga", "gd", "gv", "kw", "sco"})
_OPENS_AFTER = frozenset("([{“‘")
_DASHES = frozenset("-–—/")


def curled(inlines: Sequence[Inline], lang: str) -> tuple[Inline, ...]:
    """The same words with “ ” and ’ for straight marks; code stays as it was typed."""
    return _Hand().inlines(inlines, lang)


@dataclass(slots=True)
class _Hand:
    """What stands just before the next letter, and which quotations are still open."""

    before: str = ""
    double: bool = False
    single: bool = False

    def inlines(self, nodes: Sequence[Inline], lang: str) -> tuple[Inline, ...]:
        return tuple(self.inline(node, lang) for node in nodes)

    def inline(self, node: Inline, lang: str) -> Inline:
        match node:
            case Text(text=text):
                shown = self.text(text, lang)
                return node if shown is text else replace(node, text=shown)
            case Emphasis() | Strong() | Term() | Link():
                return replace(node, children=self.inlines(node.children, lang))
            case Span():
                return replace(node, children=self.inlines(node.children, node.lang))
            case Code(text=text) | Abbreviation(text=text):
                self.before = text[-1:] or self.before
                return node
            case LineBreak():
                self.before = " "
                return node
            case NoteReference():
                return node
            case _:
                assert_never(node)

    def text(self, text: str, lang: str) -> str:
        straight = '"' in text or "'" in text
        if not straight or lang.split("-", maxsplit=1)[0].lower() not in _LIKE_ENGLISH:
            self.before = text[-1:] or self.before
            return text
        out: list[str] = []
        for i, letter in enumerate(text):
            after = text[i + 1 : i + 2]
            match letter:
                case '"':
                    shown = self.doubled(after)
                case "'":
                    shown = self.apostrophe(after)
                case _:
                    shown = letter
            out.append(shown)
            self.before = shown
        return "".join(out)

    def doubled(self, after: str) -> str:
        if self.before.isdigit() and not self.double:
            return '"'  # inches, or seconds of arc
        self.double = self.begins(after)
        return "“" if self.double else "”"

    def apostrophe(self, after: str) -> str:
        if self.before.isdigit() and not self.single and not after.isalpha():
            return "'"  # feet, or minutes of arc
        if self.begins(after) and not after.isdigit():
            self.single = True
            return "‘"
        if not after.isalpha():
            self.single = False
        return "’"

    def begins(self, after: str) -> bool:
        """Whether a quotation can begin between these two letters."""
        before = self.before
        if not before or before.isspace() or before in _OPENS_AFTER:
            return not after.isspace()
        return before in _DASHES and after.isalnum()
