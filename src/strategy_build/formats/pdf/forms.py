"""Page 2: how to get every other form of the publication, for whoever cannot use this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from strategy_build.formats.pdf.edition import Edition
from strategy_build.markup.blocks import blocks
from strategy_build.markup.flavour import Flavour
from strategy_build.model.blocks import Block, Facts, Paragraph
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs

_OURS = "pdf"


@dataclass(frozen=True, slots=True)
class Forms:
    """What page 2 says: this form, the others, where they are, those on request, whom to ask."""

    this: str
    others: tuple[str, ...]
    address: str
    asked: tuple[str, ...]
    ask: Markup


def forms(document: Document, inputs: Inputs, flavour: Flavour, chosen: Edition) -> Forms:
    """What is known of the other forms; "" and empty where nothing is."""
    own = f"{chosen.name}-{_OURS}" if chosen.name else _OURS
    base = document.imprint.base_url
    bare = replace(flavour, ids=False, terms=False)
    return Forms(
        this=inputs.labels(f"format-{own}"),
        others=(
            *(inputs.labels(f"format-{name}") for name in inputs.offered if name != own),
            *(one.title for one in document.elsewhere),
        ),
        address=f"{base}{document.id}/index.html" if base else "",
        asked=document.contact.on_request,
        ask=blocks(_routes(document), bare),
    )


def _routes(document: Document) -> Iterator[Block]:
    """How to reach us, as the last section says it, without the lists that stand here anyway."""
    first = True
    for block in document.contact.section.blocks:
        if isinstance(block, Facts) or (first and isinstance(block, Paragraph)):
            yield block
        first = False
