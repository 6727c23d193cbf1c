"""The proof that edits changed nothing but what they were meant to change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum, auto

from strategy_build.checks.fix.edits import Draft
from strategy_build.checks.fix.prose import body
from strategy_build.checks.passages import passages
from strategy_build.diagnostics import Diagnostic
from strategy_build.model.blocks import Heading
from strategy_build.model.content import Content, Mark
from strategy_build.model.value import Record, Value
from strategy_build.model.walk import blocks, text_of
from strategy_build.sources.findings import Findings
from strategy_build.sources.located import Fields, Items, Tree, load
from strategy_build.sources.names import slug
from strategy_build.sources.project import read


@dataclass(frozen=True, slots=True)
class State:
    """The files as they are now, and what reading makes of them."""

    files: Mapping[str, bytes]
    drafts: Mapping[str, Draft]  # by relative path
    content: Content | None
    found: tuple[Diagnostic, ...]


def state(files: Mapping[str, bytes], drafts: Mapping[str, Draft], root: str) -> State:
    """Reads the files with the drafts in their places."""
    now = {**files, **{path: draft.text.encode() for path, draft in drafts.items()}}
    return State(now, drafts, *read(now, root))


class Keeps(Enum):
    """What edits of a kind must leave as it is, besides bringing no error."""

    ERRORS = auto()  # no more than that: they make headings and lists
    LETTERS = auto()  # every letter and figure that readers meet
    SHAPE = auto()  # every id, and every field of YAML


def is_sound(before: State, after: State, paths: Iterable[str], keeps: Keeps) -> bool:
    """Whether nothing was broken that edits of this kind must keep."""
    if after.content is None and before.content is not None:
        return False
    if _errors(after) - _errors(before):
        return False
    if keeps is Keeps.ERRORS:
        return True
    if keeps is Keeps.LETTERS:
        return _letters(before.content) == _letters(after.content)
    if _ids(before.content) - _ids(after.content):
        return False
    return all(_shape(before.drafts[path]) == _shape(after.drafts[path]) for path in paths)


def _errors(state: State) -> Counter[tuple[str, str]]:
    return Counter((one.location.file, one.rule) for one in state.found if one.is_error)


def _letters(content: Content | None) -> str:
    texts = "".join(one.text for one in passages(content)) if content else ""
    return re.sub(r"[\W_]", "", texts)


def _ids(content: Content | None) -> Counter[tuple[str, str]]:
    """Every address inside a page: ids of items and headings. Once published they never change."""
    found: Counter[tuple[str, str]] = Counter()
    for publication in content.publications.values() if content else ():
        for section in publication.sections.values():
            found.update((section.path, name) for name in _claimed(section.matter))
            for block in blocks(one for one in section.blocks if not isinstance(one, Mark)):
                if isinstance(block, Heading):
                    found[section.path, slug(text_of(block.words))] += 1
    return found


def _claimed(part: object) -> Iterator[str]:
    if isinstance(part, Record):
        for entry in fields(part):
            value = getattr(part, entry.name)
            if entry.name == "id" and isinstance(value, Value):
                yield str(value)
            else:
                yield from _claimed(value)
    elif isinstance(part, tuple):
        for one in part:
            yield from _claimed(one)


def _shape(draft: Draft) -> object:
    """The names and lengths of the YAML of a file, without its texts."""
    yaml = draft.text[: body(draft).start]
    lines = [line for line in yaml.split("\n") if line.rstrip() not in {"---", "..."}]
    return _outline(load("\n".join(lines), draft.path, Findings()))


def _outline(tree: Tree | None) -> object:
    match tree:
        case Fields(fields=found):
            return {name: _outline(value) for name, (_, value) in found.items()}
        case Items(items=items):
            return [_outline(item) for item in items]
        case _:
            return ""
