"""What people see while a command runs and when it ends, on a terminal, in a pipe or in the cloud."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strategy_build.diagnostics import Diagnostic

_NARROW = 20  # columns: below this a line cannot be written over


class _Line:
    """The line that is written over; it is ended before anything else is said."""

    is_open = False


def prepare() -> None:
    """Characters that a terminal does not know are shown as question marks, never as a fault."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError, OSError):  # closed, or not a text stream of ours
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # one that cannot is passed over


def say(words: str, *, err: bool = False) -> None:
    """Print words. Who has stopped listening (`| head`) does not stop the work."""
    if _Line.is_open:
        _Line.is_open = False
        _print("", err=True)
    _print(words, err=err)


def _print(words: str, *, err: bool, end: bool = True) -> None:
    stream = sys.stderr if err else sys.stdout
    try:
        click.echo(words, err=err, nl=end)
    except (OSError, ValueError):  # nobody reads, or nothing can be written there
        _silence(stream)


def _silence(stream: TextIO | None) -> None:
    """What is still held back for the stream goes nowhere, instead of failing at the very end."""
    with suppress(AttributeError, ValueError, OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]  # none is passed over
        os.close(nowhere)


def summarise(words: str, *, markdown: bool = False) -> None:
    """Add words, or Markdown, to the summary page of a job in the cloud, where there is one."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page or not words:
        return
    try:
        with Path(page).open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{words}\n" if markdown else f"~~~~text\n{words}\n~~~~\n")
    except OSError as trouble:
        say(f"The summary page {page} cannot be written: {trouble.strerror}.", err=True)


def teller(*, plain: bool) -> Callable[[int, int, str], None]:
    """One line that is written over on a terminal; plain lines elsewhere."""
    import time

    begun = time.monotonic()
    columns = shutil.get_terminal_size().columns
    live = _is_terminal() and not plain and columns > _NARROW

    def tell(done: int, total: int, what: str, /) -> None:
        if not live:
            say(f"{done} of {total}: {what}", err=True)
            return
        left = (time.monotonic() - begun) / done * (total - done) if done else 0
        about = f", about {round(left)} seconds left" if done else ""
        line = f"{done * 100 // total} percent{about}: {what}"
        width = min(columns - 1, 100)
        _Line.is_open = True
        _print(f"\r{line[:width]:<{width}}", err=True, end=False)

    return tell


def _is_terminal() -> bool:
    try:
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    except (AttributeError, ValueError):
        return False


def from_checkout(found: tuple[Diagnostic, ...], content: Path) -> tuple[Diagnostic, ...]:
    """The same findings with their files named from the top of the checkout, as GitHub wants them."""
    folder = Path(os.path.abspath(content))  # noqa: PTH100 (as messages name it, links and all)
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    start = os.path.relpath(folder.parent, top)
    if start == os.curdir or start.startswith(os.pardir):
        return found
    return tuple(
        replace(one, location=replace(one.location, file=f"{start}/{one.location.file}"))
        if one.location.file.split("/")[0] == folder.name
        else one
        for one in found
    )


def tell(
    found: tuple[Diagnostic, ...],
    sources: Mapping[str, str],
    form: str,
    content: Path,
    *,
    plain: bool,
) -> None:
    """The findings as text; in a pull request as annotations and on the summary page of the job."""
    from strategy_build.checks.report import report

    cloud = form == "github" or (form == "auto" and os.environ.get("GITHUB_ACTIONS") == "true")
    if cloud and found:
        from strategy_build.build.telling import for_pull_request

        lines, page = for_pull_request(from_checkout(found, content), sources)
        say(lines)
        summarise(page, markdown=True)
    if form != "github" and found:
        say(report(found, sources, plain=plain) + "\n")


def conclude(words: str) -> None:
    """The last words of a run."""
    say(words)
    summarise(words)
