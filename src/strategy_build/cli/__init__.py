"""The commands, in words for editors. Exit codes: 0 clean, 1 the content must change, 2 could not run."""

from strategy_build.cli.program import main

__all__ = ["main"]
