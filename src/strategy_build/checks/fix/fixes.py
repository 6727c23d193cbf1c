"""`check --fix`: content/ with everything put right that can be without changing what it says. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from strategy_build.checks.fix import fields, headings, marks, signs, values, words
from strategy_build.checks.fix.cells import cells
from strategy_build.checks.fix.diff import Fixes
from strategy_build.checks.fix.edits import Change, Draft, Edit, change, edited
from strategy_build.checks.fix.proof import Keeps, State, is_sound, state
from strategy_build.checks.fix.prose import Body, Run, body, runs
from strategy_build.checks.passages import Role
from strategy_build.model.content import Content
from strategy_build.model.strategy import SectionType
from strategy_build.sources.project import is_read, read

_TEXTS = (".md", ".yaml", ".yml")
_UNREAD = frozenset({"SRC01", "SRC02"})
_ROUNDS = 20
_TRIES = 64  # readings at most to find out which edits of a stage do harm

Proposed = dict[str, tuple[Edit, ...]]


@dataclass(frozen=True, slots=True)
class _Stage:
    """Edits that are made together, and what they keep."""

    propose: Callable[[State, str, Draft], Iterator[Edit]]
    keeps: Keeps


@dataclass(slots=True)
class _Work:
    """The files on their way from stage to stage."""

    files: Mapping[str, bytes]
    root: str
    now: State
    changes: list[Change] = field(default_factory=list)
    refused: set[tuple[str, str, str]] = field(default_factory=set)
    tries: int = 0

    def run(self, stage: _Stage) -> bool:
        """Make the edits of a stage that prove sound; whether there were any."""
        wanted: Proposed = {}
        for path, draft in self.now.drafts.items():
            if edits := self._new(draft, stage.propose(self.now, path, draft)):
                wanted[path] = edits
        if not wanted:
            return False
        if self._try(wanted, stage):
            return True
        self.tries = _TRIES
        return any([self._file(path, tuple(sorted(wanted[path])), stage) for path in wanted])  # noqa: C419 (all of them)

    def _file(self, path: str, edits: tuple[Edit, ...], stage: _Stage) -> bool:
        """The edits of one file, together or else in halves, the later half first."""
        self.tries -= 1
        if self.tries >= 0 and self._try({path: edits}, stage):
            return True
        if len(edits) == 1 or self.tries < 0:
            starts = self.now.drafts[path].starts()
            self.refused |= {_key(self.now.drafts[path], edit, starts) for edit in edits}
            return False
        middle = len(edits) // 2
        later = self._file(path, edits[middle:], stage)
        return self._file(path, edits[:middle], stage) or later

    def _try(self, wanted: Proposed, stage: _Stage) -> bool:
        made = {path: edited(self.now.drafts[path], edits) for path, edits in wanted.items()}
        drafts = {**self.now.drafts, **{path: draft for path, (draft, _) in made.items()}}
        after = state(self.files, drafts, self.root)
        if not is_sound(self.now, after, made, stage.keeps):
            return False
        self.now = after
        self.changes += [one for _, changes in made.values() for one in changes]
        return any(changes for _, changes in made.values())

    def _new(self, draft: Draft, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """The edits that change something and were not refused in this round."""
        real = tuple(e for e in edits if draft.text[e.start : e.end] != e.new)
        if not self.refused or not real:
            return real
        starts = draft.starts()
        return tuple(e for e in real if _key(draft, e, starts) not in self.refused)


def _key(draft: Draft, edit: Edit, starts: list[int]) -> tuple[str, str, str]:
    """An edit that is the same wherever its line moves."""
    shown = change(draft, edit, starts)
    return draft.path, shown.before, shown.after


def fixed(files: Mapping[str, bytes], root_name: str = "content") -> Fixes:
    """The files of content/ with all safe corrections; a file that cannot be parsed stays as it is.

    Twice is the same as once. Each change is proved by reading: where it would bring a new error,
    lose an id or change the fields of a file, it is not made.
    """
    _, found = read(files, root_name)
    broken = {one.location.file for one in found if one.is_error and one.rule in _UNREAD}
    drafts: dict[str, Draft] = {}
    first: list[Change] = []
    for path in sorted(files):
        shown = f"{root_name}/{unicodedata.normalize('NFC', path)}"
        if not path.endswith(_TEXTS) or not is_read(path) or shown in broken:
            continue
        if (begun := signs.opened(files[path], shown)) and _is_composed(path, begun.draft.text):
            drafts[path] = begun.draft
            first += begun.changes
    work = _Work(files, root_name, state(files, drafts, root_name), first)
    for _ in range(_ROUNDS):
        work.refused.clear()
        done = [work.run(stage) for stage in _STAGES]
        if not any(done):
            break
    changed = {
        path: work.now.files[path] for path in sorted(drafts) if work.now.files[path] != files[path]
    }
    changes = tuple(sorted(work.changes, key=lambda one: one.location))
    return Fixes(changed, changes, {path: files[path] for path in changed}, root_name)


def _is_composed(path: str, text: str) -> bool:
    """Whether reading counts columns in the same letters as this text has."""
    return unicodedata.is_normalized("NFC", path) and unicodedata.is_normalized("NFC", text)


def _tabs(now: State, path: str, draft: Draft) -> Iterator[Edit]:
    yield from fields.tabs(draft, now.found)


def _quotes(now: State, path: str, draft: Draft) -> Iterator[Edit]:
    yield from fields.quotes(draft, now.found)


def _layout(now: State, path: str, draft: Draft) -> Iterator[Edit]:
    whole = _body(now.content, draft)
    yield from signs.blanks(draft, whole)
    if _is_english(now.content, path, draft):
        yield from signs.hidden(draft, whole)


def _structure(now: State, path: str, draft: Draft) -> Iterator[Edit]:
    whole = _body(now.content, draft)
    yield from marks.bullets(draft, whole)
    yield from marks.hashes(draft, whole)
    yield from marks.indented(draft, whole)
    yield from marks.underlined(draft, whole)


def _words(now: State, path: str, draft: Draft) -> Iterator[Edit]:
    if now.content is None or not _is_english(now.content, path, draft):
        return
    whole = _body(now.content, draft)
    record = values.record_of(now.content, draft.path)
    markdown = tuple(run for run in runs(draft, whole) if not whole.is_kept(run.start))
    typed: tuple[Run, ...] = ()
    if record is not None:
        typed = tuple(values.runs(draft, whole, record))
        for run in values.moments(draft, whole, record):
            yield from words.days(run)
    for run in (*markdown, *typed):
        for correct in words.PROSE:
            yield from correct(run)
    yield from marks.left_behind(markdown)
    yield from cells(draft, whole)
    yield from _headings(now.content, (*markdown, *typed))


def _headings(content: Content, found: tuple[Run, ...]) -> Iterator[Edit]:
    titles = [run for run in found if run.role in {Role.HEADING, Role.TITLE}]
    if any(run.text.isupper() for run in titles):
        spelt = headings.spelling(content)
        for run in titles:
            yield from headings.capitals(run, spelt)
    for run in titles:
        if run.role is Role.HEADING:
            yield from headings.full_stops(run)


_STAGES = (
    _Stage(_tabs, Keeps.LETTERS),
    _Stage(_quotes, Keeps.LETTERS),
    _Stage(_layout, Keeps.LETTERS),
    _Stage(_structure, Keeps.ERRORS),
    _Stage(_words, Keeps.SHAPE),
)


def _body(content: Content | None, draft: Draft) -> Body:
    """The Markdown of a file; what people say of themselves is quoted from end to end."""
    whole = body(draft)
    for publication in content.publications.values() if content else ():
        for section in publication.sections.values():
            if section.path == draft.path and section.matter.type is SectionType.TESTIMONIALS:
                whole.quoted.update(range(whole.first, len(whole.starts)))
    return whole


def _is_english(content: Content | None, path: str, draft: Draft) -> bool:
    """Whether a file is known to be in English."""
    if content is None:
        return False
    base = str(content.site.language)
    for publication in content.publications.values():
        own = str(publication.file.language or base)
        if publication.path == draft.path:
            return own.startswith("en")
        for section in publication.sections.values():
            if section.path == draft.path:
                return str(section.matter.lang or own).startswith("en")
    return base.startswith("en") and "/" not in path
