from __future__ import annotations

import pytest
from tests.checks.conftest import Made
from tests.everything import EVERYTHING

from strategy_build.checks.output.plain import RULES, check_plain
from strategy_build.model.walk import text_of

TITLE = text_of(EVERYTHING.title)
BAD = [
    ("TXT01", b"Another title\n"),
    ("TXT01", f"\ufeff{TITLE}\n".encode()),
    ("TXT01", f"{TITLE}\r\n".encode()),
    ("TXT01", f"{TITLE}\nThe caf\n".encode() + b"\xe9\n"),
    ("TXT01", f"{TITLE}".encode()),
    ("TXT03", f"{TITLE}\n".encode()),
    ("TXT02", f"{TITLE}\n==========\n".encode()),
    ("TXT02", f"{TITLE}\n| a | b |\n".encode()),
    ("TXT02", f"{TITLE}\n┌──┐\n".encode()),
]


def test_leaves_our_own_file_alone(made: Made) -> None:
    assert not check_plain("id/id.txt", made["text"]["everything.txt"], EVERYTHING)


@pytest.mark.parametrize(("rule", "data"), BAD)
def test_finds_what_is_bad(rule: str, data: bytes) -> None:
    assert rule in [one.rule for one in check_plain("a.txt", data, EVERYTHING)]


def test_every_rule_can_fail() -> None:
    assert {rule for rule, _ in BAD} == {rule.id for rule in RULES}
