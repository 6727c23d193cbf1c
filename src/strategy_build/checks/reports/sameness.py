"""The proof that every format says the same, for readers: what was counted on both sides."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from strategy_build.checks.parity import Parity
from strategy_build.checks.pieces import KINDS, Count
from strategy_build.model.labels import Labels

VERSION = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """One format of one publication: words and other things expected and found.

    `missing` are what is missing and its words; `moved` sentences at another place; `extra` words
    that nobody wrote; `allowed` is how many words the build itself added.
    """

    publication: str
    title: str
    lang: str
    format: str
    words: int
    found: int
    missing: tuple[tuple[str, str], ...]
    moved: tuple[str, ...]
    extra: tuple[str, ...]
    allowed: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    cells: tuple[str, ...]
    by_number: str


@dataclass(frozen=True, slots=True)
class _Publication:
    title: str
    lang: str
    rows: tuple[_Row, ...]
    losses: tuple[str, ...]


def tally(publication: str, title: str, lang: str, proof: Parity) -> Tally:
    """What a proof says, without the places in the sources."""
    elsewhere = {(one.what, one.words) for one in proof.moved}
    lost = tuple((one.what, one.words) for one in proof.missing)
    return Tally(
        publication,
        title,
        lang,
        proof.format,
        proof.words,
        proof.found,
        tuple(one for one in lost if one not in elsewhere),
        tuple(one.words for one in proof.moved),
        proof.extra,
        proof.allowed,
        proof.counts,
    )


def as_json(tallies: Iterable[Tally]) -> str:
    """All tallies, in the shape of layouts/schemas/sameness.schema.json."""
    whole = {"version": VERSION, "tallies": [record(one) for one in tallies]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def record(one: Tally) -> dict[str, Any]:
    """A tally as plain values, for JSON."""
    missing = [{"what": what, "words": words} for what, words in one.missing]
    return {**asdict(one), "missing": missing}


def from_record(made: Mapping[str, Any]) -> Tally:
    """The tally that `record` was made from."""
    return Tally(
        **{
            **made,
            "missing": tuple((one["what"], one["words"]) for one in made["missing"]),
            "moved": tuple(made["moved"]),
            "extra": tuple(made["extra"]),
            "counts": tuple(Count(**one) for one in made["counts"]),
        }
    )


def as_text(tallies: Iterable[Tally], labels: Labels) -> str:
    """All tallies as plain text, one line a fact, so that it reads well by ear."""
    values = shown(tuple(tallies), labels)
    blocks = []
    for one in values["publications"]:
        lines = [labels("report-same-publication", title=one.title)]
        for row in one.rows:
            pairs = zip(values["columns"][1:], row.cells, strict=True)
            named = [labels("report-named", name=name, words=words) for name, words in pairs]
            lines += ["", row.name, *(f"  {line}" for line in named)]
            lines += [f"  {row.by_number}"] if row.by_number else []
        lines += ["", *one.losses] if one.losses else []
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def shown(tallies: tuple[Tally, ...], labels: Labels) -> dict[str, Any]:
    """What layouts/html/sameness.html.jinja shows: `publications` in their order, and `columns`."""
    names = ("format", "words", *KINDS, "missing", "moved", "extra", "allowed")
    publications = []
    for _, group in groupby(tallies, key=lambda one: one.publication):
        inside = tuple(group)
        rows = tuple(_row(one, labels) for one in inside)
        losses = tuple(words for one in inside for words in _losses(one, labels))
        publications.append(_Publication(inside[0].title, inside[0].lang, rows, losses))
    columns = tuple(labels(f"report-same-{name}") for name in names)
    return {"publications": tuple(publications), "columns": columns}


def _row(one: Tally, labels: Labels) -> _Row:
    counted = {count.kind: count for count in one.counts}
    name = labels(f"format-{one.format}")
    cells = [labels("report-same-of", found=one.found, expected=one.words)]
    for kind in KINDS:
        count = counted.get(kind, Count(kind, 0, 0))
        cells.append(labels("report-same-of", found=count.found, expected=count.expected))
    cells += [f"{n:,}" for n in map(len, (one.missing, one.moved, one.extra))]
    kinds = ", ".join(labels(f"report-same-{c.kind}") for c in one.counts if not c.by_words)
    note = labels("report-same-by-number", format=name, kinds=kinds) if kinds else ""
    return _Row(name, (*cells, f"{one.allowed:,}"), note)


def _losses(one: Tally, labels: Labels) -> list[str]:
    name = labels(f"format-{one.format}")
    lost = [
        labels("report-same-lost", format=name, what=what, words=words)
        for what, words in one.missing
    ]
    lost += [labels("report-same-elsewhere", format=name, words=words) for words in one.moved]
    if one.extra:
        lost.append(labels("report-same-added", format=name, words=", ".join(one.extra)))
    return lost
