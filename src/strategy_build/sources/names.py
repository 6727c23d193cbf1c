"""Ids made from words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=1024)  # files, headings and glossaries use the same words again and again
def slug(text: str, words: int = 0) -> str:
    """Lower-case ASCII words joined by hyphens; only the first `words` of them where given.

    Letters with accents lose them; text without any Latin letter or figure gives "".
    """
    folded = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).casefold()
    ascii_only = folded.encode("ascii", "ignore").decode()
    found = _WORD.findall(ascii_only)
    return "-".join(found[:words] if words else found)
