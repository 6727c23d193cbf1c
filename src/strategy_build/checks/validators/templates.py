"""Which pages of a site stand for all: one of each template, for what takes long to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Folders of the site with pages of their own kinds; every other folder is a publication.
_OWN_FOLDERS = frozenset({"checks", "search"})


def template(page: Path, root: Path) -> str:
    """The name of the template that a page of the site below `root` was made with.

    Pages below a folder of a language have the templates of that folder's site: the same names.
    """
    *folders, _ = page.relative_to(root).parts
    if not folders:
        return page.stem
    if folders[-1] in _OWN_FOLDERS:
        return f"{folders[-1]}/{page.stem if page.stem == 'index' else 'one'}"
    return f"publication/{page.stem}"


def representatives(pages: tuple[Path, ...], root: Path) -> frozenset[Path]:
    """One page of each template: the longest, because most kinds of content are in it."""
    longest: dict[str, Path] = {}
    for page in sorted(pages, key=lambda one: (-one.stat().st_size, str(one))):
        longest.setdefault(template(page, root), page)
    return frozenset(longest.values())
