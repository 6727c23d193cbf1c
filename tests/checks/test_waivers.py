from __future__ import annotations

from strategy_build.checks.report import report
from strategy_build.diagnostics import Diagnostic, Severity
from tests.checks.reading import checked, good_site

PAGE = "# Introduction\n\nTo read the old plan click [here](values.md).\n"


def found(waiver: str, page: str = PAGE) -> tuple[Diagnostic, ...]:
    files = good_site() | {
        "plan/introduction.md": page.encode(),
        "waivers.yaml": waiver.encode(),
    }
    return checked(files)[1]


def waiver(
    rule: str = "LNK01", where: str = "plan/introduction.md", until: str = "2027-09-30"
) -> str:
    return (
        f"- rule: {rule}\n  where: {where}\n  reason: We are asking members for better words.\n"
        f"  decided-by: Editors' group\n  until: {until}\n"
    )


def test_a_waiver_turns_an_error_into_a_note() -> None:
    (one,) = found(waiver())

    assert one.rule == "LNK01"
    assert one.severity is Severity.NOTE
    assert "accepted until 30 September 2027" in one.message


def test_a_waiver_may_name_the_line() -> None:
    assert [one.severity for one in found(waiver(where="plan/introduction.md:3"))] == [
        Severity.NOTE
    ]
    assert any(one.is_error for one in found(waiver(where="plan/introduction.md:9")))


def test_nothing_becomes_an_error_because_a_day_has_passed() -> None:
    told = found(waiver(until="2027-01-31"))

    assert {one.rule: one.severity for one in told} == {
        "LNK01": Severity.NOTE,
        "WVR01": Severity.WARNING,
    }


def test_a_waiver_for_nothing_is_told() -> None:
    told = found(waiver(rule="LNK02"))

    assert {one.rule for one in told} == {"LNK01", "WVR02"}


def test_consent_cannot_be_waived() -> None:
    told = found(waiver(rule="PRV05", where="plan/voices.md"), "# Introduction\n\nWords.\n")

    assert [one.rule for one in told] == ["WVR03"], report(told, {})
