"""What a build says at its end, in plain words with computed figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from strategy_build.build.request import Made, Report
from strategy_build.checks.report import warnings

_KILO = 1000


def summary(report: Report, output: Path) -> str:
    """How much is ready, whether all formats say the same, where it is, a line a file, what is missing."""
    return "\n".join(_lines(report, output))


def _lines(report: Report, output: Path) -> Iterator[str]:
    ready = f"{_count(report.publications, 'publication')} ready, "
    ready += f"{_count(len(report.formats), 'format')} each."
    same = f"Same words in every format: {report.same:,} of {report.words:,}."
    unchanged = " Nothing had changed." if report.unchanged else ""
    yield f"{ready} {same} Open {output / 'index.html'}.{unchanged}"
    if told := _warnings(report):
        yield told
    yield ""
    for made in report.made:
        yield f"  {made.path}: {_told(made)}"
    if report.not_made:
        yield ""
        yield "Not made, and why:"
        for name, why in report.not_made:
            yield f"  {name}: {why}"


def _warnings(report: Report) -> str:
    """How many warnings there are, against the last build where there was one."""
    now = len(warnings(report.diagnostics))
    before = report.warned
    if before is None or before == now == 0:
        return f"{_count(now, 'warning')}." if now else ""
    many = _count(now, "warning") if now else "No warnings"
    if now == before:
        return f"{many}, as many as last time."
    change = f"{now - before:,} more" if now > before else f"{before - now:,} fewer"
    return f"{many}, {change} than last time."


def _told(made: Made) -> str:
    facts = [file_size(made.size)]
    if made.pages:
        facts.append(_count(made.pages, "page"))
    if made.minutes:
        facts.append(_count(made.minutes, "minute"))
    return ", ".join(facts)


def file_size(size: int) -> str:
    """A size in bytes as people say it: "86 KB", "11.2 MB"."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO)):,} KB"
    return f"{size / _KILO / _KILO:.1f} MB"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
