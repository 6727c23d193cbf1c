"""The accessibility statement: a page of the site, written from what was really checked."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from strategy_build.formats.html.frame import Page, framed
from strategy_build.markup.document import contact_row
from strategy_build.markup.flavour import Flavour
from strategy_build.model.document import Section
from strategy_build.model.inputs import Inputs
from strategy_build.publish.evidence import Evidence
from strategy_build.publish.findings import not_accessible, preparation, status, technical
from strategy_build.publish.parts import enforcement, feedback, scope, usable
from strategy_build.publish.record import NAME as RECORD
from strategy_build.publish.record import SCHEMA, record

NAME = "accessibility.html"


def statement(evidence: Evidence, inputs: Inputs, contact: Section | None = None) -> bytes:
    """The page, in the look of the site. `inputs` and `contact` are those of `site_pages`."""
    site, labels = evidence.site, inputs.labels
    base = str(site.base_url)
    shown = Page(
        lang=str(site.language),
        name=labels("statement-title"),
        organisation=str(site.organisation.name),
        here="statement",
        description=labels("statement-lead"),
        font=inputs.theme.font,
        base_url=base if not base or base.endswith("/") else f"{base}/",
        path=NAME,
    )
    flavour = Flavour(labels, str(site.language))
    ask = contact_row(contact, flavour) if contact else Markup("")
    parts = (
        scope(evidence, labels),
        usable(evidence, labels, len(evidence.open) + len(evidence.waivers)),
        feedback(site, labels),
        enforcement(site, labels),
        technical(evidence, labels),
        status(evidence, labels),
        not_accessible(evidence, labels),
        preparation(evidence, labels),
    )
    return framed("html/statement.html.jinja", shown, inputs, ask, parts=parts)


def conformance_files(
    evidence: Evidence,
    files: Mapping[str, bytes],
    inputs: Inputs,
    contact: Section | None = None,
) -> Mapping[str, bytes]:
    """The statement, the record and the record's schema by path in the site.

    `files` are all files of the publications by path in the site.
    """
    return {
        NAME: statement(evidence, inputs, contact),
        RECORD: record(evidence, files, inputs.labels),
        SCHEMA: inputs.layouts[SCHEMA],
    }
