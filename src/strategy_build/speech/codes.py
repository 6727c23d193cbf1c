"""What is read figure by figure or letter by letter: telephone numbers, postcodes, initials."""

from __future__ import annotations

import re

from strategy_build.speech.cardinals import cardinal, digits, version
from strategy_build.speech.rule import Rule, rule

_SHORTEST_PHONE, _LONGEST_PHONE = 9, 16
_HELP_LINES = "999|112|101|105|111|119|116\\s?\\d{3}|18001|18002|159"
_CALL = r"(?:call|dial|ring|phone|text|telephone|rang|NHS)(?:ing)?(?: to| us on| on)?"
# A number that names something and counts nothing.
_NAMED = (
    r"(?:reference|ref|account|charity|company|registration|registered|membership|case|order|"
    r"customer|licence|serial|sort|PIN|ISBN|ISSN|code|ID)(?:\.|:| no\.?:?| number:?| code:?)? "
)
# Read as letters although they have vowels and could be words.
_LETTERS = frozenset(
    (
        "AD ADHD AGM AI AOB API ASD BA BBC BME BSI CBE CEO CFO CIC CIO COO CPD CTO CV DEI DIY DOB "
        "DPIA DVLA EAL EDI EHCP EHRC EIA EPSRC ESA ESRC EU FAO FAQ FOI FY GCSE GDPR HIV HR IAPT "
        "ICB ICO ICS ICT ICU ID IEC IMD IOU IP IQ ISO IT ITV IVF KPI LEA LGBT LGBTQ LGBTQIA MBE "
        "MOT NGO NI NIHR OA OBE OECD ONS OT PA PAYE PE PPI RAF RNIB RNID SLA SME UC UCL UCLA UCLH "
        "UEB UI UK UKHSA UKRI UN URL US USA UTC VAT VIP WEA YMCA YWCA"
    ).split()
)
# Also words of a sentence in capitals: "TELL US ABOUT IT".
_ALSO_WORDS = frozenset(("IT", "US", "ID", "PA"))
_LOUD = re.compile(r"\b[A-Z]{2,}\b")
_VOWELS = frozenset("AEIOUY")
_PLURAL = re.compile(r"[’']?s$")


def _phone(match: re.Match[str]) -> str:
    figures = re.sub(r"\D", "", match[0])
    if not _SHORTEST_PHONE <= len(figures) <= _LONGEST_PHONE:
        return match[0]
    # "+44 (0)20": nobody who dials the country dials the nought.
    dialled = re.sub(r"^(\+\d{2,3}) ?\(0\) ?", r"\1 ", match[0])
    groups = [re.sub(r"\D", "", group) for group in re.split(r"[\s-]", dialled)]
    if len(groups) == 1:
        groups = [figures[:5], figures[5:8], figures[8:]]
    plus = "plus " if match[0].startswith("+") else ""
    return plus + ", ".join(digits(group) for group in groups if group)


def _help_line(match: re.Match[str]) -> str:
    first, second = (", ".join(map(digits, match[n].split())) for n in (2, 4))
    return f"{match[1]}{first}{match[3]}{second}"


def _named(match: re.Match[str]) -> str:
    groups = re.split(r"[\s-]+", match[2])
    return match[1] + ", ".join(digits(group) for group in groups if group)


def _postcode(match: re.Match[str]) -> str:
    out, number, tail, figure, last = match.groups()
    first = " ".join((*out, cardinal(int(number)), *tail))
    return f"{first}, {cardinal(int(figure))} {' '.join(last)}"


def _versioned(match: re.Match[str]) -> str:
    word = "version" if match[1].lower() == "v" else match[1]
    return f"{word} {version(match[2])}"


# Before dates and money, whose figures would be taken apart otherwise.
CODES: tuple[Rule, ...] = (
    rule(r"\b([A-Z]{1,2})(\d{1,2})([A-Z]?) (\d)([A-Z]{2})\b", _postcode),
    rule(r"\b(?:tel|Tel)\.?:? (?=[+(]?\d)", "telephone "),
    rule(r"\b[Ee]xt\.? ?(?=\d)", "extension "),
    rule(
        r"(?<![\w.,£$€/])(?:1800\d )?(?:\+\d{2,3}[ ]?(?:\(0\))? ?|\(?0)\d[\d()]*(?:[ -]\d{2,})*"
        r"(?![\w/]|\.\d)",
        _phone,
    ),
    rule(
        rf"(\b{_CALL} )({_HELP_LINES}|\d{{5}})((?:,? or )?)((?:{_HELP_LINES})?)(?!\w|[.,]\d)",
        _help_line,
        fold=True,
    ),
    rule(rf"(?i:\b({_NAMED}))(\d[\d -]{{3,}}\d)(?!\w|[.,]\d)", _named),
    rule(
        r"\b([Vv]ersion|[Rr]elease|WCAG|EPUB|HTML|CSS|Python|BY) (\d+(?:\.\d+)+)(?!\w)", _versioned
    ),
    rule(r"\b([vV])\.?(\d+(?:\.\d+)*)(?![\w])", _versioned),
)


def _initials(match: re.Match[str]) -> str:
    word = match[0]
    plural = _PLURAL.search(word)
    letters = word[: plural.start()] if plural else word
    if letters not in _LETTERS and not _VOWELS.isdisjoint(letters):
        return word
    if letters in _ALSO_WORDS and _shouted(match):
        return word
    return " ".join(letters) + ("'s" if plural else "")


def _shouted(match: re.Match[str]) -> bool:
    """Whether a neighbour is in capitals too, and no initials."""
    before = match.string[: match.start()].split()[-1:]
    after = match.string[match.end() :].split()[:1]
    loud = [found[0] for word in (*before, *after) for found in [_LOUD.search(word)] if found]
    return any(word not in _LETTERS and not _VOWELS.isdisjoint(word) for word in loud)


def _named_initials(match: re.Match[str]) -> str:
    """Initials before a surname; those of a country or a body may end a sentence."""
    known = match[0].replace(".", "") in _LETTERS
    return _pointed(match) + ("." if known else "")


def _pointed(match: re.Match[str]) -> str:
    return " ".join(match[0].replace(".", " ").split())


# After numbers: "MP3" has come apart by then.
INITIALS: tuple[Rule, ...] = (
    rule(
        r"(?<![\w.])(?:[A-Z]\.){2,}(?=\s+[a-z(]|[,;:!?)])|(?<![\w.])(?:[A-Z]\.)+[A-Z](?![\w.])",
        _pointed,
    ),
    rule(r"(?<![\w.])(?:[A-Z]\.){2,}(?= [A-Z][a-z])", _named_initials),
    rule(r"(?<![\w.])(?:[A-Z]\.){2,}", lambda m: f"{_pointed(m)}."),
    rule(r"\b(?:PhDs?)\b", lambda m: "P H D" + ("'s" if m[0].endswith("s") else "")),
    rule(r"(?<![\w’'])[A-Z]{2,7}(?:[’']?s)?(?![\w’'])", _initials),
)
