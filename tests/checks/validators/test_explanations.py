"""Every finding of the deep ring can be looked up."""

from __future__ import annotations

import pytest

from strategy_build.checks.validators import deep, validator
from strategy_build.checks.validators.explanations import EXPLANATIONS

OWN = {deep.NOTHING_TO_CHECK, validator.MISSING_TOOL, validator.TOOL_FAILED}
CANARIES = {rule for one in deep.VALIDATORS for rule in one.canary.rules}


@pytest.mark.parametrize("rule", sorted(OWN | {validator.CANARY_SILENT} | CANARIES))
def test_a_rule_or_its_family_is_explained(rule: str) -> None:
    known = {one.id for one in EXPLANATIONS}

    assert rule in known or rule.partition("/")[0] in known


def test_each_is_explained_once() -> None:
    names = [one.id for one in EXPLANATIONS]

    assert len(names) == len(set(names))
