"""The last parts of the accessibility statement: what was checked, what was found, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.formats.registry import FORMATS, Shelf
from strategy_build.model.labels import Labels
from strategy_build.model.publication import Waiver
from strategy_build.publish.evidence import (
    RULES,
    SAME,
    Evidence,
    Examination,
    Explained,
    counts,
)
from strategy_build.publish.parts import Block, Line, Part, listing, publication_line
from strategy_build.publish.record import NAME
from strategy_build.sources.dates import day_of, has_passed, written

_GUIDELINES = "https://www.w3.org/TR/WCAG22/"
_SHOWN = 5  # files of one breach that are named; the others are counted


def technical(evidence: Evidence, labels: Labels) -> Part:
    """What was tested by which program in which version, and what was not."""
    name = str(evidence.site.organisation.name)
    day = written(evidence.day)
    counted = {"content": len(evidence.content_rules), "files": len(evidence.file_rules)}
    programs = (Line(f"{one.name} {one.version}") for one in evidence.programs)
    blocks: list[Block] = [
        Line(labels("statement-technical-lead", organisation=name)),
        Line("", labels("statement-technical-standard"), _GUIDELINES),
        Line(labels("statement-technical-day", date=day, version=evidence.version)),
        Line(labels("statement-rules", **counted)),
    ]
    if evidence.is_explained:
        blocks.append(Line(labels("statement-rulebook"), labels("statement-rulebook-link"), RULES))
    weights = (_weight(one, here, labels) for one, here in evidence.weights)
    blocks += _headed("statement-weights", listing(*weights), labels)
    blocks += _headed("statement-programs", listing(*programs), labels)
    blocks += _headed("statement-compared", listing(*_compared(evidence, labels)), labels)
    if any(FORMATS[name].shelf is Shelf.LISTEN for name in evidence.formats if name in FORMATS):
        blocks.append(Line(labels("statement-compared-sound")))
    if evidence.is_explained:
        blocks.append(Line(labels("statement-same"), labels("statement-same-link"), SAME))
    blocks += _outside(evidence, labels)
    silent = (Line(one) for one in evidence.silent)
    blocks += _headed("statement-not-run", listing(*silent), labels)
    blocks += _people(evidence, labels)
    blocks.append(Line(labels("statement-not-tested")))
    blocks.append(Line(labels("statement-record"), labels("statement-record-link"), NAME))
    return Part("technical", labels("statement-technical"), tuple(blocks))


def _headed(name: str, listed: tuple[Block, ...], labels: Labels) -> tuple[Block, ...]:
    """A list after the words that announce it, or nothing."""
    return (Line(labels(name)), *listed) if listed else ()


def _compared(evidence: Evidence, labels: Labels) -> Iterator[Line]:
    every = [one for publication in evidence.publications for one in publication.formats]
    for name in evidence.formats:
        here = [one for one in every if one.format == name]
        counted = {"found": sum(o.found for o in here), "words": sum(o.words for o in here)}
        shown = labels(f"format-{name}")
        yield Line(labels("statement-compared-format", name=shown, **counted))


def _weight(one: Explained, here: Severity, labels: Labels) -> Line:
    levels = {
        "here": labels(f"statement-weight-{here.name.lower()}"),
        "usual": labels(f"statement-weight-{one.severity.name.lower()}"),
    }
    return Line(labels("statement-weight", rule=one.id, what=one.what, **levels))


def _outside(evidence: Evidence, labels: Labels) -> tuple[Block, ...]:
    """What outside programs found, on which day, and what they have not seen as it is now."""
    ran = listing(*(_examined(one, labels) for one in evidence.examined))
    if not ran:
        return ()
    day = written(evidence.deep_day or evidence.day)
    missed = (
        Line(labels("statement-outside-missed", validator=name, n=number))
        for name, number in evidence.missed
    )
    announced = Line(labels("statement-outside", date=day))
    return (announced, *ran, Line(labels("statement-outside-self")), *listing(*missed))


def _examined(one: Examination, labels: Labels) -> Line:
    found = counts(one.diagnostics)
    levels = (("errors", found.errors), ("warnings", found.warnings))
    said = [labels(f"statement-{level}", n=n) for level, n in levels if n]
    return Line(
        labels(
            "statement-outside-ran",
            validator=one.validator,
            programs=", ".join(f"{each.name} {each.version}" for each in one.versions),
            files=labels("statement-files", n=one.files),
            found=", ".join(said) or labels("statement-nothing-found"),
        )
    )


def _people(evidence: Evidence, labels: Labels) -> tuple[Block, ...]:
    """Who has assessed which publication: never more than publication.yaml says."""
    done = [
        publication_line(
            one,
            labels(
                "statement-people-one",
                by=str(one.evaluated.by),
                date=one.evaluated.on.text,
                standard=str(one.evaluated.standard),
            ),
        )
        for one in evidence.publications
        if one.evaluated
    ]
    missing = [publication_line(one) for one in evidence.publications if not one.evaluated]
    blocks = _headed("statement-people", listing(*done), labels)
    blocks += _headed("statement-people-not", listing(*missing), labels)
    return blocks if done else (*blocks, Line(labels("statement-no-reader")))


def status(evidence: Evidence, labels: Labels) -> Part:
    """How far the standard is met, as far as anybody can say."""
    counted = {"done": len(evidence.assessed), "all": len(evidence.publications)}
    blocks = (
        Line(labels(f"statement-status-{evidence.compliance}")),
        Line(labels("statement-status-assessed", **counted)),
    )
    return Part("status", labels("statement-status"), blocks)


def not_accessible(evidence: Evidence, labels: Labels) -> Part:
    """What is known not to meet the rules, what was accepted, what is left out: nothing else."""
    known = (
        *listing(*_breaches(evidence, labels)),
        *_headed(
            "statement-waivers",
            listing(*(_waiver(one, evidence, labels) for one in evidence.waivers)),
            labels,
        ),
    )
    none = (Line(labels("statement-non-compliance-none")),)
    parts = (
        Part("non-compliance", labels("statement-non-compliance"), known or none),
        _plain("burden", labels),
        _plain("out-of-scope", labels),
    )
    lead = (Line(labels("statement-not-accessible-lead")),)
    return Part("not-accessible", labels("statement-not-accessible"), lead, parts)


def _plain(name: str, labels: Labels) -> Part:
    return Part(name, labels(f"statement-{name}"), (Line(labels(f"statement-{name}-none")),))


def _breaches(evidence: Evidence, labels: Labels) -> Iterator[Line]:
    """Each rule that is broken, once, with the files where it is."""
    known = {one.id: one for one in (*evidence.content_rules, *evidence.file_rules)}
    for rule in sorted({one.rule for one in evidence.open}):
        found = [one for one in evidence.open if one.rule == rule]
        places = _places(found, labels)
        if about := known.get(rule):
            told = {"what": about.what, "source": about.source}
            yield Line(labels("statement-breach", **told, places=places, rule=rule))
        else:
            what = _ended(found[0].message)
            yield Line(labels("statement-breach-outside", what=what, places=places, rule=rule))


def _places(found: list[Diagnostic], labels: Labels) -> str:
    files = list(dict.fromkeys(one.location.file or labels("statement-site") for one in found))
    shown = ", ".join(files[:_SHOWN])
    if rest := len(files) - _SHOWN if len(files) > _SHOWN else 0:
        shown = labels("statement-more", files=shown, n=rest)
    return labels("statement-places", files=shown, n=len(found))


def _waiver(one: Waiver, evidence: Evidence, labels: Labels) -> Line:
    rules = (*evidence.content_rules, *evidence.file_rules)
    words = labels(
        "statement-waiver",
        what=next((rule.what for rule in rules if rule.id == one.rule), ""),
        where=str(one.where),
        rule=str(one.rule),
        reason=_ended(one.reason),
        by=str(one.decided_by),
        until=one.until.text,
    )
    ended = labels("statement-waiver-ended") if has_passed(one.until, evidence.day) else ""
    return Line(words.strip(), ended)


def _ended(text: str) -> str:
    """A text as a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def preparation(evidence: Evidence, labels: Labels) -> Part:
    """The days: prepared, looked at by programs and by people, to be looked at again."""
    day = evidence.day
    assessed = max(
        (day_of(one.evaluated.on) for one in evidence.assessed if one.evaluated), default=""
    )
    never = Line(labels("statement-assessed"), labels("statement-assessed-never"))
    blocks = listing(
        _dated("statement-prepared", day, labels),
        _dated("statement-reviewed", day, labels),
        _dated("statement-assessed", assessed, labels) if assessed else never,
        _dated("statement-review-due", _next_year(day), labels),
    )
    return Part("preparation", labels("statement-preparation"), blocks)


def _dated(name: str, day: str, labels: Labels) -> Line:
    return Line(labels(name), written(day), day=day)


def _next_year(day: str) -> str:
    when = date.fromisoformat(day)
    last = when.month == 2 and when.day == 29
    return when.replace(year=when.year + 1, day=28 if last else when.day).isoformat()
