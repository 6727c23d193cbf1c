"""The faults that are planted in small files, and the file, line and rule that must tell of each."""

from __future__ import annotations

import re
from pathlib import Path

from strategy_build.checks.registry import RULES
from strategy_build.checks.report import SHOWN
from tests.breakage import ways

HERE = Path(__file__).parent
_TOLD = re.compile(r"^(?:Error|Warning|Note) (?P<rule>\w+) in (?P<file>.+), line (?P<line>\d+)$")
ENOUGH = 120  # issue 3


def planted() -> list[tuple[str, str, str, str]]:
    """Case, rule, file and line of every fault that the golden files of the rules hold."""
    return [
        (path.parent.name, told["rule"], told["file"], told["line"])
        for path in sorted(HERE.glob("*/expected.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if (told := _TOLD.match(line))
    ]


def test_more_than_enough_faults_are_planted_at_a_known_place() -> None:
    broken = [
        (way.name, way.rule, way.place, str(way.line))
        for group in vars(ways).values()
        if isinstance(group, tuple)
        for way in group
        if isinstance(way, ways.Way) and group is not ways.WAYS
    ]

    assert len(planted()) >= ENOUGH
    assert len(planted() + broken) >= ENOUGH + 60


def test_no_rule_on_content_is_unexercised() -> None:
    assert {rule for _, rule, _, _ in planted()} == set(RULES)


def test_no_golden_file_hides_a_fault_behind_a_count() -> None:
    for path in sorted(HERE.glob("*/expected.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()

        assert sum(bool(_TOLD.match(line)) for line in lines) <= SHOWN * 3, path
        assert not any(line.startswith("And ") for line in lines), path
