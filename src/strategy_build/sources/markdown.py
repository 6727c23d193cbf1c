"""Markdown to blocks: nothing is dropped in silence, everything keeps its line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import (
    Block,
    BulletList,
    Definition,
    DefinitionList,
    Divider,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    Preformatted,
    Quote,
    Sentence,
    Table,
    Words,
)
from strategy_build.model.content import Footnote, Mark
from strategy_build.model.inlines import Text
from strategy_build.model.value import Value
from strategy_build.sources.findings import Findings
from strategy_build.sources.inline import Origin, is_endless, words
from strategy_build.sources.lines import Run, shape
from strategy_build.sources.lines import blocks as by_line
from strategy_build.sources.parser import block_tokens, inline_tokens
from strategy_build.sources.pictures import figure
from strategy_build.sources.raw_html import tell_raw_html
from strategy_build.sources.runs import as_typed
from strategy_build.sources.tables import table

if TYPE_CHECKING:
    from markdown_it.token import Token

_SAID_BY = re.compile(r"[—–]\s*(?P<name>\S.*)$")
_CAPTION = re.compile(r"Table:\s*(?P<words>.*)$", re.DOTALL)
_DEEPEST = 16
_BLANK = frozenset({"softbreak", "hardbreak"})

LongText = Callable[[Value], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A Markdown text as blocks, and the source of each run of words in it."""

    title: Words
    title_place: Location
    blocks: tuple[Block | Mark, ...]
    footnotes: tuple[Footnote, ...]
    runs: list[Run]
    lead: bool  # whether words stand before the title

    def typed(self) -> dict[Location, Value]:
        """The source of each run of words by its place."""
        return {place: Value(as_typed(content), place) for place, content in self.runs}


def parse(text: str, file: str, first: int, findings: Findings, long: LongText) -> Parsed:
    """The blocks of a text whose first line is line `first` of `file`; `long` reads a named text."""
    lines = text.split("\n")
    runs: list[Run] = []
    footnotes: list[Footnote] = []
    if form := shape(lines):
        blocks: list[Block | Mark] = [*by_line(lines, form, file, first, findings, runs)]
    else:
        found = *block_tokens(text), 0, runs, footnotes
        blocks = Reader(lines, file, first, findings, long, *found).until("")
    heads = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    if not heads:
        return Parsed((), Location(), (*blocks,), (*footnotes,), runs, lead=False)
    title = blocks.pop(heads[0])
    assert isinstance(title, Heading)  # noqa: S101 (chosen as one)
    return Parsed(title.words, title.location, (*blocks,), (*footnotes,), runs, lead=heads[0] > 0)


@dataclass(slots=True)
class Reader:
    """Reads block tokens from the top down."""

    lines: list[str]
    file: str
    first: int
    findings: Findings
    long: LongText
    tokens: list[Token]
    env: dict[str, Any]
    next: int = 0
    runs: list[Run] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)

    def until(self, end: str) -> list[Any]:
        """The blocks up to the token `end`."""
        blocks: list[Any] = []
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == end:
                break
            if token.level > _DEEPEST:
                self._too_deep(token)
            self._add(blocks, token)
        return blocks

    def place(self, line: int, sign: str = "") -> Location:
        """The first character of a line of the text, or the first `sign` in it."""
        text = self.lines[line] if line < len(self.lines) else ""
        column = text.find(sign) if sign else len(text) - len(text.lstrip())
        return Location(self.file, self.first + line, max(0, column) + 1)

    def origin(self, content: str, line: int, start: int = 0) -> Origin:
        """Where a run of text stands that begins in `line`, at or after the column `start`."""
        starts: list[int] = []
        places: list[Location] = []
        offset = 0
        for number, part in enumerate(content.split("\n"), line):
            source = self.lines[number].rstrip() if number < len(self.lines) else ""
            shown = part.rstrip()
            column = (
                len(source) - len(shown)
                if source.endswith(shown) and not start
                else source.find(shown, start)
            )
            starts.append(offset)
            places.append(Location(self.file, self.first + number, max(0, column) + 1))
            offset += len(part) + 1
        return Origin(tuple(starts), tuple(places))

    def words(self, content: str, origin: Origin) -> Words:
        """The words of a run of text; its source is kept for sections read from Markdown."""
        self.runs.append((origin.at(0), content))
        return words(content, origin, self.findings, self.env)

    def take(self) -> Token:
        """The next token."""
        token = self.tokens[self.next]
        self.next += 1
        return token

    def _add(self, blocks: list[Any], token: Token) -> None:
        line = token.map[0] if token.map else 0
        match token.type:
            case "paragraph_open":
                blocks += self._paragraph(self.take())
                self.take()
            case "heading_open":
                blocks.append(self._heading(token, self.take()))
                self.take()
            case "bullet_list_open":
                items = self._items("bullet_list_close")
                blocks.append(BulletList(items, location=self.place(line)))
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                items = self._items("ordered_list_close")
                blocks.append(OrderedList(items, start, location=self.place(line)))
            case "blockquote_open":
                blocks.append(self._quote(line))
            case "fence" | "code_block":
                blocks.append(self._preformatted(token, line))
            case "hr":
                blocks.append(Divider(location=self.place(line)))
            case "dl_open":
                blocks.append(self._definitions(line))
            case "table_open":
                blocks.append(self._table(blocks, line))
            case "mark":
                blocks.append(self._mark(token, line))
            case "footnote_reference_open":
                inside = tuple(self.until("footnote_reference_close"))
                self.footnotes.append(
                    Footnote(token.meta["label"], inside, location=self.place(line))
                )
            case "html_block":
                tell_raw_html(token.content, self.place(line), self.findings)
            case _:
                message = f"a Markdown token that nobody reads: {token.type}"
                raise AssertionError(message)

    def _paragraph(self, run: Token) -> Sequence[Block]:
        line = run.map[0] if run.map else 0
        origin = self.origin(run.content, line)
        if "![" in run.content and not is_endless(run.content):
            tokens = inline_tokens(run.content, self.env)
            shown = [
                t
                for t in tokens
                if t.type not in _BLANK and (t.type != "text" or t.content.strip())
            ]
            if shown and all(t.type == "image" for t in shown):
                return [figure(t, origin, self.findings, self.long) for t in shown]
        made = self.words(run.content, origin)
        return [Paragraph(made, location=origin.at(0))] if made else []

    def _heading(self, token: Token, run: Token) -> Heading:
        line = token.map[0] if token.map else 0
        level = int(token.tag[1:])
        marks = "#" * level if token.markup.startswith("#") else ""
        place = self.place(line, marks)
        origin = self.origin(run.content, line, place.column + level - 1 if marks else 0)
        return Heading(level, "", self.words(run.content, origin), location=place)

    def _items(self, end: str) -> tuple[ListItem, ...]:
        items: list[ListItem] = []
        while (token := self.take()).type != end:
            line = token.map[0] if token.map else 0
            items.append(ListItem(tuple(self.until("list_item_close")), location=self.place(line)))
        return tuple(items)

    def _quote(self, line: int) -> Quote:
        """A quotation; a last line `— A carer` names who said it."""
        end = self._end_of("blockquote_open", "blockquote_close")
        last = self.tokens[end - 2] if end >= 2 else None
        name: Words = ()
        if (
            last is not None
            and last.type == "inline"
            and self.tokens[end - 3].type == "paragraph_open"
        ):
            *before, final = last.content.split("\n")
            if found := _SAID_BY.match(final):
                start = (last.map[0] if last.map else 0) + len(before)
                name = self.words(found["name"].strip(), self.origin(found["name"].strip(), start))
                last.content = "\n".join(before)
        blocks = tuple(self.until("blockquote_close"))
        return Quote(blocks, name, location=self.place(line))

    def _end_of(self, opens: str, closes: str) -> int:
        """The number of the token that closes what was just opened."""
        depth = 1
        for number in range(self.next, len(self.tokens)):
            depth += (self.tokens[number].type == opens) - (self.tokens[number].type == closes)
            if depth == 0:
                return number
        return len(self.tokens)

    def _preformatted(self, token: Token, line: int) -> Preformatted:
        skip = 1 if token.type == "fence" else 0
        made: list[Sentence] = []
        for number, text in enumerate(token.content.rstrip("\n").split("\n"), line + skip):
            if text.strip():
                place = self.origin(text, number).at(0)
                made.append(Sentence("", "", (Text(text, location=place),), location=place))
        return Preformatted(tuple(made), location=self.place(line))

    def _definitions(self, line: int) -> DefinitionList:
        items: list[Definition] = []
        while (token := self.take()).type != "dl_close":
            if token.type == "dt_open":
                run = self.take()
                origin = self.origin(run.content, run.map[0] if run.map else line)
                items.append(Definition(self.words(run.content, origin), (), location=origin.at(0)))
                self.take()
            elif token.type == "dd_open":
                inside = tuple(self.until("dd_close"))
                term = items.pop()
                items.append(Definition(term.term, (*term.blocks, *inside), location=term.location))
        return DefinitionList(tuple(items), location=self.place(line))

    def _table(self, blocks: list[Any], line: int) -> Table:
        """A table; a paragraph `Table: What it shows` before it is its caption."""
        caption: Words = ()
        if blocks and isinstance(blocks[-1], Paragraph):
            place, (begin, typed) = blocks[-1].location, self.runs[-1]
            if begin == place and (found := _CAPTION.match(as_typed(typed))):
                start = Location(place.file, place.line, place.column + found.start("words"))
                caption = words(found["words"], Origin((0,), (start,)), self.findings, self.env)
                blocks.pop()
        return table(self, caption, line)

    def _mark(self, token: Token, line: int) -> Mark:
        name, place = token.meta["name"], self.place(line)
        if token.meta["rest"] or not token.meta["closed"] or not name:
            self.findings.error(
                "SRC20",
                place,
                "A mark is two lines: three colons with a name, and three colons alone."
                if name
                else "Three colons open a mark, and a mark has a name.",
                why="The text after it might be taken as part of the mark and be lost.",
                fix=f"::: {name or 'values'}\n:::",
                length=len(self.lines[line].strip()),
            )
        return Mark(name, location=place)

    def _too_deep(self, token: Token) -> None:
        self.findings.error(
            "STR11",
            self.place(token.map[0] if token.map else 0),
            "Lists or quotations stand inside each other more than seven deep.",
            why="Nobody can follow this by ear, and a part of the text would be lost.",
            fix="Write the inner lists as sections of their own.",
        )
