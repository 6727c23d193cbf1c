"""All recordings of the site as a podcast, and the shape of their timelines for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from strategy_build.formats.audio.podcast import NAME, PICTURE, Episode, episode, podcast, show
from strategy_build.formats.audio.times import SCHEMA
from strategy_build.markup.cover import SQUARE, Painter, cover
from strategy_build.model.inputs import Inputs
from strategy_build.model.publication import Site
from strategy_build.publish.editions import Edition

_FORMAT = "audio"


def podcast_files(
    site: Site,
    editions: tuple[Edition, ...],
    lengths: Mapping[str, int],
    inputs: Inputs,
    fonts: Mapping[str, bytes],
    paint: Painter = cover,
) -> Mapping[str, bytes]:
    """The feed with its picture, where the address of the site is known, and the schema.

    `lengths` are those of the recordings in ms, by publication; `fonts` are those of the picture,
    by file name, which `paint` draws. Nothing where nothing was recorded.
    """
    labels = inputs.labels
    base, name = str(site.base_url), str(site.organisation.name)
    recorded = tuple(_episodes(editions, lengths, base, inputs)) if lengths else ()
    if not recorded:
        return {}
    files = {SCHEMA: inputs.layouts[SCHEMA]}
    if not base:
        return files
    told = show(name, str(site.language), base, str(site.contact.email), labels)
    picture = paint(name, (labels("podcast-picture"), ""), inputs.theme.accent, fonts, SQUARE)
    return {**files, NAME: podcast(told, recorded, inputs.layouts), PICTURE: picture}


def _episodes(
    editions: tuple[Edition, ...], lengths: Mapping[str, int], base: str, inputs: Inputs
) -> Iterator[Episode]:
    for edition in editions:
        document = edition.document
        for fact in edition.files:
            if fact.format == _FORMAT:
                yield episode(document, base, fact.size, lengths[document.id], inputs.labels)
