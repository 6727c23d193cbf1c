"""Lines: none too long, words whole where they can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from strategy_build.checks.extract.braille import joined
from strategy_build.formats.braille.cells import BLANK, CONTINUED, HYPHEN
from strategy_build.formats.braille.lines import wrapped

A = "\u2801"


def test_breaks_at_blanks() -> None:
    assert wrapped(BLANK.join((A * 3, A * 4, A * 2)), 1, 1, 8) == (f"{A * 3}{BLANK}{A * 4}", A * 2)


def test_begins_where_it_is_told() -> None:
    lines = wrapped(BLANK.join([A * 3] * 4), 3, 1, 9)

    assert lines == (f"{BLANK * 2}{A * 3}{BLANK}{A * 3}", f"{A * 3}{BLANK}{A * 3}")


def test_breaks_after_a_hyphen() -> None:
    assert wrapped(f"{A * 3}{BLANK}{A * 3}{HYPHEN}{A * 5}", 1, 1, 9) == (
        f"{A * 3}{BLANK}{A * 3}{HYPHEN}",
        A * 5,
    )


def test_cuts_what_is_longer_than_a_line_with_dot_5() -> None:
    lines = wrapped(A * 25, 1, 1, 10)

    assert [len(line) for line in lines] == [10, 10, 7]
    assert all(line.endswith(CONTINUED) for line in lines[:-1])


def test_cuts_an_address_after_a_slash() -> None:
    lines = wrapped(f"{A * 6}\u2838\u280c{A * 12}", 1, 1, 14)

    assert lines[0] == f"{A * 6}\u2838\u280c{CONTINUED}"


def test_keeps_a_line_end() -> None:
    assert wrapped(f"{A}\n{A * 2}", 3, 5, 20) == (f"{BLANK * 2}{A}", f"{BLANK * 4}{A * 2}")


@given(
    st.lists(st.text("\u2801\u2803\u2838\u280c\u2824\u2820", min_size=1, max_size=60), max_size=12),
    st.integers(1, 7),
    st.integers(1, 7),
    st.integers(16, 40),
)
def test_loses_nothing_and_never_goes_beyond_the_line(
    words: list[str], first: int, run: int, width: int
) -> None:
    cells = BLANK.join(words)
    lines = wrapped(cells, first, run, width)

    assert all(len(line) <= width for line in lines)
    assert "".join(joined(lines).split(BLANK)).replace("\n", "") == "".join(words)
