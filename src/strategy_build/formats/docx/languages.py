"""The language tags that Word knows: it checks spelling and picks voices by language and country."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_build.markup.elements import direction
from strategy_build.model.blocks import Words

# Where a text names a language alone, the country whose form of it is most likely meant in Britain.
_COUNTRIES: Mapping[str, str] = {
    "ar": "SA", "bn": "BD", "bg": "BG", "cs": "CZ", "cy": "GB", "da": "DK", "de": "DE", "el": "GR",
    "en": "GB", "es": "ES", "et": "EE", "fa": "IR", "fi": "FI", "fr": "FR", "ga": "IE", "gd": "GB",
    "gu": "IN", "he": "IL", "hi": "IN", "hu": "HU", "it": "IT", "ja": "JP", "ko": "KR", "lt": "LT",
    "lv": "LV", "nl": "NL", "pa": "IN", "pl": "PL", "ps": "AF", "pt": "PT", "ro": "RO", "ru": "RU",
    "sk": "SK", "so": "SO", "sq": "AL", "sv": "SE", "ta": "IN", "th": "TH", "tr": "TR", "uk": "UA",
    "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip
_EAST_ASIAN = frozenset(("ja", "ko", "zh"))
ARABIC = "ar-SA"


def full_tag(lang: str) -> str:
    """A BCP 47 tag with its country, where one is known."""
    return f"{lang}-{_COUNTRIES[lang]}" if lang in _COUNTRIES else lang


def is_rtl(lang: str) -> bool:
    """Whether it is written from right to left."""
    return direction(lang) == "rtl"


def all_rtl(words: Words) -> bool:
    """Whether every sentence is written from right to left, so that the paragraph is."""
    return bool(words) and all(is_rtl(sentence.lang) for sentence in words)


def run_language(lang: str) -> str:
    """The properties of a run in another language than the document, as ISO 29500-1, 17.3.2.20."""
    tag = full_tag(lang)
    if is_rtl(lang):
        return f'<w:rtl/><w:lang w:bidi="{tag}"/>'
    if lang.partition("-")[0] in _EAST_ASIAN:
        return f'<w:lang w:val="{tag}" w:eastAsia="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'
