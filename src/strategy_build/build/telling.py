"""The findings in every form that somebody may want: for people, for editors' tools, for a pull request."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from strategy_build import __version__
from strategy_build.build.reading import Reading
from strategy_build.diagnostics import Diagnostic, SetupError
from strategy_build.model.inputs import Inputs, Theme
from strategy_build.model.labels import Labels


class Form(StrEnum):
    """How findings are told in a file."""

    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    HTML = "html"


def written(form: Form, found: tuple[Diagnostic, ...], read: Reading) -> bytes:
    """The findings of a run as the bytes of a file."""
    from strategy_build.checks.explain import explanations
    from strategy_build.checks.registry import RULES
    from strategy_build.checks.reports import entries, junit, page, records, sarif
    from strategy_build.publish.look import style

    told = entries.entries(found, read.sources, explanations())
    labels = _labels(read)
    match form:
        case Form.JSON:
            return records.as_json(told).encode()
        case Form.SARIF:
            return sarif.as_sarif(told, labels, __version__).encode()
        case Form.JUNIT:
            return junit.as_junit(told, labels, ran=[rule.about for rule in RULES.values()])
        case Form.HTML:
            site = read.content.site if read.content else None
            theme = Theme(str(site.theme.accent)) if site else Theme()
            inputs = Inputs(labels, read.layouts, theme=theme)
            base = str(site.base_url) if site else ""
            base += "" if not base or base.endswith("/") else "/"
            return page.as_page(
                told,
                inputs,
                str(site.organisation.name) if site else "",
                lang=str(site.language) if site else labels.lang,
                contact=read.composed.contact if read.composed else None,
                root=base,
                style=style(inputs),
                rules=base,
            )


def for_pull_request(found: tuple[Diagnostic, ...], sources: Mapping[str, str]) -> tuple[str, str]:
    """Annotations for the lines, and the summary page with every finding whole."""
    from strategy_build.checks.explain import explanations
    from strategy_build.checks.reports import annotations, entries, summary

    told = entries.entries(found, sources, explanations())
    labels = _english()
    return annotations.as_annotations(told, labels), summary.as_summary(told, labels)


def _labels(read: Reading) -> Labels:
    return read.labels if read.labels is not None else _english()


def _english() -> Labels:
    from strategy_build.build.layouts import load
    from strategy_build.sources.labels import read_labels

    return read_labels(load(None)["labels/en.yaml"].decode(), "en-GB")


def form_of(name: str) -> Form:
    """The form that the end of a file's name asks for."""
    ending = name.rpartition(".")[2].lower()
    forms = {"json": Form.JSON, "sarif": Form.SARIF, "xml": Form.JUNIT, "html": Form.HTML}
    if ending not in forms:
        message = f'"{name}" must end in .json, .sarif, .xml (JUnit) or .html.'
        raise SetupError(message)
    return forms[ending]
