"""Every page and file of the site that belongs to no publication alone."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from strategy_build.formats.audio.podcast import NAME as PODCAST
from strategy_build.formats.html.frame import Page, framed
from strategy_build.markup.cover import CARD, Painter, cover
from strategy_build.markup.document import contact_row, definitions
from strategy_build.markup.flavour import Flavour
from strategy_build.model.document import GlossaryEntry, Section
from strategy_build.model.inlines import Place
from strategy_build.model.inputs import Inputs
from strategy_build.model.publication import Site
from strategy_build.model.walk import text_of
from strategy_build.publish.choice import NAME as FILES
from strategy_build.publish.choice import groups
from strategy_build.publish.editions import Edition, in_force
from strategy_build.publish.feed import NAME as FEED
from strategy_build.publish.feed import feed
from strategy_build.publish.home import lead_edition, listing
from strategy_build.publish.look import WebFonts, look, style
from strategy_build.publish.search import search_files
from strategy_build.publish.standing import standing
from strategy_build.publish.structured_data import website


@dataclass(frozen=True, slots=True)
class _Around:
    """What every page of the site is made from."""

    site: Site
    editions: tuple[Edition, ...]
    inputs: Inputs
    contact: Markup
    paint: Painter

    @property
    def base_url(self) -> str:
        """Where the site will be; it ends with "/", or is "" where nobody knows."""
        base = str(self.site.base_url)
        return base if not base or base.endswith("/") else f"{base}/"

    def page(self, name: str, here: str, path: str, description: str = "", root: str = "") -> Page:
        """A page called `name` at `path` in the site; `here` is its place in the header."""
        return Page(
            lang=str(self.site.language),
            name=name,
            organisation=str(self.site.organisation.name),
            here=here,
            root=root,
            description=description,
            font=self.inputs.theme.font,
            base_url=self.base_url,
            path=path,
        )


def site_pages(
    site: Site,
    editions: tuple[Edition, ...],
    inputs: Inputs,
    fonts: WebFonts,
    contact: Section | None = None,
    paint: Painter = cover,
) -> Mapping[str, bytes]:
    """Files by path in the output folder: index.html, word-list.html, 404.html and assets/.

    Beside each publication's page comes the one that helps to choose a file; where the address of
    the site is known, feed.xml.

    `fonts` (from `look.web_fonts`) holds every family that a page may use, the readers' choice
    (Lexend) among them; `inputs.theme` and `inputs.labels` are the site's. `contact` says whom to
    ask; a site without any publication has none. `paint` draws the picture beside links.
    """
    ask = contact_row(contact, _flavour(site, inputs)) if contact else Markup("")
    around = _Around(site, editions, inputs, ask, paint)
    return {
        "index.html": _home(around),
        "word-list.html": _word_list(around),
        "404.html": _missing(around),
        **{f"{quote(e.document.id)}/{FILES}": _files(around, e) for e in editions},
        **_shared(around, fonts),
        **{f"assets/{name}": data for name, data in look(inputs, fonts).items()},
        **search_files(site, editions, inputs, contact),
    }


def _home(around: _Around) -> bytes:
    inputs = around.inputs
    current = in_force(around.editions)
    description = text_of(current.document.summary) if current else ""
    shown = around.page(str(around.site.organisation.name), "home", "index.html", description)
    return framed(
        "html/home.html.jinja",
        shown,
        inputs,
        around.contact,
        data=website(around.site, around.base_url),
        current=lead_edition(current, inputs.labels) if current else None,
        standing=standing(around.editions, inputs.labels),
        listing=listing(around.editions, inputs.labels),
    )


def _word_list(around: _Around) -> bytes:
    inputs, labels = around.inputs, around.inputs.labels
    entries = _entries(edition.document.glossary for edition in around.editions)
    shown = around.page(
        labels("html-words-we-use"), "words", "word-list.html", labels("html-words-lead")
    )
    words = definitions(entries, _flavour(around.site, inputs)) if entries else Markup("")
    return framed("html/word-list.html.jinja", shown, inputs, around.contact, words=words)


def _files(around: _Around, edition: Edition) -> bytes:
    """The page that helps to choose among the files of a publication."""
    document, inputs, labels = edition.document, around.inputs, around.inputs.labels
    title = text_of(document.title)
    path = f"{quote(document.id)}/{FILES}"
    shown = around.page(labels("html-more-files"), "files", path, labels("choose-lead"), "../")
    listed = (labels("html-publications"), "../index.html#page-publications")
    podcast = f"../{PODCAST}" if around.base_url else ""
    return framed(
        "html/files.html.jinja",
        replace(shown, trail=(listed, (title, "index.html"))),
        inputs,
        around.contact,
        kind=document.kind_label,
        title=title,
        lang=document.lang,
        groups=groups(document, edition.files, labels, edition.bundle, podcast),
    )


def _shared(around: _Around, fonts: WebFonts) -> Mapping[str, bytes]:
    """What other sites and programs take: the feed, and a picture to show beside links.

    Both need whole addresses.
    """
    site, base, inputs = around.site, around.base_url, around.inputs
    if not base:
        return {}
    name, lang = str(site.organisation.name), str(site.language)
    family = inputs.theme.font.replace(" ", "")
    usual = {file: data for file, data in fonts.files.items() if file.startswith(f"{family}-")}
    lines = ("", urlsplit(base).netloc)
    return {
        FEED: feed(name, lang, base, around.editions, inputs),
        "assets/card.png": around.paint(name, lines, inputs.theme.accent, usual, CARD),
    }


def _missing(around: _Around) -> bytes:
    """The page for addresses that lead nowhere.

    It may be shown at any depth: its links are whole addresses, its style is inside it.
    """
    inputs = around.inputs
    shown = around.page(inputs.labels("html-missing"), "missing", "", root=around.base_url)
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
