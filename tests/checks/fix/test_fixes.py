"""What is put right, rule by rule, and what is left to a person."""

from __future__ import annotations

import pytest
from tests.checks.fix.samples import PAGE, PLAN, after, page, plan, rules, words, written
from tests.checks.reading import good_site

from strategy_build.checks.fix.fixes import fixed

HEAD = "# Introduction\n\n"

# rule, what an editor typed, what becomes of it
MARKDOWN = (
    ("SRC08", "We care:\n\n· Welcome\n• Honest\n", "We care:\n\n- Welcome\n- Honest\n"),
    ("SRC08", "–  Shared\n–  Open\n", "- Shared\n- Open\n"),
    ("SRC08", "-Kind\n-Open\n", "- Kind\n- Open\n"),
    ("SRC08", "1.First\n2.Second\n", "1. First\n2. Second\n"),
    ("SRC08", "- one\n  · two\n  · three\n", "- one\n  - two\n  - three\n"),
    ("SRC09", "We said:\n\n    We will tell everybody.\n", "We said:\n\nWe will tell everybody.\n"),
    ("SRC10", "We met nine times.\n---\n\nThen.\n", "We met nine times.\n\n---\n\nThen.\n"),
    ("SRC10", "How we met\n---\n\nOften.\n", "## How we met\n\nOften.\n"),
    ("SRC12", "It says _Toc4711 here.\n", "It says here.\n"),
    ("SRC13", "We co\u00adoperate with neigh\u200bbours.\n", "We cooperate with neighbours.\n"),
    ("SRC13", "##\u00a0How we meet\n\nOften.\n", "## How we meet\n\nOften.\n"),
    ("SRC13", "-\u00a0one\n-\u00a0two\n", "- one\n- two\n"),
    ("SRC14", "##How we meet\n\nOften.\n", "## How we meet\n\nOften.\n"),
    ("STR06", "## How we meet.\n\nOften.\n", "## How we meet\n\nOften.\n"),
    ("LNG05", "Bring a thing, e.g. a lamp.\n", "Bring a thing, for example a lamp.\n"),
    ("LNG05", "Bring it (e.g., a lamp).\n", "Bring it (for example, a lamp).\n"),
    ("LNG05", "Neighbours, i.e. people here.\n", "Neighbours, that is, people here.\n"),
    ("LNG05", "Bring lamps, etc.\n", "Bring lamps, and so on.\n"),
    ("LNG05", "Lamps etc. are fine.\n", "Lamps and so on are fine.\n"),
    ("LNG05", "We mend lamps etc. We also grow.\n", "We mend lamps and so on. We also grow.\n"),
    ("LNG05", "Lamps, etc., are fine.\n", "Lamps, and so on, are fine.\n"),
    ("LNG05", "Chairs and etc.\n", "Chairs and so on.\n"),
    ("LNG05", "- lamps etc.\n- plants\n", "- lamps and so on\n- plants\n"),
    ("LNG05", "It costs £20 per annum.\n", "It costs £20 a year.\n"),
    ("LNG06", "## OUR VALUES AND BSL\n\nYes.\n", "## Our values and BSL\n\nYes.\n"),
    ("LNG06", "## ABOUT LAMPLIGHT ALLOTMENTS\n\nYes.\n", "## About Lamplight Allotments\n\nYes.\n"),
    ("LNG11", "For 2027-2030 and 2031–33.\n", "For 2027 to 2030 and 2031 to 2033.\n"),
    ("LNG11", "Between 2027-2030 we grow.\n", "Between 2027 and 2030 we grow.\n"),
    ("LNG11", "Read [the plan 2027-2030](values.md).\n", "Read [the plan 2027 to 2030](values.md).\n"),
    ("LNG13", "We share food & friendship.\n", "We share food and friendship.\n"),
    ("DAT03", "We meet on 21st May 2027.\n", "We meet on 21 May 2027.\n"),
    ("DAT03", "We meet on the 21st of May 2027.\n", "We meet on 21 May 2027.\n"),
    ("DAT03", "Friday the 21st of May 2027 is free.\n", "Friday 21 May 2027 is free.\n"),
    ("DAT03", "On 21st and 22nd May 2027.\n", "On 21 and 22 May 2027.\n"),
    ("DAT03", "On May 21st, 2027 we meet.\n", "On 21 May 2027 we meet.\n"),
)  # fmt: skip

YAML = (
    ("SRC03", "title: Room to grow", "title: Room: to grow", 'title: "Room: to grow"'),
    ("SRC03", "title: Room to grow", "title: Room #1  # ours", 'title: "Room #1"  # ours'),
    ("SRC03", "title: Room to grow", "title: [Draft] room", 'title: "[Draft] room"'),
    ("SRC03", "title: Room to grow", "title: 'It's ours'", 'title: "It\'s ours"'),
    ("SRC03", "title: Room to grow", "title: @room", 'title: "@room"'),
    ("SRC03", "title: Room to grow", "title: * room", 'title: "* room"'),
    ("SRC03", "title: Room to grow", "title:Room to grow", "title: Room to grow"),
    ("SRC03", "title: Room to grow", "title:Room: grow", 'title: "Room: grow"'),
    ("SRC03", "- We will open more plots.", "- So: we open.", '- "So: we open."'),
    ("SRC13", "title: Room to grow", "title: “Room to grow”", 'title: "Room to grow"'),
    ("SRC16", "  from: 2027-04", "\tfrom: 2027-04", "  from: 2027-04"),
    ("DAT03", "published: 2027-04-02", "published: 2nd April 2027", "published: 2 April 2027"),
    ("LNG05", "we share.", "we share, e.g. here.", "we share, for example here."),
    ("LNG06", "title: Room to grow", "title: OUR VALUES", "title: Our values"),
    ("LNG11", "April 2027 to March 2029", "2027-2029", "2027 to 2029"),
)

LEFT = (
    "`e.g. 2027-2030 · x`\n",
    "```\n· e.g. 2027-2030 \n```\n",
    "> They said e.g. 2027-2030 & more  \n> on 21st May 2027.\n",
    "They said “come e.g. in 2027-2030” to us.\n",
    "[Dewch 2027-2030 e.g. yma]{lang=cy}\n",
    "Read <https://plan.example/2027-2030>.\n",
    "Read [it](values.md#years-2027-2030).\n",
    "Ring 01632 2027-2030.\n",
    "In 2027-04 and 2030-2027.\n",
    "The 3rd May meeting was short, and our 3rd May meeting too.\n",
    "The café is called Bread & Salt.\n",
    "a) asking\nb) telling\n",
    "## MEET ZEBEDEE\n\nHe helps us.\n",
    "## TELL US ABOUT IT\n\nPlease.\n",
    "## Years 2027-2030\n\nThe address of this heading stays.\n",
    "We mend lamps etc. Ferrybrook does too.\n",
    "First line  \nsecond line.\n",
    "Table: Sizes\n\n| A | B |\n| --- | --- |\n| one | x |\n| two | 3 |\n",
    "Table: Doubt\n\n| A | B | C |\n| --- | --- | --- |\n| one | x | ✓ |\n| two |  | ✓ |\n",
    "Table: Crosses\n\n| A | B |\n| --- | --- |\n| one | ✗ |\n| two | ✗ |\n",
    "#MendTogether\n",
)


@pytest.mark.parametrize(("rule", "typed", "right"), MARKDOWN)
def test_puts_markdown_right(rule: str, typed: str, right: str) -> None:
    assert written(HEAD + typed) == HEAD + right
    assert rule in rules(page(HEAD + typed))
    assert rule not in rules(page(HEAD + right))


@pytest.mark.parametrize(("rule", "old", "typed", "right"), YAML)
def test_puts_yaml_right(rule: str, old: str, typed: str, right: str) -> None:
    files = plan(old, typed)
    made = after(files, fixed(files))

    assert made[PLAN] == plan(old, right)[PLAN]
    assert rule in rules(files)
    assert rule not in rules(made)


@pytest.mark.parametrize("typed", LEFT)
def test_leaves_alone_what_is_not_ours_or_not_certain(typed: str) -> None:
    assert written(HEAD + typed) == HEAD + typed


def test_says_yes_and_no_where_marks_mean_them() -> None:
    grid = "Table: Who\n\n| Goal | A | B |\n| --- | --- | --- |\n"

    assert written(f"{HEAD}{grid}| a | x |  |\n| b |  | X |\n") == (
        f"{HEAD}{grid}| a | Yes |  |\n| b |  | Yes |\n"
    )
    assert written(f"{HEAD}{grid}| a | ✓ | ✗ |\n| b | ✗ | ✓ |\n") == (
        f"{HEAD}{grid}| a | Yes | No |\n| b | No | Yes |\n"
    )


def test_makes_a_title_of_a_first_line_with_a_hash() -> None:
    assert written("#Introduction\n\nWe grow.\n") == "# Introduction\n\nWe grow.\n"


def test_works_in_the_fields_of_a_section_too() -> None:
    typed = "---\nquestions:\n  - id: a\n    type: comment\n    ask: So: good?  # ask twice\n---\n# Introduction\n\nWe grow.\n"  # fmt: skip

    assert written(typed) == typed.replace("So: good?", '"So: good?"')


def test_makes_one_kind_of_line_end_and_no_mark_at_the_beginning() -> None:
    files = page("")
    files[PAGE] = "\ufeff# Introduction\r\n\r\nWe grow. \r\nAnd share.\t\r\n   \r\nAlways.".encode()
    fixes = fixed(files)

    assert fixes.files[PAGE] == b"# Introduction\n\nWe grow.\nAnd share.\n\nAlways.\n"
    assert {one.rule for one in fixes.changes} == {"SRC16"}
    assert words(files) == words(after(files, fixes))


def test_keeps_blanks_that_are_part_of_a_text() -> None:
    files = plan("summary: What we will do with the ground that we share.", "summary: |\n  One  \n  two.")  # fmt: skip

    assert fixed(files).files == {}


@pytest.mark.parametrize(
    "data",
    [
        b"title: [a\n  b: c: d\n e.g. 2027-2030 \n",
        b"title: one\ntitle: two \n",
        b"# Caf\xe9 2027-2030 \n",
        "# Introduction \n".encode("utf-16"),
        b"# Introduction\x00 2027-2030 \n",
        b"",
    ],
)
def test_never_touches_a_file_that_it_cannot_parse(data: bytes) -> None:
    files = good_site()
    where = PLAN if data.startswith(b"title") else PAGE

    assert fixed(files | {where: data}).files == {}


def test_never_touches_a_file_that_is_not_read() -> None:
    files = good_site() | {"_notes/a.md": b"e.g. \r\n", "plan/images/x.svg": b"<svg/> \r\n"}

    assert where(files) == []


def where(files: dict[str, bytes]) -> list[str]:
    """The files that would change."""
    return list(fixed(files).files)


def test_never_touches_what_somebody_said() -> None:
    files = good_site()
    said = files["plan/voices.md"].replace(b"the beans and", b"the beans, e.g. 2027-2030, and")

    assert where(files | {"plan/voices.md": said}) == []


def test_never_touches_the_words_of_a_section_in_another_language() -> None:
    typed = "---\nlang: cy\n---\n# Cyflwyniad\n\nDewch e.g. 2027-2030 & mwy.\n"

    assert written(typed) == typed


def test_leaves_a_good_site_as_it_is() -> None:
    fixes = fixed(good_site())

    assert not fixes
    assert fixes.changes == ()
    assert fixes.diff() == ""


def test_works_without_a_site_file() -> None:
    files = {path: data for path, data in good_site().items() if path != "site.yaml"}
    files[PLAN] = files[PLAN].replace(b"title: Room", b"title: So: room")

    assert b'title: "So: room to grow"' in fixed(files).files[PLAN]
