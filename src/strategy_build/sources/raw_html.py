"""HTML in Markdown: it is told, and left out."""

from __future__ import annotations

import re

from strategy_build.diagnostics import Location
from strategy_build.sources.findings import Findings

_TAG = re.compile(r"<[/!?]*\s*([A-Za-z][\w-]*)?")
_FIXES = {
    "br": "End the line with a backslash (\\) to begin a new one.",
    "b": "Write **bold words** between two stars.",
    "strong": "Write **bold words** between two stars.",
    "i": "Write *stressed words* between stars.",
    "em": "Write *stressed words* between stars.",
    "a": "Write [what it is](address).",
    "img": "Write ![What it shows](images/name.jpg).",
    "span": "For words in another language write [Croeso]{lang=cy}.",
    "sup": "Write a note as [^1], and its text on a line [^1]: …",
    "p": "Leave an empty line between paragraphs.",
    "u": "Write **bold words**: underlined words look like links.",
}


def tell_raw_html(typed: str, place: Location, findings: Findings) -> None:
    """Report HTML in Markdown; its marks are left out."""
    found = _TAG.match(typed.strip())
    name = (found[1] or "").casefold() if found else ""
    remark = typed.lstrip().startswith("<!--")
    findings.error(
        "SRC07",
        place,
        "A remark that only shows in the source is HTML, which is not used here."
        if remark
        else f"<{name or '…'}> is HTML, which is not used here.",
        why="It works on web pages alone: it would be lost in print, in audio and in braille.",
        fix="Delete the remark, or keep it in a file whose name begins with _."
        if remark
        else _FIXES.get(name, "Say it in words or in Markdown."),
        length=len(typed.split("\n", 1)[0]),
    )
