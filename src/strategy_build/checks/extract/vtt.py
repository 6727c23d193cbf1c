"""The cues of a WebVTT file, read strictly: what the standard does not allow is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_STAMP = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_STAMP}[ \t]+-->[ \t]+{_STAMP}")
_MARK = re.compile(r"<(/?)(c|i|b|u|v|lang|ruby|rt)((?:\.[^\s.<>&]+)*)(?:[ \t]([^<>&\n]+))?>")
_PIECE = re.compile(r"<[^>]*>?|&[^;\s]*;?|[^<&]+")
_SIGNS = frozenset(("&amp;", "&lt;", "&gt;", "&nbsp;", "&lrm;", "&rlm;"))
_NEEDS_WORDS = frozenset(("v", "lang"))


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its name, begin and end in ms, its words, and which of them are in which language."""

    id: str
    begin: int
    end: int
    text: str
    spoken: tuple[tuple[str, str], ...] = ()  # language, words, where one is told


def extract(data: bytes) -> tuple[Cue, ...]:
    """All cues in order. ValueError says which line is no WebVTT.

    As the standard has it: a head, blocks between empty lines, times that go up, cues whose names
    are their own, marks that are closed in the order in which they were opened.
    """
    lines = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    head = lines[0]
    if not re.fullmatch(r"WEBVTT([ \t].*)?", head) or "-->" in head:
        raise ValueError("line 1 does not say WEBVTT")
    if len(lines) < 2 or lines[1]:
        raise ValueError("line 2 is not empty")
    cues: list[Cue] = []
    for number, block in _blocks(lines):
        if re.match(r"(NOTE|STYLE|REGION)(\s|$)", block[0]) and "-->" not in block[0]:
            continue
        cue = _cue(number, block)
        if cues and cue.begin < cues[-1].begin:
            raise ValueError(f"line {number}: a cue begins before the one above it")
        cues.append(cue)
    names = [cue.id for cue in cues if cue.id]
    if len(set(names)) < len(names):
        raise ValueError("two cues have the same name")
    return tuple(cues)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are not empty, each with the number of its first."""
    block: list[str] = []
    for number, line in enumerate((*lines, ""), 1):
        if line:
            block.append(line)
        elif block:
            if number - len(block) > 1:
                yield number - len(block), block
            block = []


def _cue(number: int, block: list[str]) -> Cue:
    named = "-->" not in block[0]
    name, rest = (block[0], block[1:]) if named else ("", block)
    found = _TIMES.fullmatch(rest[0]) if rest else None
    if found is None:
        raise ValueError(f"line {number + named}: these are no times of a cue")
    parts = found.groups(default="0")
    begin, end = _ms(parts[:4]), _ms(parts[4:])
    if end <= begin:
        raise ValueError(f"line {number + named}: the cue ends before it begins")
    words = "\n".join(rest[1:])
    if not words or "-->" in words:
        raise ValueError(f"line {number + named + 1}: the cue has no words")
    try:
        runs = tuple(_runs(words))
    except ValueError as error:
        raise ValueError(f"line {number + named + 1}: {error}") from None
    text = "".join(text for _, text in runs)
    return Cue(name, begin, end, text, tuple((lang, text) for lang, text in runs if lang))


def _ms(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _runs(words: str) -> Iterator[tuple[str, str]]:
    """Stretches of text with the language told for them, "" where none is."""
    opened: list[tuple[str, str]] = []
    for piece in _PIECE.findall(words):
        if piece[0] == "&":
            if piece not in _SIGNS:
                raise ValueError(f"{piece} stands for nothing")
            yield _language(opened), unescape(piece)
        elif piece[0] == "<":
            _mark(piece, opened)
        else:
            yield _language(opened), piece
    if opened:
        raise ValueError(f"<{opened[-1][0]}> is not closed")


def _language(opened: list[tuple[str, str]]) -> str:
    return next((words for tag, words in reversed(opened) if tag == "lang"), "")


def _mark(piece: str, opened: list[tuple[str, str]]) -> None:
    """Open or close a mark."""
    found = _MARK.fullmatch(piece)
    if found is None:
        raise ValueError(f"{piece} is no mark")
    closing, tag, classes, words = found.groups()
    if closing:
        if classes or words or not opened or opened.pop()[0] != tag:
            raise ValueError(f"{piece} closes nothing")
    elif (tag in _NEEDS_WORDS) != bool(words):
        raise ValueError(f"{piece} must say what, or nothing")
    else:
        opened.append((tag, words or ""))
