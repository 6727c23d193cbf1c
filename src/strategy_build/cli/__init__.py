"""The commands, in words for editors. Exit codes: 0 clean, 1 the content must change, 2 could not run."""

from strategy_build.cli.methods import kept_methods


def main() -> None:
    """Run the command that was typed."""
    with kept_methods():
        from strategy_build.cli.program import main as run

        run()


__all__ = ["main"]
