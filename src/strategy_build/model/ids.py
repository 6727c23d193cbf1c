"""Names of sentences that stay the same while their words do."""

from __future__ import annotations

import base64
import hashlib


def sentence_id(section: str, lang: str, words: str) -> str:
    """Section id, "-", and 8 base32 characters of SHA-256 of the language and the words.

    White space counts as one blank. A repeat in the same section gets "-2", "-3"… from the caller.
    """
    digest = hashlib.sha256(f"{lang}\n{' '.join(words.split())}".encode()).digest()
    return f"{section}-{base64.b32encode(digest[:5]).decode().lower()}"
