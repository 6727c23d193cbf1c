"""Small sites made of texts, composed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from strategy_build.diagnostics import Diagnostic
from strategy_build.model.document import Document
from strategy_build.sources.compose.site import Composed, compose
from strategy_build.sources.labels import read_labels
from strategy_build.sources.project import read

LABELS = Path(__file__).parents[3] / "layouts" / "labels" / "en.yaml"

SITE = """\
content-version: 1
organisation:
  name: Harbour Street Neighbours
contact:
  email: hello@quay.example
  phone: "01632 960 300"
  reply-within: 5 working days
language: en-GB
timezone: Europe/London
base-url: https://quay.example/
formats: [html, pdf, audio]
"""

GLOSSARY = """\
- term: BSL
  long: British Sign Language
  means: A language of the Deaf community.
- term: quay
  means: A place where boats are tied up.
"""

PUBLICATION = """\
kind: strategy
title: Safe harbour
status: approved
published: 2027-03-22
"""


def composed(files: Mapping[str, str], day: str = "2027-06-01", *, clean: bool = True) -> Composed:
    """The site of these files and a site.yaml; with `clean`, reading must find nothing wrong."""
    every = {"site.yaml": SITE, "glossary.yaml": GLOSSARY, **files}
    content, found = read({name: text.encode() for name, text in every.items()})
    assert content is not None
    assert not clean or not found, found
    labels = read_labels(LABELS.read_text(encoding="utf-8"), "en-GB")
    return compose(content, dict.fromkeys(content.publications, labels), day)


def document(sections: Mapping[str, str], publication: str = PUBLICATION, **more: str) -> Document:
    """One publication "plan" with these section files in this order."""
    files = {f"plan/{name}.md": text for name, text in sections.items()}
    listed = f"sections: [{', '.join(sections)}]\n"
    extra = {name.replace("__", "/"): text for name, text in more.items()}
    site = composed({"plan/publication.yaml": publication + listed, **files, **extra})
    assert not site.diagnostics, site.diagnostics
    return site.documents["plan"]


def rules(found: tuple[Diagnostic, ...]) -> list[str]:
    """The ids of the rules of findings."""
    return [one.rule for one in found]
