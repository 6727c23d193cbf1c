"""The command that looks for what would hurt a reader."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_build.build.terminal import conclude, say, tell, teller
from strategy_build.cli import options
from strategy_build.diagnostics import ContentError

if TYPE_CHECKING:
    from strategy_build.build.request import Request


@click.command()
@options.CONTENT
@options.TODAY
@options.CACHE
@options.PLAIN
@options.FORM
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
    cache: Path | None,
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
    asked = options.request(content, output, today, cache)
    if fix or diff:
        _fix(content, only_show=diff)
    if watch:
        from strategy_build.build.changes import states

        for _ in states(content):
            _look(asked, since, to, form, plain=plain, deep=deep)
    if _look(asked, since, to, form, plain=plain, deep=deep):
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
    asked: Request, since: str, to: Path | None, form: str, *, plain: bool, deep: bool
) -> bool:
    """Look once and tell; whether there is an error."""
    from strategy_build.build.looking import look, look_deep
    from strategy_build.checks.report import summary

    read, found = look(asked, since)
    words = f"Checked {asked.content}: "
    if deep:
        told = look_deep(asked, read, teller(plain=plain))
        found = (*found, *told.diagnostics)
        words = f"{told.words}\n{words}"
    if to is not None:
        from strategy_build.build.telling import form_of, written

        to.write_bytes(written(form_of(to.name), found, read))
    tell(found, read.sources, form, asked.content, plain=plain)
    conclude(f"{words}{summary(found)}.")
    return any(one.is_error for one in found)
