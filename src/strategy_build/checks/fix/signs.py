"""Bytes to text, and the signs that nobody sees: byte order mark, line ends, blanks, hidden characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from strategy_build.checks.fix.edits import Change, Draft, Edit
from strategy_build.checks.fix.prose import GAP, Body
from strategy_build.diagnostics import Location
from strategy_build.sources.findings import Findings
from strategy_build.sources.located import load
from strategy_build.sources.texts import LIMIT, decode

_TRAILING = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)
_HARD_BREAK = re.compile(r"  +$")
_HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202c\u2066\u2067\u2068\u2069]+")
_MARKS_OF_DIRECTION = re.compile("[\u200e\u200f\u202a\u202c\u2066-\u2069]")
_NEEDS_THEM = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff]")  # no spaces between words
_HARD_SPACE = re.compile(
    r"^[ ]{0,3}(?P<mark>#{1,6}|[-*+]|1[.)])(?P<space>[\u00a0\u2007\u202f]+)(?=\S)"
)
_NOT_OURS = re.compile(r"\]\([^()\n]*\)|\[[^\[\]\n]*\]\{[^}\n]*\}|`[^`\n]*`|\S{0,40}://\S*")
WHY_HIDDEN = "Nobody can see it, and it splits words for screen readers, braille and search."
WHY_SPACE = "A hard space after this sign keeps it from making a heading or a list."


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a file with LF line ends, and what was changed to get there."""

    draft: Draft
    changes: tuple[Change, ...]


def opened(data: bytes, path: str) -> Opened | None:
    """The text of a file, or None where it is not clean UTF-8 text, which nobody but a person may change."""
    findings = Findings()
    if not data or len(data) > LIMIT or decode(data, path, findings) is None or findings.all:
        return None
    typed = data.decode("utf-8")
    changes: list[Change] = []
    text = typed.removeprefix("\ufeff")
    first = text.split("\n", 1)[0].rstrip("\r")
    if text != typed:
        changes.append(_of_file(path, typed, first, "A byte order mark at the beginning hides the first sign of the file from many programs."))  # fmt: skip
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    if unix != text:
        before = re.split("\r\n?|\n", text, maxsplit=1)[0]
        changes.append(_of_file(path, f"{before}\\r", before, "The lines end as on Windows or old Macs. All of them end with LF now, as everywhere else."))  # fmt: skip
    return Opened(Draft.of(path, unix), tuple(changes)) if unix.strip() else None


def _of_file(path: str, before: str, after: str, why: str) -> Change:
    return Change("SRC16", Location(path, 1, 1), before.split("\n", 1)[0], after, why)


def blanks(draft: Draft, body: Body) -> Iterator[Edit]:
    """Blanks at the ends of lines that say nothing, and the line end that is missing at the end."""
    text = draft.text
    if not text.endswith("\n"):
        yield Edit(len(text), len(text), "\n", "SRC16", "The last line of a file ends like any other.")  # fmt: skip
    found = [
        Edit(one.start(), one.end(), "", "SRC16", "Blanks at the end of a line say nothing.")
        for one in _TRAILING.finditer(text)
        if not body.is_code(one.start()) and not _breaks(text, one, body)
    ]
    fields = [edit for edit in found if edit.start < body.start]
    if fields and _data(draft, body, ()) != _data(draft, body, fields):
        fields = []
    yield from fields
    yield from (edit for edit in found if edit.start >= body.start)


def _breaks(text: str, found: re.Match[str], body: Body) -> bool:
    """Whether two blanks or more may stand for a line break of Markdown."""
    if found.start() < body.start or not _HARD_BREAK.search(found[0]):
        return False
    before = text[: found.start()].rpartition("\n")[2]
    after = text[found.end() + 1 :].split("\n", 1)[0]
    return bool(before.strip()) and bool(after.strip())


def _data(draft: Draft, body: Body, edits: tuple[Edit, ...] | list[Edit]) -> object:
    """What the YAML of the file says once the edits were made."""
    yaml = draft.text[: body.start]
    for edit in reversed(edits):
        yaml = yaml[: edit.start] + edit.new + yaml[edit.end :]
    lines = [line for line in yaml.split("\n") if line.rstrip() not in {"---", "..."}]
    return load("\n".join(lines), draft.path, Findings())


def hidden(draft: Draft, body: Body) -> Iterator[Edit]:
    """Soft hyphens, zero-width spaces and the like; hard spaces that keep a line from being what it is."""
    text = draft.text
    if _NEEDS_THEM.search(text):
        return
    ours = _NOT_OURS.sub(lambda found: GAP * len(found[0]), text)
    for found in _HIDDEN.finditer(ours):
        directed = _MARKS_OF_DIRECTION.search(found[0]) is not None
        if body.is_kept(found.start()) or (directed and _right_to_left(text)):
            continue
        yield Edit(found.start(), found.end(), "", "SRC13", WHY_HIDDEN)
    for start, line in zip(draft.starts(), text.split("\n"), strict=True):
        hard = _HARD_SPACE.match(line) if start >= body.start else None
        if hard and not body.is_kept(start):
            begin, end = hard.span("space")
            yield Edit(start + begin, start + end, " ", "SRC13", WHY_SPACE)


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in set(text))
