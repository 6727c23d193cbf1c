"""The text engine made ready for words of a style: once for each style, not for each line."""

from __future__ import annotations

from typing import Any

_LINES = (
    "ascent",
    "underline_position",
    "strikethrough_position",
    "underline_thickness",
    "strikethrough_thickness",
)
_FEATURES = (
    "font_kerning",
    *(f"font_variant_{kind}" for kind in ("ligatures", "position", "caps", "numeric")),
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)


def set_up(layout: Any, style: Any) -> None:
    """The text engine made ready for words of a style; it is told of fonts and language once."""
    from weasyprint.text.ffi import ffi, gobject, pango

    if "lettering" not in style.__dict__:
        style.lettering = _lettering(style)
    context, description, language, lines, features = style.lettering
    layout.style = style
    layout.first_line_direction = 0
    layout.language = language
    layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, 0)
    pango.pango_layout_set_font_description(layout.layout, description)
    layout.__dict__.update(lines)
    if features:
        marks = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(marks, pango.pango_attr_font_features_new(features))
        pango.pango_layout_set_attributes(layout.layout, marks)
        pango.pango_attr_list_unref(marks)


def _lettering(style: Any) -> tuple[Any, Any, Any, dict[str, float | None], bytes]:
    """Context, font, language, where lines are drawn, and features of the font, of one style."""
    from weasyprint.text.constants import PANGO_DIRECTION
    from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
    from weasyprint.text.fonts import font_features, get_font_description

    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, 0)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if style["lang"]:
        pointer, _letters = unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    description = get_font_description(style)
    features = font_features(*(style[name] for name in _FEATURES))
    said = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    return (
        context,
        description,
        language,
        _under_and_through(style, context, description, language),
        said,
    )


def _under_and_through(
    style: Any, context: Any, description: Any, language: Any
) -> dict[str, float | None]:
    """Where the lines under and through words stand, in pixels, for styles that have any."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango

    if style["text_decoration_line"] == "none":
        return dict.fromkeys(("ascent", "underline_position", "strikethrough_position"))
    metrics = ffi.gc(
        pango.pango_context_get_metrics(context, description, language),
        pango.pango_font_metrics_unref,
    )
    return {
        name: FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics)
        for name in _LINES
    }
