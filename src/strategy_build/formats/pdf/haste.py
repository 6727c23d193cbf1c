"""The same pages sooner: what the engine works out again for each box is kept with its style.

Many boxes have one style between them. The lengths, fonts and lines that follow from a style are
the same each time, so each replacement here looks whether the style knows, and asks the engine's
own function once where it does not. The bytes of a page stay as they are.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from strategy_build.formats.pdf.engine import engine
from strategy_build.formats.pdf.glyphs import drawing, remember, wait
from strategy_build.formats.pdf.packing import packed_once, plainly
from strategy_build.formats.pdf.setting import set_up

_SELDOM = 200_000  # new objects before Python looks for lost ones
_SIDES = ("top", "right", "bottom", "left")
_USED = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(f"{bound}{size}" for bound in ("", "min_", "max_") for size in ("width", "height")),
)


@contextmanager
def in_haste() -> Iterator[None]:
    """The engine needs two thirds of its time while this lasts, and makes the same bytes.

    It makes so many small objects that looking for lost ones takes an eighth of its time; and it
    asks every box for every page which kind of page it wants, though our styles name none.
    """
    engine()
    import pydyf
    from weasyprint.css import StyleFor
    from weasyprint.draw.text import draw_first_line
    from weasyprint.formatting_structure.boxes import Box, ParentBox
    from weasyprint.layout import page, percent
    from weasyprint.text.line_break import Layout, strut

    often = gc.get_threshold()
    with ExitStack() as kept:
        kept.callback(gc.set_threshold, *often)
        gc.set_threshold(_SELDOM, *often[1:])
        for owner, name, other in (
            (ParentBox, "page_values", Box.page_values),
            (Box, "is_in_normal_flow", _told_by_style("is_in_flow", Box.is_in_normal_flow)),
            (Layout, "setup", set_up),
            (pydyf, "_to_bytes", plainly(pydyf._to_bytes)),  # noqa: SLF001 (all is written by it)
            (pydyf.PDF, "write", packed_once(pydyf.PDF.write)),
            (StyleFor, "set_computed_styles", _shared(StyleFor.set_computed_styles)),
            (Layout, "deactivate", remember),
            (Layout, "reactivate", wait),
            *_everywhere(draw_first_line, drawing(draw_first_line, Layout.reactivate)),
            (page, "set_page_type_computed_styles", _of_kind(page.set_page_type_computed_styles)),
            *_everywhere(strut, _kept_with_style("strut", strut)),
            *_everywhere(percent.resolve_percentages, _lengths(percent.resolve_percentages)),
        ):
            kept.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, other)
        yield


def _everywhere(
    plain: Callable[..., Any], other: Callable[..., Any]
) -> Iterator[tuple[object, str, Callable[..., Any]]]:
    """Each module of the engine that has imported a function by its name."""
    name = plain.__name__
    for path, module in sorted(sys.modules.items()):
        if path.startswith("weasyprint.") and getattr(module, name, None) is plain:
            yield module, name, other


def _kept_with_style(name: str, plain: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What follows from a style alone, worked out once for it."""

    def known(style: Any) -> Any:
        found = style.__dict__
        if name not in found:
            found[name] = plain(style)
        return found[name]

    return known


def _told_by_style(name: str, plain: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What follows for a box from its style alone."""

    def known(box: Any) -> Any:
        found = box.style.__dict__
        if name not in found:
            found[name] = plain(box)
        return found[name]

    return known


def _lengths(plain: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Margins, padding, borders and sizes, once for each style and size of what is around it."""
    from weasyprint.formatting_structure.boxes import Box, PageBox

    def resolve(box: Any, containing_block: Any) -> None:
        around = containing_block
        width, height = (around.width, around.height) if isinstance(around, Box) else around
        style = box.style
        if "border_top_width" in box.__dict__ and style["border_collapse"] == "collapse":
            plain(box, around)  # the widths of borders are those of the table
            return
        known = style.__dict__.setdefault("lengths", {})
        key = (width, height, isinstance(box, PageBox))
        if key not in known:
            plain(box, around)
            known[key] = {name: box.__dict__[name] for name in _USED}
        box.__dict__.update(known[key])

    return resolve


def _shared(plain: Callable[..., None]) -> Callable[..., None]:
    """One style for all that stands before, or after, elements of one style in the same words."""

    def compute(
        styles: Any, element: Any, parent: Any, *others: Any, pseudo_type: Any = None, **more: Any
    ) -> None:
        if pseudo_type not in {"before", "after"}:
            plain(styles, element, parent, *others, pseudo_type=pseudo_type, **more)
            return
        computed = styles.get_computed_styles()
        cascaded = styles.get_cascaded_styles()[element, pseudo_type]
        said = tuple((name, id(value), weight) for name, (value, weight) in cascaded.items())
        key = (id(computed[parent, None]), pseudo_type, said)
        known = styles.__dict__.setdefault("shared", {})
        if key not in known:
            plain(styles, element, parent, *others, pseudo_type=pseudo_type, **more)
            known[key] = computed[element, pseudo_type]
        computed[element, pseudo_type] = known[key]

    return compute


def _of_kind(plain: Callable[..., None]) -> Callable[..., None]:
    """One style for all pages of a kind: our rules know left, right, first and blank ones."""

    def compute(page: Any, html: Any, styles: Any) -> None:
        computed, cascaded = styles.get_computed_styles(), styles.get_cascaded_styles()
        known = styles.__dict__.setdefault("pages", {})
        kind = (page.side, page.blank, page.name, page.index == 0)
        if kind not in known:
            plain(page, html, styles)
            known[kind] = {part: computed[page, part] for _page, part in cascaded}
            cascaded.clear()
        computed.update({(page, part): style for part, style in known[kind].items()})

    return compute
