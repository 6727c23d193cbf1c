"""content/ to what it says: the one entry to reading. Pure: bytes in, content and findings out."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.content import Content, Publication
from strategy_build.model.ports import Store
from strategy_build.model.publication import Site, Waiver
from strategy_build.sources.decode import Decoder
from strategy_build.sources.findings import Findings, did_you_mean
from strategy_build.sources.located import Items, load
from strategy_build.sources.publications import Folder
from strategy_build.sources.terms import terms
from strategy_build.sources.texts import decode

T = TypeVar("T")

_TEXTS = (".md", ".yaml", ".yml")
_JUNK = frozenset({"Thumbs.db", "desktop.ini", "Icon\r"})
_SITE_FILES = ("site.yaml", "glossary.yaml", "waivers.yaml")


@dataclass(slots=True)
class _Tree:
    """The files of content/, sorted into texts and other bytes."""

    root: str
    findings: Findings
    texts: dict[str, str] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def shown(self, path: str) -> str:
        """A path as editors see it."""
        return f"{self.root}/{path}"


def read(
    files: Mapping[str, bytes],
    root_name: str = "content",
    *,
    told: tuple[Diagnostic, ...] = (),
    store: Store | None = None,
) -> tuple[Content | None, tuple[Diagnostic, ...]]:
    """All of content/ from its files by relative path, with everything that is wrong in it.

    The content is None only where site.yaml cannot be read. `told` are findings about files that are
    there and were left out; they come first in the answer. `store` keeps pictures that were made safe in an earlier run.
    """
    findings = Findings()
    unread = frozenset(d.location.file.removeprefix(f"{root_name}/") for d in told)
    tree = _sorted(files, root_name, unread, findings)
    site = _site(tree)
    publications: dict[str, Publication] = {}
    labels = frozenset(
        {"we will"}
        | ({str(site.words["we-will"]).casefold()} if site and "we-will" in site.words else set())
    )
    texts, data = _by_folder(tree.texts), _by_folder(tree.data)
    unread_by = _by_folder(dict.fromkeys(tree.unread, b""))
    for name in _folders(tree):
        folder = Folder(
            name,
            tree.shown(name),
            texts.get(name, {}),
            data.get(name, {}),
            frozenset(unread_by.get(name, ())),
            labels,
            findings,
            store,
        )
        made = folder.publication()
        if made is not None:
            publications[name] = made
    if not publications:
        findings.error(
            "SRC21", Location(root_name, 0, 0), "There is no publication here yet.",
            why="There is nothing to publish.", fix=f"Make a folder in {root_name}/ with a publication.yaml.",
        )  # fmt: skip
    sources = {tree.shown(path): text for path, text in sorted(tree.texts.items())}
    content = None
    if site is not None:
        glossary = terms(tree.texts.get("glossary.yaml", ""), tree.shown("glossary.yaml"), findings)
        content = Content(site, glossary, _waivers(tree), publications, sources)
    return content, (*told, *findings.finished(sources))


def is_read(path: str) -> bool:
    """Whether a path takes part at all: names beginning with _ or . do not, nor rubbish of file managers."""
    parts = path.split("/")
    return (
        not any(part.startswith(("_", ".", "~$")) or part.endswith("~") for part in parts)
        and parts[-1] not in _JUNK
    )


def _sorted(
    files: Mapping[str, bytes], root: str, unread: frozenset[str], findings: Findings
) -> _Tree:
    tree = _Tree(root, findings, unread=set(unread))
    for typed in sorted(files):
        path = unicodedata.normalize("NFC", typed)
        if not is_read(path):
            continue
        if path.endswith(_TEXTS):
            text = decode(files[typed], tree.shown(path), findings)
            if text is None:
                tree.unread.add(path)
            else:
                tree.texts[path] = text
        else:
            tree.data[path] = files[typed]
    return tree


def _folders(tree: _Tree) -> list[str]:
    """The names of the folders of publications; files beside them are told."""
    for path in sorted((*tree.texts, *tree.data)):
        if "/" in path or path in _SITE_FILES:
            continue
        near = did_you_mean(path, _SITE_FILES)
        tell = tree.findings.error if path in tree.texts else tree.findings.warning
        tell(
            "SRC21",
            Location(
                tree.shown(path), 1 if path in tree.texts else 0, 1 if path in tree.texts else 0
            ),
            "This file belongs to no publication, so nothing uses it.",
            why="Nobody would ever read it, and nobody would notice.",
            fix=f"Rename it to {near}"
            if near
            else "Move it into the folder of a publication, or put _ before its name.",
        )
    tops = {
        path.partition("/")[0] for path in (*tree.texts, *tree.data, *tree.unread) if "/" in path
    }
    return sorted(tops)


def _by_folder(files: Mapping[str, T]) -> dict[str, dict[str, T]]:
    """Files by the folder that they stand in, and there by the rest of their path."""
    folders: dict[str, dict[str, T]] = {}
    for path, file in files.items():
        folder, slash, rest = path.partition("/")
        if slash:
            folders.setdefault(folder, {})[rest] = file
    return folders


def _site(tree: _Tree) -> Site | None:
    path = tree.shown("site.yaml")
    if "site.yaml" not in tree.texts:
        if "site.yaml" not in tree.unread:
            tree.findings.error(
                "SRC17", Location(path, 0, 0), "There is no site.yaml.",
                why="Readers would not know who publishes this, or whom to ask.",
                fix="content-version: 1\norganisation:\n  name: …\ncontact:\n  email: …\nlanguage: en-GB",
            )  # fmt: skip
        return None
    before = len(tree.findings.all)
    data = load(tree.texts["site.yaml"], path, tree.findings)
    if data is None:
        if len(tree.findings.all) == before:
            tree.findings.error(
                "SRC16",
                Location(path, 1, 1),
                "This file is empty.",
                why="Readers would not know who publishes this.",
                fix="content-version: 1",
            )
        return None
    site = Decoder(path, tree.findings).record(Site, data)
    if site is not None and site.content_version and site.content_version != "1":
        tree.findings.error(
            "SRC18", site.content_version.location, f'This version reads content of version 1, not "{site.content_version}".',
            why="Fields may mean something else there.", fix="content-version: 1", length=len(site.content_version),
        )  # fmt: skip
    return site


def _waivers(tree: _Tree) -> tuple[Waiver, ...]:
    path = tree.shown("waivers.yaml")
    data = load(tree.texts.get("waivers.yaml", ""), path, tree.findings)
    if data is None:
        return ()
    if not isinstance(data, Items):
        tree.findings.error(
            "SRC18", data.place, "waivers.yaml is a list.", why="No finding would be accepted.",
            fix="- rule: STR05\n  where: …\n  reason: …\n  decided-by: …\n  until: 2027-06-30",
        )  # fmt: skip
        return ()
    decoder = Decoder(path, tree.findings)
    made = (decoder.record(Waiver, item) for item in data.items)
    return tuple(waiver for waiver in made if waiver is not None)
