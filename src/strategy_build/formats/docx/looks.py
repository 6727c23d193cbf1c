"""The look of a Word file: its styles, its theme, its settings, from layouts/docx/."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_build.formats.docx.brand import Brand
from strategy_build.formats.docx.languages import ARABIC, full_tag, is_rtl
from strategy_build.formats.docx.setting import Setting
from strategy_build.formats.docx.sheets import joined, readable
from strategy_build.markup.layouts import environment
from strategy_build.markup.palette import LIGHT_TINT, palette
from strategy_build.model.inputs import Inputs

FONT = "Arial"  # on nearly every machine, without serifs, with Arabic, Hebrew, Greek and Cyrillic
_QUIET = "4b463e"
_HAIR = "b9ae9b"
_EDGE = "776e5f"
_USUAL = 12.0
# the names under which Word knows its own styles (ISO 29500-1, 17.7.4.9); all others are ours
_BUILT_IN = frozenset(
    (
        *(f"heading {n}" for n in range(1, 10)),
        *(f"toc {n}" for n in range(1, 10)),
        "Normal", "Title", "Subtitle", "Quote", "caption", "List Paragraph", "List Bullet",
        "List Number", "List Continue", "TOC Heading", "header", "footer", "footnote text",
        "footnote reference", "Hyperlink", "Strong", "Emphasis",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looks:
    """Four parts of the file, as XML."""

    styles: str
    settings: str
    theme: str
    fonts: str


def looks(setting: Setting, inputs: Inputs, brand: Brand | None, *, notes: bool) -> Looks:
    """The parts that say how it looks; `notes` where there are footnotes."""
    root, document = setting.sheet.root, setting.document
    layouts = environment(inputs.layouts)
    lang = full_tag(document.lang)
    values = {
        "organisation": document.imprint.organisation,
        "lang": lang,
        "bidi": lang if is_rtl(document.lang) else ARABIC,
        "accent": palette(inputs.theme.accent).link.removeprefix("#").upper(),
        "quiet": _QUIET.upper(),
        "tint": LIGHT_TINT.removeprefix("#").upper(),
        "hair": _HAIR.upper(),
        "edge": _EDGE.upper(),
        "font": FONT,
        "notes": notes,
        "rtl": is_rtl(document.lang),
        "rail": setting.sheet.rail,
        "pt": lambda size: round(2 * (size + root - _USUAL)),
        "own": lambda name: name not in _BUILT_IN,
    }
    styles, settings, theme, fonts = (
        layouts.get_template(f"docx/{name}.xml.jinja").render(values).strip()
        for name in ("styles", "settings", "theme", "fonts")
    )
    if brand is not None:
        styles = joined(brand.styles, styles, round(2 * root)) if brand.styles else styles
        theme, fonts = readable(brand.theme) or theme, brand.fonts or fonts
    return Looks(styles, settings, theme, fonts)
