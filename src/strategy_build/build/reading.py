"""Reads a site from the disk and composes it: the part that `build` and `check` share."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import yaml

from strategy_build.build import layouts
from strategy_build.build.cache import FileStore
from strategy_build.build.folders import absolute
from strategy_build.build.known_words import known_words
from strategy_build.build.request import Request
from strategy_build.build.settings import settings, usable, zone
from strategy_build.checks.published_ids import check_ids
from strategy_build.checks.registry import check_content
from strategy_build.checks.severity import misweighed, weighed
from strategy_build.checks.source.consequences import told_once
from strategy_build.diagnostics import Diagnostic, SetupError
from strategy_build.model.content import Content
from strategy_build.model.labels import Labels
from strategy_build.sources.compose.site import Composed, compose
from strategy_build.sources.dates import day_of
from strategy_build.sources.files import read_tree
from strategy_build.sources.labels import read_labels
from strategy_build.sources.project import read

_ENGLISH = "en-GB"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read and composed, with all findings.

    `content` and `composed` are None where the site could not be read far enough. `labels` are those
    of the site, `own` those of each publication: in its language, with words of its own.
    """

    layouts: Mapping[str, bytes]
    content: Content | None
    composed: Composed | None
    labels: Labels | None
    own: Mapping[str, Labels]
    day: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sources(self) -> Mapping[str, str]:
        """The text of every source file, for messages."""
        return self.content.sources if self.content else {}


def reading(request: Request, published: Mapping[str, Collection[str]] | None = None) -> Reading:
    """Read, check and compose. Every finding of every step is gathered; nothing is raised for one.

    `published` are the ids that were published before, by publication.
    """
    with _uncollected():
        return _read(request, published or {})


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is read lives to the end: looking for what is dead in it takes an eighth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(request: Request, published: Mapping[str, Collection[str]]) -> Reading:
    if not request.content.is_dir():
        message = f'There is no folder "{request.content}". Run the command where content/ is.'
        raise SetupError(message)
    folder = absolute(request.content)
    looks = layouts.load(folder.parent / "layouts")
    files, left_out = read_tree(folder, folder.name)
    store = FileStore(request.cache / "pictures")
    content, found = read(files, folder.name, told=left_out, store=store)
    if content is None:
        return Reading(looks, None, None, None, {}, "", found)
    day = today(content, request.today)
    site_words = {name: str(word) for name, word in content.site.words.items()}
    labels = _labels(looks, str(content.site.language), site_words)
    own = {
        name: _labels(
            looks,
            str(publication.file.language or content.site.language),
            site_words | {n: str(w) for n, w in publication.file.words.items()},
        )
        for name, publication in content.publications.items()
    }
    told = tuple(settings(content, _labels(looks, str(content.site.language), {}).words))
    composed = compose(content, own, day)
    with known_words(FileStore(request.cache / "verdicts")):
        checked = check_content(content, date.fromisoformat(day))
    gone = check_ids(content, {name: published.get(name, ()) for name in composed.documents})
    every = told_once((*found, *told, *checked, *gone, *composed.diagnostics), content)
    return Reading(looks, content, composed, labels, own, day, _weighed(every, content))


def _weighed(found: tuple[Diagnostic, ...], content: Content) -> tuple[Diagnostic, ...]:
    """The findings with the levels that site.yaml gives them."""
    wanted = content.site.rules
    if not wanted:
        return found
    from strategy_build.checks.explain import explanations

    return (*weighed(found, wanted), *misweighed(wanted, explanations()))


def today(content: Content, asked: str) -> str:
    """The day that the site is built for: asked for, else of site.yaml, else the day there."""
    if asked:
        return asked
    if content.site.today:
        return day_of(content.site.today)
    return datetime.now(zone(str(content.site.timezone)) or UTC).date().isoformat()


def _labels(looks: Mapping[str, bytes], lang: str, words: Mapping[str, str]) -> Labels:
    """Our words; over them those of a site's own catalogue, which may be a part; then site.yaml's.

    They are in English where there is no catalogue of the language, and say so.
    """
    ours = layouts.load(None)
    name = f"labels/{lang.split('-', maxsplit=1)[0]}.yaml"
    if name not in looks:
        name, lang = "labels/en.yaml", _ENGLISH
    base = read_labels(ours.get(name, ours["labels/en.yaml"]).decode(), lang).words
    try:
        own = read_labels(looks[name].decode(), lang).words
    except (ValueError, AttributeError, yaml.YAMLError):
        message = f"layouts/{name} cannot be read. Copy the file from strategy-build again."
        raise SetupError(message) from None
    every = {**base, **own}
    fitting = {name: word for name, word in words.items() if usable(word, every.get(name, ""))}
    return Labels(lang, {**every, **fitting})
