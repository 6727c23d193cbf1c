"""The list of all pages for search engines (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

NAME = "sitemap.xml"
_OPENING = '<?xml version="1.0" encoding="utf-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(base_url: str, pages: Mapping[str, str]) -> bytes:
    """`pages` by path in the site, each with the ISO date of its last change, "" where unknown.

    `base_url` ends with "/".
    """
    entries = "".join(_entry(f"{base_url}{quote(path)}", pages[path]) for path in sorted(pages))
    return f'{_OPENING}<urlset xmlns="{_SCHEMA}">\n{entries}</urlset>\n'.encode()


def _entry(address: str, changed: str) -> str:
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{when}</url>\n"
