"""SRC: names that lead to something."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches

from strategy_build.checks.rule import Finding, SourceRule, error
from strategy_build.model.content import Content, Publication
from strategy_build.model.strategy import Change, FrontMatter, SectionType, Theme
from strategy_build.model.value import Value

_COMPARED = 300  # names that a wrong one is compared with, which takes its time


@error("SRC06")
def names(content: Content, today: date) -> Iterator[Finding]:
    """Every name that points to something finds it: themes, causes, ambitions, actions, publications.

    Why: A promise, an answer or a link to the earlier edition would be missing, and nobody would
        see that it is.
    Bad: leads-to: mending (where the ambition has the id mend)
    Good: leads-to: mend
    Source: CONTENT.md, section types
    """
    for publication in content.publications.values():
        file = publication.file
        for value in (file.replaces, file.about):
            yield from _among(value, content.publications, "publication")
        for section in publication.sections.values():
            yield from _of_section(section.matter, publication)


def _of_section(matter: FrontMatter, publication: Publication) -> Iterator[Finding]:
    matters = [section.matter for section in publication.sections.values()]
    themes = {str(t.id) for m in matters for t in m.themes if isinstance(t, Theme)}
    named = [value for value in matter.themes if isinstance(value, Value)]
    named += [value for goal in matter.goals for value in goal.themes]
    if themes:
        for value in named:
            yield from _among(value, themes, "theme")
    if matter.type is SectionType.JOURNEY:
        causes = {str(cause.id) for c in matter.challenges for cause in c.causes}
        ambitions = _ambitions(publication)
        for change in matter.changes:
            if isinstance(change, Change):
                for value in change.answers:
                    yield from _among(value, causes, "cause")
                yield from _among(change.leads_to, ambitions, "ambition")


def _ambitions(publication: Publication) -> set[str]:
    """The ids by which an ambition may be named: its own, or its file's."""
    found: set[str] = set()
    for section in publication.sections.values():
        name = section.name.rpartition("/")[2]
        found |= {str(section.matter.id) or name, name}
    return found


def _among(value: Value, known: Collection[str], what: str) -> Iterator[Finding]:
    if not value or str(value) in known:
        return
    names = sorted(known)
    close = get_close_matches(str(value), names, 1) if len(names) <= _COMPARED else []
    if close:
        fix = f"did you mean {close[0]}?"
    elif names:
        fix = f"write one of: {', '.join(names[:12])}"
    else:
        fix = f"add the {what} first, with id: {value}"
    yield Finding(f'there is no {what} called "{value}"', value.location, fix, len(value))


RULES: tuple[SourceRule, ...] = (names,)
