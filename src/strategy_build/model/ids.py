"""Names of sentences that stay the same while their words do."""

from __future__ import annotations

import hashlib

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32 of RFC 4648 in lower case
_PAIRS = tuple(first + second for first in _LETTERS for second in _LETTERS)


def sentence_id(section: str, lang: str, words: str) -> str:
    """Section id, "-", and 8 base32 characters of SHA-256 of the language and the words.

    White space counts as one blank. A repeat in the same section gets "-2", "-3"… from the caller.
    """
    digest = hashlib.sha256(f"{lang}\n{' '.join(words.split())}".encode()).digest()
    bits = int.from_bytes(digest[:5], "big")
    begin = _PAIRS[bits >> 30] + _PAIRS[bits >> 20 & 1023]
    return f"{section}-{begin}{_PAIRS[bits >> 10 & 1023]}{_PAIRS[bits & 1023]}"
