"""All recordings of a site as a podcast: an RSS 2.0 feed with iTunes and Podcasting 2.0 fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote
from uuid import UUID, uuid5

from strategy_build.formats.audio import files
from strategy_build.markup.layouts import environment
from strategy_build.model.document import Document
from strategy_build.model.labels import Labels
from strategy_build.model.walk import text_of

NAME = "podcast.xml"
PICTURE = "assets/podcast.png"  # `markup.cover.cover` in the shape SQUARE
_LAYOUT = "audio/podcast.xml.jinja"
_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # of podcasts, by Podcasting 2.0


@dataclass(frozen=True, slots=True)
class Show:
    """The podcast. `base` is the address of the site and ends with "/"; `email` may be ""."""

    title: str
    about: str
    organisation: str
    lang: str
    base: str
    email: str = ""

    @property
    def address(self) -> str:
        """Where the feed itself is."""
        return f"{self.base}{NAME}"

    @property
    def picture(self) -> str:
        """Where the picture is."""
        return f"{self.base}{PICTURE}"

    @property
    def guid(self) -> str:
        """What stays the same when a feed moves (Podcasting 2.0, podcast:guid)."""
        return str(uuid5(_NAMESPACE, self.address.partition("://")[2].rstrip("/")))


@dataclass(frozen=True, slots=True)
class Episode:
    """One recording. `when` is an ISO date and time in UTC; the other addresses are whole."""

    title: str
    about: str
    author: str
    lang: str
    guid: str
    when: str
    seconds: int
    size: int  # bytes
    page: str
    sound: str
    words: str
    chapters: str

    @property
    def day(self) -> str:
        """When it was published, as RFC 5322 writes it."""
        return format_datetime(datetime.fromisoformat(self.when), usegmt=True)


def show(organisation: str, lang: str, base: str, email: str, labels: Labels) -> Show:
    """The podcast of an organisation. ValueError without an address: feeds need whole ones."""
    if not base:
        message = "a podcast needs the address of the site (base-url in site.yaml)"
        raise ValueError(message)
    title = labels("podcast-title", organisation=organisation)
    about = labels("podcast-about", organisation=organisation)
    return Show(title, about, organisation, lang, base.rstrip("/") + "/", email)


def episode(document: Document, base: str, size: int, duration: int, labels: Labels) -> Episode:
    """The recording of a document: `size` of its MP3 in bytes, `duration` in ms."""
    name, imprint = document.id, document.imprint
    folder = f"{base.rstrip('/')}/{quote(name)}/"
    said = labels("podcast-voice")
    published = imprint.published
    return Episode(
        title=text_of(document.title),
        about=" ".join(filter(None, (text_of(document.summary), said))),
        author=imprint.organisation,
        lang=document.lang,
        guid=imprint.identifier,
        when=f"{published}T00:00:00+00:00" if published else imprint.modified,
        seconds=round(duration / 1000),
        size=size,
        page=f"{folder}index.html",
        sound=folder + quote(files.recording(name)),
        words=folder + quote(files.transcript(name)),
        chapters=folder + quote(files.chapter_list(name)),
    )


def podcast(told: Show, episodes: Iterable[Episode], layouts: Mapping[str, bytes]) -> bytes:
    """The feed, the newest recording first."""
    newest = sorted(sorted(episodes, key=lambda one: one.guid), key=_moment, reverse=True)
    template = environment(layouts).get_template(_LAYOUT)
    return template.render(show=told, episodes=newest).encode()


def _moment(one: Episode) -> datetime:
    return datetime.fromisoformat(one.when)
