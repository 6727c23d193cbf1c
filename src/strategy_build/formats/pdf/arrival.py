"""The layout engine imported without what it brings and we never use."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from strategy_build.formats.pdf.declared import declared

# to cut down fonts where HarfBuzz cannot: a third of all that the engine imports
_SELDOM_USED = ("fontTools.subset", "fontTools.varLib.instancer")


def arrive() -> ModuleType:
    """WeasyPrint, without a word about the fonts of this machine, which we do not use."""
    if "weasyprint" not in sys.modules:
        lean = (_put_off(), _without_styles(), _by_whole_names(), declared())
        with warnings.catch_warnings(), ExitStack() as stack:
            for part in lean:
                stack.enter_context(part)
            warnings.simplefilter("ignore")
            import_module("weasyprint")
    return sys.modules["weasyprint"]


class _Later(ModuleType):
    """Stands for a module that is imported when the engine calls something in it."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Any, **options: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **options)

        return call


@contextmanager
def _put_off() -> Iterator[None]:
    standing = [name for name in _SELDOM_USED if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in standing})
    try:
        yield
    finally:
        for name in standing:
            del sys.modules[name]


@contextmanager
def _without_styles() -> Iterator[None]:
    """The engine's own style sheets hold nothing but the signs to count with: ours say the rest."""
    sheets = import_module("tinycss2")
    parse = sheets.parse_stylesheet

    def signs(sheet: str, *arguments: Any, **options: Any) -> list[Any]:
        begin = sheet.find("@counter-style")
        rules: list[Any] = parse(sheet[begin:] if begin >= 0 else "", *arguments, **options)
        return rules

    sheets.__dict__.update(parse_stylesheet=signs)
    try:
        yield
    finally:
        sheets.__dict__.update(parse_stylesheet=parse)


@contextmanager
def _by_whole_names() -> Iterator[None]:
    """The names of libraries are tried as they are: Linux has them by the last but one.

    To look for the others Python would start `ldconfig`, `gcc` and `ld`, each eighteen times.
    """
    finder = import_module("ctypes.util")
    find = finder.find_library
    if sys.platform == "linux":
        finder.__dict__.update(find_library=lambda _name: None)
    try:
        yield
    finally:
        finder.__dict__.update(find_library=find)
