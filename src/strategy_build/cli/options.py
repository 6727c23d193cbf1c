"""The options that several commands share, and what they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_build.diagnostics import SetupError

if TYPE_CHECKING:
    from strategy_build.build.request import Request

CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder with site.yaml and the publications.",
)
TODAY = click.option(
    "--today",
    metavar="YYYY-MM-DD",
    default="",
    help="Build as if it were this day.",
)
PLAIN = click.option(
    "--plain",
    is_flag=True,
    help="Plain lines only: no progress line, no drawing around source lines.",
)
CACHE = click.option(
    "--cache",
    type=click.Path(path_type=Path),
    default=None,
    help="Where results are kept between builds [default: .cache beside content].",
)
FORM = click.option(
    "--report",
    "form",
    type=click.Choice(["auto", "text", "github"]),
    default="auto",
    show_default=True,
    help="How findings are told: as text, or as annotations and job summary of a pull request.",
)


def request(content: Path, output: Path, today: str, cache: Path | None) -> Request:
    """What a command was asked; SetupError for a day that is none."""
    from datetime import date

    from strategy_build.build.folders import absolute
    from strategy_build.build.request import Request

    if today:
        try:
            written = date.fromisoformat(today).isoformat()
        except ValueError:
            written = ""
        if written != today:
            message = f'"{today}" is not a day. Write it like --today 2027-03-22.'
            raise SetupError(message)
    kept = cache or absolute(content).parent / ".cache"
    return Request(content, output, kept, today)
