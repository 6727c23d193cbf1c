"""Findings as Markdown for the summary page of a pull request: complete, and without a command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import quote

from strategy_build.checks.reports.entries import Entry, counts, has_command, without_commands
from strategy_build.checks.reports.words import LEVELS, counted, many, titled
from strategy_build.checks.rule import Explanation
from strategy_build.diagnostics import Severity
from strategy_build.model.labels import Labels

MOST = 1024 * 1024  # bytes that a summary may have
_ROOM = 512  # for the sentence on what is left out
_LONGEST = 10_000  # characters of a line that are shown
# Marks of Markdown wherever they stand in a line; what GitHub makes links, sums and pictures of.
_MARK = re.compile(r"([\\`*_\[\]<>&~|#$@]|:(?=//|[\w+-]+:))")
_TICKS = re.compile("`+")


def as_summary(
    found: tuple[Entry, ...], labels: Labels, *, files: str = "", most: int = MOST
) -> str:
    """Every finding with its line, the line put right, why it matters and all words on its rule.

    `files` is the address before the path of a source file, ending with "/", where the files can
    be read. What `most` bytes have no room for is counted; the most serious come first.
    """
    blocks = [f"## {labels('report-title')}\n\n**{_safe(counted(found, labels))}**\n"]
    room = most - _ROOM - len(blocks[0].encode())
    told = 0
    for block, number in _blocks(found, labels, files):
        room -= len(block.encode()) + 1
        if room < 0:
            blocks.append(f"**{labels('report-no-room', n=len(found) - told)}**\n")
            break
        blocks.append(block)
        told += number
    return "\n".join(blocks)


def _blocks(found: tuple[Entry, ...], labels: Labels, files: str) -> Iterator[tuple[str, int]]:
    """Blocks of Markdown, each with the number of findings that it tells."""
    numbers = dict(zip(Severity, counts(found), strict=True))
    for level, inside in groupby(found, key=lambda one: one.found.severity):
        lead = labels(f"report-{LEVELS[level]}s-lead")
        yield f"### {many(level, numbers[level], labels)}\n\n{_safe(lead)}\n", 0
        for file, group in groupby(inside, key=lambda one: one.found.location.file):
            yield f"#### {_safe(file or labels('report-whole-site'))}\n", 0
            for one in group:
                yield _entry(one, labels, files), 1


def _entry(one: Entry, labels: Labels, files: str) -> str:
    found = one.found
    lines = [f"##### {_safe(without_commands(titled(one, labels)))}", ""]
    if found.location.line:
        name = _safe(labels("report-line-now", n=str(found.location.line)))
        lines += [f"{_linked(name, one, files)}:", ""]
    if one.source.strip():
        lines += [*_fenced(one.source[:_LONGEST]), ""]
        _, meant, _ = one.pointed
        if found.length > 1 and meant.strip():
            lines += [_named("means", meant, labels), ""]
    if found.why:
        lines += [_named("why", without_commands(found.why), labels), ""]
    if fix := without_commands(found.fix):
        lines += [_named("fix", fix, labels), ""]
    if one.cure:
        name = _safe(labels("report-sample" if one.cure.sample else "report-cure"))
        lines += [f"**{name}:**", "", *_fenced(one.cure.line), ""]
    if one.about:
        lines += _explained(one, one.about, labels)
    return "\n".join(lines)


def _explained(one: Entry, about: Explanation, labels: Labels) -> list[str]:
    """All words on the rule; its reason is told once."""
    lines = [f"**{_safe(labels('report-rule', rule=one.found.rule, what=about.what))}**", ""]
    if about.why != one.found.why:
        lines += [_named("why", about.why, labels), ""]
    if not has_command(about.bad + "\n" + about.good):
        for name, example in (("bad", about.bad), ("good", about.good)):
            lines += [f"{_safe(labels(f'report-{name}'))}:", "", *_fenced(example), ""]
    return [*lines, _named("source", about.source, labels), ""]


def _named(name: str, words: str, labels: Labels) -> str:
    return f"**{_safe(labels(f'report-{name}'))}:** {_safe(words)}"


def _linked(name: str, one: Entry, files: str) -> str:
    if not files:
        return f"**{name}**"
    place = one.found.location
    return f"[{name}]({files}{quote(place.file, safe='/')}#L{place.line})"


def _safe(words: str) -> str:
    """Words that Markdown shows as they are, on one line."""
    return _MARK.sub(r"\\\1", " ".join(words.split()))


def _fenced(text: str) -> list[str]:
    """Lines shown as they are; the fence is longer than any in them."""
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", text, fence]
