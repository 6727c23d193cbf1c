"""What is wrong, where it is, why it matters to a reader, and what to type instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How much a finding weighs: errors stop publishing, warnings and notes do not."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file. Lines and columns count from 1; 0 means "the whole file"."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __bool__(self) -> bool:
        """Whether the place is known."""
        return bool(self.file)


NOWHERE = Location()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, in words that an editor who is not a programmer understands.

    `message` says what is wrong in one sentence. `source` is the line itself and `length` how
    many characters from `location.column` are meant; both are filled in from the file when left
    out. `why` tells who is hurt, `fix` what to type.
    """

    rule: str
    severity: Severity
    message: str
    location: Location = NOWHERE
    why: str = ""
    fix: str = ""
    source: str = field(default="", compare=False)
    length: int = 1

    @property
    def is_error(self) -> bool:
        """Whether this finding stops publishing."""
        return self.severity is Severity.ERROR


class StrategyError(Exception):
    """Something the person at the keyboard can put right: no traceback, exit code 1 or 2.

    StrategyError
    ├── ContentError   the content must change (exit 1); carries all diagnostics of the run
    └── SetupError     the command could not run (exit 2): a missing tool, a wrong option
    """

    exit_code = 2


class ContentError(StrategyError):
    """The content must change before it can be published."""

    exit_code = 1

    def __init__(
        self, diagnostics: tuple[Diagnostic, ...], sources: Mapping[str, str] | None = None
    ) -> None:
        """Keep every finding of the run, errors and others, and the text of the source files."""
        super().__init__(f"{sum(d.is_error for d in diagnostics)} errors")
        self.diagnostics = diagnostics
        self.sources: Mapping[str, str] = sources or {}

    def __reduce__(self) -> tuple[type[ContentError], tuple[object, ...]]:
        """Survives the way from a worker process with all that it carries."""
        return (ContentError, (self.diagnostics, dict(self.sources)))


class SetupError(StrategyError):
    """The command could not run here; the message says what to install or change."""
