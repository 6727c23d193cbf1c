"""The program: its commands, and how it ends."""

from __future__ import annotations

import gc
import signal
import sys
import traceback

import click

from strategy_build import __version__
from strategy_build.build.terminal import prepare, say
from strategy_build.build.trouble import StoppedError, explained, go_on, listening
from strategy_build.cli.asking import doctor, explain, formats
from strategy_build.cli.building import build
from strategy_build.cli.checking import check
from strategy_build.cli.listening import listen
from strategy_build.diagnostics import SetupError, StrategyError

OURS = 70  # sysexits.h: EX_SOFTWARE
_OBJECTS = (
    200_000  # a page layout makes millions of objects that live: looking for dead ones costs 15 %
)
_STOPPED = "Stopped. The site in the output folder is whole."
_FAULT = (
    "This is a fault of strategy-build, not of your content. The old site is as it was.\n"
    "Please report it with the lines before this one."
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


for _command in (build, check, listen, explain, formats, doctor):
    cli.add_command(_command)


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
