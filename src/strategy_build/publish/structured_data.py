"""What the first page says to programs: whose site it is (schema.org, as JSON-LD)."""

from __future__ import annotations

from markupsafe import Markup

from strategy_build.formats.html.metadata import embedded
from strategy_build.model.publication import Site


def website(site: Site, base_url: str) -> Markup:
    """The site and the organisation behind it. `base_url` ends with "/", or is ""."""
    organisation = {
        "@type": "Organization",
        "name": str(site.organisation.name),
        "alternateName": str(site.organisation.short_name),
        "url": base_url,
        "email": str(site.contact.email),
        "telephone": str(site.contact.phone),
    }
    return embedded(
        {
            "@type": "WebSite",
            "name": str(site.organisation.name),
            "url": base_url,
            "inLanguage": str(site.language),
            "publisher": {name: value for name, value in organisation.items() if value},
        }
    )
