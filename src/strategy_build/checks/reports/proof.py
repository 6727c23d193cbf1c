"""The proof that every format says the same, as it is published: a page, figures and their schema."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from strategy_build.checks.reports.framing import Frame
from strategy_build.checks.reports.sameness import Tally, as_json, shown

NAME = "same-words.html"
DATA = "same-words.json"
SCHEMA = "schemas/sameness.schema.json"  # both in layouts/ and in the site


def proof_files(tallies: tuple[Tally, ...], frame: Frame) -> Mapping[str, bytes]:
    """The page, the figures and their schema by path in the site."""
    inputs = frame.inputs
    labels = inputs.labels
    page = frame.page(
        "html/same-words.html.jinja",
        labels("report-same-title"),
        path=NAME,
        lead=labels("report-same-lead"),
        counted=_counted(tallies, frame),
        figures=DATA,
        **shown(tallies, labels),
    )
    return {NAME: page, DATA: as_json(tallies).encode(), SCHEMA: inputs.layouts[SCHEMA]}


def _counted(tallies: tuple[Tally, ...], frame: Frame) -> str:
    """How many words of all publications are in every format."""
    words = found = 0
    for _, group in groupby(tallies, key=lambda one: one.publication):
        inside = tuple(group)
        words += max(one.words for one in inside)
        found += min(one.found for one in inside)
    return frame.inputs.labels("report-same-whole", found=found, words=words)
