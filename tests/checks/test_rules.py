"""Each rule on the content has a folder here: what it finds, and what it leaves alone.

`bad.md` and `good.md` take the place of the introduction of the small good site; `bad/` and
`good/` hold whole files of content/.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from strategy_build.checks.registry import RULES
from strategy_build.checks.report import report
from strategy_build.diagnostics import Diagnostic
from tests.checks.reading import checked, files_in, good_site
from tests.conftest import Golden

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if path.name.isupper() and path.is_dir())


@pytest.mark.parametrize("rule", CASES)
def test_finds_what_is_bad(rule: str, golden: Golden) -> None:
    sources, found = _case(rule, "bad")
    own = [one for one in found if one.rule == rule]

    assert own, f"{rule} finds nothing in its bad case"
    golden(f"{rule}/expected.txt", report(own, sources) + "\n")


@pytest.mark.parametrize("rule", CASES)
def test_leaves_alone_what_is_good(rule: str) -> None:
    sources, found = _case(rule, "good")
    own = [one for one in found if one.rule == rule or one.is_error]

    assert not own, report(own, sources)


@pytest.mark.parametrize("rule", CASES)
def test_says_where_and_what_to_type(rule: str) -> None:
    _, found = _case(rule, "bad")

    for one in (one for one in found if one.rule == rule):
        assert one.location.line > 0
        assert one.location.column > 0
        assert one.why
        assert one.fix


def test_every_rule_has_a_case() -> None:
    assert set(CASES) == set(RULES)


def test_is_silent_about_a_good_site() -> None:
    content, found = checked(good_site())

    assert content is not None
    assert not found, report(found, content.sources)


def test_knows_every_rule_of_the_families_that_editors_meet_first() -> None:
    families = [rule[:3] for rule in RULES]

    assert len(RULES) >= 60
    assert {"SRC", "DOC", "STR", "LNK", "IMG", "TAB", "DAT", "LNG", "FRM", "PRV"} <= set(families)


@lru_cache(maxsize=4)
def _case(rule: str, kind: str) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    files = good_site()
    page = HERE / rule / f"{kind}.md"
    if page.exists():
        files["plan/introduction.md"] = page.read_bytes()
    else:
        files |= files_in(HERE / rule / kind)
    content, found = checked(files)

    assert content is not None
    return dict(content.sources), found
