"""The publications as the site lists them: which is in force, which has been replaced."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_build.model.document import Document
from strategy_build.model.inputs import FileFact
from strategy_build.model.publication import Kind, Status

# What readers look for first.
_ORDER = (
    Kind.STRATEGY,
    Kind.CONSULTATION,
    Kind.PROGRESS,
    Kind.SESSION,
    Kind.MANIFESTO,
    Kind.REPORT,
    Kind.GUIDE,
    Kind.PAGE,
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication: its document, the files offered beside its page, and where it stands.

    `replaced_by` is the id of the publication that replaces it, "" where none does; `bundle` is
    the zip of all its files, where there is one.
    """

    document: Document
    files: tuple[FileFact, ...]
    status: Status = Status.APPROVED
    replaced_by: str = ""
    bundle: FileFact | None = None

    @property
    def current(self) -> bool:
        """Approved and replaced by nothing."""
        return self.status is Status.APPROVED and not self.replaced_by


def in_order(editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """By kind, the newest of each kind first; without a date last."""
    newest = sorted(editions, key=lambda e: (e.document.imprint.published, e.document.id))
    newest.reverse()
    return tuple(sorted(newest, key=lambda e: _ORDER.index(Kind(e.document.kind))))


def in_force(editions: tuple[Edition, ...]) -> Edition | None:
    """The newest approved strategy that nothing replaces; without one, the newest of any kind."""
    current = [edition for edition in in_order(editions) if edition.current]
    return next(iter(current), None)
