"""The files of content/ from the disk: the only module of sources that touches it."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from strategy_build.diagnostics import Diagnostic, Location, SetupError
from strategy_build.sources.findings import Findings
from strategy_build.sources.project import is_read

TEXT_BYTES = 1_000_000
FILE_BYTES = 30_000_000
ALL_BYTES = 400_000_000
FILES = 5_000
_WHY = "Every build would be slow, and people on a slow line could not open the pages."

_WHY_LINK = "On another computer the link leads nowhere, and readers would miss what it stood for."


def read_tree(folder: Path, root_name: str = "") -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Every file that takes part by its relative path, and what was left out: links, files too large.

    `root_name` is the folder's name in messages, by default its own.

    Raises SetupError where the folder itself cannot be read.
    """
    if not folder.is_dir():
        raise SetupError(
            f"There is no folder {folder}. Name it with --content, or run the command in the folder that holds content/."
        )
    root_name = root_name or folder.resolve().name
    findings = Findings()
    files: dict[str, bytes] = {}
    total = 0
    for path, entry in _walk(folder, "", root_name, findings):
        name = unicodedata.normalize("NFC", path)
        place = Location(f"{root_name}/{name}", 0, 0)
        problem = _problem(entry, name, len(files), total)
        data = b""
        if not problem:
            try:
                data = _bytes(entry.path)
            except OSError as trouble:
                problem = (
                    f"This file cannot be read: {trouble.strerror}.",
                    "Check who may read the file.",
                )
        if not problem and name in files:
            problem = (
                "Another file has the same name, with its accents typed in another way.",
                "Rename one of the two.",
            )
        if problem:
            why = _WHY_LINK if "links are" in problem[0] else _WHY
            findings.error("SRC24", place, problem[0], why=why, fix=problem[1])
            continue
        files[name] = data
        total += len(data)
    return files, findings.finished({})


def _walk(
    folder: Path, start: str, root: str, findings: Findings
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file under a folder in the order of names. Names that are no text are told."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as trouble:
        findings.error(
            "SRC24", Location(f"{root}/{start}".rstrip("/"), 0, 0), f"This folder cannot be read: {trouble.strerror}.",
            why="What it holds would be missing.", fix="Check who may read the folder.",
        )  # fmt: skip
        return
    for entry in entries:
        path = f"{start}{entry.name}"
        if not is_read(path):
            continue
        try:
            entry.name.encode()
        except UnicodeEncodeError:
            shown = path.encode("utf-8", "replace").decode()
            findings.error(
                "SRC24", Location(f"{root}/{shown}", 0, 0), "The name of this file cannot be read as text.",
                why="No link could lead to it.", fix="Rename the file.",
            )  # fmt: skip
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{path}/", root, findings)
        else:
            yield path, entry


def _problem(entry: os.DirEntry[str], name: str, count: int, total: int) -> tuple[str, str] | None:
    """Why a file is left out, and what to do about it."""
    about = entry.stat(follow_symlinks=False)
    if stat.S_ISLNK(about.st_mode):
        return (
            "This is a link to another place, not a file; links are not followed.",
            "Put a copy of the file here.",
        )
    if not stat.S_ISREG(about.st_mode):
        return "This is not an ordinary file.", "Delete it, or put _ before its name."
    limit = TEXT_BYTES if name.endswith((".md", ".yaml", ".yml")) else FILE_BYTES
    if about.st_size > limit:
        size = f"{about.st_size / 1_000_000:.1f} MB"
        return (
            f"This file has {size}; at most {limit / 1_000_000:.0f} MB can be read.",
            "Save a smaller version, or split it.",
        )
    if count >= FILES:
        return (
            f"There are more than {FILES:,} files here.",
            "Check that the right folder was copied.",
        )
    if total + about.st_size > ALL_BYTES:
        return (
            f"The files here have more than {ALL_BYTES // 1_000_000} MB together.",
            "Save smaller versions of the largest.",
        )
    return None


def _bytes(path: str) -> bytes:
    """The bytes of a file, never through a link that appeared meanwhile."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        return file.read(FILE_BYTES + 1)
