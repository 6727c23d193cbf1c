"""Print made ready: quotation marks that open and close, apostrophes, hidden marks."""

from __future__ import annotations

import pytest

from strategy_build.formats.braille.writing import name_of, ready


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('He said "yes".', "He said “yes”."),
        ('("yes")', "(“yes”)"),
        ("it’s the dogs’ bowl", "it's the dogs' bowl"),
        ("’s end", "'s end"),
        ("‘the dogs’", "‘the dogs’"),
        ("“‘don’t’ he said”", "“‘don't’ he said”"),
        ("the 1990’s, the ’90s", "the 1990's, the '90s"),
        ("'yes' and it's", "‘yes’ and it's"),
        ("co\u00adop\u200b", "coop"),
        ("5\u00a0km", "5 km"),
        ("cafe\u0301", "café"),
        ("☑ ﬁne", "✓ fine"),
    ],
)
def test_reads_as_it_was_meant(text: str, made: str) -> None:
    assert ready(text) == made


def test_is_the_same_when_done_twice() -> None:
    text = "“‘don’t’ he said” \"yes\" 'no' the dogs’ ☑"

    assert ready(ready(text)) == ready(text)


def test_a_sign_has_a_name() -> None:
    assert name_of("🎉") == "party popper"
