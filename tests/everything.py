"""A document that holds every kind of node, for the tests of every format."""

from __future__ import annotations

import hashlib

from strategy_build.model.blocks import (
    BulletList,
    Cell,
    Definition,
    DefinitionList,
    Divider,
    Entry,
    Fact,
    Facts,
    Figure,
    Heading,
    Image,
    Ledger,
    ListItem,
    Option,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    QuestionKind,
    Quote,
    Role,
    Sentence,
    Table,
    Words,
)
from strategy_build.model.document import (
    Contact,
    Document,
    Elsewhere,
    GlossaryEntry,
    Group,
    Imprint,
    Note,
    Section,
)
from strategy_build.model.ids import sentence_id
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    FileTarget,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Place,
    Span,
    Strong,
    Term,
    Text,
    WebTarget,
)
from strategy_build.model.walk import plain

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">'
    b'<path d="M10 80 Q 100 10 190 80" fill="none" stroke="#0b4f6c" stroke-width="6"/></svg>'
)
SVG_DIGEST = hashlib.sha256(SVG).hexdigest()
SLIDES = b"Slides, one line each.\n"
SLIDES_DIGEST = hashlib.sha256(SLIDES).hexdigest()
ASSETS = {SVG_DIGEST: SVG, SLIDES_DIGEST: SLIDES}

_seen: dict[str, int] = {}


def s(section: str, *children: str | Inline, lang: str = "en-GB") -> Words:
    """One sentence with its id."""
    inlines = tuple(Text(c) if isinstance(c, str) else c for c in children)
    name = sentence_id(section, lang, plain(inlines))
    _seen[name] = _seen.get(name, 0) + 1
    return (Sentence(name if _seen[name] == 1 else f"{name}-{_seen[name]}", lang, inlines),)


def p(section: str, *children: str | Inline, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of one sentence."""
    return Paragraph(s(section, *children), role)


INTRODUCTION = Section(
    "introduction",
    "prose",
    "Part 1",
    "1",
    2,
    s("introduction", "Introduction"),
    "en-GB",
    (
        Paragraph(
            s("introduction", "Harbour Lane is a small street with a long memory.")
            + s(
                "introduction",
                "We use British Sign Language (",
                Abbreviation("BSL", "British Sign Language", "bsl"),
                ") at every meeting",
                NoteReference("ref-1", "note-1", 1),
                ".",
            ),
            Role.LEAD,
        ),
        p(
            "introduction",
            "Read ",
            Link(Place("", "values"), (Text("our values"),)),
            ", ",
            Link(Place("older", ""), (Text("the direction before this one"),)),
            " or ",
            Link(WebTarget("https://harbour.example/news"), (Text("our news"),)),
            ", and ",
            Strong((Text("keep"),)),
            " what ",
            Emphasis((Text("you"),)),
            " like; a ",
            Term("host", (Text("host"),)),
            " says ",
            Span("cy", (Text("Croeso"),)),
            " and types ",
            Code("make site"),
            ".",
        ),
        Heading(3, "who-made-it", s("introduction", "Who made it")),
        BulletList(
            (
                ListItem((p("introduction", "People who live here."),)),
                ListItem(
                    (
                        p("introduction", "People who work here:"),
                        OrderedList(
                            (
                                ListItem((p("introduction", "for pay"),)),
                                ListItem((p("introduction", "for love"),)),
                            )
                        ),
                    )
                ),
            )
        ),
        Divider(),
        DefinitionList(
            (
                Definition(
                    s("introduction", "Lane"), (p("introduction", "A short road."),), "lane"
                ),
                Definition(s("introduction", "Quay"), (p("introduction", "Where boats rest."),)),
            )
        ),
        Preformatted(s("introduction", "Open  from nine") + s("introduction", "Shut  at five")),
        Table(
            "table-money",
            s("introduction", "Where the money went"),
            (
                Cell(s("introduction", "Thing")),
                Cell(s("introduction", "Cost")),
                Cell(s("introduction", "Year")),
            ),
            (
                (
                    Cell(s("introduction", "Kettle")),
                    Cell(s("introduction", "£25")),
                    Cell(s("introduction", "2026")),
                ),
                (
                    Cell(s("introduction", "Chairs")),
                    Cell(s("introduction", "£1,250.50")),
                    Cell(s("introduction", "2025 to 2026")),
                ),
            ),
        ),
        Figure(
            "figure-river",
            Image("river.svg", SVG_DIGEST, "image/svg+xml", 200, 100),
            s("introduction", "A bridge over the river."),
            s("introduction", "The bridge we mean"),
            (p("introduction", "The bridge joins the two halves of the lane."),),
        ),
        Figure(
            "figure-leaf",
            Image("leaf.svg", SVG_DIGEST, "image/svg+xml", 200, 100),
            (),
            decorative=True,
        ),
    ),
)

STATEMENTS = Section(
    "vision",
    "statements",
    "Part 2",
    "2",
    2,
    s("vision", "Vision and mission"),
    "en-GB",
    (
        Ledger(
            "statements",
            (
                Entry(
                    "vision-vision",
                    "",
                    s("vision", "Vision"),
                    3,
                    (
                        p("vision", "A lane where nobody is a stranger.", role=Role.STATEMENT),
                        p("vision", "It will take longer than three years."),
                    ),
                ),
            ),
        ),
    ),
)

VALUES = Section(
    "values",
    "values",
    "Part 3",
    "3",
    2,
    s("values", "Our values"),
    "en-GB",
    (
        Ledger(
            "values",
            (
                Entry(
                    "welcome",
                    "Value 3.1",
                    s("values", "Welcome"),
                    3,
                    (p("values", "We make room for people first."),),
                    (
                        Fact(
                            "What it looks like",
                            (BulletList((ListItem((p("values", "A quiet corner."),)),)),),
                        ),
                    ),
                ),
            ),
        ),
    ),
)

JOURNEY = Section(
    "journey",
    "journey",
    "Part 4",
    "4",
    2,
    s("journey", "Our journey of change"),
    "en-GB",
    (
        p("journey", "Why things are as they are, and what will change."),
        BulletList(
            (
                ListItem(
                    (
                        p("journey", "Good things are thrown away."),
                        BulletList(
                            (
                                ListItem(
                                    (
                                        p("journey", "Few people can mend."),
                                        BulletList(
                                            (
                                                ListItem(
                                                    (
                                                        p(
                                                            "journey",
                                                            "People try mending first. This leads to ",
                                                            Link(
                                                                Place("", "mend"),
                                                                (Text("part 5, Mend first"),),
                                                            ),
                                                            ".",
                                                        ),
                                                    ),
                                                    "What will change",
                                                ),
                                            ),
                                            "journey",
                                        ),
                                    ),
                                    "Why",
                                ),
                            ),
                            "journey",
                        ),
                    ),
                    "Challenge 1",
                ),
            ),
            "journey",
        ),
    ),
)

AMBITION = Section(
    "mend",
    "ambition",
    "Part 5",
    "5",
    3,
    s("mend", "Mend first"),
    "en-GB",
    (
        p("mend", "We want mending to come first."),
        Heading(4, "mend-we-will", s("mend", "We will")),
        Ledger(
            "actions",
            (
                Entry(
                    "mend-cafes",
                    "Action 5.1",
                    s("mend", "Open a mending café in each ward."),
                    0,
                    (),
                    (
                        Fact("By", (p("mend", "March 2028"),)),
                        Fact("Led by", (p("mend", "Mending group"),)),
                    ),
                ),
                Entry("mend-lessons", "Action 5.2", s("mend", "Teach 200 people to mend.")),
            ),
        ),
    ),
)

MATRIX = Section(
    "matrix",
    "matrix",
    "Part 6",
    "6",
    2,
    s("matrix", "Goals and themes"),
    "en-GB",
    (
        Table(
            "table-matrix",
            s("matrix", "Which themes each goal serves"),
            (Cell(s("matrix", "Goal")), Cell(s("matrix", "Skills")), Cell(s("matrix", "Food"))),
            (
                (
                    Cell(s("matrix", "a: Mend more")),
                    Cell(s("matrix", "Yes")),
                    Cell(s("matrix", "No")),
                ),
                (
                    Cell(s("matrix", "b: Eat together")),
                    Cell(s("matrix", "No")),
                    Cell(s("matrix", "Yes")),
                ),
            ),
            BulletList(
                (
                    ListItem((p("matrix", "Goal a, Mend more. Themes: Skills."),)),
                    ListItem((p("matrix", "Goal b, Eat together. Themes: Food."),)),
                )
            ),
            Heading(3, "matrix-list", s("matrix", "The same as a list")),
        ),
    ),
)

PEOPLE = Section(
    "people",
    "testimonials",
    "Part 7",
    "7",
    2,
    s("people", "What people say"),
    "en-GB",
    (
        Quote(
            (Paragraph(s("people", "I came to fix a lamp.") + s("people", "I stayed.")),),
            s("people", "A member since 2025"),
            id="quote-1",
        ),
        Quote(
            (Paragraph(s("people", "Diolch yn fawr.", lang="cy")),),
            s("people", "A carer"),
            "cy",
            "quote-2",
        ),
        Heading(3, "people-files", s("people", "Files")),
        p(
            "people",
            Link(
                FileTarget("slides.txt", "text/plain", len(SLIDES), SLIDES_DIGEST),
                (Text("Slides from the session (TXT, 1 KB)"),),
            ),
        ),
    ),
)

QUESTIONS = Section(
    "questions",
    "prose",
    "Part 8",
    "8",
    2,
    s("questions", "Tell us"),
    "en-GB",
    (
        Question(
            "vision-choice",
            "Question 1",
            3,
            QuestionKind.CHOOSE_ONE,
            s("questions", "Which vision do you prefer?"),
            "Choose one answer.",
            s("questions", "Both mean the same."),
            (
                Option("a", "a", (), s("questions", "A lane where nobody is a stranger.")),
                Option("neither", "b", (), s("questions", "Neither of these.")),
            ),
        ),
        Question(
            "values-order",
            "Question 2",
            3,
            QuestionKind.RANK,
            s("questions", "Which values matter most?"),
            "Put up to 2 in order, the most important first.",
            (),
            (
                Option("welcome", "a", s("questions", "Welcome"), s("questions", "We make room.")),
                Option("honest", "b", s("questions", "Honest"), ()),
            ),
            2,
        ),
        Question(
            "anything",
            "Question 3",
            3,
            QuestionKind.COMMENT,
            s("questions", "Is there anything else?"),
            "Answer in your own words.",
        ),
    ),
)

SESSION_FACTS = Section(
    "about-session",
    "prose",
    "",
    "",
    2,
    s("about-session", "About the session"),
    "en-GB",
    (
        Facts(
            (
                Fact("When", (p("about-session", "Monday 22 March 2027, 1pm"),)),
                Fact("Who came", (p("about-session", "37 people"),)),
            )
        ),
    ),
)

ASK = Section(
    "ask-us",
    "contact",
    "",
    "",
    2,
    s("ask-us", "Ask us"),
    "en-GB",
    (
        p("ask-us", "Ask us for another format; we reply within 5 working days."),
        Facts(
            (
                Fact(
                    "E-mail",
                    (
                        p(
                            "ask-us",
                            Link(
                                WebTarget("mailto:hello@harbour.example"),
                                (Text("hello@harbour.example"),),
                            ),
                        ),
                    ),
                    "email",
                ),
                Fact(
                    "Phone",
                    (p("ask-us", Link(WebTarget("tel:01632960147"), (Text("01632 960 147"),))),),
                    "phone",
                ),
                Fact(
                    "Post", (p("ask-us", "The Old Net Loft", LineBreak(), "Harbour Lane"),), "post"
                ),
            )
        ),
    ),
)

EVERYTHING = Document(
    id="everything",
    kind="strategy",
    kind_label="Strategy",
    lang="en-GB",
    title=s("title", "Nobody is a stranger"),
    subtitle=s("title", "Our direction for April 2027 to March 2030"),
    banner=s("title", "This is a draft for comments."),
    facts=(
        Fact("Status", (p("facts", "Approved, version 1.0"),)),
        Fact("Published", (p("facts", "22 March 2027"),)),
    ),
    summary=s("summary", "What we will do, and how you can hold us to it."),
    in_short=(s("in-short", "We will mend more."), s("in-short", "We will eat together.")),
    body=(
        INTRODUCTION,
        STATEMENTS,
        VALUES,
        JOURNEY,
        Group(
            "our-ambitions",
            s("our-ambitions", "Our ambitions"),
            (p("our-ambitions", "We have one."),),
            (AMBITION,),
        ),
        MATRIX,
        PEOPLE,
        QUESTIONS,
        SESSION_FACTS,
    ),
    notes=(Note("note-1", 1, (p("note-1", "Asked for in 2025."),), ("ref-1",)),),
    glossary=(
        GlossaryEntry(
            "bsl",
            s("word-list", "BSL"),
            s("word-list", "British Sign Language"),
            s("word-list", "A language of the Deaf community."),
            "B S L",
        ),
        GlossaryEntry("host", s("word-list", "host"), (), s("word-list", "Who welcomes you.")),
    ),
    elsewhere=(Elsewhere("British Sign Language video", "https://video.example/direction", "bfi"),),
    contact=Contact(
        "hello@harbour.example",
        "01632 960 147",
        "5 working days",
        ("Paper copy by post",),
        ASK,
    ),
    imprint=Imprint(
        "Harbour Lane Neighbours",
        "urn:uuid:7f1ab1f6-0d8c-5d0e-8f4e-0b8f0a6a2f10",
        "2027-03-22",
        "2027-03-22T00:00:00Z",
        "CC-BY-4.0",
        "https://harbour.example/",
        "1.0",
    ),
)
