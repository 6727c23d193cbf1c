"""Results by the digest of all that they depend on: they enter whole, by rename, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cache:
    """Folders of results by key."""

    root: Path

    def path(self, key: str) -> Path:
        """Where the result with this key is or will be."""
        return self.root / "results" / key[:2] / key

    def has(self, key: str) -> bool:
        """Whether the result is there, whole; it counts as used now."""
        path = self.path(key)
        if not path.is_dir():
            return False
        os.utime(path)
        return True

    def fill(self, key: str, make: Callable[[Path], None]) -> Path:
        """Let `make` write the result into an empty folder, then rename it into place."""
        final = self.path(key)
        final.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=final.parent, prefix=".part-"))
        try:
            make(scratch)
            scratch.chmod(0o755)
            try:
                scratch.rename(final)
            except OSError:
                if not final.is_dir():  # another process was first: its result is as good
                    raise
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return final

    def made(self, key: str, make: Callable[[Path], None]) -> Path:
        """The result with this key, made now where it is not there yet."""
        return self.path(key) if self.has(key) else self.fill(key, make)


def prune(root: Path, days: int = 60) -> None:
    """Drop what no build has used for so many days, in every part of a cache."""
    oldest = time.time() - days * 86_400
    results = (root / "results").glob("*/*")
    for path in (*results, *(root / "speech").glob("*/*"), *(root / "pictures").glob("*/*")):
        if path.stat().st_mtime < oldest:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class FileStore:
    """Small things by key, each in a file of its own (the Store port for speech)."""

    root: Path

    def get(self, key: str) -> bytes | None:
        """The bytes under `key`, or None."""
        path = self._path(key)
        try:
            os.utime(path)  # it counts as used now
            return path.read_bytes()
        except FileNotFoundError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, whole or not at all."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(scratch).replace(path)

    def _path(self, key: str) -> Path:
        safe = "".join(c if c.isalnum() or c in "-." else "_" for c in key)
        return self.root / safe[:2] / safe
