"""The list of everything that was published, so that anyone can see that nothing changed on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256


def manifest(files: Mapping[str, bytes]) -> bytes:
    """JSON: each file's path in the output folder, its size in bytes and its SHA-256, by path."""
    listed = [_listed(path, files[path]) for path in sorted(files)]
    return (json.dumps({"files": listed}, indent=1, ensure_ascii=False) + "\n").encode()


def _listed(path: str, data: bytes) -> dict[str, str | int]:
    return {"path": path, "bytes": len(data), "sha256": sha256(data).hexdigest()}
