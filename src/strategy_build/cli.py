"""The commands, in words for editors. Exit codes: 0 clean, 1 the content must change, 2 could not run."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_build import __version__
from strategy_build.diagnostics import ContentError, SetupError, StrategyError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strategy_build.build.request import Request
    from strategy_build.diagnostics import Diagnostic

OURS = 70  # sysexits.h: EX_SOFTWARE
_OBJECTS = (
    200_000  # a page layout makes millions of objects that live: looking for dead ones costs 15 %
)

_CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder with site.yaml and the publications.",
)
_TODAY = click.option(
    "--today",
    metavar="YYYY-MM-DD",
    default="",
    help="Build as if it were this day.",
)
_PLAIN = click.option(
    "--plain",
    is_flag=True,
    help="Plain lines only: no progress line, no drawing around source lines.",
)
_CACHE = click.option(
    "--cache",
    type=click.Path(path_type=Path),
    default=None,
    help="Where results are kept between builds [default: .cache beside content].",
)
_FORM = click.option(
    "--report",
    "form",
    type=click.Choice(["auto", "text", "github"]),
    default="auto",
    show_default=True,
    help="How findings are told: as text, or as annotations and job summary of a pull request.",
)


class _Commands(click.Group):
    """Says "Did you mean" for a command that does not exist."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed, or a suggestion."""
        from difflib import get_close_matches

        close = get_close_matches(args[0], self.list_commands(ctx), 1)
        if self.get_command(ctx, args[0]) is None and close:
            ctx.fail(f"There is no command '{args[0]}'. Did you mean '{close[0]}'?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="strategy-build %(version)s")
def cli() -> None:
    """Publish a strategy in every form that its readers can use.

    Editors write Markdown and YAML in content/. One build makes the web site, EPUB, PDF, plain text
    and audio in output/, and refuses to publish what a reader could not use.
    """


@cli.command()
@_CONTENT
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder for the finished site. It changes only when everything is in order.",
)
@_TODAY
@_CACHE
@_PLAIN
@_FORM
def build(
    content: Path, output: Path, today: str, cache: Path | None, form: str, *, plain: bool
) -> None:
    """Check the content and build the site into output/."""
    from strategy_build.build.update import update
    from strategy_build.build.words import summary
    from strategy_build.checks.report import summary as count

    try:
        report = update(_request(content, output, today, cache), _teller(plain=plain))
    except ContentError as error:
        _tell(error.diagnostics, error.sources, form, plain=plain)
        _conclude(f"Not published: {count(error.diagnostics)}. The old site is as it was.")
        sys.exit(error.exit_code)
    _tell(report.diagnostics, report.sources, form, plain=plain)
    _conclude(summary(report, output))


@cli.command()
@_CONTENT
@_TODAY
@_PLAIN
@_FORM
@click.option(
    "--deep",
    is_flag=True,
    help="Also let the outside validators look at the finished site in output/.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="With --deep: the folder of the finished site.",
)
def check(content: Path, today: str, output: Path, form: str, *, plain: bool, deep: bool) -> None:
    """Look for everything that would hurt a reader, without building."""
    from strategy_build.build.reading import reading

    read = reading(_request(content, output, today, None))
    found = read.diagnostics
    if deep:
        from strategy_build.checks.validators.deep import check_deep

        found = (*found, *check_deep(output, _teller(plain=plain)))
    _tell(found, read.sources, form, plain=plain)
    from strategy_build.checks.report import summary

    _conclude(f"Checked {content}: {summary(found)}.")
    if any(one.is_error for one in found):
        sys.exit(ContentError.exit_code)


@cli.command()
def formats() -> None:
    """List the formats that this version makes."""
    from strategy_build.build.layouts import load
    from strategy_build.formats.registry import FORMATS
    from strategy_build.sources.labels import read_labels

    labels = read_labels(load(None)["labels/en.yaml"].decode(), "en-GB")
    for row in FORMATS.values():
        name = labels(f"format-{row.name}")
        click.echo(f"{row.name}: {name}, output/PUBLICATION/{row.file.format(id='PUBLICATION')}")


@cli.command(short_help="Say what a rule is for (explain LNK01).")
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a rule is for, with a bad and a good example (explain LNK01)."""
    from strategy_build.checks.explain import explain as told

    click.echo(told(rule))


@cli.command(short_help="Say what is missing here, and what installs it.")
def doctor() -> None:
    """Say what is missing on this machine, and the one command that installs it."""
    from strategy_build.build.doctor import examine

    lines, healthy = examine()
    click.echo("\n".join(lines))
    if not healthy:
        sys.exit(SetupError.exit_code)


def main() -> None:
    """Run the command; bad content and missing tools never give a traceback, our own faults do."""
    gc.set_threshold(_OBJECTS, 50, 50)
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(SetupError.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. The old site is as it was.", err=True)
        sys.exit(130)
    except StrategyError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(SetupError.exit_code)
    except Exception:  # noqa: BLE001 (the last resort: our own fault, told as such)
        traceback.print_exc()
        click.echo(
            "This is a fault of strategy-build, not of your content. The old site is as it was.\n"
            "Please report it with the lines before this one.",
            err=True,
        )
        sys.exit(OURS)


def _request(content: Path, output: Path, today: str, cache: Path | None) -> Request:
    from datetime import date

    from strategy_build.build.request import Request

    if today:
        try:
            date.fromisoformat(today)
        except ValueError:
            message = f'"{today}" is not a day. Write it like --today 2027-03-22.'
            raise SetupError(message) from None
    kept = cache or content.resolve().parent / ".cache"
    return Request(content, output, kept, today)


def _tell(
    found: tuple[Diagnostic, ...], sources: Mapping[str, str], form: str, *, plain: bool
) -> None:
    """The findings as text; in a pull request also as annotations at their lines."""
    from strategy_build.checks.report import annotated, report

    if form == "github" or (form == "auto" and os.environ.get("GITHUB_ACTIONS") == "true"):
        click.echo(annotated(found))
    text = report(found, sources, plain=plain) if found else ""
    if form != "github" and text:
        click.echo(text + "\n")
    _summarise(text)


def _conclude(words: str) -> None:
    """The last words of a run."""
    click.echo(words)
    _summarise(words)


def _summarise(words: str) -> None:
    """Add words to the summary page of a job in the cloud, where there is one."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and words:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(f"~~~~text\n{words}\n~~~~\n")


def _teller(*, plain: bool) -> Callable[[int, int, str], None]:
    """One line that is written over on a terminal; plain lines elsewhere."""
    import time

    begun = time.monotonic()
    live = sys.stderr.isatty() and not plain

    def tell(done: int, total: int, what: str, /) -> None:
        if not live:
            click.echo(f"{done} of {total}: {what}", err=True)
            return
        spent = time.monotonic() - begun
        left = round(spent / done * (total - done)) if done else 0
        line = f"{done * 100 // total} percent, about {left} seconds left: {what}"
        click.echo(f"\r{line[:78]:<78}", nl=done == total, err=True)

    return tell
