"""The command that makes the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from strategy_build.build.terminal import conclude, tell, teller
from strategy_build.cli import options
from strategy_build.diagnostics import ContentError


@click.command()
@options.CONTENT
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder for the finished site. It changes only when everything is in order.",
)
@options.TODAY
@options.CACHE
@options.PLAIN
@options.FORM
def build(
    content: Path, output: Path, today: str, cache: Path | None, form: str, *, plain: bool
) -> None:
    """Check the content and build the site into output/."""
    from strategy_build.build.update import update
    from strategy_build.build.words import summary
    from strategy_build.checks.report import summary as count

    try:
        report = update(options.request(content, output, today, cache), teller(plain=plain))
    except ContentError as error:
        tell(error.diagnostics, error.sources, form, content, plain=plain)
        conclude(f"Not published: {count(error.diagnostics)}. The old site is as it was.")
        sys.exit(error.exit_code)
    tell(report.diagnostics, report.sources, form, content, plain=plain)
    conclude(summary(report, output))
