"""Findings that somebody has accepted for now: who, why and until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from strategy_build.checks.rule import Explanation, Finding, diagnostic, explanation
from strategy_build.checks.source.moments import last_day
from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.publication import Waiver

_NEVER = ("PRV", "SRC")  # other people's rights, and what cannot be read at all


def waived(
    found: Iterable[Diagnostic], waivers: Sequence[Waiver], today: date
) -> tuple[Diagnostic, ...]:
    """Findings that a waiver covers as notes; expired, unused and refused waivers as warnings.

    A waiver keeps its effect after its day: nothing becomes an error because a day has passed.
    """
    used: set[int] = set()
    out: list[Diagnostic] = []
    for one in found:
        number = next((n for n, waiver in enumerate(waivers) if _covers(waiver, one)), None)
        if number is None:
            out.append(one)
            continue
        used.add(number)
        accepted = f"accepted until {waivers[number].until.text}: {waivers[number].reason}"
        out.append(replace(one, severity=Severity.NOTE, message=f"{one.message} ({accepted})"))
    for number, waiver in enumerate(waivers):
        out += _about(waiver, today, used=number in used)
    return tuple(out)


def _covers(waiver: Waiver, one: Diagnostic) -> bool:
    """Whether `where` names the file, its end, or the file and line ("values.md" or "values.md:14")."""
    if waiver.rule != one.rule or str(waiver.rule).startswith(_NEVER):
        return False
    file, _, line = str(waiver.where).strip().partition(":")
    here = one.location.file == file or one.location.file.endswith(f"/{file}")
    inside = file.endswith("/") and file in f"{one.location.file}"
    return (here or inside) and (not line or line.strip() == str(one.location.line))


def _about(waiver: Waiver, today: date, *, used: bool) -> tuple[Diagnostic, ...]:
    place = waiver.rule.location
    length = len(waiver.rule)
    if str(waiver.rule).startswith(_NEVER):
        message = f"{waiver.rule} cannot be waived"
        fix = "put right what the rule asks for, and delete this entry"
        return (diagnostic(REFUSED, Finding(message, place, fix, length)),)
    if not used:
        message = f"this waiver accepts {waiver.rule} in {waiver.where}, where nothing is found"
        return (diagnostic(UNUSED, Finding(message, place, "delete this entry", length)),)
    if last_day(waiver.until) < today:
        message = f"this waiver ended on {waiver.until.text}"
        fix = "put the finding right, or let the same people decide again and write the new day"
        return (diagnostic(EXPIRED, Finding(message, waiver.until.location, fix)),)
    return ()


EXPIRED: Explanation = explanation(
    "WVR01",
    Severity.WARNING,
    """A finding is accepted only until the day that was decided.

    Why: Readers were promised that the fault would be put right by then. It stays in the
        accessibility statement until it is.
    Bad: until: 2026-01-31 (and the day has passed)
    Good: the fault put right, and the entry deleted
    Source: Public Sector Bodies Accessibility Regulations 2018, regulation 8
    """,
)
UNUSED: Explanation = explanation(
    "WVR02",
    Severity.WARNING,
    """Every waiver accepts something that is found.

    Why: The accessibility statement would tell readers of a fault that is not there.
    Bad: a waiver for a file that was put right
    Good: the entry deleted
    Source: Public Sector Bodies Accessibility Regulations 2018, regulation 8
    """,
)
REFUSED: Explanation = explanation(
    "WVR03",
    Severity.WARNING,
    """Consent and unreadable files cannot be waived.

    Why: Nobody can decide for a quoted person, and nobody can read what cannot be read.
    Bad: rule: PRV05
    Good: the consent asked for and written down
    Source: UK GDPR, article 7
    """,
)
EXPLANATIONS: tuple[Explanation, ...] = (EXPIRED, UNUSED, REFUSED)
