"""Which rules run in every build, and with which programs."""

from __future__ import annotations

from importlib.metadata import version

from strategy_build.checks import ring
from strategy_build.checks.explain import explanations
from strategy_build.checks.output.made import BY_FORMAT
from strategy_build.checks.validators.explanations import EXPLANATIONS as OUTSIDE
from strategy_build.formats.registry import FORMATS, rooms


def ids(formats: tuple[str, ...]) -> set[str]:
    return {one.id for one in ring.file_rules(formats)}


def test_names_only_the_rules_of_formats_that_are_made() -> None:
    assert {"WEB02", "PAR01", "PUB01"} <= ids(())
    assert "PDF01" not in ids(("html", "text"))
    assert "PDF01" in ids(("html", "pdf"))


def test_every_rule_runs_in_a_build_of_every_format_or_is_an_outside_one() -> None:
    every = {one.id for one in ring.content_rules()} | ids(tuple(FORMATS))

    assert every | {one.id for one in OUTSIDE} == explanations().keys()
    assert BY_FORMAT.keys() <= {"", *rooms(FORMATS)}


def test_names_the_installed_version_of_every_program() -> None:
    programs = {one.name: one.version for one in ring.programs(tuple(FORMATS))}

    assert programs["page-validation"] == version("page-validation")
    assert "pikepdf" not in {one.name for one in ring.programs(("html",))}
