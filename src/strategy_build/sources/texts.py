"""Bytes of a file to text: UTF-8, LF, NFC, nothing that cannot be shown."""

from __future__ import annotations

import codecs
import re
import unicodedata

from strategy_build.diagnostics import Location
from strategy_build.sources.findings import Findings

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_SAVE = 'Open the file in a text editor and save it again as "UTF-8".'
_WHY = "Letters would be lost or wrong in every format."
_MANY = 0.1
_TOLD = 10  # of lines that are too long
LIMIT = 300_000  # bytes of a text file: the largest section that we know has 20,000
LINES = 12_000  # of a text file
LONGEST_LINE = 10_000  # characters: more than anybody writes in one paragraph


def decode(data: bytes, path: str, findings: Findings) -> str | None:
    """The text of a file, or None where it is not text; `path` is as shown in messages."""
    if len(data) > LIMIT:
        findings.error(
            "SRC16",
            Location(path, 1, 1),
            f"This text file has {len(data):,} bytes; at most {LIMIT:,} can be read.",
            why="Nobody finds their way in a section of that length, and every build would be slow.",
            fix="Split it into several sections, or check that the right file was saved here.",
        )
        return None
    if (
        wide := next((name for mark, name in _WIDE.items() if data.startswith(mark)), "")
    ) or _is_wide(data):
        findings.error(
            "SRC16",
            Location(path, 1, 1),
            f"This file is saved as {wide or 'UTF-16'}, not as UTF-8.",
            why=_WHY,
            fix=_SAVE,
        )
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _foreign(data, problem.start, path, findings)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_endless(text, path, findings):
        return None
    return _clean(unicodedata.normalize("NFC", text), path, findings)


def _is_endless(text: str, path: str, findings: Findings) -> bool:
    """Whether a file has more lines, or longer ones, than a person writes; each is told."""
    lines = text.split("\n")
    if len(lines) <= LINES and len(max(lines, key=len)) <= LONGEST_LINE:
        return False
    if len(lines) > LINES:
        findings.error(
            "SRC16",
            Location(path, LINES + 1, 1),
            f"This file has {len(lines):,} lines; at most {LINES:,} can be read.",
            why="Nobody finds their way in a section of that length, and every build would be slow.",
            fix="Split it into several files, or check that the right file was saved here.",
        )
        return True
    long = [number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]
    for number in long[:_TOLD]:
        findings.error(
            "SRC16",
            Location(path, number, LONGEST_LINE + 1),
            f"This line has {len(lines[number - 1]):,} characters; at most {LONGEST_LINE:,} can be read.",
            why="Nobody can follow a paragraph of that length, and every build would be slow.",
            fix="Make paragraphs of it, with an empty line between them. A picture belongs in a file of its own in images/.",
        )
    return bool(long)


def _is_wide(data: bytes) -> bool:
    """Whether every second byte of the beginning is zero, as in UTF-16 without a mark."""
    head = data[:64]
    return len(head) > 3 and (not any(head[1::2]) or not any(head[::2]))


def _foreign(data: bytes, start: int, path: str, findings: Findings) -> str | None:
    """Text in an older encoding: reported, and read as Windows-1252 so that the rest is checked too."""
    text = data.decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if _is_endless(text, path, findings):
        return None
    odd = len(_NOT_TEXT.findall(text)) + text.count("\ufffd")
    if b"\0" in data or odd > len(text) * _MANY:
        findings.error(
            "SRC16",
            Location(path, 1, 1),
            "This is not a text file, although its name says so.",
            why="Nothing in it can be read as words.",
            fix="Put the right file in its place, or rename it to what it is, for example picture.jpg.",
        )
        return None
    before = data[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    letter = data[start : start + 1].decode("cp1252", "replace")
    findings.error(
        "SRC16",
        Location(path, line, column),
        f'This file is not saved as UTF-8: the letter that should be "{letter}" cannot be read.',
        why=_WHY,
        fix=_SAVE,
    )
    return _NOT_TEXT.sub("", unicodedata.normalize("NFC", text))


def _clean(text: str, path: str, findings: Findings) -> str | None:
    found = _NOT_TEXT.findall(text)
    if not found:
        return text
    if len(found) > max(8, len(text) * _MANY):
        findings.error(
            "SRC16",
            Location(path, 1, 1),
            "This is not a text file, although its name says so.",
            why="Nothing in it can be read as words.",
            fix="Put the right file in its place, or rename it to what it is, for example picture.jpg.",
        )
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if bad := _NOT_TEXT.search(line):
            findings.error(
                "SRC16",
                Location(path, number, bad.start() + 1),
                f"This line holds a character that cannot be shown or spoken (U+{ord(bad[0]):04X}).",
                why="It would break the e-book and the Word file, and voices would stumble over it.",
                fix=_NOT_TEXT.sub("", line),
            )
    return _NOT_TEXT.sub("", text)
