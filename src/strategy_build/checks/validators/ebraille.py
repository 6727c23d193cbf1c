"""eBraille files through EPUBCheck: they are EPUB files, with metadata that it does not know yet.

What eBraille asks for beyond EPUB is held by the rule BRL11; its own checker is not published in a
form that could be installed.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from strategy_build.checks.validators import epubcheck
from strategy_build.checks.validators.validator import Canary, Folder, Validator
from strategy_build.diagnostics import Diagnostic, Location

_OWN = ("brailleCellType", "brailleSystem", "completeTranscription", "producer", "tactileGraphics")
_UNDEFINED = "epubcheck/OPF-027"  # a property that EPUB itself does not define


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """EPUBCheck takes no other name than .epub, so it is given links of that name."""
    files = [file for folder in folders for file in folder.files]
    with tempfile.TemporaryDirectory(prefix="ebraille-") as name:
        cage = Path(name).resolve()
        links = {str(cage / f"{number}.epub"): file for number, file in enumerate(files)}
        for link, file in links.items():
            Path(link).symlink_to(file)
        given = Folder(cage, tuple(map(Path, links)))
        found = epubcheck.VALIDATOR.run((given,))
    return tuple(
        replace(
            one,
            rule=one.rule.replace("epubcheck/", "ebraille/"),
            location=Location(str(links[one.location.file])),
        )
        for one in found
        if not _is_own(one)
    )


def _is_own(found: Diagnostic) -> bool:
    """Whether EPUBCheck only says that it does not know a property of eBraille."""
    return found.rule == _UNDEFINED and any(f'"a11y:{name}"' in found.message for name in _OWN)


VALIDATOR = Validator(
    name="EPUBCheck, for eBraille",
    suffix=".ebrl",
    available=epubcheck.VALIDATOR.available,
    versions=epubcheck.VALIDATOR.versions,
    run=_run,
    canary=Canary(
        "canary.ebrl",
        epubcheck.VALIDATOR.canary.data,
        frozenset(
            rule.replace("epubcheck/", "ebraille/") for rule in epubcheck.VALIDATOR.canary.rules
        ),
    ),
)
