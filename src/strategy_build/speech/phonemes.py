"""Words with their sounds, as the glossary's `ipa` gives them, in the form each voice reads.

Inside a text for voices such words stand as `[words](/sounds/)`: the sounds in the International
Phonetic Alphabet, the words for voices that know no sounds.
"""

from __future__ import annotations

import re

_MARKED = re.compile(r"\[([^\[\]]+)\]\(/([^/()]+)/\)")
_BARE = re.compile(r"[\s/\[\].ː͡]+")
_STRESSED = re.compile("([ˈˌ])([^aeiouæɑɒɐɔəɛɜɪʊʌɝɚˈˌ ]*)")

# One sign or two of the phonetic alphabet, longer ones first, as hibari and espeak-ng write them.
_SOUNDS: tuple[tuple[str, str, str], ...] = (
    ("tʃ", "ʧ", "tS"),
    ("dʒ", "ʤ", "dZ"),
    ("eɪ", "A", "eI"),
    ("aɪ", "I", "aI"),
    ("aʊ", "W", "aU"),
    ("ɔɪ", "Y", "OI"),
    ("əʊ", "O", "oU"),
    ("oʊ", "O", "oU"),
    ("ɪə", "ɪɹ", "i@"),
    ("eə", "ɛɹ", "e@"),
    ("ɛə", "ɛɹ", "e@"),
    ("ʊə", "ʊɹ", "U@"),
    ("iː", "i", "i:"),
    ("uː", "u", "u:"),
    ("ɑː", "ɑ", "A:"),
    ("ɔː", "ɔ", "O:"),
    ("ɜː", "ɜɹ", "3:"),
    ("ɝ", "ɜɹ", "3:"),
    ("ɚ", "əɹ", "@"),
    ("ɜ", "ɜɹ", "3:"),
    ("æ", "æ", "a"),
    ("a", "æ", "a"),
    ("ɑ", "ɑ", "A:"),
    ("ɒ", "ɑ", "0"),
    ("ɐ", "ə", "@"),
    ("ɔ", "ɔ", "O:"),
    ("o", "O", "oU"),
    ("ə", "ə", "@"),
    ("ɛ", "ɛ", "E"),
    ("e", "ɛ", "E"),
    ("ɪ", "ɪ", "I"),
    ("i", "i", "i"),
    ("ʊ", "ʊ", "U"),
    ("u", "u", "u:"),
    ("ʌ", "ʌ", "V"),
    ("ʃ", "ʃ", "S"),
    ("ʒ", "ʒ", "Z"),
    ("θ", "θ", "T"),
    ("ð", "ð", "D"),
    ("ŋ", "ŋ", "N"),
    ("ɡ", "ɡ", "g"),
    ("g", "ɡ", "g"),
    ("ɹ", "ɹ", "r"),
    ("r", "ɹ", "r"),
    ("ɬ", "hl", "l#"),
    ("x", "k", "x"),
    *((plain, plain, plain) for plain in "bdfhjklmnpstvwz"),
    ("ˈ", "ˈ", "'"),
    ("'", "ˈ", "'"),
    ("ˌ", "ˌ", ","),
    (" ", " ", "||"),
)
_ONE = re.compile("|".join(re.escape(ipa) for ipa, _, _ in _SOUNDS))
_HIBARI = {ipa: sign for ipa, sign, _ in _SOUNDS}
_ESPEAK = {ipa: sign for ipa, _, sign in _SOUNDS}


def marked(words: str, sounds: str) -> str:
    """Words with their sounds (IPA, with or without strokes around)."""
    return f"[{words}](/{sounds.strip(' /[]')}/)"


def plain(text: str) -> str:
    """The words alone, for voices that know no sounds."""
    return _MARKED.sub(r"\1", text)


def hibari(text: str) -> str:
    """The same text with sounds in the alphabet of hibari."""
    return _MARKED.sub(lambda m: f"[{m[1]}](/{_written(m[2], _HIBARI)}/)", text)


def espeak(text: str) -> str:
    """The same text with sounds in the letters of espeak-ng, where stress stands before its vowel."""
    return _MARKED.sub(lambda m: f"[[{_written(_moved(m[2]), _ESPEAK)}]]", text)


def unknown(sounds: str) -> str:
    """The signs, each once, that no voice here knows, and so would leave out."""
    return "".join(dict.fromkeys(_BARE.sub("", _ONE.sub("", sounds))))


def _moved(sounds: str) -> str:
    return _STRESSED.sub(r"\2\1", sounds)


def _written(sounds: str, alphabet: dict[str, str]) -> str:
    return "".join(alphabet[found[0]] for found in _ONE.finditer(sounds))
