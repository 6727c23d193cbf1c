"""The command that says something aloud."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from strategy_build.build.terminal import say, tell, teller
from strategy_build.cli import options
from strategy_build.diagnostics import ContentError, SetupError


@click.command(short_help="Say a sentence, a word or a file aloud, into a WAV file.")
@click.argument("text", nargs=-1)
@options.CONTENT
@options.CACHE
@options.PLAIN
@click.option(
    "--term", default="", metavar="WORD", help="A word of the glossary instead of a text."
)
@click.option(
    "--file",
    type=click.Path(path_type=Path),
    help="A file of content/ instead of a text, as a recording says it.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("listen.wav"),
    show_default=True,
    help="The sound file to write.",
)
@click.option("--voice", default="", metavar="ENGINE", help="Another voice than that of the site.")
@click.option("--lang", default="", metavar="TAG", help="The language of the text: cy, fr, pl…")
@click.option("--rate", type=click.FloatRange(0.5, 2.0), help="The pace: 0.9 is slower.")
def listen(
    text: tuple[str, ...],
    content: Path,
    cache: Path | None,
    term: str,
    file: Path | None,
    to: Path,
    voice: str,
    lang: str,
    rate: float | None,
    *,
    plain: bool,
) -> None:
    """Say a sentence aloud, into a WAV file, to try how a word sounds.

    The glossary decides how its words are said (say, ipa), as in a recording.
    """
    from strategy_build.build import listening

    if to.suffix.lower() != ".wav":
        message = f"The sound is a WAV file: write --to {to.with_suffix('.wav')}"
        raise SetupError(message)
    asked = options.request(content, Path("output"), "", cache)
    wish = listening.Wish(" ".join(text), term, file, voice, lang, rate or 0.0)
    try:
        heard = listening.listen(asked, wish, teller(plain=plain) if file else _quietly)
    except ContentError as error:
        tell(error.diagnostics, error.sources, "text", content, plain=plain)
        sys.exit(error.exit_code)
    to.write_bytes(heard.wav)
    for words in heard.words:
        say(f"Said: {words}")
    say(f"Voice: {heard.voices}")
    say(f"Length: {heard.seconds:.1f} seconds")
    say(f"File: {to}")


def _quietly(done: int, total: int, what: str, /) -> None:
    """A sentence is there before anybody could read how far it is."""
