"""The commands that only answer a question."""

from __future__ import annotations

import sys

import click

from strategy_build.build.terminal import say
from strategy_build.diagnostics import SetupError


@click.command()
def formats() -> None:
    """List the formats that this version makes."""
    from strategy_build.build.layouts import load
    from strategy_build.formats.registry import FORMATS
    from strategy_build.sources.labels import read_labels

    labels = read_labels(load(None)["labels/en.yaml"].decode(), "en-GB")
    for row in FORMATS.values():
        name = labels(f"format-{row.name}")
        say(f"{row.name}: {name}, output/PUBLICATION/{row.file.format(id='PUBLICATION')}")


@click.command(short_help="Say what a rule is for (explain LNK01).")
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a rule is for, with a bad and a good example (explain LNK01)."""
    from strategy_build.checks.explain import explain as told

    say(told(rule))


@click.command(short_help="Say what is missing here, and what installs it.")
def doctor() -> None:
    """Say what is missing on this machine, and the one command that installs it."""
    from strategy_build.build.doctor import examine

    lines, healthy = examine()
    say("\n".join(lines))
    if not healthy:
        sys.exit(SetupError.exit_code)
