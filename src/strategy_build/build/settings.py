"""What site.yaml asks of the build itself: words renamed, formats, time zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from string import Formatter
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from strategy_build.checks.severity import MAY_NOT_RISE
from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.content import Content
from strategy_build.model.value import Value

# Every format that CONTENT.md names, whether this version makes it or not.
KNOWN = (
    "html",
    "docx",
    "large-print-docx",
    "pdf",
    "large-print-pdf",
    "giant-print-pdf",
    "wide-spacing-pdf",
    "epub",
    "text",
    "audio",
    "daisy",
    "braille",
)


# What people call formats elsewhere, and our names for them.
_FORMATS = {
    "ebook": "epub", "e-book": "epub", "mp3": "audio", "plain text": "text", "txt": "text",
    "web": "html", "web page": "html", "website": "html", "word": "docx", "brf": "braille",
    "large print": "large-print-pdf", "large print word": "large-print-docx",
}  # fmt: skip
_VOICES = {"google": "gtts", "espeak": "espeak-ng", "default": "auto"}
_USUAL_VOICE = "auto"  # asked first: the list of voices takes time to load


def settings(content: Content, words: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Names that nobody knows, each with what may be meant. `words` are the labels of the language."""
    for name in content.site.formats:
        if name not in KNOWN:
            yield _unknown("format", name, KNOWN, Severity.ERROR, meant=_FORMATS)
    yield from _voice(content.site.voice.engine)
    if (wanted := content.site.warnings) and str(wanted) != MAY_NOT_RISE:
        yield _unknown("rule for all warnings", wanted, (MAY_NOT_RISE,), Severity.WARNING)
    renamed = [content.site.words]
    renamed += [publication.file.words for publication in content.publications.values()]
    for group in renamed:
        for label, word in group.items():
            yield from _renamed(label, word, words)
    if not zone(str(content.site.timezone)):
        yield Diagnostic(
            "SRC18",
            Severity.ERROR,
            f'There is no time zone "{content.site.timezone}".',
            content.site.timezone.location,
            "Consultations would close on the wrong day.",
            "timezone: Europe/London",
            length=len(content.site.timezone),
        )


def _voice(engine: Value) -> Iterator[Diagnostic]:
    """A voice that nobody knows would leave listeners without a recording."""
    if str(engine) == _USUAL_VOICE:
        return
    from strategy_build.speech.engines.registry import is_known, names

    if not is_known(str(engine)):
        yield _unknown("voice engine", engine, ("auto", *names()), Severity.ERROR, meant=_VOICES)


def zone(name: str) -> ZoneInfo | None:
    """The time zone of that name, or None."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def usable(word: str, ours: str) -> bool:
    """Whether a renamed word has only places that ours has, so that it can be filled in."""
    try:
        return _places(word) <= _places(ours)
    except ValueError:
        return False


def _places(phrase: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(phrase) if place is not None}


def _renamed(name: str, word: Value, words: Mapping[str, str]) -> Iterator[Diagnostic]:
    if name not in words:
        yield _unknown("word to rename", word, words, Severity.WARNING, name)
    elif not usable(str(word), words[name]):
        yield Diagnostic(
            "SRC18",
            Severity.ERROR,
            f'"{word}" has places in curly brackets that cannot be filled in.',
            word.location,
            "Readers would see the brackets.",
            f"{name}: {words[name]}",
            length=len(word),
        )


def _unknown(
    what: str,
    value: Value,
    known: Iterable[str],
    severity: Severity,
    name: str = "",
    meant: Mapping[str, str] | None = None,
) -> Diagnostic:
    typed, every = name or str(value), list(known)
    sure = (meant or {}).get(typed.casefold(), "")
    close = [sure] if sure else get_close_matches(typed.casefold(), every, 1)
    fix = f"Did you mean {close[0]}?" if close else f"Write one of: {', '.join(every)}."
    return Diagnostic(
        "SRC04",
        severity,
        f'There is no {what} "{typed}".',
        value.location,
        "What nobody knows is left out, and nobody would notice.",
        "Delete it." if name and not close else fix,
        length=len(value),
    )
