"""A folder of finished files as a mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path


class Folder(Mapping[str, bytes]):
    """The files of a folder by path, read when they are looked at: recordings are large."""

    def __init__(self, root: Path) -> None:
        self._root = root
        paths = (path for path in root.rglob("*") if path.is_file())
        self._names = sorted(path.relative_to(root).as_posix() for path in paths)

    def __getitem__(self, path: str) -> bytes:
        """The bytes of one file."""
        return (self._root / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
