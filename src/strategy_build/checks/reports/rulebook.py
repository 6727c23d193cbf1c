"""The pages of the site that say what is checked: one for each family of rules, from their docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from strategy_build.checks.reports.framing import Frame
from strategy_build.checks.reports.places import FOLDER, INDEX, anchor, family, file
from strategy_build.checks.reports.words import LEVELS
from strategy_build.checks.rule import Explanation
from strategy_build.diagnostics import Severity
from strategy_build.model.labels import Labels

_ROOT = "../"
_LANG = "en-GB"  # of the rules themselves


@dataclass(frozen=True, slots=True)
class _Told:
    """One rule as the layout shows it; `here` is what it weighs on this site, "" for as usual."""

    anchor: str
    title: str
    about: Explanation
    level: str
    here: str


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    title: str
    file: str
    rules: tuple[_Told, ...]


def rulebook(
    known: Iterable[Explanation], frame: Frame, weights: Mapping[str, Severity]
) -> Mapping[str, bytes]:
    """The pages by path in the site. `weights` are the levels that site.yaml gives to rules."""
    labels = frame.inputs.labels
    families = tuple(_families(known, labels, weights))
    total = sum(len(one.rules) for one in families)
    lang = "" if frame.lang.startswith("en") else _LANG
    made = {
        INDEX: frame.page(
            "html/rules.html.jinja",
            labels("rules-title"),
            path=INDEX,
            root=_ROOT,
            lead=labels("rules-lead"),
            counted=labels("rules-counted", rules=total, families=len(families)),
            families=families,
        )
    }
    for one in families:
        path = f"{FOLDER}/{one.file}"
        made[path] = frame.page(
            "html/rule-family.html.jinja",
            one.title,
            path=path,
            root=_ROOT,
            trail=((labels("rules-title"), "index.html"),),
            lang=lang,
            family=one,
        )
    return made


def _families(
    known: Iterable[Explanation], labels: Labels, weights: Mapping[str, Severity]
) -> Iterator[_Family]:
    """The families by their title, so that people find one; rules by their number."""
    listed = sorted(known, key=lambda one: (family(one.id), one.id))
    found = []
    for name, group in groupby(listed, key=lambda one: family(one.id)):
        rules = tuple(_told(one, labels, weights) for one in group)
        title = labels.words.get(f"rules-family-{name}", name.upper())
        found.append(_Family(name, title, file(name), rules))
    yield from sorted(found, key=lambda one: one.title.casefold())


def _told(one: Explanation, labels: Labels, weights: Mapping[str, Severity]) -> _Told:
    weight = weights.get(one.id, one.severity)
    is_other = weight is not one.severity and one.severity is not Severity.ERROR
    return _Told(
        anchor=anchor(one.id),
        title=labels("rules-named", rule=one.id, what=one.what),
        about=one,
        level=labels(f"rules-level-{LEVELS[one.severity]}"),
        here=labels(f"rules-here-{LEVELS[weight]}") if is_other else "",
    )
