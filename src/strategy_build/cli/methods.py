"""The methods of our data classes, compiled once and not at every start.

Python writes the methods of a data class as text and compiles that text in every process: for two
hundred classes this takes as long as all else in a start. The compiled methods lie where Python
keeps compiled modules. They are code, so they never lie in the cache, which others may share.
"""

from __future__ import annotations

import dataclasses
import marshal
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b, sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import Any

_MOST = 5_000  # methods: there are more only where those of older versions have gathered
_DIGEST = 32
_KEY = 16


@contextmanager
def kept_methods(file: Path | None = None) -> Iterator[None]:
    """Inside, methods that are kept in `file` are not compiled; new ones are kept at the end.

    Where nothing can be kept, nothing is lost but time.
    """
    file = file or Path(cache_from_source(__file__)).with_name("methods.bin")
    kept = _read(file)
    met: dict[bytes, bytes] = {}
    dataclasses.__dict__["exec"] = _runner(kept, met)
    try:
        yield
    finally:
        del dataclasses.__dict__["exec"]
        if met:
            _write(file, {**kept, **met} if len(kept) < _MOST else met)


def _runner(kept: Mapping[bytes, bytes], met: dict[bytes, bytes]) -> Callable[..., None]:
    """What the module of data classes calls in place of `exec`."""

    def run(text: str, *spaces: Any) -> None:
        key = blake2b(text.encode(), digest_size=_KEY).digest()
        if key in kept:
            code = marshal.loads(kept[key])  # noqa: S302 (as safe as our modules)
        else:
            code = compile(text, "<string>", "exec")
            met[key] = marshal.dumps(code)
        exec(code, *spaces)  # noqa: S102 (what the standard library wrote)

    return run


def _read(file: Path) -> Mapping[bytes, bytes]:
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    begin = len(MAGIC_NUMBER) + _DIGEST
    if data[:begin] != MAGIC_NUMBER + sha256(data[begin:]).digest():
        return {}  # of another Python, or cut off
    methods: Mapping[bytes, bytes] = marshal.loads(data[begin:])  # noqa: S302 (likewise)
    return methods


def _write(file: Path, methods: dict[bytes, bytes]) -> None:
    """Keep them, whole or not at all."""
    data = marshal.dumps(methods)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=file.parent, prefix=".part-")
        with os.fdopen(handle, "wb") as out:
            out.write(MAGIC_NUMBER + sha256(data).digest() + data)
        Path(scratch).replace(file)
