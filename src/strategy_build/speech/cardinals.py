"""Numbers as British English words."""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ("", "thousand", "million", "billion", "trillion")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_FRACTIONS = {2: "half", 4: "quarter"}
_LIMIT = 10 ** (3 * len(_SCALES))
_LONGEST = 3 * len(_SCALES)
_CENTURY = 100
_FIRST_YEAR, _LAST_YEAR = 1100, 2099


def cardinal(n: int) -> str:
    """A whole number: 6200 is "six thousand two hundred"."""
    if n < 0:
        return f"minus {cardinal(-n)}"
    if n >= _LIMIT:
        return digits(str(n))
    if n < 1000:
        return _below_thousand(n)
    groups: list[str] = []
    rest, scale = n, 0
    while rest:
        rest, group = divmod(rest, 1000)
        if group:
            joint = "and " if scale == 0 and group < _CENTURY else ""
            groups.append(f"{joint}{_below_thousand(group)} {_SCALES[scale]}".strip())
        scale += 1
    return " ".join(reversed(groups))


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, _CENTURY)
    if not hundreds:
        return _below_hundred(rest)
    words = f"{_ONES[hundreds]} hundred"
    return f"{words} and {_below_hundred(rest)}" if rest else words


def _below_hundred(n: int) -> str:
    if n < len(_ONES):
        return _ONES[n]
    tens, ones = divmod(n, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def ordinal(n: int) -> str:
    """A place in order: 22 is "twenty-second"."""
    words = cardinal(n)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in _ORDINALS:
        return words[:cut] + _ORDINALS[last]
    return words[:cut] + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def is_year(n: int) -> bool:
    """Whether four figures without a comma are read as a year."""
    return _FIRST_YEAR <= n <= _LAST_YEAR


def year(n: int) -> str:
    """A year: 1998 is "nineteen ninety-eight", 2005 "two thousand and five"."""
    century, rest = divmod(n, _CENTURY)
    if century % 10 == 0 and rest < 10:
        return cardinal(n)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {short_year(rest)}"


def short_year(n: int) -> str:
    """The last two figures of a year: 5 is "oh five"."""
    return f"oh {cardinal(n)}" if n < 10 else cardinal(n)


def decade(n: int) -> str:
    """A decade: 1990 is "nineteen nineties"."""
    words = year(n)
    return words[:-1] + "ies" if words.endswith("y") else words + "s"


def whole(text: str) -> str:
    """A run of figures as a number, one too long to be counted figure by figure."""
    return cardinal(int(text)) if len(text) <= _LONGEST else digits(text)


def decimal(text: str) -> str:
    """A number with commas or a point: "1,250.05" is "one thousand … point oh five"."""
    before, point, part = text.replace(",", "").partition(".")
    words = whole(before or "0")
    return f"{words} point {digits(part)}" if point and part else words


def dotted(text: str) -> str:
    """A number of a part: "4.10" is "four point ten"."""
    return " point ".join(whole(piece) for piece in text.split("."))


def version(text: str) -> str:
    """A version: "2.0" is "two point oh"."""
    first, *rest = text.split(".")
    return " point ".join([whole(first), *("oh" if set(p) == {"0"} else whole(p) for p in rest)])


def plural(text: str) -> str:
    """A decade without its century, or people of an age: "90" is "nineties", "6" is "sixes"."""
    words = cardinal(int(text))
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def digits(text: str) -> str:
    """Figures one by one, as in a telephone number: "0" is "oh"."""
    return " ".join("oh" if int(figure) == 0 else _ONES[int(figure)] for figure in text)


def fraction(top: int, bottom: int) -> str:
    """A part of a whole: 3, 4 is "three quarters"."""
    name = _FRACTIONS.get(bottom, ordinal(bottom))
    if top == 1:
        return f"one {name}"
    return f"{cardinal(top)} {'halves' if bottom == 2 else name + 's'}"
