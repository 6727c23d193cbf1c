"""Gathers what the proofs of all formats found: is every word in every format?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from strategy_build.build.findings import diagnostics_from_json
from strategy_build.build.jobs import Job, proof_name
from strategy_build.build.tasks import Outcome
from strategy_build.checks.reports.sameness import Tally, from_record
from strategy_build.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Proved:
    """Words of all publications, how many of them are in every format, all findings, the figures."""

    words: int
    same: int
    diagnostics: tuple[Diagnostic, ...]
    tallies: tuple[Tally, ...] = ()


def proofs(
    work: tuple[Job, ...], formats: tuple[str, ...], outcomes: Mapping[str, Outcome]
) -> Proved:
    """Read the proofs that the tasks left. A word counts as the same only if no format lacks it."""
    words = same = 0
    found: list[Diagnostic] = []
    tallies: list[Tally] = []
    for job in work:
        told = []
        for name in formats:
            folder = outcomes[proof_name(job.document, name)].path
            if folder is None:
                continue
            told.append(from_record(json.loads((folder / "parity.json").read_text())))
            text = (folder / "findings.json").read_text(encoding="utf-8")
            found += diagnostics_from_json(text)
        if told:
            words += max(one.words for one in told)
            same += min(one.found for one in told)
        tallies += told
    return Proved(words, same, tuple(found), tuple(tallies))
