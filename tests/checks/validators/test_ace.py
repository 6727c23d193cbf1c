"""Ace finds what is known to be bad and is silent about what is known to be good."""

from __future__ import annotations

from typing import Any

import pytest

from strategy_build.checks.validators import ace
from strategy_build.checks.validators.tools import ToolFailedError
from strategy_build.diagnostics import Diagnostic, Severity
from tests.checks.validators.samples import good_book, run_over

VALIDATOR = ace.VALIDATOR


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Diagnostic, ...]]:
    folder = tmp_path_factory.mktemp("books")
    return run_over(VALIDATOR, folder, bad=VALIDATOR.canary.data, good=good_book())


@pytest.mark.deep
def test_hears_its_canary(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert VALIDATOR.canary.rules <= {one.rule for one in found["bad"]}


@pytest.mark.deep
def test_reports_each_rule_once_with_its_places(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    rules = [one.rule for one in found["bad"]]
    language = next(one for one in found["bad"] if one.rule == "ace/html-has-lang")

    assert len(rules) == len(set(rules))
    assert "(in page.xhtml at html, and in 1 more place)." in language.message


@pytest.mark.deep
def test_has_nothing_to_say_about_a_good_book(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found["good"] == ()


@pytest.mark.deep
def test_a_file_that_is_no_book_is_a_failure_not_a_pass(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with pytest.raises(ToolFailedError):
        run_over(VALIDATOR, tmp_path_factory.mktemp("junk"), junk=b"not a zip file")


def report(outcome: str, *tags: str) -> dict[str, Any]:
    assertion = {
        "earl:result": {"earl:outcome": "fail", "dct:description": "It is wrong."},
        "earl:test": {
            "dct:title": "some-rule",
            "help": {"url": "http://example.org/", "dct:description": "Put it right"},
            "rulesetTags": list(tags),
        },
    }
    document = {"earl:testSubject": {"url": "page.xhtml"}, "assertions": [assertion]}
    return {"assertions": [document] if tags else [], "earl:result": {"earl:outcome": outcome}}


def test_a_breach_of_the_standard_is_an_error() -> None:
    [one] = ace.read_report("a.epub", report("fail", "wcag2a"))

    assert one.severity is Severity.ERROR
    assert one.message == "Put it right (in page.xhtml). Ace says: It is wrong."


def test_a_breach_of_good_practice_is_a_warning() -> None:
    [one] = ace.read_report("a.epub", report("fail", "cat.aria", "best-practice"))

    assert one.severity is Severity.WARNING


def test_a_failed_book_without_a_reason_is_not_a_pass() -> None:
    with pytest.raises(ToolFailedError):
        ace.read_report("a.epub", report("fail"))
