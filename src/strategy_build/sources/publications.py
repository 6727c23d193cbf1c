"""One folder of content/ to a publication."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Block
from strategy_build.model.content import Mark, Picture, Publication, SectionFile
from strategy_build.model.ports import Store
from strategy_build.model.publication import Part, PublicationFile, Term
from strategy_build.model.value import Value
from strategy_build.sources.decode import Decoder
from strategy_build.sources.findings import Findings, did_you_mean
from strategy_build.sources.ids import ID, identified
from strategy_build.sources.images import known, missing, picture, unique
from strategy_build.sources.located import load
from strategy_build.sources.misnomers import forgotten, no_publication, renamed, section_file
from strategy_build.sources.names import slug
from strategy_build.sources.sections import section, untitled
from strategy_build.sources.shapes import blank
from strategy_build.sources.terms import terms

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
EASY_READ = "easy-read"
OURS = frozenset({"assets", "checks", "schemas", "search"})  # folders of a finished site
_WHY_LOST = "Nobody would ever read it, and nobody would notice."


@dataclass(slots=True)
class Folder:
    """The files of one publication: texts and other bytes by path in the folder."""

    id: str
    root: str  # of the folder, as shown in messages
    texts: Mapping[str, str]
    data: Mapping[str, bytes]
    unread: frozenset[str]  # paths that are there and could not be read, told already
    we_will: frozenset[str]
    findings: Findings
    store: Store | None = None
    read: dict[str, SectionFile] = field(default_factory=dict)
    reading: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)  # .md files that another file names

    def publication(self) -> Publication | None:
        """The publication, with all that could be read of it."""
        self._folder_name()
        apart = self._set_apart()
        file, understood = self._file()
        if file is None:
            return None
        words = {
            str(file.words[name]).casefold().strip() for name in ("we-will",) if name in file.words
        }
        self.we_will |= words
        for path in sorted(self.texts):
            if path.endswith(".md") and not _is_apart(path, apart):
                self._section(path.removesuffix(".md"))
        self._attached()
        order = file.sections
        if not order and understood:
            names = sorted(set(self.read) - self.named)
            order = tuple(Value(n, Location(self.read[n].path, 1, 1)) for n in names)
        file = replace(file, sections=tuple(self._entries(order)))
        if understood:
            self._unused(file)
        sections = identified(self.read, self.findings)
        return Publication(
            self.id,
            f"{self.root}/publication.yaml",
            file,
            sections,
            self._glossary(),
            self._files(apart),
        )

    def _folder_name(self) -> None:
        if ID.fullmatch(self.id) is None:
            self.findings.error(
                "SRC05",
                Location(self.root, 0, 0),
                f'The folder "{self.id}" cannot be a web address: use lower-case words joined by hyphens.',
                why="The name of the folder is the address that people type and share.",
                fix=f"Rename the folder to {slug(self.id) or 'our-direction'}",
            )
        elif self.id in OURS:
            self.findings.error(
                "SRC05",
                Location(self.root, 0, 0),
                f'The site keeps files of its own under the name "{self.id}".',
                why="The publication and those files would lie over each other, and readers would miss one.",
                fix=f"Rename the folder, for example to our-{self.id}",
            )

    def _set_apart(self) -> frozenset[str]:
        """Folders that hold the publication in another language or in Easy Read."""
        tops = {path.partition("/")[0] for path in self.texts if "/" in path}
        apart = {
            top
            for top in tops
            if top == EASY_READ
            or (
                _LANGUAGE.fullmatch(top)
                and (f"{top}/publication.yaml" in self.texts or len(top) == 2)
            )
        }
        for top in sorted(apart):
            what = "an Easy Read edition" if top == EASY_READ else "a translation"
            self.findings.warning(
                "SRC23",
                Location(f"{self.root}/{top}", 0, 0),
                f"This folder holds {what}, which this version does not publish yet.",
                why="Its readers still have to do without it.",
                fix="Nothing to do: the files are kept and not read.",
            )
        return frozenset(apart)

    def _file(self) -> tuple[PublicationFile | None, bool]:
        """publication.yaml, and whether it could be read to its end."""
        path = f"{self.root}/publication.yaml"
        if "publication.yaml" not in self.texts:
            if "publication.yaml" in self.unread:
                return _blank(path), False
            self._no_file()
            return None, False
        text = self.texts["publication.yaml"]
        before = len(self.findings.all)
        tree = load(text, path, self.findings)
        if tree is None:
            if len(self.findings.all) == before:
                _empty(path, self.findings)
            return _blank(path), False
        made = Decoder(path, self.findings).record(PublicationFile, tree)
        return (made, True) if made is not None else (_blank(path), False)

    def _no_file(self) -> None:
        self.findings.error(
            "SRC21",
            Location(self.root, 0, 0),
            "This folder has no publication.yaml, so nothing in it is published.",
            why=_WHY_LOST,
            fix=no_publication(self.texts, self.data),
        )

    def _section(self, name: str) -> SectionFile | None:
        """A section by its name, read once."""
        path = f"{name}.md"
        if name in self.read or path not in self.texts or name in self.reading:
            return self.read.get(name)
        shown = f"{self.root}/{path}"
        self.reading.add(name)
        if not self.texts[path].strip():
            _empty(shown, self.findings)
        base = posixpath.dirname(path)
        self.read[name] = section(
            self.texts[path], shown, name, self.findings,
            long=lambda value: self._long(value, base), we_will=self.we_will,
        )  # fmt: skip
        self.reading.discard(name)
        return self.read[name]

    def _long(self, value: Value, base: str) -> tuple[Block, ...]:
        """The blocks of a file that says what a picture carries."""
        path = self._found(value, base)
        if path is None:
            return ()
        name = path.removesuffix(".md")
        self.named.add(name)
        file = self._section(name)
        if file is None:
            return ()
        return tuple(block for block in file.blocks if not isinstance(block, Mark))

    def _found(self, value: Value, base: str) -> str | None:
        """The path of a named .md file of this publication."""
        path = posixpath.normpath(posixpath.join(base, str(value)))
        path = path if path.endswith(".md") else f"{path}.md"
        if path in self.texts:
            return path
        if path not in self.unread:
            near = did_you_mean(path, [p for p in self.texts if p.endswith(".md")])
            self.findings.error(
                "SRC06",
                value.location,
                f'There is no file "{value}" in this publication.',
                why="Readers who cannot see the picture or open the file would get nothing instead.",
                fix=f"Did you mean {near}?" if near else f"Write the text in {self.root}/{path}",
                length=len(value),
            )
        return None

    def _attached(self) -> None:
        """The text versions of attachments are named by their section."""
        for name in sorted(self.read):
            base = posixpath.dirname(name)
            for item in self.read[name].matter.attachments:
                if item.text_version.endswith(".md"):
                    path = self._found(item.text_version, base)
                    if path:
                        self.named.add(path.removesuffix(".md"))

    def _entries(self, order: tuple[Value | Part, ...]) -> Iterator[Value | Part]:
        """The reading order, without what is not there; names without .md."""
        seen: dict[str, Location] = {}
        for entry in order:
            if isinstance(entry, Part):
                names = tuple(
                    n for n in (self._entry(v, seen) for v in entry.sections) if n is not None
                )
                intro = self._entry(entry.intro, seen) if entry.intro else None
                yield replace(entry, sections=names, intro=intro or Value(""))
            elif (name := self._entry(entry, seen)) is not None:
                yield name

    def _entry(self, value: Value, seen: dict[str, Location]) -> Value | None:
        name = Value(value.removesuffix(".md"), value.location)
        if name in seen:
            self.findings.error(
                "SRC02", value.location, f'The section "{name}" stands in the order twice, first on line {seen[str(name)].line}.',
                why="Readers would meet it twice.", fix="Delete one of the two lines.", length=len(value),
            )  # fmt: skip
            return None
        seen[str(name)] = value.location
        if name in self.read:
            return name
        if f"{name}.md" not in self.unread:
            self.findings.error(
                "SRC06", value.location, f'There is no section file "{name}.md" in this folder.',
                why="Readers would miss a whole section.",
                fix=section_file(str(name), self.root, self.read, self.data),
                length=len(value),
            )  # fmt: skip
        return None

    def _unused(self, file: PublicationFile) -> None:
        """Every .md is part of the reading order or named by another file."""
        intros = {str(e.intro) for e in file.sections if isinstance(e, Part) and e.intro}
        order = {
            str(n) for e in file.sections for n in (e.sections if isinstance(e, Part) else (e,))
        }
        for name in sorted(self.read):
            if name in order and name not in self.named and self.texts[f"{name}.md"].strip():
                untitled(self.read[name], self.findings)
            if name not in order | intros | self.named:
                self.findings.error(
                    "SRC21",
                    Location(f"{self.root}/{name}.md", 1, 1),
                    "Nothing uses this file.",
                    why=_WHY_LOST,
                    fix=f"Add  - {name}  under `sections` in publication.yaml, or put _ before the name of the file.",
                )

    def _glossary(self) -> tuple[Term, ...]:
        if "glossary.yaml" not in self.texts:
            return ()
        return terms(self.texts["glossary.yaml"], f"{self.root}/glossary.yaml", self.findings)

    def _files(self, apart: frozenset[str]) -> dict[str, Picture]:
        made: dict[str, Picture] = {}
        for path in sorted(self.data):
            shown = f"{self.root}/{path}"
            if _is_apart(path, apart):
                continue
            if not known(path):
                self.findings.warning(
                    "SRC21",
                    Location(shown, 0, 0),
                    "Files of this kind are not published, so this one is left out.",
                    why="Readers may not be able to open it, or it may not be safe.",
                    fix=renamed(path)
                    or "Save it as PNG, JPEG, SVG or PDF, or put _ before its name.",
                )
                continue
            one = picture(self.data[path], path, shown, self.findings, self.store)
            made[path] = one or missing(path)
            forgotten(path, shown, self.texts.values(), self.findings)
        made |= {path: missing(path) for path in self.unread if known(path)}
        return unique(made)


def _blank(path: str) -> PublicationFile:
    return blank(PublicationFile, Location(path, 1, 1))


def _empty(path: str, findings: Findings) -> None:
    findings.error(
        "SRC16", Location(path, 1, 1), "This file is empty.",
        why="Readers would find nothing where it belongs.",
        fix="Write its text, or delete the file.",
    )  # fmt: skip


def _is_apart(path: str, apart: frozenset[str]) -> bool:
    return path.partition("/")[0] in apart and "/" in path
