from __future__ import annotations

import pytest

from strategy_build.speech.normaliser import spoken

SAY = {"BSL": "B S L", "Cuppa": "cup of tea"}

CASES = """
2027 | twenty twenty-seven
in 2005 and 1998 | in two thousand and five and nineteen ninety-eight
1900 and 2000 | nineteen hundred and two thousand
2024–2027 | twenty twenty-four to twenty twenty-seven
2024-27 | twenty twenty-four to twenty-seven
2024/25 | twenty twenty-four to twenty-five
2008/09 | two thousand and eight to oh nine
the 1990s | the nineteen nineties
the 2020s | the twenty twenties
April 2027 to March 2030 | April twenty twenty-seven to March twenty thirty
0 | zero
64 people | sixty-four people
100 | one hundred
101 | one hundred and one
6,200 things | six thousand two hundred things
1,005 | one thousand and five
12,345 | twelve thousand three hundred and forty-five
2,027 people | two thousand and twenty-seven people
1,000,000 | one million
3.14 | three point one four
2.05 | two point oh five
-5 | minus five
007 | oh oh seven
10-15 people | ten to fifteen people
3–7 | three to seven
8 May 2023 | the eighth of May twenty twenty-three
the 8th of May | the eighth of May
Monday 22 March 2027, 1pm | Monday the twenty-second of March twenty twenty-seven, one p.m.
Friday 29 January 2027, 5pm. | Friday the twenty-ninth of January twenty twenty-seven, five p.m.
1–3 May 2024 | the first to the third of May twenty twenty-four
1 to 3 May | the first to the third of May
May 8 | May the eighth
3 Sept 2026 | the third of September twenty twenty-six
21/08/2020 | the twenty-first of August twenty twenty
2027-05-08 | the eighth of May twenty twenty-seven
9am | nine a.m.
10am to 4pm | ten a.m. to four p.m.
10–11am | ten to eleven a.m.
9.30am–12pm | nine thirty a.m. to twelve p.m.
1.05 p.m. | one oh five p.m.
13:30 | one thirty p.m.
09:05 | nine oh five a.m.
9:30 | nine thirty
00:00 | midnight
at 13.00 | at one p.m.
18:00–20:00 | six p.m. to eight p.m.
£20 | twenty pounds
£1 | one pound
£1,250.50 | one thousand two hundred and fifty pounds and fifty pence
£0.50 | fifty pence
£3.00 | three pounds
50p | fifty pence
1p | one penny
£2.5m | two point five million pounds
£2.5 million | two point five million pounds
£3bn | three billion pounds
£20k | twenty thousand pounds
£20–30 | twenty to thirty pounds
£20-£30 | twenty pounds to thirty pounds
€5 | five euros
$3 | three dollars
3.5% | three point five per cent
10-15% | ten to fifteen per cent
5 km | five kilometres
1 km | one kilometre
10kg | ten kilograms
20 mph | twenty miles an hour
20°C | twenty degrees Celsius
3 MB | three megabytes
1st | first
22nd | twenty-second
30th | thirtieth
112th | one hundred and twelfth
1/2 | one half
3/4 | three quarters
2/3 | two thirds
½ | one half
24/7 | twenty-four seven
50/50 | fifty fifty
1:1 support | one to one support
action 4.2 | action four point two
Action 4.10 | Action four point ten
1.2.3 | one point two point three
Part II | Part two
Volume XIV | Volume fourteen
01632 960 147 | oh one six three two, nine six oh, one four seven
01632960147 | oh one six three two, nine six oh, one four seven
18001 01632 960 147 | one eight oh oh one, oh one six three two, nine six oh, one four seven
+44 1632 960147 | plus four four, one six three two, nine six oh one four seven
Call 111 | Call one one one
hello@ferrybrook.example | hello at ferrybrook dot example
a.b-c@river.org.uk | a dot B hyphen C at river dot org dot U K
https://ferrybrook.example/ | ferrybrook dot example
www.nhs.uk. | W W W dot N H S dot U K.
https://a.example/our-plan/#part | a dot example slash our hyphen plan slash hash part
e.g. this | for example this
that, i.e. this | that, that is this
pens, paper etc. | pens, paper et cetera.
Dr Smith | Doctor Smith
St Mary’s | Saint Mary’s
No. 5 | number five
and/or | and or
he/she | he slash she
bread & butter | bread and butter
A4 | A four
3D | three D
W3C | W three C
BSL | B S L
the BSL’s rules | the B S L's rules
A Cuppa first | A cup of tea first
BSLX | BSLX
co-production | co-production
yes – no | yes — no
– | dash
✓ | yes
≥ 5 | at least five
[note] | (note)
plain words stay | plain words stay
What?! | What?!
“Yes.” | “Yes.”
and so on... | and so on…
"""


@pytest.mark.parametrize(
    ("written", "expected"),
    [tuple(part.strip() for part in line.split("|")) for line in CASES.strip().splitlines()],
)
def test_says_british_english(written: str, expected: str) -> None:
    assert spoken(written, "en-GB", SAY) == expected


def test_leaves_an_impossible_date_in_figures_that_are_said() -> None:
    assert not any(letter.isdigit() for letter in spoken("99/99/2020", "en-GB", {}))


def test_leaves_no_figure_and_no_sign_unsaid() -> None:
    said = spoken("§3 & 7 @ 20% = £4.20 + 5° × 2 → 3/9 of 31.12.2026 #1", "en", {})

    assert not set(said) & set("0123456789§&@%=£+°×→/#")


def test_says_a_short_number_of_any_word_with_point_and_whole_numbers() -> None:
    assert spoken("Step to change 4.10", "en", {}, numbered=True) == "Step to change four point ten"
    assert spoken("Goal a.", "en", {}, numbered=True) == "Goal A."
    assert spoken("It fell by 4.10", "en", {}) == "It fell by four point one oh"


def test_removes_what_nobody_sees() -> None:
    assert spoken("co\u00adope\u200brate\u00a0now", "en", {}) == "cooperate now"


def test_leaves_the_numbers_of_other_languages_to_their_voices() -> None:
    assert spoken("Dewch am 10 o’r gloch", "cy", SAY) == "Dewch am 10 o’r gloch"


def test_says_the_longest_term_of_the_glossary() -> None:
    assert spoken("NHS UK and NHS", "en", {"NHS": "N H S", "NHS UK": "the service"}) == (
        "the service and N H S"
    )
