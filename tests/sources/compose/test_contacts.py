"""Contacts are composed once for all publications to which they say the same."""

from __future__ import annotations

from tests.sources.compose.sites import PUBLICATION, composed

from strategy_build.model.inlines import Term
from strategy_build.model.walk import inlines, section_sentences, sentences, text_of

INTRO = "# Why\n\nBecause.\n"
PLAIN = {"glossary.yaml": "", "a/publication.yaml": PUBLICATION, "a/why.md": INTRO}


def test_publications_without_contacts_of_their_own_share_those_of_the_site() -> None:
    made = composed(PLAIN | {"b/publication.yaml": PUBLICATION, "b/why.md": INTRO})

    assert made.documents["a"].contact is made.documents["b"].contact


def test_a_publication_that_says_more_has_contacts_of_its_own() -> None:
    own = f'{PUBLICATION}contact:\n  phone: "01632 960 999"\n'
    made = composed(PLAIN | {"b/publication.yaml": own, "b/why.md": INTRO})

    assert made.documents["a"].contact.phone == "01632 960 300"
    assert made.documents["b"].contact.phone == "01632 960 999"


def test_words_that_a_publication_explains_are_found_in_its_contacts_alone() -> None:
    glossary = "- term: format\n  means: One of the ways in which we publish.\n"
    more = {"b/publication.yaml": PUBLICATION, "b/why.md": INTRO, "b/glossary.yaml": glossary}
    documents = composed(PLAIN | more).documents
    found = {
        name: [
            node
            for sentence in section_sentences(document.contact.section)
            for node in inlines(sentence.children)
            if isinstance(node, Term)
        ]
        for name, document in documents.items()
    }

    assert not found["a"]
    assert found["b"]
    assert [entry.id for entry in documents["b"].glossary] == ["word-format"]


def test_no_id_stands_twice_where_a_section_says_the_same() -> None:
    plain = composed(PLAIN).documents["a"]
    said = text_of(plain.contact.section.blocks[0].words)  # type: ignore[union-attr]
    same = {"b/publication.yaml": PUBLICATION, "b/ask-us.md": f"# Ask us\n\n{said}\n"}
    ids = [one.id for one in sentences(composed(PLAIN | same).documents["b"])]

    assert len(ids) == len(set(ids))
