"""What the engine declares of the text libraries (in C), translated once and not in every run.

To read 16,000 characters of C takes a parser in Python longer than all else in which a text engine
gets ready. cffi can write down what it understood: as a module of Python, which it reads at once.
"""

from __future__ import annotations

import io
import marshal
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from hashlib import sha256
from importlib import import_module
from importlib.util import MAGIC_NUMBER
from typing import Any, Protocol


class Keeper(Protocol):
    """Keeps bytes by key, whole or not at all."""

    def get(self, key: str) -> bytes | None:
        """What is kept under the key, or None."""

    def put(self, key: str, data: bytes) -> None:
        """Keep it; OSError where that cannot be done."""


_KEEPERS: list[Keeper] = []  # at most one


def keep_declared(keeper: Keeper) -> None:
    """Take the translation from `keeper`, and put it there.

    Who may write there may do whatever we may: it has to be as safe as our own code.
    """
    _KEEPERS[:] = [keeper]


@contextmanager
def declared() -> Iterator[None]:
    """Inside, the class of cffi that modules declare with is ours, if there is a keeper."""
    cffi = import_module("cffi")
    whole = cffi.FFI
    if _KEEPERS:
        cffi.__dict__.update(FFI=lambda: _Declared(whole, _KEEPERS[0], cffi.__version__))
    try:
        yield
    finally:
        cffi.__dict__.update(FFI=whole)


class _Declared:
    """Takes the declarations, and is all that cffi offers once the first of it is asked for."""

    def __init__(self, whole: Any, keeper: Keeper, version: str) -> None:
        self._whole = whole
        self._keeper = keeper
        self._version = version
        self._text = ""

    def cdef(self, text: str) -> None:
        """One more declaration."""
        self._text += text

    def __getattr__(self, name: str) -> Any:
        """Everything else: it is looked up once, and from then on stands here."""
        if name.startswith("__"):
            raise AttributeError(name)
        ready = self._ready()
        self.__dict__.update({key: getattr(ready, key) for key in dir(ready) if key[:2] != "__"})
        return getattr(ready, name)

    def _ready(self) -> Any:
        key = sha256(MAGIC_NUMBER + f"{self._version} {self._text}".encode()).hexdigest()
        kept = self._keeper.get(key)
        code = marshal.loads(kept) if kept else self._translated(key)  # noqa: S302 (as `exec`)
        names: dict[str, Any] = {}
        exec(code, names)  # noqa: S102 (what cffi wrote, from where Python keeps its code)
        return names["ffi"]

    def _translated(self, key: str) -> Any:
        reader = self._whole()
        reader.cdef(self._text)
        reader.set_source("declared", None)
        module = io.StringIO()
        with redirect_stdout(io.StringIO()):  # it tells what it does
            reader.emit_python_code(module)
        code = compile(module.getvalue(), "declared", "exec")
        self._keeper.put(key, marshal.dumps(code))
        return code
