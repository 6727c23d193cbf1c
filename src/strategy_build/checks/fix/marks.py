"""Markdown that was meant as a list or a heading, written so that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_build.checks.fix.edits import Draft, Edit
from strategy_build.checks.fix.prose import Body, Run

_DOT = re.compile(r"[ ]{0,3}(?P<mark>[·•●▪◦‣∙][ \t\u00a0]*)(?=\S)")
_DASH = re.compile(r"[ ]{0,3}(?P<mark>[–—][ \t\u00a0]+)(?=\S)")
_GLUED = re.compile(r"[ ]{0,3}(?P<mark>[-+])(?=[^\W\d_])")
_NUMBER = re.compile(r"[ ]{0,3}(?P<mark>\d{1,2}[.)])(?=[^\W\d_])")
_STUCK = re.compile(r"[ ]{0,3}(?P<mark>#{1,6})(?=[^#\s])")
_SENTENCE_END = (".", "!", "?", ":", ";", ",")
_HEADING_WORDS = 12
_SENTENCE = re.compile(r"[A-Z“‘\"'][^`=<>{}|;]*[.!?][”’\"']?$")
_LEFT = re.compile(r"\s*\b(?:_?(?:_GoBack|_(?:Toc|Ref|Hlk)\d+))\b")
WHY_LIST = "A typed dot or dash makes no list: voices run the lines together into one paragraph."
WHY_HASH = "Without a space after the # this is no heading, and the # is printed and read out."
WHY_LINE = "A heading is written with #, so that everybody who edits it sees that it is one."
WHY_RULE = "Without an empty line the --- turns the whole paragraph above it into a heading."
WHY_CODE = "Four spaces at the start of a line turn a sentence into program code."
WHY_LEFT = "A word processor left this bookmark behind."


def bullets(draft: Draft, body: Body) -> Iterator[Edit]:
    """Typed dots and dashes as list items."""
    lines = _open_lines(draft, body)
    for number, (start, line) in lines.items():
        near = [lines[n][1] for n in (number - 1, number + 1) if n in lines]
        found = _DOT.match(line)
        for pattern in (_DASH, _GLUED):
            found = found or (
                pattern.match(line) if any(pattern.match(one) for one in near) else None
            )
        if found:
            begin, end = found.span("mark")
            yield Edit(start + begin, start + end, "- ", "SRC08", WHY_LIST)
        elif (numbered := _NUMBER.match(line)) and any(_NUMBER.match(one) for one in near):
            yield Edit(start + numbered.end(), start + numbered.end(), " ", "SRC08", WHY_LIST)


def hashes(draft: Draft, body: Body) -> Iterator[Edit]:
    """`##Title` as `## Title`; one # alone only where the file has no title yet."""
    titled = any(t.type == "heading_open" and t.tag == "h1" for t in body.tokens)
    lines = _open_lines(draft, body)
    for number, (start, line) in lines.items():
        found = _STUCK.match(line)
        if found is None:
            continue
        before = draft.text[body.start : start].strip()
        if len(found["mark"]) > 1 or (not titled and not before and number + 1 not in lines):
            at = start + found.end("mark")
            yield Edit(at, at, " ", "SRC14", WHY_HASH)


def underlined(draft: Draft, body: Body) -> Iterator[Edit]:
    """A line of dashes under a text: under a sentence it was meant as a line, else the text is a heading."""
    lines = draft.text.split("\n")
    for number, token in enumerate(body.tokens):
        if token.type != "heading_open" or token.markup.startswith("#") or not token.map:
            continue
        first, last = body.first + token.map[0], body.first + token.map[1] - 1
        words = body.tokens[number + 1].content
        if first in body.quoted or token.level:
            continue
        start, end = body.starts[first], body.starts[last] + len(lines[last])
        if "\n" in words or words.endswith(_SENTENCE_END) or len(words.split()) > _HEADING_WORDS:
            if token.markup.startswith("-"):
                at = body.starts[last]
                yield Edit(at, at, "\n", "SRC10", WHY_RULE)
        elif last == first + 1:
            sign = "#" * int(token.tag[1:])
            yield Edit(start, end, f"{sign} {lines[first].strip()}", "SRC10", WHY_LINE)


def indented(draft: Draft, body: Body) -> Iterator[Edit]:
    """One sentence that stands four spaces from the edge, with empty lines around it."""
    lines = draft.text.split("\n")
    for token in body.tokens:
        if token.type != "code_block" or token.level or not token.map:
            continue
        text = token.content.strip()
        first = body.first + token.map[0]
        after = lines[first + 1] if first + 1 < len(lines) else ""
        if "\n" in text or after.strip() or len(text.split()) < 4 or not _SENTENCE.match(text):
            continue
        start = body.starts[first]
        blank = len(lines[first]) - len(lines[first].lstrip())
        yield Edit(start, start + blank, "", "SRC09", WHY_CODE)


def left_behind(runs: tuple[Run, ...]) -> Iterator[Edit]:
    """Bookmarks of word processors."""
    for run in runs:
        for found in _LEFT.finditer(run.text):
            start = run.start + found.start()
            yield Edit(start, start + len(found[0]), "", "SRC12", WHY_LEFT)


def _open_lines(draft: Draft, body: Body) -> dict[int, tuple[int, str]]:
    """The lines of paragraphs and list items, by their number."""
    lines = draft.text.split("\n")
    wanted: dict[int, tuple[int, str]] = {}
    allowed: set[int] = set()
    depth = 0
    for token in body.tokens:
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type == "paragraph_open" and token.map and not depth:
            allowed.update(range(body.first + token.map[0], body.first + token.map[1]))
    for number in sorted(allowed - body.code - body.quoted):
        if number < len(lines):
            wanted[number] = (body.starts[number], lines[number])
    return wanted
