"""What every page of the site has around its own words: head, header, breadcrumb, footer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from strategy_build.markup.elements import direction
from strategy_build.markup.layouts import environment
from strategy_build.model.inputs import Inputs
from strategy_build.model.labels import Labels

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.environment import TemplateModule

SETTINGS = (
    ("size", ("100", "125", "150", "200")),
    ("space", ("usual", "wide")),
    ("width", ("usual", "narrow", "full")),
    ("font", ("usual", "lexend", "noto", "own")),
    ("colour", ("usual", "light", "dark", "contrast")),
)
_USUAL_FONT = "Atkinson Hyperlegible"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `root` leads to the site's folder, `here` says what kind of page it is.

    `base_url` is where the site will be (it ends with "/", or is "" where nobody knows), `path` is
    the page's own path in it, "" where it has no address of its own. `trail` holds the pages
    between the first page and this one, as names and addresses.
    """

    lang: str
    name: str
    organisation: str
    here: str  # "home", "publication", "files", "words", "statement" or "missing"
    root: str = ""
    description: str = ""
    licence_id: str = ""
    font: str = _USUAL_FONT
    base_url: str = ""
    path: str = ""
    trail: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """What the window or tab is called."""
        own = self.here == "home"
        return self.organisation if own else f"{self.name} – {self.organisation}"

    @property
    def address(self) -> str:
        """The page's whole address, "" where it is not known."""
        return f"{self.base_url}{self.path}" if self.base_url and self.path else ""

    @property
    def direction(self) -> str:
        """The writing direction."""
        return direction(self.lang)

    @property
    def family(self) -> str:
        """The font family as CSS writes it, where it is not the usual one."""
        return "" if self.font == _USUAL_FONT else f"'{self.font}'"

    @property
    def licence(self) -> str:
        """The licence as readers know it."""
        return self.licence_id.replace("-", " ") if self._shared else self.licence_id

    @property
    def licence_url(self) -> str:
        """Where the licence can be read."""
        if not self._shared:
            return f"https://spdx.org/licenses/{self.licence_id}.html"
        name, _, version = self.licence_id.removeprefix("CC-").lower().rpartition("-")
        return f"https://creativecommons.org/licenses/{name}/{version}/"

    @property
    def _shared(self) -> bool:
        return self.licence_id.startswith("CC-")


def framed(layout: str, shown: Page, inputs: Inputs, contact: Markup, **values: object) -> bytes:
    """The layout filled in, inside the frame."""
    templates = environment(inputs.layouts)
    kind = replace(shown, name="", description="", path="", trail=())
    return (
        templates.get_template(layout)
        .render(
            page=shown,
            label=inputs.labels,
            contact=contact,
            around=_around(templates, inputs.labels, kind),
            **values,
        )
        .encode()
    )


@lru_cache(maxsize=16)
def _around(templates: Environment, labels: Labels, page: Page) -> TemplateModule:
    """What is the same on every page of a kind, whatever the page is called."""
    given = {"page": page, "label": labels, "settings": SETTINGS}
    return templates.get_template("html/around.html.jinja").make_module(given)
