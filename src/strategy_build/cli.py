"""The commands, in words for editors. Exit codes: 0 clean, 1 the content must change, 2 could not run."""

from __future__ import annotations

import gc
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_build import __version__
from strategy_build.build.terminal import conclude, prepare, say, tell, teller
from strategy_build.build.trouble import StoppedError, explained, go_on, listening
from strategy_build.diagnostics import ContentError, SetupError, StrategyError

if TYPE_CHECKING:
    from strategy_build.build.request import Request

OURS = 70  # sysexits.h: EX_SOFTWARE
_OBJECTS = (
    200_000  # a page layout makes millions of objects that live: looking for dead ones costs 15 %
)
_STOPPED = "Stopped. The site in the output folder is whole."
_FAULT = (
    "This is a fault of strategy-build, not of your content. The old site is as it was.\n"
    "Please report it with the lines before this one."
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
        report = update(_request(content, output, today, cache), teller(plain=plain))
    except ContentError as error:
        tell(error.diagnostics, error.sources, form, content, plain=plain)
        conclude(f"Not published: {count(error.diagnostics)}. The old site is as it was.")
        sys.exit(error.exit_code)
    tell(report.diagnostics, report.sources, form, content, plain=plain)
    conclude(summary(report, output))


@cli.command()
@_CONTENT
@_TODAY
@_PLAIN
@_FORM
@click.option("--fix", is_flag=True, help="Put right what cannot change the meaning; says what.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--since", metavar="REVISION", default="", help="Only files changed since then (git)."
)
@click.option("--watch", is_flag=True, help="Look again after each change, until Ctrl and C.")
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the findings to a file: .json, .sarif, .xml (JUnit) or .html.",
)
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
def check(  # one argument an option
    content: Path,
    today: str,
    output: Path,
    form: str,
    since: str,
    to: Path | None,
    *,
    plain: bool,
    deep: bool,
    fix: bool,
    diff: bool,
    watch: bool,
) -> None:
    """Look for everything that would hurt a reader, without building."""
    request = _request(content, output, today, None)
    if fix or diff:
        _fix(content, only_show=diff)
    if watch:
        from strategy_build.build.changes import states

        for _ in states(content):
            _look(request, since, to, form, plain=plain, deep=deep)
    if _look(request, since, to, form, plain=plain, deep=deep):
        sys.exit(ContentError.exit_code)


def _fix(content: Path, *, only_show: bool) -> None:
    """Show what can be put right; write it unless it is only to be shown."""
    from strategy_build.build.looking import fixes, write

    made = fixes(content)
    if made:
        say(made.diff())
    if not only_show:
        write(content, made)
    done = "would be changed" if only_show else "changed"
    say(f"{len(made.files):,} files {done}.\n")


def _look(
    request: Request, since: str, to: Path | None, form: str, *, plain: bool, deep: bool
) -> bool:
    """Look once and tell; whether there is an error."""
    from strategy_build.build.looking import look, look_deep
    from strategy_build.checks.report import summary

    read, found = look(request, since)
    if deep:
        found = (*found, *look_deep(request.output, teller(plain=plain)))
    if to is not None:
        from strategy_build.build.telling import form_of, written

        to.write_bytes(written(form_of(to.name), found, read))
    tell(found, read.sources, form, request.content, plain=plain)
    conclude(f"Checked {request.content}: {summary(found)}.")
    return any(one.is_error for one in found)


@cli.command()
def formats() -> None:
    """List the formats that this version makes."""
    from strategy_build.build.layouts import load
    from strategy_build.formats.registry import FORMATS
    from strategy_build.sources.labels import read_labels

    labels = read_labels(load(None)["labels/en.yaml"].decode(), "en-GB")
    for row in FORMATS.values():
        name = labels(f"format-{row.name}")
        say(f"{row.name}: {name}, output/PUBLICATION/{row.file.format(id='PUBLICATION')}")


@cli.command(short_help="Say what a rule is for (explain LNK01).")
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a rule is for, with a bad and a good example (explain LNK01)."""
    from strategy_build.checks.explain import explain as told

    say(told(rule))


@cli.command(short_help="Say what is missing here, and what installs it.")
def doctor() -> None:
    """Say what is missing on this machine, and the one command that installs it."""
    from strategy_build.build.doctor import examine

    lines, healthy = examine()
    say("\n".join(lines))
    if not healthy:
        sys.exit(SetupError.exit_code)


def main() -> None:
    """Run the command; bad content and missing tools never give a traceback, our own faults do."""
    gc.set_threshold(_OBJECTS, 50, 50)
    prepare()
    try:
        with listening():
            _run()
    except StoppedError as stopped:
        say(_STOPPED, err=True)
        sys.exit(stopped.code)


def _run() -> None:
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(SetupError.exit_code)
    except (click.Abort, KeyboardInterrupt):
        raise StoppedError(signal.SIGINT) from None
    except StrategyError as error:
        go_on()
        say(str(error), err=True)
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 (the last resort)
        go_on()
        sys.exit(_failed(error))


def _failed(error: Exception) -> int:
    """A full disk is nobody's fault and told in plain words; anything else is our own."""
    if words := explained(error):
        say(words, err=True)
        return SetupError.exit_code
    say("".join(traceback.format_exception(error)), err=True)
    say(_FAULT, err=True)
    return OURS


def _request(content: Path, output: Path, today: str, cache: Path | None) -> Request:
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
