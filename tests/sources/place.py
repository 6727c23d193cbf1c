"""A small site to break: the least that can be read without a finding."""

from __future__ import annotations

from strategy_build.diagnostics import Diagnostic
from strategy_build.model.content import Content, SectionFile
from strategy_build.sources.project import read

SITE = """content-version: 1
organisation:
  name: Ferrybrook Network
contact:
  email: hello@ferrybrook.example
  phone: "01632 960 147"
language: en-GB
"""
PUBLICATION = """kind: strategy
title: Nothing wasted
status: approved
sections:
  - introduction
"""
INTRODUCTION = """# Introduction

Ferrybrook is a small town.
"""


def site(**changed: str | bytes | None) -> dict[str, bytes]:
    """The files of the small site; keys are paths with __ for / and _ for ., None takes one away."""
    files: dict[str, str | bytes | None] = {
        "site.yaml": SITE,
        "plan/publication.yaml": PUBLICATION,
        "plan/introduction.md": INTRODUCTION,
    }
    for name, text in changed.items():
        folder, _, rest = name.rpartition("__")
        stem, _, suffix = rest.rpartition("_")
        path = f"{folder.replace('__', '/')}/" if folder else ""
        files[f"{path}{stem.replace('_', '-')}.{suffix}"] = text
    return {
        path: text if isinstance(text, bytes) else text.encode()
        for path, text in files.items()
        if text is not None
    }


def findings(**changed: str | bytes | None) -> tuple[Diagnostic, ...]:
    """What is found in the small site after a change."""
    return read(site(**changed))[1]


def content(**changed: str | bytes | None) -> Content:
    """The small site after a change, which must be without findings."""
    made, found = read(site(**changed))

    assert found == ()
    assert made is not None
    return made


def section(text: str, **changed: str | bytes | None) -> SectionFile:
    """A section file of the small site, which must be without findings."""
    return (
        content(plan__introduction_md=text, **changed).publications["plan"].sections["introduction"]
    )


def problems(text: str, **changed: str | bytes | None) -> tuple[Diagnostic, ...]:
    """What is found where the section file is this text."""
    return findings(plan__introduction_md=text, **changed)
