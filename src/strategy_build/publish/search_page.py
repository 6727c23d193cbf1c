"""The page of the search: a form, and below it everything there is, which needs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from strategy_build.formats.html.frame import Page, framed
from strategy_build.markup.document import contact_row
from strategy_build.markup.flavour import Flavour
from strategy_build.model.document import Section
from strategy_build.model.inlines import Place
from strategy_build.model.inputs import Inputs
from strategy_build.model.publication import Site
from strategy_build.publish.search_index import Searchable, folded
from strategy_build.publish.search_text import BEGIN, END, TOP

# Lines of a list that is still quick to load and to walk through: about 130 KB.
_LINES_OF_A_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication or a section in the list: its kind or number, its title, its address."""

    label: str
    words: Markup
    address: str
    is_shared: bool = False  # other publications have a section of the same name


@dataclass(frozen=True, slots=True)
class Row:
    """A publication in the list, with its sections."""

    about: Entry
    lang: str
    note: str
    sections: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list that is too long for one: its file, its first and last publication."""

    file: str
    first: Row
    last: Row


def search_pages(
    site: Site, found: tuple[Searchable, ...], inputs: Inputs, contact: Section | None
) -> Mapping[str, bytes]:
    """index.html with the form and the list; list-1.html and so on where the list is long."""
    leaves = tuple(_leaves(tuple(_rows(found))))
    one = len(leaves) == 1
    told = () if one else tuple(Leaf(_file(n), ls[0], ls[-1]) for n, ls in enumerate(leaves, 1))
    ask = _contact(contact, site, inputs)
    labels = inputs.labels

    def page(file: str, name: str, here: str, rows: tuple[Row, ...]) -> bytes:
        shown = Page(
            lang=str(site.language),
            name=name,
            organisation=str(site.organisation.name),
            here=here,
            root="../",
            font=inputs.theme.font,
            base_url=_base(site),
            path=f"search/{file}",
            description=labels("search-lead"),
            trail=((labels("search-title"), "index.html"),) if here != "search" else (),
        )
        return framed("html/search.html.jinja", shown, inputs, ask, rows=rows, leaves=told)

    files = {
        "index.html": page("index.html", labels("search-title"), "search", leaves[0] if one else ())
    }
    for number, rows in enumerate(() if one else leaves, 1):
        name = labels("search-page", n=number, all=len(leaves))
        files[_file(number)] = page(_file(number), name, "search-list", rows)
    return files


def _file(number: int) -> str:
    return f"list-{number}.html"


def _base(site: Site) -> str:
    base = str(site.base_url)
    return base if not base or base.endswith("/") else f"{base}/"


def _contact(contact: Section | None, site: Site, inputs: Inputs) -> Markup:
    if contact is None:
        return Markup("")
    return contact_row(contact, Flavour(inputs.labels, str(site.language), place=_place))


def _place(target: Place) -> str:
    anchor = f"#{target.anchor}" if target.anchor else ""
    return f"../{quote(target.publication)}/index.html{anchor}" if target.publication else anchor


def _rows(found: tuple[Searchable, ...]) -> Iterator[Row]:
    """Publications by the alphabet, their sections in reading order."""
    names = Counter((part.label, part.title) for one in found for part in one.passages)
    for one in sorted(found, key=lambda one: (folded(one.title), one.id)):
        if one.id:
            address = f"../{one.address}"
            parts = tuple(
                Entry(
                    part.label,
                    _marked(part.title),
                    f"{address}#{part.id}",
                    names[part.label, part.title] > 1,
                )
                for part in one.passages
                if part.id != TOP
            )
            yield Row(Entry(one.kind, _marked(one.title), address), one.lang, one.note, parts)


def _leaves(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """The rows page by page; a publication stays on one page."""
    leaf: list[Row] = []
    lines = 0
    for row in rows:
        if leaf and lines + len(row.sections) > _LINES_OF_A_PAGE:
            yield tuple(leaf)
            leaf, lines = [], 0
        leaf.append(row)
        lines += 1 + len(row.sections)
    yield tuple(leaf)


def _marked(text: str) -> Markup:
    """Words in another language say so."""
    first, *rest = text.split(BEGIN)
    parts = [Markup("%s") % first]
    for piece in rest:
        lang, _, said = piece.partition(" ")
        words, _, after = said.partition(END)
        parts.append(Markup('<span lang="%s">%s</span>%s') % (lang, words, after))
    return Markup("").join(parts)
