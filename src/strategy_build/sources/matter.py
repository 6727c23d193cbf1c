"""The front matter of a section file: which fields a type has, and what must be there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import QuestionKind
from strategy_build.model.extras import Attachment, QuestionItem
from strategy_build.model.strategy import Change, Difference, FrontMatter, SectionType, Theme
from strategy_build.model.value import Value
from strategy_build.sources.decode import Decoder
from strategy_build.sources.findings import Findings, did_you_mean, one_of
from strategy_build.sources.located import Fields, load
from strategy_build.sources.shapes import ABSENT

_EVERY = frozenset(
    """type id untitled lang questions questions_title questions_intro events promises
    open_questions commitments attachments credits elsewhere""".split()
)
_OWN: Mapping[SectionType, frozenset[str]] = {
    SectionType.PROSE: frozenset(),
    SectionType.STATEMENTS: frozenset({"statements"}),
    SectionType.VALUES: frozenset({"values"}),
    SectionType.VIEW: frozenset({"of", "show", "order"}),
    SectionType.AMBITION: frozenset({"themes", "actions"}),
    SectionType.MATRIX: frozenset({"themes", "goals"}),
    SectionType.JOURNEY: frozenset({"challenges", "changes"}),
    SectionType.TESTIMONIALS: frozenset({"testimonials", "consent"}),
    SectionType.PRINCIPLES: frozenset({"numbered", "principles"}),
    SectionType.TIMELINE: frozenset({"timeline"}),
    SectionType.CHANGES: frozenset({"changes"}),
    SectionType.PROGRESS: frozenset({"covers_to", "updates"}),
    SectionType.HEARD: frozenset({"heard"}),
}
_REQUIRED: Mapping[SectionType, frozenset[str]] = {
    SectionType.VIEW: frozenset({"of"}),
    SectionType.MATRIX: frozenset({"themes", "goals"}),
    SectionType.JOURNEY: frozenset({"challenges", "changes"}),
    SectionType.TIMELINE: frozenset({"timeline"}),
    SectionType.PROGRESS: frozenset({"covers_to", "updates"}),
}
_ITEMS: Mapping[SectionType, Mapping[str, Any]] = {
    SectionType.AMBITION: {"themes": tuple[Value, ...]},
    SectionType.MATRIX: {"themes": tuple[Theme, ...]},
    SectionType.JOURNEY: {"changes": tuple[Change, ...]},
    SectionType.CHANGES: {"changes": tuple[Difference, ...]},
}
NOTHING = FrontMatter()  # of the many files that have no front matter
_FIELD = re.compile(r"(?:type|id|untitled|questions|lang|[a-z-]+s):(?:\s|$)")
_SHOWN = frozenset(
    "name text means looks-like by led-by measure now goal parts themes what why".split()
)
_CHOICES = frozenset({QuestionKind.CHOOSE_ONE, QuestionKind.CHOOSE_MANY, QuestionKind.RANK})
_CELLS = 10_000  # of a matrix
_OPEN = frozenset({QuestionKind.COMMENT, QuestionKind.YES_NO})


@dataclass(frozen=True, slots=True)
class Halves:
    """A section file cut in two. `first` is the number of the first line of each half."""

    yaml: str | None
    yaml_first: int
    body: str
    body_first: int


def halves(text: str, path: str, findings: Findings) -> Halves:
    """Front matter and Markdown of a file."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    opened = lines[start].rstrip() == "---"
    if not opened and not (_FIELD.match(lines[start]) and "---" in (x.rstrip() for x in lines)):
        return Halves(None, 1, text, 1)
    if not opened:
        findings.error(
            "SRC01",
            Location(path, start + 1, 1),
            "The front matter begins with a line of three dashes, and that line is missing.",
            why="Readers would meet the fields as text.",
            fix=f"---\n{lines[start]}",
        )
    begin = start + opened
    end = next((n for n in range(begin, len(lines)) if lines[n].rstrip() in {"---", "..."}), None)
    if end is None:
        findings.error(
            "SRC01",
            Location(path, start + 1, 1),
            "The front matter is opened with three dashes and never closed.",
            why="The build cannot tell where the fields end and the text begins.",
            fix="Write a line --- after the last field.",
            length=3,
        )
        end = next((n for n in range(begin, len(lines)) if lines[n].startswith("#")), len(lines))
        return Halves("\n".join(lines[begin:end]), begin + 1, "\n".join(lines[end:]), end + 1)
    return Halves("\n".join(lines[begin:end]), begin + 1, "\n".join(lines[end + 1 :]), end + 2)


def front_matter(
    text: str | None, path: str, first: int, findings: Findings
) -> tuple[FrontMatter, frozenset[str]]:
    """The fields of a section, and the names of those that were given."""
    if text is None or not text.strip():
        return NOTHING, frozenset()
    nothing = FrontMatter(location=Location(path, 1, 1)), frozenset[str]()
    tree = load(text, path, findings, first)
    if tree is None:
        return nothing
    kind = SectionType.PROSE
    only: frozenset[str] | None = None
    decoder = Decoder(path, findings)
    if isinstance(tree, Fields):
        kind = _type(decoder, tree)
        if kind is not ABSENT:
            only = _EVERY | _OWN[kind]
            decoder.elsewhere = _elsewhere(kind)
    known = kind if kind is not ABSENT else SectionType.PROSE
    made = decoder.record(
        FrontMatter,
        _without(tree, "type") if kind is ABSENT and isinstance(tree, Fields) else tree,
        only=only,
        instead=_ITEMS.get(known, {}),
        required=_REQUIRED.get(known, frozenset()),
    )
    if made is None or not isinstance(tree, Fields):
        return nothing
    for shown in made.show:
        _shown(shown, findings)
    for question in made.questions:
        _question(question, findings)
    for attachment in made.attachments:
        _attachment(attachment, findings)
    if len(made.goals) * len(made.themes) > _CELLS:
        made = _boundless(made, findings)
    return made, frozenset(tree.fields)


def _boundless(made: FrontMatter, findings: Findings) -> FrontMatter:
    """A matrix with more cells than anybody reads is told, and goes on without its goals."""
    findings.error(
        "SRC18", made.goals[0].location,
        f"A matrix of {len(made.goals):,} goals and {len(made.themes):,} themes has more than {_CELLS:,} cells.",
        why="Nobody could find their way in it, by eye or by ear, and every build would be slow.",
        fix="Make several matrices of a few themes each.",
    )  # fmt: skip
    return replace(made, goals=made.goals[:1])


def _type(decoder: Decoder, tree: Fields) -> Any:
    """The type of the section, or ABSENT where it is none that is known."""
    if "type" not in tree.fields:
        return SectionType.PROSE
    quiet = Decoder(decoder.file, Findings())
    made = quiet.value(SectionType, tree.fields["type"][1], "type")
    if made is ABSENT:
        decoder.value(SectionType, tree.fields["type"][1], "type")
    return made


def _without(tree: Fields, name: str) -> Fields:
    return Fields({k: v for k, v in tree.fields.items() if k != name}, tree.place)


def _elsewhere(kind: SectionType) -> dict[str, str]:
    """Advice for fields that belong to sections of another type."""
    advice: dict[str, str] = {}
    for other, own in _OWN.items():
        for key in own - _OWN[kind]:
            name = key.replace("_", "-")
            advice[name] = (
                f"It belongs to a section with `type: {other}`; this one has `type: {kind}`."
            )
    return advice


def _shown(name: Value, findings: Findings) -> None:
    """A field that a view may show of the items of another section."""
    if name in _SHOWN:
        return
    near = did_you_mean(name, _SHOWN)
    findings.error(
        "SRC18",
        name.location,
        f'A view cannot show "{name}": {one_of(sorted(_SHOWN))}.',
        why="The view would be thinner than you meant it to be.",
        fix=f'Did you mean "{near}"?  show: [{near}]' if near else "show: [text, looks-like]",
        length=len(name),
    )


def _question(question: QuestionItem, findings: Findings) -> None:
    place = question.location
    if question.type in _CHOICES and not question.options and not question.options_from:
        findings.error(
            "SRC17",
            place,
            f"A question of type {question.type} needs options to choose from.",
            why="Readers could not answer it.",
            fix="options:\n  - id: a\n    text: …\n  - id: b\n    text: …",
        )
    if question.type in _OPEN and (question.options or question.options_from):
        findings.error(
            "SRC18",
            place,
            f"A question of type {question.type} has no options of its own.",
            why="The options would never be shown.",
            fix="type: choose-one",
        )
    if question.options and question.options_from:
        findings.error(
            "SRC18",
            question.options_from.location,
            "This question has both `options` and `options-from`.",
            why="Only one of the two could be shown.",
            fix="Keep one of the two.",
            length=len(question.options_from),
        )


def _attachment(item: Attachment, findings: Findings) -> None:
    if item.available and item.available != "on request":
        findings.error(
            "SRC18",
            item.available.location,
            "An attachment is a `file`, or it is available on request.",
            fix="available: on request",
            length=len(item.available),
        )
    if not item.file and not item.available:
        findings.error(
            "SRC17",
            item.location,
            "`file` is missing here: nobody could open the attachment.",
            why="Readers would be promised something that they cannot get.",
            fix="file: images/slides.pdf   or   available: on request",
        )
