"""Layouts: Jinja2 templates that come from memory, escape everything and miss nothing in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


def environment(layouts: Mapping[str, bytes]) -> jinja2.Environment:
    """An environment over `layouts/`; a name that a template uses and nobody gave is an error."""
    import jinja2

    def load(name: str) -> tuple[str, str, None] | None:
        data = layouts.get(name)
        return None if data is None else (data.decode(), name, None)  # a failure names its file

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(load),
        # plain text such as CSS takes only our own values; all else is escaped
        autoescape=jinja2.select_autoescape(disabled_extensions=("css.jinja",), default=True),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
