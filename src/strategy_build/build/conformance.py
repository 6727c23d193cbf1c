"""Gathers what a build has checked, for the accessibility statement and the conformance record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from strategy_build import __version__
from strategy_build.build import shelf
from strategy_build.build.catalogue import Catalogue
from strategy_build.build.jobs import Job, artefact_name, proof_name
from strategy_build.build.tasks import Outcome
from strategy_build.diagnostics import Diagnostic
from strategy_build.model.content import Content
from strategy_build.publish.evidence import Checked, Compared, Evidence


def evidence(
    content: Content,
    day: str,
    work: tuple[Job, ...],
    formats: tuple[str, ...],
    outcomes: Mapping[str, Outcome],
    known: Catalogue,
    found: tuple[Diagnostic, ...],
) -> Evidence:
    """What was really checked. No outside validator runs in a build, so none is claimed."""
    checked = (
        Checked(
            job.document,
            tuple(_compared(job, formats, outcomes)),
            content.publications[job.document.id].file.evaluated,
        )
        for job in work
    )
    return Evidence(
        site=content.site,
        day=day,
        version=__version__,
        publications=tuple(checked),
        content_rules=known.content_rules(),
        file_rules=known.file_rules(formats),
        programs=known.looking(formats),
        diagnostics=found,
        waivers=content.waivers,
        outside=known.outside,
        is_explained=True,
    )


def _compared(
    job: Job, formats: tuple[str, ...], outcomes: Mapping[str, Outcome]
) -> Iterable[Compared]:
    name = job.document.id
    for form in formats:
        kept = outcomes[artefact_name(job.document, form)].path
        proof = outcomes[proof_name(job.document, form)].path
        if kept is not None and proof is not None:
            told = json.loads((proof / "parity.json").read_text())
            files = tuple(f"{name}/{file}" for file in shelf.names(kept))
            yield Compared(form, files, told["words"], told["found"])
