"""Layouts: Jinja2 templates that come from memory, escape everything and miss nothing in silence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


def environment(layouts: Mapping[str, bytes]) -> jinja2.Environment:
    """An environment over `layouts/`; a name that a template uses and nobody gave is an error."""
    return _environment(tuple(layouts.items()))


def keep_translated(kept: jinja2.BytecodeCache) -> None:
    """Take templates that are translated already from `kept`, and put others there.

    Who may write there may do whatever we may: it has to be as safe as our own code.
    """
    _KEPT[:] = [kept]
    _environment.cache_clear()


_KEPT: list[jinja2.BytecodeCache] = []  # at most one


# A template takes much longer to translate than to fill in, and a site fills it in for every page.
@lru_cache(maxsize=8)
def _environment(layouts: tuple[tuple[str, bytes], ...]) -> jinja2.Environment:
    import jinja2

    texts = dict(layouts)

    def load(name: str) -> tuple[str, str, None] | None:
        data = texts.get(name)
        return None if data is None else (data.decode(), name, None)  # a failure names its file

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(load),
        # plain text such as CSS takes only our own values; all else is escaped
        autoescape=jinja2.select_autoescape(disabled_extensions=("css.jinja",), default=True),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # they never change
        bytecode_cache=_KEPT[0] if _KEPT else None,
    )
