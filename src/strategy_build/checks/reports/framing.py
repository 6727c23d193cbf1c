"""What the pages of the site that tell of the checks have in common."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from strategy_build.formats.html.frame import Page, framed
from strategy_build.markup.document import contact_row
from strategy_build.markup.flavour import Flavour
from strategy_build.model.document import Section
from strategy_build.model.inlines import Place
from strategy_build.model.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Frame:
    """The site around a page: its look and words, whose it is, whom to ask, where it will be."""

    inputs: Inputs
    organisation: str
    lang: str = "en-GB"
    contact: Section | None = None
    base_url: str = ""

    def page(
        self,
        layout: str,
        name: str,
        *,
        path: str = "",
        root: str = "",
        lead: str = "",
        trail: tuple[tuple[str, str], ...] = (),
        **values: object,
    ) -> bytes:
        """A page called `name`, made with `layout`, at `path`; `root` leads to the site's folder."""
        labels = self.inputs.labels
        flavour = Flavour(labels, self.lang, place=lambda target: address(target, root))
        shown = Page(
            self.lang,
            name,
            self.organisation,
            "report",
            root=root,
            description=lead,
            font=self.inputs.theme.font,
            base_url=self.base_url,
            path=path,
            trail=trail,
        )
        ask = contact_row(self.contact, flavour) if self.contact else Markup("")
        return framed(layout, shown, self.inputs, ask, **values)


def address(target: Place, root: str) -> str:
    """Where a link to a place in a publication leads from a page; `root` leads to the site."""
    anchor = f"#{target.anchor}" if target.anchor else ""
    return f"{root}{quote(target.publication)}/index.html{anchor}" if target.publication else anchor
