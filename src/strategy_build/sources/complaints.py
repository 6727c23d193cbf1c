"""What YAML complains of, in the words of people who type it: the line that is wrong, and the right one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from strategy_build.sources.advice import is_field
from strategy_build.sources.kindness import quoted

ADVICE = "Put the text in double quotation marks, or check that the lines of a block begin at the same column."
_LONG = 400
_COMPLAINTS = (
    ("mapping values are not allowed", "A second colon on this line hides where the text begins."),
    ("found unexpected end of stream", "A quotation mark is opened and never closed."),
    ("did not find expected ',' or", "A list in [ ] is not closed, or a comma is missing in it."),
    ("did not find expected key", "This line does not stand under the field it belongs to."),
    (
        "did not find expected '-'",
        "This line stands among list items and does not begin with a dash.",
    ),
    ("block sequence entries", "A list item cannot begin here: it stands on a line of its own."),
    ("block collections", "A list item cannot begin here: it stands on a line of its own."),
    (
        "found character that cannot start",
        "The text begins with a sign that YAML keeps for itself.",
    ),
    (
        "found unknown escape",
        "A backslash in double quotation marks starts a code that YAML does not know.",
    ),
    ("expected <document start>", "A line of three dots or dashes cuts this file in two."),
    ("nesting", "There are too many brackets or dashes inside each other."),
    ("depth", "There are too many brackets or dashes inside each other."),
)
_FIELD = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<name>[A-Za-z][\w-]*)(?P<colon>[ ]*[:：])?(?:[ ]+|$)(?P<text>.*)$"
)
_STAR = re.compile(r"(?P<lead>[ ]*)\*[ ]+(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong in which line (from 0), and what to type instead."""

    line: int
    column: int
    message: str
    fix: str


def complaint(
    said: str, lines: Sequence[str], mark: tuple[int, int], begun: tuple[int, int]
) -> Complaint:
    """What a reader of YAML `said` at `mark`, about something that began at `begun`."""
    line, column = begun if "end of stream" in said else mark
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line, column = line - 1, 0
    if "could not find expected ':'" in said:
        return _without_colon(lines, min(begun[0], len(lines) - 1))
    if star := _STAR.match(lines[line]):
        fix = f"{star['lead']}- {star['text']}"
        return Complaint(line, column, "A list item begins with a dash here, not with a star.", fix)
    if "mapping values" in said and (found := _shifted(lines, line)):
        return found
    message = next(
        (ours for theirs, ours in _COMPLAINTS if theirs in said), "This line is not valid YAML."
    )
    about_text = ("mapping values", "cannot start", "unknown escape")
    typed = _quoted_line(lines[line]) if any(part in said for part in about_text) else ""
    return Complaint(line, column, message, typed or ADVICE)


def _without_colon(lines: Sequence[str], line: int) -> Complaint:
    """A line that is neither a field nor part of the text above it."""
    found = _FIELD.match(lines[line])
    if found and not found["text"].startswith(":") and is_field(found["name"]):
        fix = f"{found['lead']}{found['name'].lower()}: {found['text']}".rstrip()
        message = f'There is no colon and space after "{found["name"]}", so this is not a field.'
        return Complaint(line, 0, message, fix)
    return Complaint(
        line,
        0,
        "This line is neither a field (`name: text`) nor part of a text.",
        "If it belongs to the text above, begin it with two spaces more than that line. "
        "If it is a remark, begin it with # and a space.",
    )


def _shifted(lines: Sequence[str], line: int) -> Complaint | None:
    """A field that stands further right than the one above, or under a line without a colon."""
    here = _FIELD.match(lines[line])
    before = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), -1)
    above = _FIELD.match(lines[before]) if before >= 0 else None
    if here is None or not here["colon"] or not is_field(here["name"]):
        return None
    if above and above["colon"] and above["text"] and len(here["lead"]) > len(above["lead"]):
        fix = f"{' ' * len(above['lead'])}{lines[line].lstrip()}"
        message = "This line begins further right than the field above it, so it is read as part of that text."
        return Complaint(line, len(here["lead"]), message, fix)
    if (
        before >= 0
        and not (above and above["colon"])
        and not lines[before].lstrip().startswith("-")
    ):
        return _without_colon(lines, before)
    return None


def _quoted_line(line: str) -> str:
    """The line with its text in quotation marks, where it has the form `name: text`."""
    name, colon, text = line.partition(": ")
    if not colon or not text.strip() or len(line) > _LONG or text.lstrip()[0] in "[{|>\"'":
        return ""
    return f"{name}: {quoted(text.strip())}"
