"""Pictures that are named and cannot be shown: what was meant, and what to do."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from difflib import get_close_matches

from strategy_build.diagnostics import Diagnostic, Location, Severity

_OTHER_KINDS = (".heic", ".heif", ".avif", ".psd", ".ai", ".eps", ".svgz", ".jfif", ".raw")
_ADVICE = "Put the picture into the folder images/ of the publication, and write its name as it is."


def no_picture(typed: str, location: Location, files: Iterable[str]) -> Diagnostic:
    """A name that leads to no picture of the publication, whose files are `files`."""
    stem, suffix = posixpath.splitext(posixpath.basename(typed))
    if typed.casefold().startswith(("http:", "https:", "//", "www.")):
        message = (
            f'The picture "{typed}" lies on another site; only pictures of this site are shown.'
        )
        fix = "Save it into images/, if you may use it, and write the name of that file here."
        return _told(message, location, fix, len(typed))
    if suffix.casefold() in _OTHER_KINDS:
        message = (
            f'Pictures of the kind "{suffix}" cannot be shown: most browsers and e-books lack it.'
        )
        fix = f"Open it, save it as JPEG into images/, and write images/{stem}.jpg here."
        return _told(message, location, fix, len(typed))
    name = posixpath.basename(typed).casefold()
    there = [path for path in files if posixpath.basename(path).casefold() == name]
    there += get_close_matches(typed, list(files), 1, 0.8)
    fix = f"Did you mean {there[0].replace(' ', '%20')}?" if there else _ADVICE
    return _told(f'There is no picture "{typed}" in this publication.', location, fix, len(typed))


def other_file(typed: str, location: Location) -> Diagnostic:
    """A name that leads to a file which is no picture."""
    fix = f"Save it as PNG or JPEG; or link to it without the !: [What it is]({typed})"
    return _told(f'"{typed}" is a file, but not a picture.', location, fix, len(typed))


def _told(message: str, location: Location, fix: str, length: int) -> Diagnostic:
    why = "Readers would see a gap where the picture should be."
    return Diagnostic("IMG06", Severity.ERROR, message, location, why, fix, length=length)
