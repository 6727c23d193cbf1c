"""Search over all publications: a page that lists everything, and a script that finds words in it.

Nothing is asked of a server: what is found lies beside the page, as scripts that only hold data. So
it works from a folder or a memory stick, where a page may load no other kind of file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from strategy_build.model.document import Section
from strategy_build.model.inputs import Inputs
from strategy_build.model.labels import Labels
from strategy_build.model.publication import Site
from strategy_build.model.walk import text_of
from strategy_build.publish.editions import Edition, in_force, in_order
from strategy_build.publish.search_index import Searchable, index
from strategy_build.publish.search_page import search_pages
from strategy_build.publish.search_text import contact_passage, passages, same_words

FOLDER = "search"
_SAID = "search-say-"


def search_files(
    site: Site, editions: tuple[Edition, ...], inputs: Inputs, contact: Section | None = None
) -> Mapping[str, bytes]:
    """The pages, scripts and style of the search by path in the site. `contact` says whom to ask."""
    labels = inputs.labels
    found = tuple(_publications(editions, labels, contact))
    if contact is not None:
        found += (_site(site, contact),)
    made = index(
        found,
        same_words(edition.document for edition in editions),
        {n.removeprefix(_SAID): w for n, w in labels.words.items() if n.startswith(_SAID)},
        str(site.language),
    )
    scripts = [*(["html/search-split.js"] if made.is_split else []), "html/search.js"]
    files = {
        **{name: text.encode() for name, text in made.files.items()},
        "search.js": "".join(_small(inputs.layouts[name].decode()) for name in scripts).encode(),
        "search.css": inputs.layouts["css/search.css"],
        **search_pages(site, found, inputs, contact),
    }
    return {f"{FOLDER}/{name}": data for name, data in files.items()}


def _publications(
    editions: tuple[Edition, ...], labels: Labels, contact: Section | None
) -> Iterator[Searchable]:
    """All publications: the one in force first, those that have been replaced last."""
    first = in_force(editions)
    ordered = sorted(in_order(editions), key=lambda e: (e is not first, bool(e.replaced_by)))
    titles = {edition.document.id: text_of(edition.document.title) for edition in editions}
    for edition in ordered:
        document = edition.document
        parts = tuple(passages(document, labels, contact))
        by = titles.get(edition.replaced_by, "")
        yield Searchable(
            document.id,
            f"{quote(document.id)}/index.html",
            parts[0].title,
            document.kind_label,
            document.lang,
            f"{labels('html-replaced-by')} {by}" if by else "",
            parts,
        )


def _site(site: Site, contact: Section) -> Searchable:
    """What stands on every page alike is found once, on the first page."""
    lang = str(site.language)
    name = str(site.organisation.name)
    return Searchable("", "index.html", name, "", lang, "", (contact_passage(contact, lang),))


def _small(script: str) -> str:
    """A script without comments and without the blanks that only people need."""
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
