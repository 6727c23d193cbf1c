"""The fonts of the web pages: packing them is slow, so it is a step of the build beside the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from strategy_build.build import fonts
from strategy_build.build.cache import Cache
from strategy_build.build.digest import code_digest, versions
from strategy_build.build.jobs import Job
from strategy_build.build.tasks import Task
from strategy_build.publish.look import WebFonts

NAME = "web-fonts"
_CHOICE = ("Lexend", "Noto Sans")  # the families that readers may choose on every page
_RULES = "rules.css"


def task(work: tuple[Job, ...]) -> Task:
    """The step that packs every family that a page may use, with the letters that the site uses."""
    families = {job.family.name: job.family for job in work}
    families |= {family.name: family for family in fonts.FAMILIES if family.name in _CHOICE}
    blocks = used(work)
    packages = (family.package.replace("_", "-") for family in families.values())
    return Task(
        name=NAME,
        title="fonts of the web pages",
        action=partial(
            _pack, families=tuple(families.values()), blocks=blocks, cache=work[0].cache
        ),
        inputs=(
            *sorted(families),
            repr(blocks),
            code_digest("build/fonts.py", "build/web_fonts.py", "publish/look.py"),
            versions(*packages, "brotli", "fonttools", "uharfbuzz"),
        ),
    )


def used(work: tuple[Job, ...]) -> tuple[int, ...]:
    """The blocks of Unicode that any publication needs."""
    return tuple(sorted({block for job in work for block in job.blocks}))


def load(folder: Path) -> WebFonts:
    """What the step made."""
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.woff2"))}
    return WebFonts((folder / _RULES).read_text(encoding="utf-8"), files)


def _pack(
    folder: Path,
    _needed: Mapping[str, Path],
    *,
    families: tuple[fonts.Family, ...],
    blocks: tuple[int, ...],
    cache: Cache,
) -> None:
    from strategy_build.publish.look import web_fonts

    loaded: dict[str, bytes] = {}
    for family in families:
        loaded |= fonts.prepared(family, blocks, cache).load()
    packed = web_fonts(loaded)
    (folder / _RULES).write_text(packed.rules, encoding="utf-8")
    for name, data in packed.files.items():
        (folder / name).write_bytes(data)
