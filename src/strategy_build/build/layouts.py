"""Looks and interface words: ours, shipped with the package, and a site's own, file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from strategy_build.build.digest import PACKAGE
from strategy_build.diagnostics import SetupError

_TEXTS = (".css", ".html", ".jinja", ".js", ".svg", ".xml", ".yaml")
_COPY = "Correct it, or delete it and ours is used. The old site is as it was."


def packaged() -> Path:
    """Our layouts: inside the wheel, or at the top of a checkout."""
    inside = PACKAGE / "layouts"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "layouts"


def load(site: Path | None) -> Mapping[str, bytes]:
    """All layout files by their path ("css/tokens.css"); the site's own replace ours.

    SetupError where one of the site's own is no text.
    """
    files: dict[str, bytes] = {}
    for root in (packaged(), site):
        if root is not None and root.is_dir():
            for path in sorted(root.rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    name = path.relative_to(root).as_posix()
                    files[name] = path.read_bytes()
                    _refuse_other_than_text(name, files[name])
    return files


@contextmanager
def blamed(looks: Mapping[str, bytes]) -> Iterator[None]:
    """A template of the site's own that fails is told as such (SetupError): it is not our fault."""
    try:
        yield
    except Exception as error:
        packed = load(None)
        own = [name for name, data in looks.items() if data != packed.get(name)]
        name = next((name for name in _templates(error) if name in own), "")
        if not name:
            raise
        raise SetupError(f"layouts/{name} cannot be used: {_reason(error)}. {_COPY}") from None


def refuse_empty(files: Mapping[str, bytes]) -> None:
    """SetupError for a page without anything, which only a layout of the site's own can make."""
    for path, data in files.items():
        if path.endswith(".html") and not data.strip():
            raise SetupError(
                f"The page {path} is empty: look at the templates in layouts/. {_COPY}"
            )


def _refuse_other_than_text(name: str, data: bytes) -> None:
    if name.endswith(_TEXTS):
        try:
            data.decode()
        except UnicodeDecodeError:
            message = f"layouts/{name} cannot be used: it is not text in UTF-8. {_COPY}"
            raise SetupError(message) from None


def _templates(error: Exception) -> Iterator[str]:
    """The templates in which it failed, innermost first."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError) and error.name:
        yield error.name
    files = []
    trace = error.__traceback__
    while trace is not None:
        files.append(trace.tb_frame.f_code.co_filename)
        trace = trace.tb_next
    yield from reversed(files)


def _reason(error: Exception) -> str:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateNotFound):
        return f"it asks for {error}, which is not there"
    line = f"line {error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
    return f"{line}{error}".rstrip(".")
