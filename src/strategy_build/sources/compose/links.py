"""Where links lead: to a section, another publication, a file of ours or the web."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from strategy_build.diagnostics import Diagnostic, Location, Severity
from strategy_build.model.inlines import FileTarget, Place, Target, WebTarget
from strategy_build.sources.compose.index import Index

_EMAIL = re.compile(r"[^\s@/:]+@[\w-]+(?:\.[\w-]+)+")
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})


@dataclass(frozen=True, slots=True)
class Links:
    """Resolves the addresses typed in one publication. `sites` are the publications that readers see."""

    here: Index
    sites: Mapping[str, Index]

    def resolve(self, url: str, base: str, location: Location) -> Target | Diagnostic:
        """The target of `url`, typed in the section file or folder `base` ("ambitions/mend")."""
        try:
            parts = urlsplit(url)
        except ValueError:  # half an IPv6 address, for example
            return _refused(url, location)
        if parts.scheme in SCHEMES:
            return WebTarget(url)
        if parts.scheme or parts.netloc:
            return _refused(url, location)
        if not parts.path:
            return self._anchor(self.here, parts.fragment, url, location)
        folder = posixpath.dirname(base)
        whole = posixpath.normpath(
            posixpath.join(self.here.publication.id, folder, unquote(parts.path))
        )
        publication, _, rest = whole.partition("/")
        if publication in {"..", "."} or publication not in self.sites:
            return self._broken(url, location)
        target = self.sites[publication]
        return self._inside(target, rest, parts.fragment, url, location)

    def _inside(
        self, target: Index, rest: str, fragment: str, url: str, location: Location
    ) -> Target | Diagnostic:
        name = rest.removesuffix(".md")
        if rest in {"", "publication.yaml", "index.html"}:
            return self._anchor(target, fragment, url, location)
        section = target.sections.get(name) or target.intros.get(name)
        if section is not None and (rest.endswith(".md") or rest == name):
            if fragment:
                return self._anchor(target, fragment, url, location)
            return Place(self._publication(target), section.id)
        picture = target.publication.files.get(rest)
        if picture is not None and target is self.here:
            return FileTarget(picture.name, picture.media_type, len(picture.data), picture.digest)
        return self._broken(url, location)

    def _anchor(
        self, target: Index, anchor: str, url: str, location: Location
    ) -> Target | Diagnostic:
        if anchor and anchor not in target.anchors():
            return self._broken(url, location)
        return Place(self._publication(target), anchor)

    def _publication(self, target: Index) -> str:
        return "" if target is self.here else target.publication.id

    def _broken(self, url: str, location: Location) -> Diagnostic:
        known = [f"{name}.md" for name in self.here.sections]
        known += [f"../{name}/publication.yaml" for name in self.sites]
        close = [f"mailto:{url}"] if _EMAIL.fullmatch(url) else get_close_matches(url, known, 1)
        return Diagnostic(
            "LNK04",
            Severity.ERROR,
            f'There is nothing at "{url}" in this site.',
            location,
            "People who follow the link would find nothing.",
            f"Did you mean {close[0]}?"
            if close
            else "Link to a file of this publication (values.md), or to another publication "
            "(../its-folder/publication.yaml).",
            length=len(url),
        )


def _refused(url: str, location: Location) -> Diagnostic:
    return Diagnostic(
        "LNK04",
        Severity.ERROR,
        f'The address "{url}" is not one that a reader can open safely.',
        location,
        "A link may lead to a web page, an e-mail address, a phone number or a file of ours.",
        "Begin the address with https://, mailto:, tel: or sms:, or name a file of this publication.",
        length=len(url),
    )
