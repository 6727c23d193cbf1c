from __future__ import annotations

import re
from pathlib import Path

import pytest

from strategy_build.checks.explain import explain, explanations
from strategy_build.checks.rule import explanation
from strategy_build.diagnostics import SetupError, Severity

SOURCE = Path(__file__).parent.parent.parent / "src" / "strategy_build"
_ID = re.compile(r"\"([A-Z]{3}\d\d)\"")


def test_says_what_why_and_how() -> None:
    told = explain("lnk01")

    assert told.startswith("LNK01: The words of a link say where it goes.")
    for part in ("Why it matters:", "Not like this:", "Like this:", "Source: WCAG 2.2"):
        assert part in told


@pytest.mark.parametrize("rule", sorted(explanations()))
def test_every_rule_is_explained(rule: str) -> None:
    one = explanations()[rule]

    assert one.what.endswith(".")
    assert all((one.why, one.bad, one.good, one.source))
    assert "\n\n" not in explain(rule).replace("\n\n", "\n", 3)


def test_every_id_in_the_code_is_explained() -> None:
    code = (path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))
    used = {name for text in code for name in _ID.findall(text)}

    assert used <= explanations().keys()


def test_asks_whether_another_rule_was_meant() -> None:
    with pytest.raises(SetupError, match="Did you mean LNK01"):
        explain("LNK1")


def test_names_the_families_where_nothing_is_near() -> None:
    with pytest.raises(SetupError, match="The families are AUD, BRL, DAT"):
        explain("zzzzzzzz")


def test_a_rule_without_its_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="says nothing under good, source"):
        explanation("ABC01", Severity.ERROR, "What.\n\nWhy: Because.\nBad: no\n")
