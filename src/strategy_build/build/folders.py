"""Where a build may write: never over the content, never over what belongs to somebody else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from strategy_build.build.request import Request
from strategy_build.diagnostics import SetupError

MANIFEST = "manifest.json"
_NOTE = "README.md"


def settled(request: Request) -> Request:
    """The same request with whole paths: from here on nothing depends on the folder one works in.

    SetupError where a build would destroy something, before anything is touched.
    """
    content = absolute(request.content)
    if not content.is_dir():
        message = f'There is no folder "{request.content}". Run the command where content/ is.'
        raise SetupError(message)
    output, cache = _resolved(request.output), _resolved(request.cache)
    source = _resolved(content)
    _refuse_output(request.output, output, source)
    _refuse_cache(request.cache, cache, output, source)
    return replace(request, content=content, output=output, cache=cache)


def absolute(folder: Path) -> Path:
    """The whole path as it was typed, links and all: layouts/ lies beside the link."""
    return Path(os.path.abspath(folder))  # noqa: PTH100 (pathlib keeps "..", whose parent is no parent)


def is_apart(path: Path) -> bool:
    """Whether a path inside the content takes no part in it: a name on it begins with _ or a dot."""
    return any(part.startswith(("_", ".")) for part in path.parts)


def owned(output: Path) -> frozenset[str] | None:
    """The files that a build made, by the manifest; None where no build made this folder."""
    try:
        listed = json.loads((output / MANIFEST).read_text(encoding="utf-8"))["files"]
        return frozenset((MANIFEST, *(str(one["path"]) for one in listed)))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def others(output: Path) -> Iterator[str]:
    """The files, links and empty folders in `output` that no build made, sorted, by relative path."""
    ours = owned(output) or frozenset()
    yield from (path for path in _walk(output, "") if path not in ours)


def _walk(folder: Path, start: str) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = f"{start}{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            yield path
        elif os.listdir(entry.path):  # noqa: PTH208 (iterdir gives no list)
            yield from _walk(Path(entry.path), f"{path}/")
        else:
            yield path


def _refuse_output(typed: Path, output: Path, content: Path) -> None:
    other = "Name another folder with --output, for example --output output"
    if output == content or output in content.parents:
        raise SetupError(f'The output folder "{typed}" holds the content itself. {other}')
    if content in output.parents:
        raise SetupError(f'The output folder "{typed}" lies inside the content. {other}')
    if output.exists() and not output.is_dir():
        raise SetupError(f'"{typed}" is a file, so the site cannot go there. {other}')
    here = _resolved(Path())
    if output == here or output in here.parents:
        raise SetupError(
            f'The output folder "{typed}" is the folder that you are in, and a build replaces it. '
            "Run the command from another folder."
        )
    if output.is_mount():
        raise SetupError(
            f'The output folder "{typed}" is a disk of its own, which cannot be replaced in one '
            f"step. Name a folder inside it: --output {typed / 'site'}"
        )
    if output.is_dir() and owned(output) is None:
        _refuse_belongings(typed, output)


def _refuse_belongings(typed: Path, output: Path) -> None:
    """A folder without a manifest may hold a note and hidden files (.git, .nojekyll), no more."""
    strange = sorted(
        entry.name
        for entry in os.scandir(output)
        if entry.name != _NOTE and not entry.name.startswith(".")
    )
    if strange:
        more = f" and {len(strange) - 1:,} more" if len(strange) > 1 else ""
        raise SetupError(
            f'The output folder "{typed}" holds {strange[0]}{more}, and no build made that. '
            "Move it away, or delete it if nobody needs it, or name another folder with --output."
        )


def _refuse_cache(typed: Path, cache: Path, output: Path, content: Path) -> None:
    other = "Name another folder with --cache, for example --cache .cache"
    if cache == output or output in cache.parents or cache in output.parents:
        raise SetupError(
            f'The cache folder "{typed}" and the output folder lie one inside the other. {other}'
        )
    inside = content in cache.parents and not is_apart(cache.relative_to(content))
    if cache == content or inside:
        raise SetupError(f'The cache folder "{typed}" lies inside the content. {other}')
    if cache.exists() and not cache.is_dir():
        raise SetupError(f'"{typed}" is a file, so nothing can be kept there. {other}')


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:
        message = (
            f'"{path}" is a link that leads back to itself. Delete it, or name another folder.'
        )
        raise SetupError(message) from None
    except FileNotFoundError:
        message = "The folder that you are in does not exist any more. Change to another one."
        raise SetupError(message) from None
