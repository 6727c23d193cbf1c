"""Many faults at once: every one of a few is told in one run, and of very many only the first."""

from __future__ import annotations

from strategy_build.checks.report import SHOWN, report
from tests.breakage.test_any_content import _everything
from tests.checks.reading import good_site

PLAN = "plan/publication.yaml"


def test_three_faults_in_one_yaml_file_are_told_in_one_run() -> None:
    site = good_site()
    text = site[PLAN].decode()
    text = text.replace("status: approved", "status: aproved", 1)
    text = text.replace("summary:", "sumary:", 1)
    text = text.replace("2027-04-02", "2027-04-31", 1)
    lines = text.split("\n")
    found, _ = _everything(site | {PLAN: text.encode()})
    told = {(one.rule, one.location.line) for one in found if one.location.file.endswith(PLAN)}

    for start, rule in (("status: ap", "SRC18"), ("sumary:", "SRC04")):
        line = next(n for n, line in enumerate(lines, 1) if line.startswith(start))
        assert (rule, line) in told
    wrong_day = next(n for n, line in enumerate(lines, 1) if "2027-04-31" in line)
    assert wrong_day in {line for _, line in told}


def test_ten_thousand_faults_do_not_flood_the_screen() -> None:
    words = "# Introduction\n\n" + "We said etc. and e.g. this.\n\n" * 5_000
    found, sources = _everything(good_site() | {"plan/introduction.md": words.encode()})
    shown = report(found, sources)

    assert len(found) >= 10_000
    assert shown.count("More help:") <= SHOWN
    assert len(shown.splitlines()) < 100
    assert "more" in shown


def test_every_sign_of_one_line_has_the_same_cure() -> None:
    words = "# Introduction\n\n" + "co\u200boperate " * 40
    found, _ = _everything(good_site() | {"plan/introduction.md": words.encode()})
    cures = [one.fix for one in found if one.rule == "SRC13"]

    assert len(cures) == 40
    assert set(cures) == {f"delete it: {' '.join(['cooperate'] * 40)}"}
