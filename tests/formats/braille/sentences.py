"""Five thousand varied sentences: those of two sites, and others with all that print can do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[3]
_WHO = (
    "Ann", "McDonald’s group", "Zoë Łukasz", "the NHS", "BBC Radio 4", "people in Tŷ Gwyn",
    "O’Neill and Sons", "the UK, EU and US", "Mrs J. R. Smith-Jones", "ten 3-year-olds",
    "“Friends of the Quay”", "the children’s café", "ASBOs", "Dr Müller", "a PhD student",
    "team B2", "the 1990s’ members", "Señora Núñez", "DIYers", "iPhone owners", "members of DPULOs",
    "Ferrybrook Mending and Growing Network", "Year 7s", "people from Åland", "HQ", "B&Q staff",
    "our co-chairs (Ann & Bob)", "THE WHOLE STREET", "I", "someone’s mother-in-law", "the Cœur group",
)  # fmt: skip
_DOES = (
    "spent £1,250.50", "met at 10.30am", "meets at 5pm", "wrote “Nothing about us without us”",
    "asked: “Is it £5?”", "said ‘yes’", "said, “It’s ‘fine’!”", "can’t come", "saved 25%",
    "grew by ½", "paid €5 or $6.25", "walked 5km in 50 min", "called 01632 960 147", "read 4.2",
    "texted 07700 900 214", "e-mailed hello@widetable.example", "opened https://widetable.example/a_b",
    "looked at www.widetable.example", "lost 1/2 of it", "made 2 + 2 = 4", "heated it to 21°C",
    "chose a, b or c", "chose (a) and (b)", "drank H2O", "used the A4 page", "won 3–2", "won 3-2",
    "came 1st, 2nd and 3rd", "took 10–15 days", "tried IT, HR and PR", "tried C++ and C#",
    "read pp. 5-7", "wrote e.g. letters, i.e. notes", "wrote [sic]", "used and/or", "had 0.5 or .75",
    "bought 12 x 4 pieces", "planted 1,000,000 trees", "voted AGAINST", "voted NOT TO CLOSE IT",
    "sang “Là ci darem”", "ate crème brûlée", "learnt façade and naïve", "waited…", "waited... and waited",
    "built a 3D model", "took the M25", "printed version 1.0", "met on 27/5/2026", "ran 24/7",
    "asked for *more*", "gave 5p to each", "read §5 and ¶6", "bought ™ and ® signs", "typed # and @",
    "wanted a 5-a-side pitch", "rose from −5 to +5", "used x² and x³", "said that a=b", "paid £3m",
)  # fmt: skip
_ENDS = (
    ".", "!", "?", " in 2027.", " by March 2028.", "; so did we.", " – as planned.", "—as planned.",
    ", which is what we want.", " (see part 4).", " (NHS England, 2024).", ": three things.",
    " in April 2027 to March 2030.", " on Friday 29 January 2027, 5pm.", " at no. 5.", " etc.",
    " on a Monday’s notice.", " for the boys’ club.", " at 6 o’clock.", ", and/or not.",
    " with OTHERS.", " OR ELSE.", " in Llanfair PG.", " by 50%.", " for all…", " “for ever”.",
    " (for ever!).", " without B.", " for X and Y.", " in KENT, ESSEX AND SURREY.", " IN ALL CASES.",
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


def sentences(number: int = 5_000) -> list[str]:
    """As many different sentences, always the same."""
    found = dict.fromkeys(_written())
    found |= dict.fromkeys(islice(_made(), number))
    return list(found)[:number]


def _written() -> Iterator[str]:
    for folder in ("content", "tests/corpus"):
        for path in sorted((ROOT / folder).rglob("*.md")):
            text = _SPACE.sub(" ", path.read_text(encoding="utf-8"))
            yield from (one for one in _SENTENCE.split(text) if 3 < len(one) < 300)


def _made() -> Iterator[str]:
    """Each step goes on in all three lists, at another pace."""
    for n in range(len(_WHO) * len(_DOES) * len(_ENDS)):
        who = _WHO[n % len(_WHO)]
        does = _DOES[n * 7 % len(_DOES)]
        end = _ENDS[(n * 3 + n // len(_WHO)) % len(_ENDS)]
        yield f"{who[0].upper()}{who[1:]} {does}{end}"
