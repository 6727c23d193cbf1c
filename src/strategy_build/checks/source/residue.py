"""SRC: what other programs or earlier drafts left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_build.checks.passages import passages
from strategy_build.checks.places import pinpoint
from strategy_build.checks.rule import Finding, SourceRule, error, warning
from strategy_build.checks.source.lines import every_line
from strategy_build.diagnostics import Severity
from strategy_build.model.content import Content
from strategy_build.model.publication import Status

_RUBBISH = re.compile(
    r"Error! (?:Reference source|Bookmark) not (?:found|defined)\.?|\b_(?:Toc|Ref|Hlk)\d+\b|\b_GoBack\b"
    r"|\{ ?(?:HYPERLINK|PAGEREF|TOC|MERGEFIELD) [^}]*\}|\bmso-[a-z-]+|[\ue000-\uf8ff]"
    r"|(?<=[.!?,]) J(?=\s|$)"
)


# UTF-8 taken for Windows-1252: "Ã©" for "é", "â€™" for an apostrophe, "Â£" for "£".
_TAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MANGLED = re.compile(rf"[ÂÃ]{_TAIL}(?!\w*[ÂÃ]\b)|â€{_TAIL}")
_BYTE = 256


@error("SRC12")
def pasted_rubbish(content: Content, today: date) -> Iterator[Finding]:
    """Nothing is left that a word processor put there by itself.

    Why: Bookmarks, field codes and picture letters (a smile becomes a lone J) are read aloud and
        brailled as they stand, and nobody can guess what they mean.
    Bad: See Error! Reference source not found. Thank you for coming J
    Good: See the review. Thank you for coming.
    Source: WCAG 2.2, 3.1 Readable
    """
    for line in every_line(content):
        if found := _MANGLED.search(line.text):
            yield Finding(
                "letters were mangled when this was copied from another program",
                line.at(found.start()),
                _unmangled(line.text.strip()),
                len(found[0]),
            )
        for found in _RUBBISH.finditer(line.text):
            lead = len(found[0]) - len(found[0].lstrip())
            rest = line.text[: found.start()] + line.text[found.end() :]
            yield Finding(
                "a word processor left this behind",
                line.at(found.start() + lead),
                f"take it out: {' '.join(rest.split())}",
                len(found[0].strip()),
            )


def _unmangled(text: str) -> str:
    """The line as it was before UTF-8 was taken for Windows-1252."""
    return _MANGLED.sub(lambda found: _bytes_of(found[0]).decode("utf-8", "replace"), text)


def _bytes_of(text: str) -> bytes:
    return b"".join(
        bytes([ord(letter)]) if ord(letter) < _BYTE else letter.encode("cp1252") for letter in text
    )


_INVISIBLE = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
    "\u200e": "a direction mark",
    "\u200f": "a direction mark",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
} | {chr(code): "a direction override" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_ODD = re.compile(f"[{''.join(_INVISIBLE)}]")
_HARD_SPACE = re.compile(r"^\s{0,3}(#{1,6}|[-*+]|\d{1,3}[.)])([\u00a0\u2007\u202f])")


@warning("SRC13")
def invisible_characters(content: Content, today: date) -> Iterator[Finding]:
    """The text holds no characters that nobody can see.

    Why: Invisible characters split words for screen readers, braille and search, and a hard
        space after # or - stops it from making a heading or a list.
    Bad: co(soft hyphen)operation
    Good: cooperation
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A); Unicode Standard, section 23.2
    """
    for line in every_line(content):
        every = tuple(_ODD.finditer(line.text))
        fix = f"delete it: {_ODD.sub('', line.text).strip()}" if every else ""
        for found in every:
            name = _INVISIBLE[found[0]]
            yield Finding(f"{name} hides at this place", line.at(found.start()), fix)
        if hard := _HARD_SPACE.match(line.text):
            rest = line.text[hard.end() :].strip()
            yield Finding(
                f'the space after "{hard[1]}" is a hard space, so it makes no heading and no list',
                line.at(hard.start(2)),
                f"{hard[1]} {rest}",
                severity=Severity.ERROR,
            )


_PLACEHOLDER = re.compile(
    r"\b(?:TBC|TBA|TODO|FIXME|TKTK)\b|\b[Ll]orem ipsum\b|\{\{[^{}]*\}\}|\bX{3,}\b|\[\s*(?:[Dd]raft|[Ii]nsert|[Aa]dd)\b[^\]]*\]"
    r"|\[(?:name|date|place|number|link)\]|\?{3,}"
)


@error("SRC15")
def placeholders(content: Content, today: date) -> Iterator[Finding]:
    """A publication that is approved holds no text that was meant to be replaced.

    Why: Readers cannot know what should stand there, and an approved promise with a gap is not
        a promise. In a draft this is only a warning.
    Bad: The fund opens in TBC.
    Good: The fund opens in March 2028.
    Source: good practice in publishing
    """
    for passage in passages(content):
        for found in _PLACEHOLDER.finditer(passage.text):
            place, length = pinpoint(content, passage.location, found[0])
            approved = passage.publication.file.status in {Status.APPROVED, Status.SUPERSEDED}
            yield Finding(
                f'"{found[0]}" is text to be replaced',
                place,
                "write what readers should know, or take the sentence out",
                length,
                severity=Severity.ERROR if approved else Severity.WARNING,
            )


RULES: tuple[SourceRule, ...] = (pasted_rubbish, invisible_characters, placeholders)
