"""What the house promises: small pieces, a pure model, locked packages, pinned actions."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "strategy_build"
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 50
PROVIDERS = packages_distributions()
NEVER_A_MODULE = {"utils", "helpers", "common", "base", "manager"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_modules_and_locks_to_look_at() -> None:
    assert len(MODULES) > 20
    assert [lock.name for lock in LOCKS] == ["node.txt", "site.txt", "test.txt"]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_small_and_well_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name} {(node.end_lineno or node.lineno) - node.lineno + 1}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_OF_A_FUNCTION
    ]
    lines = text.count("\n")

    assert lines <= LINES_OF_A_FILE
    assert long == []
    assert path.stem not in NEVER_A_MODULE


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").rglob("*.py")), ids=name)
def test_the_model_needs_only_the_standard_library(path: Path) -> None:
    ours = ("strategy_build.model", "strategy_build.diagnostics")
    foreign = [
        module
        for module in imported(path)
        if module.split(".")[0] not in sys.stdlib_module_names
        and not f"{module}.".startswith(tuple(f"{start}." for start in ours))
    ]

    assert foreign == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_package_that_is_imported_is_asked_for(path: Path) -> None:
    project = PROJECT["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    asked = {normal(re.split(r"[\[=>]", entry)[0]) for entries in lists for entry in entries}
    outside = {module.split(".")[0] for module in imported(path)} - sys.stdlib_module_names
    unasked = [
        module
        for module in sorted(outside - {"strategy_build"})
        if asked.isdisjoint(map(normal, PROVIDERS.get(module, ())))
    ]

    assert unasked == []


def test_every_format_is_kept_apart_from_the_others() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    apart = next(contract["modules"] for contract in contracts if contract["id"] == "formats-apart")
    rooms = [path.parent.name for path in (PACKAGE / "formats").glob("*/__init__.py")]

    assert sorted(apart) == sorted(f"strategy_build.formats.{room}" for room in rooms)


def test_every_ruff_rule_left_out_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    begin = lines.index("ignore = [")
    ignored = lines[begin + 1 : lines.index("]", begin)]

    assert [line for line in ignored if "# " not in line] == []


@pytest.mark.parametrize("lock", LOCKS, ids=name)
def test_a_lock_has_exact_versions_with_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())

    assert [entry for entry in entries if not re.match(r"[\w.-]+==[\w.]+ ", entry)] == []
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash", "#"), re.MULTILINE)


def test_the_tests_run_on_the_packages_that_build_the_site() -> None:
    site, test = (pins(ROOT / "requirements" / lock) for lock in ("site.txt", "test.txt"))

    assert site.items() <= test.items()


def test_the_lock_has_every_package_that_the_project_asks_for() -> None:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    asked = {
        "site.txt": [*project["dependencies"], *groups["build"]],
        "test.txt": [*project["optional-dependencies"]["deep"], *groups["dev"]],
        "node.txt": groups["node"],
    }
    missing = [
        wanted
        for lock, entries in asked.items()
        for wanted in entries
        if normal(re.split(r"[\[=<>]", wanted)[0]) not in pins(ROOT / "requirements" / lock)
    ]

    assert missing == []


def test_the_node_lock_has_hashes_and_no_address_of_a_registry() -> None:
    text = (ROOT / "tools" / "node" / "package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in text
    assert text.count('"integrity"') > 100


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    workflows = [path.read_text(encoding="utf-8") for path in (ROOT / ".github").rglob("*.yml")]
    used = [line for text in workflows for line in text.splitlines() if "uses:" in line]
    pinned = re.compile(r"^\s*uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

    assert used
    assert [line for line in used if not pinned.match(line)] == []


def test_a_proposal_from_a_stranger_can_change_nothing() -> None:
    text = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    build = text[text.index("\n  build:") : text.index("\n  publish:")]

    assert "pull_request_target" not in text
    assert "\npermissions: {}\n" in text
    assert "contents: read" in build
    assert "write" not in re.sub(r"#.*", "", build)
    assert "persist-credentials: false" in build


def test_the_wheel_brings_the_layouts_along(tmp_path: Path) -> None:
    command = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run(
        [sys.executable, *command, "--wheel-dir", str(tmp_path), str(ROOT)],
        check=True,
        env=environment,
    )
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        inside = set(wheel.namelist())
    layouts = [path for path in (ROOT / "layouts").rglob("*") if path.is_file()]
    ours = [*MODULES, PACKAGE / "py.typed", *PACKAGE.rglob("*.conf")]

    assert layouts
    assert {f"strategy_build/{path.relative_to(ROOT)}" for path in layouts} <= inside
    assert {f"strategy_build/{path.relative_to(PACKAGE)}" for path in ours} <= inside


def test_git_keeps_nothing_that_was_built_or_answered(tmp_path: Path) -> None:
    paths = ["output/index.html", "content/responses/a.csv", ".venv/x", "tools/node/node_modules/x"]
    kept = ["output/README.md", "src/strategy_build/responses/read.py", "requirements/site.txt"]
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    checked = subprocess.run(
        ["git", "check-ignore", *paths, *kept],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )

    assert checked.stdout.split() == paths


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module
            case _:
                pass


def pins(lock: Path) -> dict[str, str]:
    lines = re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {normal(package): version for package, version in lines}


def normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package.strip()).lower()
