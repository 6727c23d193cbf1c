"""Sentences end where people end them, and never inside a link."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from strategy_build.model.inlines import (
    Emphasis,
    Inline,
    Link,
    NoteReference,
    Span,
    Strong,
    Text,
    WebTarget,
)
from strategy_build.model.walk import plain
from strategy_build.sources.compose import splitting
from strategy_build.sources.compose.splitting import split


def _split(*inlines: Inline) -> list[str]:
    return [plain(piece) for piece in split(inlines, "en-GB")]


def test_splits_running_text() -> None:
    assert _split(Text("We met at 5pm. Then Dr. Lee left.  What now?")) == [
        "We met at 5pm.",
        "Then Dr. Lee left.",
        "What now?",
    ]


def test_cuts_nothing_that_has_no_space_in_it() -> None:
    assert _split(Text("He left. ’90s rock. The ’80s too.")) == [
        "He left.",
        "’90s rock.",
        "The ’80s too.",
    ]
    assert _split(Text("We use .NET. You may not.")) == ["We use .NET.", "You may not."]
    assert _split(Text("...and then. It ended.")) == ["...and then.", "It ended."]


def test_short_forms_in_the_middle_end_nothing() -> None:
    for text in (
        "We work in towns, e.g. Leeds.",
        "We asked Cllr. Smith.",
        "About vol. 3 and approx. 5 more.",
    ):
        assert _split(Text(text)) == [text]


def test_takes_words_for_one_sentence_only_where_nothing_else_could_be() -> None:
    words = ("Dr", "Mae", "p", "5", "U", "’s", "co-op", ",", "ŵy", "A", "-")
    for lang, end, text in product(
        ("cy", "de", "en", "fr"), ("", ".", "?"), product(words, repeat=3)
    ):
        line = " ".join(text) + end
        found = {one["end_index"] for one in get_sentence_boundaries(lang, line)}

        assert splitting._ONE.fullmatch(line)
        assert found <= {len(line)}, line


def test_never_cuts_a_link() -> None:
    link = Link(WebTarget("https://a.example"), (Text("Stop. Go on"),))

    assert _split(Text("Read "), link, Text(" now. Then rest.")) == [
        "Read Stop. Go on now.",
        "Then rest.",
    ]


def test_carries_emphasis_over_the_end_of_a_sentence() -> None:
    pieces = split((Strong((Text("One. Two"),)), Text(" here.")), "en-GB")

    assert pieces == (
        (Strong((Text("One."),)),),
        (Strong((Text("Two"),)), Text(" here.")),
    )


def test_leaves_a_note_call_with_its_sentence() -> None:
    call = NoteReference("c", "note-1", 1)

    pieces = split((Text("It cost £20."), call, Text(" We paid.")), "en-GB")

    assert pieces == ((Text("It cost £20."), call), (Text("We paid."),))


def test_leaves_quotation_marks_with_their_words() -> None:
    text = 'She said, "Stop." "Why?" he asked. "It is easy," she said. “Go.” (He went.)'

    pieces = _split(Text(text))

    assert [piece for piece in pieces if piece.endswith(' "')] == []
    assert "".join(pieces).count('"') == text.count('"')


_words = st.text(alphabet="ab .?!”é\n", max_size=12)
_inlines = st.lists(
    st.one_of(
        _words.map(Text),
        _words.map(lambda t: Strong((Text(t),))),
        _words.map(lambda t: Span("cy", (Emphasis((Text(t),)),))),
        _words.map(lambda t: Link(WebTarget("https://a.example"), (Text(t),))),
    ),
    max_size=6,
)


@given(_inlines)
def test_loses_no_words(inlines: list[Inline]) -> None:
    pieces = split(inlines, "en-GB")

    kept = "".join(plain(piece) for piece in pieces)
    assert "".join(kept.split()) == "".join(plain(inlines).split())
