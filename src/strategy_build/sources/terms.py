"""glossary.yaml, of the site or of one publication."""

from __future__ import annotations

from strategy_build.model.publication import Term
from strategy_build.sources.decode import Decoder
from strategy_build.sources.findings import Findings
from strategy_build.sources.located import Items, load


def terms(text: str, path: str, findings: Findings) -> tuple[Term, ...]:
    """The entries of a glossary."""
    tree = load(text, path, findings)
    if tree is None:
        return ()
    if not isinstance(tree, Items):
        findings.error(
            "SRC18", tree.place, "A glossary is a list of terms.", why="None of its words could be explained.",
            fix="- term: BSL\n  long: British Sign Language",
        )  # fmt: skip
        return ()
    decoder = Decoder(path, findings)
    made = (decoder.record(Term, item) for item in tree.items)
    return tuple(term for term in made if term is not None)
