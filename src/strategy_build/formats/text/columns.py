"""Lines of a given width, for e-mails and for programs that do not wrap lines themselves."""

from __future__ import annotations

import re
import textwrap

# What an item begins with; its other lines stand below its words.
_MARK = re.compile(r" *(?:- |\d+\. |[a-z]\. |\[\w+ \d+\] )?")


def broken(line: str, width: int) -> list[str]:
    """A line as lines of at most `width` characters. No word is broken, so an address may be longer."""
    if len(line) <= width:
        return [line]
    found = _MARK.match(line)
    hanging = " " * (found.end() if found else 0)
    return textwrap.wrap(
        line,
        width,
        subsequent_indent=hanging,
        drop_whitespace=True,
        break_long_words=False,
        break_on_hyphens=False,
    )
