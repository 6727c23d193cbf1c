"""Finds the words of the glossary in running text, and writes abbreviations out at first use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
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
    Text,
)
from strategy_build.model.inlines import Term as TermNode
from strategy_build.model.publication import Term
from strategy_build.sources.names import slug


def entry_id(term: Term) -> str:
    """The id of a glossary entry: "word-" and the term in lower-case words."""
    return f"word-{slug(str(term.term))}"


@dataclass(frozen=True, slots=True)
class _Forms:
    """How the words of a glossary are found: each form with its entry and its long form.

    A form can only stand where its `stems` stand, which is quickly seen.
    """

    known: Mapping[str, tuple[str, str]]
    stems: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking closer."""
        for stem in self.stems:  # noqa: SIM110 (asked for every run of words)
            if stem in text:
                return True
        return False

    def find(self, shown: str) -> tuple[str, str] | None:
        low = shown.lower()
        return self.known.get(shown) or self.known.get(low) or self.known.get(low.removesuffix("s"))


@lru_cache(maxsize=64)  # most publications share one glossary
def _forms(terms: tuple[Term, ...]) -> _Forms:
    """One pattern for all forms, longest first."""
    owners: dict[str, Term] = {}
    for term in terms:
        for form in filter(None, (term.term, *term.also)):
            owners.setdefault(_key(str(form), term), term)
    forms = sorted(owners, key=lambda form: (-len(form), form))
    alternatives = "|".join(_spelling(form, owners[form]) for form in forms)
    return _Forms(
        {form: (entry_id(term), str(term.long)) for form, term in owners.items()},
        tuple(form if owners[form].long else form[1:] for form in forms),
        re.compile(rf"(?<![\w@/.-])(?:{alternatives})(?![\w@/-]|\.\w)"),
    )


@dataclass(slots=True)
class Lexicon:
    """The glossary of one publication while it is composed, in reading order.

    `used` gathers the entries that the text uses. Abbreviations are written out once in the
    publication, words are linked to the word list once in each section. `may_be_in` says quickly
    whether words can hold any of the glossary.
    """

    terms: tuple[Term, ...]
    used: set[str] = field(default_factory=set)
    _written: set[str] = field(default_factory=set)
    _linked: set[str] = field(default_factory=set)
    _forms: _Forms = field(init=False)
    may_be_in: Callable[[str], bool] = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what finds the words."""
        self._forms = _forms(self.terms)
        self.may_be_in = self._forms.may_be_in

    def begin_section(self) -> None:
        """Words are linked again from here on."""
        self._linked.clear()

    def running(self, inlines: Sequence[Inline]) -> tuple[Inline, ...]:
        """Running text: abbreviations at first use in full, words linked to the word list."""
        return self._walk(inlines, write_out=True, link=True)

    def still(self, inlines: Sequence[Inline]) -> tuple[Inline, ...]:
        """Headings, quotations, links, options: abbreviations are marked, nothing is added."""
        return self._walk(inlines, write_out=False, link=False)

    def _walk(
        self, inlines: Sequence[Inline], *, write_out: bool, link: bool
    ) -> tuple[Inline, ...]:
        out: list[Inline] = []
        for node in inlines:
            match node:
                case Text():
                    before = _ending(out)
                    out += self._text(node, before, write_out=write_out, link=link)
                case Emphasis() | Strong():
                    inner = self._walk(node.children, write_out=write_out, link=link)
                    out.append(replace(node, children=inner))
                case Link():
                    inner = self._walk(node.children, write_out=False, link=False)
                    out.append(replace(node, children=inner))
                case Span() | Code() | NoteReference() | LineBreak() | Abbreviation() | TermNode():
                    out.append(node)
                case _:
                    assert_never(node)
        return tuple(out)

    def _text(self, node: Text, before: str, *, write_out: bool, link: bool) -> list[Inline]:
        if not self.may_be_in(node.text):
            return [node]
        out: list[Inline] = []
        at = 0
        text = node.text
        for found in self._forms.pattern.finditer(text):
            known = self._forms.find(found[0])
            if known is None:
                continue
            lead = before + text[: found.start()]
            made = self._made(*known, found[0], lead, write_out=write_out, link=link)
            if made:
                if found.start() > at:
                    out.append(replace(node, text=text[at : found.start()]))
                out += made
                at = found.end()
        if not at and text:
            return [node]
        if at < len(text):
            out.append(replace(node, text=text[at:]))
        return out

    def _made(
        self, entry: str, long: str, shown: str, lead: str, *, write_out: bool, link: bool
    ) -> list[Inline]:
        self.used.add(entry)
        if long:
            short = Abbreviation(shown, long, entry)
            already = lead.rstrip(" (").endswith(long)
            if write_out and entry not in self._written:
                self._written.add(entry)
                if not already:
                    return [Text(f"{long} ("), short, Text(")")]
            return [short]
        if link and entry not in self._linked:
            self._linked.add(entry)
            return [TermNode(entry, (Text(shown),))]
        return []


def _key(form: str, term: Term) -> str:
    """Abbreviations are found as spelt; words with a small or capital letter, one or several."""
    return form if term.long else form.lower()


def _spelling(form: str, term: Term) -> str:
    if term.long:
        return re.escape(form)
    first = form[0]
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(form[1:])}s?"


def _ending(out: Sequence[Inline]) -> str:
    """The last words before a text node, to see whether a long form stands there already."""
    return out[-1].text if out and isinstance(out[-1], Text) else ""
