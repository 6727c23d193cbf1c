"""Layouts: escaped, and never silent about a name that nobody gave."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from strategy_build.markup.layouts import environment


def test_escapes_what_is_put_in() -> None:
    template = environment({"a.html.jinja": b"<p>{{ x }}</p>"}).get_template("a.html.jinja")

    assert template.render(x="<b>") == "<p>&lt;b&gt;</p>"


def test_refuses_a_name_that_nobody_gave() -> None:
    template = environment({"a.html.jinja": b"{{ x }}"}).get_template("a.html.jinja")

    with pytest.raises(UndefinedError):
        template.render()
