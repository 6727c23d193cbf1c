"""One-line texts that YAML would refuse or cut, found before YAML sees them.

Each is taken out of the line and replaced by a token of private characters, so that the rest of
the file is read by YAML as it stands and every other value keeps its column.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from strategy_build.diagnostics import Location
from strategy_build.sources.findings import Findings

OPEN, CLOSE = "\ue0f0", "\ue0f1"  # around the number of what was taken out
TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}")

_LINE = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)*)"
    r"(?:(?P<key>[^\W\d_][\w .-]*?|\"[^\"]*\"|'[^']*')[ ]*:(?P<gap>[ \t]+|$))?"
    r"(?P<value>.*)$"
)
_GLUED = re.compile(r"(?P<lead>[ ]*)(?P<key>[a-z][a-z-]*):(?P<value>[^\s/:].*)$")
_BLOCK = re.compile(r"[|>][-+0-9]*[ ]*(?:#.*)?$")
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*(?:[ ]#.*)?$""")
_REMARK = re.compile(r"(?:[ ]{2,}|\t[ ]*|^)#(?:[ #].*)?$")
_CUT = re.compile(r"[ \t]#")
_COLON = re.compile(r":(?=[ \t]|$)")
_NAME = re.compile(r"[&*][\w-]+$")
_INDICATORS = frozenset("&*!|>%@`,]}?")
_CURLY = {"“": "”", "‘": "’", "„": "“", "«": "»"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A value taken out of its line: as typed, and as YAML would have read it (`cut`)."""

    text: str
    location: Location
    cut: str | None = None
    corrected: str = ""  # the whole line with the value in quotes


@dataclass(slots=True)
class Kept:
    """A text ready for YAML, and what was taken out of it."""

    text: str = ""
    values: list[Typed] = field(default_factory=list)


@dataclass(slots=True)
class _Scan:
    """Where the scan stands: inside which many-line value, if any."""

    file: str
    first: int
    findings: Findings
    kept: Kept = field(default_factory=Kept)
    block: int | None = None  # indent of the key whose block text runs
    closing: str = ""  # quotation mark that ends a quoted text over several lines
    depth: int = 0  # open brackets of a list over several lines
    plain: int | None = None  # indent of the key whose plain text may run on


def keep(text: str, file: str, first: int, findings: Findings) -> Kept:
    """Take out the one-line values that YAML would refuse or cut; `first` is the number of line 1."""
    scan = _Scan(file, first, findings)
    lines = text.replace(OPEN, "").replace(CLOSE, "").split("\n")
    out = [_line(scan, lines, number) for number in range(len(lines))]
    scan.kept.text = "\n".join(out)
    return scan.kept


def quoted(text: str) -> str:
    """The text in quotation marks that YAML understands."""
    if '"' in text and "'" not in text and "\\" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _line(scan: _Scan, lines: list[str], number: int) -> str:
    line = lines[number]
    indent = len(line) - len(line.lstrip(" "))
    if not line.strip() or _runs_on(scan, line, indent):
        return line
    line = _without_tabs(scan, line, number)
    if line.lstrip().startswith("#") or line in {"---", "..."}:
        return line
    if glued := _GLUED.match(line):
        return _insert_space(scan, glued, number)
    found = _LINE.match(line)
    if found is None or not found["value"]:
        return line
    if found["key"] is None and not found["lead"].strip():
        return line
    column = found.start("key") if found["key"] else _dash(line)
    return _valued(scan, lines, number, found, column)


def _dash(line: str) -> int:
    """The column of the last dash before a list item."""
    return len(line[: len(line) - len(line.lstrip(" -"))].rstrip()) - 1


def _runs_on(scan: _Scan, line: str, indent: int) -> bool:
    """Whether the line belongs to a value that began on an earlier line."""
    if scan.block is not None:
        if indent > scan.block:
            return True
        scan.block = None
    if scan.closing:
        if _closes(line, scan.closing):
            scan.closing = ""
        return True
    if scan.depth > 0:
        scan.depth += _balance(line)
        return True
    if scan.plain is not None:
        if indent > scan.plain:
            return True
        scan.plain = None
    return False


def _closes(line: str, mark: str) -> bool:
    inner = line.replace("''", "") if mark == "'" else re.sub(r"\\.", "", line)
    return mark in inner


def _balance(line: str) -> int:
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", "", line)
    bare = re.sub(r"(?:^|\s)#.*$", "", bare)
    return sum(c in "[{" for c in bare) - sum(c in "]}" for c in bare)


def _valued(scan: _Scan, lines: list[str], number: int, found: re.Match[str], column: int) -> str:
    """A line with a value: taken out where YAML would not read it as typed."""
    value = found["value"]
    if value[0] == "#" and _REMARK.match(value):
        return found[0]
    runs = _next_is_deeper(lines, number, column)
    if _BLOCK.fullmatch(value):
        scan.block = column
        return found[0]
    if value[0] in "\"'":
        if _QUOTED.fullmatch(value):
            return found[0]
        if runs and not _closes(value[1:], value[0]):
            return _opened(scan, lines, number, found, column)
    if value[0] in "[{" and _is_list(scan, value, runs):
        return found[0]
    if runs:
        scan.plain = column
        return found[0]
    kept = _risky(scan, value)
    if kept is None:
        return found[0]
    text, cut = kept
    start = found.start("value")
    place = Location(
        scan.file, scan.first + number, start + 1 + (text != value and value.find(text))
    )
    corrected = found[0][:start] + quoted(text)
    scan.kept.values.append(Typed(text, place, cut, corrected))
    return f"{found[0][:start]}{OPEN}{len(scan.kept.values) - 1}{CLOSE}"


def _opened(scan: _Scan, lines: list[str], number: int, found: re.Match[str], column: int) -> str:
    """A text in quotation marks over several lines; told where its end is not in its block."""
    mark, value = found["value"][0], found["value"]
    for line in lines[number + 1 :]:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        if _closes(line, mark):
            scan.closing = mark
            return found[0]
    start = found.start("value")
    scan.findings.error(
        "SRC01",
        Location(scan.file, scan.first + number, start + 1),
        "A quotation mark is opened here and never closed.",
        why="The build cannot tell where the text ends.",
        fix=f"Write {mark} at the end of the text, or delete the one at its beginning.",
    )
    scan.plain = column
    text = Typed(value[1:], Location(scan.file, scan.first + number, start + 2))
    scan.kept.values.append(text)
    return f"{found[0][:start]}{OPEN}{len(scan.kept.values) - 1}{CLOSE}"


def _next_is_deeper(lines: list[str], number: int, column: int) -> bool:
    """Whether the value goes on in the next line that is not empty."""
    after = next((line for line in lines[number + 1 :] if line.strip()), "")
    return len(after) - len(after.lstrip(" ")) > column and not after.lstrip().startswith("#")


def _is_list(scan: _Scan, value: str, runs: bool) -> bool:
    """Whether a value that begins with a bracket is meant as a list (or as fields)."""
    depth = _balance(value)
    if depth > 0 and runs:
        scan.depth = depth
        return True
    bare = re.sub(r"[ ]+#.*$", "", value).rstrip()
    if depth != 0 or bare[-1] not in "]}":
        return False
    level = 0
    for n, letter in enumerate(bare):
        level += (letter in "[{") - (letter in "]}")
        if level == 0:
            return n == len(bare) - 1
    return False


def _risky(scan: _Scan, value: str) -> tuple[str, str | None] | None:
    """The value as typed and as YAML would cut it, or None where YAML reads it as it stands."""
    remark = _REMARK.search(value)
    text = (value[: remark.start()] if remark else value).rstrip()
    if not text:
        return None
    if text[0] == "#":
        return text, ""
    if _QUOTED.fullmatch(text):
        return None
    if len(text) > 2 and text[0] == text[-1] == "'" and re.search(r"\w'\w", text):
        return text[1:-1], None
    if text[0] in "\"'[{" or text[0] in _INDICATORS or text == "-" or text.startswith("- "):
        return None if _NAME.fullmatch(text) else (text, None)
    if _COLON.search(text):
        return text, None
    if hash_ := _CUT.search(text):
        return text, text[: hash_.start()].rstrip()
    return (text, None) if remark and "\t" in remark[0] else None


def _without_tabs(scan: _Scan, line: str, number: int) -> str:
    """A line whose tabs at the start, or after a colon or dash, became spaces."""
    if "\t" not in line:
        return line
    body = line.lstrip(" \t")
    start = line[: len(line) - len(body)]
    if "\t" not in start and not re.match(r"[^\t\"']*[:-]\t", body):
        return line
    fixed = start.replace("\t", "  ") + re.sub(r"(^-|:)[ ]*\t[ \t]*", r"\1 ", body, count=1)
    scan.findings.error(
        "SRC16",
        Location(scan.file, scan.first + number, line.index("\t") + 1),
        "There is a tab on this line. YAML counts spaces, and a tab has no fixed width.",
        why="The line may end up in another block than the one you see.",
        fix=fixed,
    )
    return fixed


def _insert_space(scan: _Scan, found: re.Match[str], number: int) -> str:
    """`title:Our plan` is read as `title: Our plan`."""
    start = found.end("key") + 1
    corrected = f"{found[0][:start]} {found['value']}"
    if found["key"] in {"http", "https", "mailto", "tel", "sms"}:
        return found[0]
    if found["value"][0] in "\"'[{|>":
        return corrected
    scan.findings.warning(
        "SRC03",
        Location(scan.file, scan.first + number, start),
        f'There is no space after "{found["key"]}:".',
        why="YAML would read the whole line as one text and lose the field.",
        fix=corrected,
        length=2,
    )
    scan.kept.values.append(
        Typed(found["value"].rstrip(), Location(scan.file, scan.first + number, start + 1))
    )
    return f"{found[0][:start]} {OPEN}{len(scan.kept.values) - 1}{CLOSE}"


def curly(text: str) -> bool:
    """Whether a text stands in curly quotation marks from end to end, as pasted from a letter."""
    return len(text) > 1 and _CURLY.get(text[0]) == text[-1] and text[0] not in text[1:-1]
