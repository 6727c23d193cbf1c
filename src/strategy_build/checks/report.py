"""Findings as people read them: plain lines on a terminal, or annotations in a pull request."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from strategy_build.diagnostics import Diagnostic, Severity

SHOWN = 10  # findings of one file that are shown; the others are counted
_LONGEST = 160  # characters of a source line that are shown
_NAMES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_WIDE = str.maketrans({"\t": " "})


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once, the most serious first, then by place."""
    once = dict.fromkeys(diagnostics)
    unique = {(one.rule, one.location, one.message): one for one in once}
    return tuple(sorted(unique.values(), key=lambda d: (d.severity, d.location, d.rule, d.message)))


def warnings(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The warnings alone, each once, in the order in which they are told."""
    return tuple(one for one in ordered(diagnostics) if one.severity is Severity.WARNING)


def report(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], *, plain: bool = False
) -> str:
    """All findings as text, the most serious first, at most ten of a file and level, then a count.

    With `plain` the line drawing around the source line is left out, for those who listen to it.
    """
    blocks: list[str] = []
    same = groupby(ordered(diagnostics), key=lambda d: (d.severity, d.location.file))
    for (severity, file), group in same:
        found = tuple(group)
        blocks += [paragraph(one, sources, plain=plain) for one in found[:SHOWN]]
        if len(found) > SHOWN:
            blocks.append(_more(len(found) - SHOWN, severity, file))
    return "\n\n".join(blocks)


def _more(number: int, severity: Severity, file: str) -> str:
    name = _NAMES[severity].lower() + ("s" if number > 1 else "")
    return f"And {number:,} more {name} in {file or 'the site'}."


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many findings of each level there are, in words: "2 errors, 1 warning"."""
    counts = Counter(one.severity for one in ordered(diagnostics))
    words = [
        f"{counts[level]:,} {_NAMES[level].lower()}{'' if counts[level] == 1 else 's'}"
        for level in Severity
        if counts[level]
    ]
    return ", ".join(words) or "nothing to change"


def paragraph(one: Diagnostic, sources: Mapping[str, str], *, plain: bool = False) -> str:
    """One finding: what, where, the line itself, why it matters, what to type, where to read on."""
    source = one.source or _line(one, sources)
    lines = [f"{_NAMES[one.severity]} {one.rule}{_place(one)}"]
    if source.strip() and one.location.column:
        lines += _plain_source(one, source) if plain else _drawn_source(one, source)
    else:
        lines += [_sentence(one.message)]
    if one.why:
        lines += [f"Why it matters: {one.why}"]
    if one.fix:
        lines += [f"How to fix it: {one.fix}"]
    lines += [f"More help: strategy-build explain {one.rule}"]
    return "\n".join(lines)


def _place(one: Diagnostic) -> str:
    if not one.location:
        return ""
    line = f", line {one.location.line}" if one.location.line else ""
    return f" in {one.location.file}{line}"


def _line(one: Diagnostic, sources: Mapping[str, str]) -> str:
    lines = sources.get(one.location.file, "").split("\n")
    number = one.location.line
    return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


def _drawn_source(one: Diagnostic, source: str) -> Iterator[str]:
    number = f"{one.location.line:>4}"
    start = min(one.location.column - 1, len(source))
    begin = max(0, start - _LONGEST // 2) if len(source) > _LONGEST else 0
    shown = source[begin : begin + _LONGEST].translate(_WIDE)
    before, after = "… " if begin else "", " …" if begin + _LONGEST < len(source) else ""
    width = max(1, min(one.length, len(shown) - (start - begin)))
    gap = " " * (len(before) + start - begin)
    yield f"{number} | {before}{shown}{after}"
    yield f"{' ' * len(number)} | {gap}{'^' * width} {_beside(one.message)}"


def _plain_source(one: Diagnostic, source: str) -> Iterator[str]:
    yield f"The line is: {source.strip()}"
    start = one.location.column - 1
    if (part := source[start : start + one.length]).strip() and one.length > 1:
        yield f"The place is: {part}"
    yield _sentence(one.message)


_OPENERS = frozenset(
    (
        "A",
        "An",
        "Every",
        "In",
        "It",
        "No",
        "Nothing",
        "One",
        "Only",
        "Say",
        "The",
        "There",
        "This",
        "Two",
        "Write",
    )
)


def _beside(message: str) -> str:
    """A message beside the pointer: like the rest of a line, not like a new sentence."""
    first = message.split(" ", 1)[0]
    text = message[:1].lower() + message[1:] if first in _OPENERS else message
    return text[:-1] if text.endswith(".") and ". " not in text else text


def _sentence(message: str) -> str:
    text = message[:1].upper() + message[1:]
    return text if text.endswith((".", "?", "!", ":")) else text + "."


def annotated(diagnostics: Iterable[Diagnostic]) -> str:
    """Findings as workflow commands of GitHub, which shows them beside the changed lines."""
    return "\n".join(_annotation(one) for one in ordered(diagnostics))


def _annotation(one: Diagnostic) -> str:
    place = one.location
    fields = {"file": place.file, "line": place.line, "col": place.column}
    if place.line and one.length > 1 and place.column:
        fields["endColumn"] = place.column + one.length
    named = [f"{name}={_escaped(str(value))}" for name, value in fields.items() if value]
    named += [f"title={_escaped(f'{one.rule}: {_NAMES[one.severity]}')}"]
    body = [_sentence(one.message)]
    body += [f"Why it matters: {one.why}"] if one.why else []
    body += [f"How to fix it: {one.fix}"] if one.fix else []
    message = "\n".join(body).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{_COMMANDS[one.severity]} {','.join(named)}::{message}"


def _escaped(value: str) -> str:
    escapes = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
    return "".join(escapes.get(character, character) for character in value)
