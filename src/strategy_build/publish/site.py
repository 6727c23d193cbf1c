"""Every page and file of the site that belongs to no publication alone."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from strategy_build.formats.html.frame import Page, framed
from strategy_build.markup.document import contact_row, definitions
from strategy_build.markup.flavour import Flavour
from strategy_build.model.document import GlossaryEntry, Section
from strategy_build.model.inlines import Place
from strategy_build.model.inputs import Inputs
from strategy_build.model.publication import Site
from strategy_build.model.walk import text_of
from strategy_build.publish.editions import Edition, in_force
from strategy_build.publish.home import lead_edition, listing
from strategy_build.publish.look import WebFonts, look, style


@dataclass(frozen=True, slots=True)
class _Around:
    """What every page of the site is made from."""

    site: Site
    editions: tuple[Edition, ...]
    inputs: Inputs
    contact: Markup

    def page(self, name: str, here: str, description: str = "", root: str = "") -> Page:
        """A page called `name`; `here` is its place in the header."""
        return Page(
            lang=str(self.site.language),
            name=name,
            organisation=str(self.site.organisation.name),
            here=here,
            root=root,
            description=description,
            font=self.inputs.theme.font,
        )


def site_pages(
    site: Site,
    editions: tuple[Edition, ...],
    inputs: Inputs,
    fonts: WebFonts,
    contact: Section | None = None,
) -> Mapping[str, bytes]:
    """Files by path in the output folder: index.html, word-list.html, 404.html and assets/.

    `fonts` (from `look.web_fonts`) holds every family that a page may use, the readers' choice
    (Lexend) among them; `inputs.theme` and `inputs.labels` are the site's. `contact` says whom to
    ask; a site without any publication has none.
    """
    ask = contact_row(contact, _flavour(site, inputs)) if contact else Markup("")
    around = _Around(site, editions, inputs, ask)
    return {
        "index.html": _home(around),
        "word-list.html": _word_list(around),
        "404.html": _missing(around),
        **{f"assets/{name}": data for name, data in look(inputs, fonts).items()},
    }


def _home(around: _Around) -> bytes:
    inputs = around.inputs
    current = in_force(around.editions)
    description = text_of(current.document.summary) if current else ""
    shown = around.page(str(around.site.organisation.name), "home", description)
    return framed(
        "html/home.html.jinja",
        shown,
        inputs,
        around.contact,
        current=lead_edition(current, inputs.labels) if current else None,
        listing=listing(around.editions, inputs.labels),
    )


def _word_list(around: _Around) -> bytes:
    inputs, labels = around.inputs, around.inputs.labels
    entries = _entries(edition.document.glossary for edition in around.editions)
    shown = around.page(labels("html-words-we-use"), "words", labels("html-words-lead"))
    words = definitions(entries, _flavour(around.site, inputs)) if entries else Markup("")
    return framed("html/word-list.html.jinja", shown, inputs, around.contact, words=words)


def _missing(around: _Around) -> bytes:
    """The page for addresses that lead nowhere.

    It may be shown at any depth: its links are whole addresses, its style is inside it.
    """
    inputs, base = around.inputs, str(around.site.base_url)
    root = base if not base or base.endswith("/") else f"{base}/"
    shown = around.page(inputs.labels("html-missing"), "missing", root=root)
    inside = b64encode(style(inputs).encode()).decode()
    return framed("html/missing.html.jinja", shown, inputs, around.contact, style=inside)


def _flavour(site: Site, inputs: Inputs) -> Flavour:
    return Flavour(inputs.labels, str(site.language), place=_place)


def _place(target: Place) -> str:
    anchor = f"#{target.anchor}" if target.anchor else ""
    return f"{target.publication}/index.html{anchor}" if target.publication else anchor


def _entries(glossaries: Iterable[tuple[GlossaryEntry, ...]]) -> tuple[GlossaryEntry, ...]:
    """Each word once, by the alphabet; a publication's own meaning stands only in its own list."""
    found: dict[str, GlossaryEntry] = {}
    for glossary in glossaries:
        for entry in glossary:
            found.setdefault(entry.id, entry)
    return tuple(sorted(found.values(), key=lambda entry: text_of(entry.term).casefold()))
