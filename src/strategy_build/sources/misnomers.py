"""Files under a name that nothing reads: what they are meant to be called."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from urllib.parse import quote

from strategy_build.diagnostics import Location
from strategy_build.sources.findings import Findings, did_you_mean

_WRONG_END = re.compile(
    r"(?P<stem>.+?)(?:\.(?:md|markdown|mkd))?(?:\.txt|\.markdown|\.mkd|\.md)$", re.IGNORECASE
)
_WRITTEN = (".docx", ".doc", ".odt", ".rtf", ".pages")


def no_publication(texts: Iterable[str], others: Iterable[str]) -> str:
    """What to do with a folder that has no publication.yaml."""
    wanted, paths = "publication.yaml", [*texts, *others]
    top = [path for path in paths if "/" not in path]
    again = [path for path in top if path.casefold() in {f"{wanted}.txt", wanted}]
    if close := (again[0] if again else did_you_mean(wanted, top)):
        return f"Rename {close} to {wanted}"
    deeper = [path for path in paths if path.endswith(f"/{wanted}")]
    if deeper:
        return f"Move the folder {deeper[0].split('/')[-2]}/ out of it, straight into content/."
    if paths and not any(path.endswith((".md", ".yaml")) for path in paths):
        return "Move it into the folder of the publication that uses these files."
    return "Copy one from _templates/, or put _ before the name of the folder."


def renamed(path: str) -> str:
    """What to do with a text whose name has the wrong end, or ""."""
    name = posixpath.basename(path)
    found = _WRONG_END.fullmatch(name)
    if found is None or (name.casefold().endswith(".txt") and ".md" not in name.casefold()):
        return ""
    return f"Rename {name} to {found['stem']}.md"


def section_file(name: str, root: str, read: Collection[str], others: Iterable[str]) -> str:
    """What to do where no section is called `name`; `others` are files that are no sections."""
    if " - " in name:
        lines = "\n".join(f"  - {part}" for part in name.split(" - "))
        return f"Begin each line of the list below the one before it:\n{lines}"
    if not name:
        return "Delete this line, or write the name of a section after the dash."
    for path in others:
        if path.startswith(f"{name}.") and posixpath.splitext(path)[1].casefold() in _WRITTEN:
            return f"Copy the words of {path} into a new file {name}.md; a word processor's file is not read."
        if path.casefold().startswith(f"{name.casefold()}.") and _WRONG_END.fullmatch(path):
            return f"Rename {posixpath.basename(path)} to {posixpath.basename(name)}.md"
    deeper = [one for one in read if one.rpartition("/")[2] == name]
    near = deeper[0] if deeper else did_you_mean(name, read)
    return (
        f"Did you mean {near}?"
        if near
        else f"Write the file {root}/{name}.md, or delete this line."
    )


def forgotten(path: str, shown: str, texts: Iterable[str], findings: Findings) -> None:
    """Tell of a word processor's file that no text of the publication names."""
    name = posixpath.basename(path)
    if not name.casefold().endswith((*_WRITTEN, ".pdf", ".pptx", ".odp")):
        return
    if any(name in text or quote(name) in text for text in texts):
        return
    findings.warning(
        "SRC21",
        Location(shown, 0, 0),
        "Nothing uses this file, and its words are not read from it.",
        why="Nobody would ever read it, and nobody would notice.",
        fix=f"Copy its words into a section, link to it from one, [What it is]({quote(path)}), or put _ before its name.",
    )
