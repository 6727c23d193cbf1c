"""British spelling and the American one: from the one to the other, as far as rules go."""

from __future__ import annotations

import re
from functools import lru_cache

# Each turns a British spelling into the American one; a word is tried with every one that fits.
_WEST = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"our", "or"), (r"is(?=e|ing|ation|able|er)", "iz"), (r"ys(?=e|ing)", "yz"),
        (r"(?<=[tb])re(?=s?$)", "er"), (r"(?<=[tb])r(?=ed$|ing$)", "er"), (r"ll(?=ed$|ing$|ers?$|ors?$)", "l"),
        (r"enc(?=e)", "ens"), (r"ctis(?=e|ing)", "ctic"), (r"ogue", "og"), (r"gramme", "gram"),
        (r"[ao]e", "e"), (r"gement", "gment"), (r"oeuv", "euv"), (r"(?<=[aeiou])l(?=$|ment)", "ll"), (r"(?<=[io])l(?=s?$)", "ll"), (r"lful", "llful"),
        (r"oul(?=d)", "ol"), (r"ough(?=$|s|ed|ing)", "ow"), (r"geing", "ging"), (r"sceptic", "skeptic"),
        (r"grey", "gray"), (r"cheque", "check"), (r"llery", "lry"), (r"aluminium", "aluminum"),
    )
)  # fmt: skip
_AMERICAN = {
    "aluminum": "aluminium", "analog": "analogue", "analyze": "analyse", "analyzed": "analysed",
    "behavior": "behaviour", "behaviors": "behaviours", "canceled": "cancelled", "canceling": "cancelling",
    "catalog": "catalogue", "catalogs": "catalogues", "center": "centre", "centered": "centred", "centers": "centres",
    "color": "colour", "colored": "coloured", "colorful": "colourful", "colors": "colours", "counselor": "counsellor",
    "counselors": "counsellors", "defense": "defence", "enroll": "enrol", "enrollment": "enrolment",
    "favor": "favour", "favorite": "favourite", "favorites": "favourites", "fiber": "fibre", "flavor": "flavour",
    "flavors": "flavours", "fulfill": "fulfil", "fulfillment": "fulfilment", "gray": "grey", "harbor": "harbour",
    "honor": "honour", "honored": "honoured", "humor": "humour", "jewelry": "jewellery", "labeled": "labelled",
    "labor": "labour", "liter": "litre", "liters": "litres", "modeling": "modelling", "mold": "mould",
    "neighbor": "neighbour", "neighborhood": "neighbourhood", "neighborhoods": "neighbourhoods",
    "neighboring": "neighbouring", "neighbors": "neighbours", "offense": "offence", "pajamas": "pyjamas",
    "parlor": "parlour", "plow": "plough", "rumor": "rumour", "skeptical": "sceptical", "skillful": "skilful",
    "theater": "theatre", "theaters": "theatres", "traveled": "travelled", "traveler": "traveller",
    "travelers": "travellers", "traveling": "travelling", "tumor": "tumour", "vapor": "vapour", "vigor": "vigour",
    "gotten": "got", "sidewalk": "pavement", "diaper": "nappy",
}  # fmt: skip


def british(word: str) -> str:
    """The British spelling of an American one, "" where the word is not one of those."""
    return _AMERICAN.get(word, "")


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[str, ...]:
    """What an American dictionary may call a British word."""
    found: dict[str, None] = {}
    for pattern, put in _WEST:
        if pattern.search(word):
            found[pattern.sub(put, word)] = None
    twice = {
        pattern.sub(put, one) for one in found for pattern, put in _WEST if pattern.search(one)
    }
    return (*found, *sorted(twice - found.keys()))
