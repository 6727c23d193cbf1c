"""Results by the digest of all that they depend on: they enter whole, by rename, or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_SEAL = ".seal.json"
_PART = ".part-"
_DIGEST = sha256().digest_size
_READ = 1_000_000  # bytes: files up to this size are compared byte for byte


@dataclass(frozen=True, slots=True)
class Cache:
    """Folders of results by key."""

    root: Path

    def path(self, key: str) -> Path:
        """Where the result with this key is or will be."""
        return self.root / "results" / key[:2] / key

    def has(self, key: str) -> bool:
        """Whether the result is there, whole; it counts as used now. A damaged one is thrown away."""
        path = self.path(key)
        if not os.path.lexists(path):
            return False
        if not _is_whole(path):
            _discard(path)
            return False
        with suppress(OSError):  # somebody else's cache
            os.utime(path)
        return True

    def fill(self, key: str, make: Callable[[Path], None]) -> Path:
        """Let `make` write the result into an empty folder, then rename it into place."""
        final = self.path(key)
        final.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=final.parent, prefix=_PART))
        try:
            make(scratch)
            _seal(scratch)
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


def _seal(folder: Path) -> None:
    """Write down what the result is made of, so that a cut or changed file is seen later."""
    (folder / _SEAL).write_text(json.dumps(_contents(folder)), encoding="utf-8")


def _is_whole(folder: Path) -> bool:
    try:
        sealed = json.loads((folder / _SEAL).read_text(encoding="utf-8"))
        return bool(sealed == _contents(folder))
    except (OSError, ValueError):
        return False


def _contents(folder: Path) -> dict[str, str]:
    """Every file with its size and digest. Large files have the size alone: they are cut, not edited."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != _SEAL:
            size = path.stat().st_size
            data = path.read_bytes() if size <= _READ else b""
            found[path.relative_to(folder).as_posix()] = f"{size} {sha256(data).hexdigest()}"
    return found


def _discard(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def prune(root: Path, days: int = 60) -> None:
    """Drop what no build has used for so many days, and what killed builds left after one day."""
    now = time.time()
    for part in ("results", "speech", "pictures", "verdicts"):
        for path in (root / part).glob("*/*"):
            allowed = 1 if path.name.startswith(_PART) else days
            with suppress(OSError):  # another build was first, or it is somebody else's
                if path.stat().st_mtime < now - allowed * 86_400:
                    _discard(path)


@dataclass(frozen=True, slots=True)
class FileStore:
    """Small things by key, each in a file of its own (the Store port for speech)."""

    root: Path

    def get(self, key: str) -> bytes | None:
        """The bytes under `key`, or None where they are not there, or not whole."""
        path = self._path(key)
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        data = kept[_DIGEST:]
        if sha256(data).digest() != kept[:_DIGEST]:
            return None
        with suppress(OSError):  # somebody else's cache
            os.utime(path)  # it counts as used now
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep `data`, whole or not at all, behind its digest."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=_PART)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(data).digest() + data)
            Path(scratch).replace(path)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise

    def _path(self, key: str) -> Path:
        safe = "".join(c if c.isalnum() or c in "-." else "_" for c in key)
        return self.root / safe[:2] / safe
