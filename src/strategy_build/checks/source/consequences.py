"""What follows from another finding: told once, at its cause."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence

from strategy_build.diagnostics import Diagnostic
from strategy_build.model.content import Content

# Rules that say that something is not there, and the fields that would say it. Where such a field was
# typed and could not be read, that is told already.
_ABSENT: Mapping[str, str] = {
    "DAT07": "access",
    "DOC03": "published period from to",
    "DOC06": "answers",
    "DOC09": "email phone post contact",
    "DOC11": "licence",
    "FRM01": "options text",
    "FRM03": "ways-to-respond",
    "FRM07": "report-by",
    "FRM12": "consultation opens closes respond-to",
    "PRV05": "consent on covers",
}
_QUESTION = 8  # lines in which a question comes to its options
_UNREAD = frozenset(
    {"DAT01", "DAT02", "DAT03", "SRC01", "SRC02", "SRC04", "SRC16", "SRC17", "SRC18", "SRC22"}
)
_TYPED = re.compile(r'"([^"]+)"')
_SAME_PLACE = {"LNG17": "SRC08", "LNK04": "LNK08", "DOC02": "SRC18", "LNK02": "LNK04"}


def told_once(found: Sequence[Diagnostic], content: Content) -> tuple[Diagnostic, ...]:
    """The findings without those that go away by themselves when another one is put right."""
    causes = [one for one in found if one.is_error]
    unread = [one for one in causes if one.rule in _UNREAD]
    if not causes:
        return tuple(found)
    return tuple(
        one
        for one in found
        if not (
            _says_absent(one, unread)
            or (one.rule == "FRM10" and any(_hides_publication(cause) for cause in causes))
            or _at_same_line(one, causes)
            or _leads_nowhere(one, causes, content)
        )
    )


def _says_absent(one: Diagnostic, unread: Iterable[Diagnostic]) -> bool:
    """Whether the field that it misses, or the file that would hold it, is there and unreadable."""
    names = _ABSENT.get(one.rule, "").split()
    if one.rule == "SRC17" and "needs options" in one.message:
        behind = range(one.location.line, one.location.line + _QUESTION)
        return any(
            cause.rule == "SRC18"
            and cause.location.file == one.location.file
            and cause.location.line in behind
            and ("option" in cause.message or cause.fix.startswith("- text:"))
            for cause in unread
        )
    if one.rule == "DOC04":
        folder = _folder(one)
        return any(_folder(cause) == folder for cause in unread)
    if one.rule == "STR09":
        return any(cause.location.file == one.location.file for cause in unread)
    return bool(names) and any(
        cause.location.file == one.location.file
        and (cause.rule == "SRC01" or _names(cause) & set(names))
        for cause in unread
    )


def _hides_publication(cause: Diagnostic) -> bool:
    """Whether a publication that might hold the answer could not be read."""
    whole = cause.rule == "SRC21" and cause.location.file.count("/") == 1
    return whole or cause.location.file.endswith("/publication.yaml")


def _names(cause: Diagnostic) -> set[str]:
    return set(re.findall(r"[a-z][a-z-]*", f"{cause.message} {cause.fix}"))


def _at_same_line(one: Diagnostic, causes: Iterable[Diagnostic]) -> bool:
    better = _SAME_PLACE.get(one.rule)
    if one.rule == "STR01" and "no title" in one.message:
        return any(
            cause.rule == "STR04"
            and cause.location.file == one.location.file
            and cause.fix.startswith("# ")
            for cause in causes
        )
    return better is not None and any(
        cause.rule == better
        and (cause.location.file, cause.location.line) == (one.location.file, one.location.line)
        for cause in causes
    )


def _leads_nowhere(one: Diagnostic, causes: Sequence[Diagnostic], content: Content) -> bool:
    """A name or link whose target is there and has a finding of its own that keeps it out."""
    if one.rule not in {"SRC06", "LNK04", "SRC21"}:
        return False
    typed = _TYPED.search(one.message)
    name = typed[1] if typed else ""
    if one.rule == "LNK04":
        target = posixpath.join(posixpath.dirname(one.location.file), name.partition("#")[0])
        return _is_told("SRC21", posixpath.normpath(target), causes)
    if one.rule == "SRC21":
        return any(
            cause.rule == "SRC06"
            and _folder(cause) == _folder(one)
            and one.location.file == f"{_folder(one)}/{_guess(cause)}.md"
            for cause in causes
        )
    if one.message.startswith("there is no publication"):
        return _is_told("SRC21", f"{_root(one)}/{name}", causes)
    return "nothing to choose from" in one.message and _has_broken_source(one, causes, content)


def _guess(cause: Diagnostic) -> str:
    found = re.fullmatch(r"Did you mean (\S+)\?", cause.fix)
    return found[1] if found else ""


def _is_told(rule: str, file: str, causes: Iterable[Diagnostic]) -> bool:
    return any(cause.rule == rule and cause.location.file == file for cause in causes)


def _has_broken_source(one: Diagnostic, causes: Iterable[Diagnostic], content: Content) -> bool:
    """Whether the publication that a question borrows its options from has a finding of its own."""
    here = content.publications.get(_folder(one).rpartition("/")[2])
    about = str(here.file.about) if here else ""
    places = {_folder(one), f"{_root(one)}/{about}"} if about else {_folder(one)}
    return any(
        cause is not one
        and cause.rule in _UNREAD | {"SRC06", "SRC21", "SRC24"}
        and "nothing to choose from" not in cause.message
        and (_folder(cause) in places or cause.location.file in places)
        for cause in causes
    )


def _root(one: Diagnostic) -> str:
    return one.location.file.partition("/")[0]


def _folder(one: Diagnostic) -> str:
    """The folder of the publication that a finding is in."""
    return "/".join(one.location.file.split("/")[:2])
