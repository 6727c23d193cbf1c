"""What this machine has and lacks, and the one command that installs what is missing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from ctypes.util import find_library
from dataclasses import dataclass

from strategy_build.build.digest import versions
from strategy_build.checks.validators.deep import doctor as validators
from strategy_build.checks.validators.tools import CHROMIUM, JAVA, Program, find_program


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that must be on the machine: what for, how to see it, Debian's package for it."""

    name: str
    purpose: str
    present: Callable[[], bool]
    package: str


def _library(name: str) -> Callable[[], bool]:
    return lambda: find_library(name) is not None


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def _outside(program: Program) -> Callable[[], bool]:
    return lambda: find_program(program) is not None


BUILDING = (
    Tool("Pango", "PDF", _library("pango-1.0"), "libpango-1.0-0"),
    Tool("PangoFT2", "PDF", _library("pangoft2-1.0"), "libpangoft2-1.0-0"),
    Tool("HarfBuzz subset", "PDF", _library("harfbuzz-subset"), "libharfbuzz-subset0"),
    Tool("espeak-ng", "languages that other voices lack", _program("espeak-ng"), "espeak-ng"),
    Tool("liblouis", "braille", _library("louis"), "liblouis20 liblouis-data"),
)
DEEP = (
    Tool("Chromium", "check --deep", _outside(CHROMIUM), "chromium"),
    Tool("Java", "check --deep", _outside(JAVA), "default-jre-headless"),
    Tool("libatomic", "check --deep", _library("atomic"), "libatomic1"),
    Tool("LibreOffice", "check --deep", _program("soffice"), "libreoffice-writer-nogui"),
)
_LIBRARIES = (
    "weasyprint",
    "ebooklib",
    "hibari-tts",
    "py-nanotts",
    "onnxruntime",
    "lameenc",
    "page-validation",
)


def examine() -> tuple[tuple[str, ...], bool]:
    """Lines to read, and whether everything that building needs is there."""
    lines = list(_told())
    missing = [tool for tool in BUILDING if not tool.present()]
    absent = [name for name in _LIBRARIES if versions(name).endswith("=none")]
    later = [tool for tool in DEEP if not tool.present()]
    if missing or later:
        packages = " ".join(tool.package for tool in (*missing, *later))
        lines += [
            "",
            f"On Debian and Ubuntu, this installs what is missing: sudo apt-get install {packages}",
        ]
    if absent:
        lines += ["", f"This installs the missing Python packages: pip install {' '.join(absent)}"]
    if not missing and not absent:
        lines += ["", "Everything that building needs is here."]
    return tuple(lines), not missing and not absent


def _told() -> Iterator[str]:
    yield f"Python {sys.version.split()[0]}"
    for name in _LIBRARIES:
        shown = versions(name).partition("=")[2]
        yield f"{name}: {'missing' if shown == 'none' else shown}"
    for tool in (*BUILDING, *DEEP):
        yield f"{tool.name}, for {tool.purpose}: {'here' if tool.present() else 'missing'}"
    for name, missing in validators():
        yield f"{name}, for check --deep: {missing or 'here'}"
