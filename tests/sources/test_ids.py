from __future__ import annotations

from tests.sources.place import PUBLICATION, content, section

QUESTIONS = """---
questions:
  - type: choose-one
    ask: Which of these two visions do you prefer?
    options:
      - text: A town
      - text: A river
  - type: choose-one
    ask: Which of these two visions do you like?
    options:
      - id: a
        text: A town
      - text: A river
---
# Which vision
"""


def test_ids_are_made_from_the_first_five_words() -> None:
    made = section(QUESTIONS)

    assert [q.id for q in made.matter.questions] == [
        "which-of-these-two-visions",
        "which-of-these-two-visions-2",
    ]


def test_ids_of_options_belong_to_their_question() -> None:
    first, second = section(QUESTIONS).matter.questions

    assert [o.id for o in first.options] == ["a-town", "a-river"]
    assert [o.id for o in second.options] == ["a", "a-river"]


def test_the_id_of_a_section_is_its_file() -> None:
    assert section("# Any title\n").matter.id == "introduction"


def test_a_written_id_goes_before_a_made_one() -> None:
    made = section(
        "---\ntype: statements\nstatements:\n  - id: introduction\n    name: A\n    text: B.\n---\n# Any\n"
    )

    assert made.matter.statements[0].id == "introduction"
    assert made.matter.id == "introduction-2"


def test_ids_do_not_depend_on_the_order_of_reading() -> None:
    more = {"plan__a_md": "---\ntype: heard\n---\n# A\n\n- x\n", "plan__b_md": "# B\n"}
    one = content(plan__publication_yaml=PUBLICATION + "  - a\n  - b\n", **more)
    two = content(
        plan__publication_yaml=PUBLICATION.replace(
            "  - introduction\n", "  - b\n  - a\n  - introduction\n"
        ),
        **more,
    )

    def ids(made: object) -> dict[str, str]:
        sections = (
            one.publications["plan"].sections if made is one else two.publications["plan"].sections
        )
        return {name: str(file.matter.id) for name, file in sections.items()}

    assert ids(one) == ids(two)


def test_words_without_latin_letters_have_an_id_too() -> None:
    made = section("---\ntype: principles\n---\n# T\n\n- اسأل أولا\n- مرة أخرى\n")

    assert [p.id for p in made.matter.principles] == ["principle", "principle-2"]
