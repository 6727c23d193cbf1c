"""A first look at a sentence: most hold nothing that any rule for English would rewrite."""

from __future__ import annotations

import re

_WORDS = (
    "eg|ie|etc|et al|aka|cf|viz|vs?|n|approx|dept|govt|misc|incl|excl|asst|mgr|appt|max|min|temp|"
    "St|Rd|Ave|Ln|Sq|Cres|Pl|Drs?|Profs?|Revd?|Hon|Capt|Sgt|Cllrs?|Mrs?|Ms|Mx|Ltd|Inc|plc|PhDs?|pw|"
    "Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun"
)
# Whatever a rule takes hold of has one of these in it; a test holds every rule to that.
_HOLDS = re.compile(
    r"[^A-Za-zÀ-ÖØ-öø-ɏ\U00010080-\U000100ff .,;:!?…()‘’“”'\"-]"  # a figure, a sign
    r"|[A-Z]{2}"
    r"|(?<= )[IVX]\b"
    r"|(?<= )[Aa](?:[.,:;)]|$)"
    r"|\.\w|\b\w\.|:\S|\((?i:s|es|ren)\)|\((?i:a|[ivx]+)\)"
    r"|(?: |noon|midnight)-|-[A-Z ]"
    r"|^\W*$"
    rf"|\b(?i:{_WORDS})\b"
)


def holds_nothing(text: str) -> bool:
    """Whether no rule would change the text."""
    return _HOLDS.search(text) is None
