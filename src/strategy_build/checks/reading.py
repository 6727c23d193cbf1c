"""What `explain` says of the ids that reading, composing and speaking report."""

from __future__ import annotations

from strategy_build.checks.rule import Explanation, explanation
from strategy_build.diagnostics import Severity

EXPLANATIONS: tuple[Explanation, ...] = tuple(
    explanation(name, severity, text)
    for name, severity, text in (
        (
            "SRC01",
            Severity.ERROR,
            """The YAML of a file can be read.

            Why: Nothing after the broken line can be used, so the page cannot be made.
            Bad: title: "Nothing wasted
            Good: title: "Nothing wasted"
            Source: YAML 1.2; CONTENT.md, YAML
            """,
        ),
        (
            "SRC02",
            Severity.ERROR,
            """No name is used twice in one block.

            Why: Only one of the two could be shown, and nobody would notice which.
            Bad: title: Our plan (and further down) title: Our direction
            Good: title: Our direction
            Source: YAML 1.2, 3.2.1.3 Node Comparison
            """,
        ),
        (
            "SRC03",
            Severity.WARNING,
            """A text that YAML would cut or refuse stands in quotation marks.

            Why: Other programs that open the file would lose a part of the text.
            Bad: title: Priority #1 people
            Good: title: "Priority #1 people"
            Source: YAML 1.2, plain scalars
            """,
        ),
        (
            "SRC04",
            Severity.ERROR,
            """Every field is one that CONTENT.md knows.

            Why: What stands in a field that nobody reads would be lost without a word.
            Bad: titel: Our direction
            Good: title: Our direction
            Source: CONTENT.md
            """,
        ),
        (
            "SRC07",
            Severity.ERROR,
            """There is no HTML in the Markdown.

            Why: HTML means something on the web page only. In Word, braille, audio and print it
                would be lost or printed as it stands.
            Bad: Our <b>values</b>
            Good: Our **values**
            Source: CONTENT.md, Markdown
            """,
        ),
        (
            "SRC16",
            Severity.ERROR,
            """Files are text in UTF-8, of a size that a section can have, without tabs in YAML.

            A file may have 300,000 bytes and 12,000 lines, and a line or a paragraph 10,000 characters.
            Why: Letters would be lost or wrong in every format, and a file of greater size is nearly
                always something else.
            Bad: a file saved as Windows-1252, or a picture with the name values.md
            Good: the same text, saved as UTF-8
            Source: CommonMark; YAML 1.2
            """,
        ),
        (
            "SRC17",
            Severity.ERROR,
            """What must be there is there.

            Why: Readers would find a gap where it belongs.
            Bad: a publication.yaml without a title
            Good: title: Nothing wasted, no one left out
            Source: CONTENT.md, the fields marked with a star
            """,
        ),
        (
            "SRC18",
            Severity.ERROR,
            """A field holds the kind of thing that belongs in it: a text, a list, yes or no.

            Why: The build cannot know what was meant, and guessing would print something else.
            Bad: status: aproved
            Good: status: approved
            Source: CONTENT.md
            """,
        ),
        (
            "SRC05",
            Severity.ERROR,
            """Ids are lower-case words joined by hyphens, and each is used once in a publication.

            Why: An id is the address of a promise. Links, answers and progress updates would point to
                the wrong one, or to none.
            Bad: id: Mend_Cafés
            Good: id: mend-cafes
            Source: CONTENT.md, YAML
            """,
        ),
        (
            "SRC19",
            Severity.ERROR,
            """Braces behind words or a picture say only what CONTENT.md knows.

            Why: What nobody reads would be lost without a word, or printed as it stands.
            Bad: [Croeso]{language=welsh}
            Good: [Croeso]{lang=cy}
            Source: CONTENT.md, Markdown
            """,
        ),
        (
            "SRC20",
            Severity.ERROR,
            """A mark is two lines: three colons with a name, and three colons alone.

            Why: The structured part of the section would be printed in the wrong place.
            Bad: ::: values (and text on the next line)
            Good: ::: values (and on the next line) :::
            Source: CONTENT.md, Markdown
            """,
        ),
        (
            "SRC21",
            Severity.ERROR,
            """Every file of a publication is used, and every file that is named exists.

            Why: A section that nobody lists would be missing in every format without a word.
            Bad: sections: [introduction, vales]
            Good: sections: [introduction, values]
            Source: CONTENT.md, publication.yaml
            """,
        ),
        (
            "SRC22",
            Severity.ERROR,
            """The Markdown of a typed section has the shape that its type is read from.

            Why: Values, actions and quotations that are not found get no number, and nobody can refer
                to them.
            Bad: type: values, and no heading in the text
            Good: type: values, and a heading with two # for each value
            Source: CONTENT.md, section types
            """,
        ),
        (
            "STR11",
            Severity.ERROR,
            """Lists and quotations stand inside each other no more than seven deep.

            Why: Nobody can follow more by ear, and braille has no room for it.
            Bad: a list in a list in a list, eight times
            Good: sections with lists of their own
            Source: CONTENT.md, Markdown
            """,
        ),
        (
            "IMG08",
            Severity.ERROR,
            """A picture stands in a paragraph of its own.

            Why: Inside a sentence it would tear the sentence apart in print, audio and braille.
            Bad: The river ![in flood](images/river.jpg) rose.
            Good: the picture between two paragraphs
            Source: CONTENT.md, Pictures
            """,
        ),
        (
            "TAB08",
            Severity.ERROR,
            """No row of a table has more cells than the table has headings.

            Why: Cells beyond the last heading would be cut off without a word, in every format.
            Bad: | 2027 | 2 | and one in a van | under two headings
            Good: a third heading, Notes
            Source: GitHub Flavored Markdown, tables
            """,
        ),
        (
            "STR01",
            Severity.ERROR,
            """A section file begins with one title: a line with one # and a space.

            Why: The title is what people hear first and jump to. A second one would start another
                section in the middle of this one.
            Bad: Our values
            Good: # Our values
            Source: WCAG 2.2, 1.3.1 Info and Relationships (A)
            """,
        ),
        (
            "LNK04",
            Severity.ERROR,
            """Every link leads to something, and only where a reader can safely go.

            Why: People who follow the link would find nothing. For those who read slowly that
                costs much time.
            Bad: [our values](vales.md)
            Good: [our values](values.md)
            Source: WCAG 2.2, 2.4.4 Link Purpose (A); DESIGN.md, Safety
            """,
        ),
        (
            "IMG06",
            Severity.ERROR,
            """A picture exists inside the publication, can be opened, and is not too large.

            Why: Readers would get a gap, or wait for a file that their phone cannot show.
            Bad: ![The river](../../river.jpg)
            Good: ![The river](images/river.jpg)
            Source: DESIGN.md, Safety
            """,
        ),
        (
            "IMG09",
            Severity.WARNING,
            """A drawing holds shapes and words, and a picture stands still.

            Why: Scripts, addresses and movement do not work in every format, and movement that
                cannot be stopped makes some people ill.
            Bad: a drawing with a script in it, or a GIF with many frames
            Good: a plain SVG drawing, or a PNG
            Source: WCAG 2.2, 2.2.2 Pause, Stop, Hide (A); DESIGN.md, Safety
            """,
        ),
        (
            "SRC23",
            Severity.WARNING,
            """Everything that was written is published.

            Why: People who need the translation or the Easy Read edition still have to do without it.
            Bad: a folder cy/ that this version does not read yet
            Good: nothing to do: the files are kept
            Source: DESIGN.md, Formats
            """,
        ),
        (
            "SRC24",
            Severity.ERROR,
            """Every file is an ordinary file that can be read, and none is too large.

            Why: A link to another place on this computer works nowhere else, and a huge file would
                make every build slow.
            Bad: images/river.jpg that leads to another folder
            Good: images/river.jpg itself
            Source: DESIGN.md, Safety
            """,
        ),
        (
            "AUD06",
            Severity.ERROR,
            """The voice can say every sign and letter of the text.

            Why: People who listen would miss what the voice skips, without knowing.
            Bad: Turn → at the gate.
            Good: Turn right at the gate.
            Source: UKAAF MS01, accurate representation
            """,
        ),
    )
)
