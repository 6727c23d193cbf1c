"""Templates and declarations in the form in which Python runs them, beside our own compiled modules.

They are code, so they lie where Python keeps code, and never in the cache, which others may share.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2.bccache import Bucket

from strategy_build.build.cache import FileStore
from strategy_build.formats.pdf.declared import keep_declared
from strategy_build.markup import layouts


class Translated(jinja2.BytecodeCache):
    """One file for each template; where none can be written, each run translates anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept; the bucket itself refuses what is not of this text and this Python."""
        try:
            with self._path(bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except OSError:
            return
        except (EOFError, TypeError, ValueError, UnpicklingError):  # cut off, or written over
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, whole or not at all."""
        path = self._path(bucket)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".part-")
            with os.fdopen(handle, "wb") as file:
                bucket.write_bytecode(file)
            Path(scratch).replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.jinja{jinja2.__version__}.bin"


class Declarations:
    """What the layout engine of the PDF declares; where it cannot be kept, each run reads it anew."""

    def __init__(self, folder: Path) -> None:
        self._files = FileStore(folder)

    def get(self, key: str) -> bytes | None:
        """What is kept, if it is whole."""
        return self._files.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep it if that can be done."""
        with suppress(OSError):
            self._files.put(key, data)


def keep_translated() -> None:
    """From here on, this process and those that it starts translate each of these once."""
    compiled = Path(cache_from_source(str(layouts.__file__))).parent
    layouts.keep_translated(Translated(compiled / "templates"))
    keep_declared(Declarations(compiled / "declarations"))
