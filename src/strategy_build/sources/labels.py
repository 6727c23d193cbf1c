"""The catalogue of generated words, layouts/labels/LANG.yaml, with the site's own words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml

from strategy_build.model.labels import Labels


def read_labels(text: str, lang: str, words: Mapping[str, str] | None = None) -> Labels:
    """Labels from the catalogue; `words` (site.yaml) replace those of the same name.

    Groups of the file only order it: `text: {note: "Note"}` is the label `text-note`, except that
    names under `words` stand by themselves (`ambition`, `we-will`), because editors use them.
    """
    return Labels(lang, {**_flat(text), **(words or {})})


@cache
def _flat(text: str) -> Mapping[str, str]:
    tree = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (BaseLoader makes text only)
    flat: dict[str, str] = {}
    for group, names in tree.items():
        for name, phrase in names.items():
            flat[name if group == "words" else f"{group}-{name}"] = phrase
    return flat
