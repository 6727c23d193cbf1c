"""Arabic and Urdu: mirrored pages, and every letter in the order of reading."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from strategy_build.checks.extract.tags import tagged
from strategy_build.formats.pdf.edition import Edition
from strategy_build.formats.pdf.renderer import page, render
from strategy_build.model.blocks import Paragraph
from strategy_build.model.document import Document
from strategy_build.model.inlines import Text
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING, INTRODUCTION, p

SAMPLES = {
    "ar": (
        "نريد أن يصل كل شخص إلى الخدمات الصحية في عام 2028.",
        "ميزانيتنا 12.5 مليون يورو، ونتفق مع WHO على الخطة (الجزء الأول).",
        "يمكنك أن تتصل بنا على الرقم 01632 960 214 أو تكتب إلى hello@example.org.",
        "نُعِدُّ كُلَّ أَمْرٍ مَعًا، لا أحد يُترك وحده؛ أليس كذلك؟",
        "نجتمع في 12 May 2026 في القاعة، ولا نجتمع في May 2026 12 أبدا.",  # drawn alike
    ),
    "ur": (
        "ہم چاہتے ہیں کہ ہر شخص کو 2028 تک صحت کی سہولتیں ملیں۔",
        "ہمارا بجٹ 12.5 ملین پاؤنڈ ہے، اور ہم WHO کے ساتھ مل کر کام کرتے ہیں۔",
        "آپ ہمیں 01632 960 214 پر فون کر سکتے ہیں یا hello@example.org پر لکھ سکتے ہیں۔",
        "ٹھیک ہے، یہ ڈھانچہ پڑھیے؛ کیا آپ گھر میں ہیں؟",
    ),
}


def document(lang: str) -> Document:
    """A publication in a language that runs from right to left; one paragraph has several lines."""
    texts = (" ".join(SAMPLES[lang] * 2), *SAMPLES[lang])
    blocks = tuple(_spoken(p("introduction", Text(text)), lang) for text in texts)
    section = replace(INTRODUCTION, lang=lang, blocks=blocks)
    return replace(EVERYTHING, lang=lang, body=(section,), notes=(), glossary=())


def _spoken(paragraph: Paragraph, lang: str) -> Paragraph:
    return replace(paragraph, words=tuple(replace(one, lang=lang) for one in paragraph.words))


@pytest.fixture(scope="module", params=["ar", "ur"])
def made(request: pytest.FixtureRequest, inputs: Inputs) -> tuple[str, bytes]:
    lang = str(request.param)
    given = replace(inputs, fonts=_plex())
    (data,) = render(document(lang), given, {"root-size": "12pt"}).files.values()
    return lang, data


def test_says_every_letter_in_the_order_of_reading(made: tuple[str, bytes]) -> None:
    lang, data = made
    said = [tag.text for tag in tagged(data).root.find("P")]

    assert " ".join(SAMPLES[lang] * 2) in said
    assert [text for text in SAMPLES[lang] if text not in said] == []


@pytest.mark.parametrize("other", ["13 M", "21 M"])
def test_believes_no_words_beside_the_drawing_that_are_not_drawn(
    made: tuple[str, bytes], other: str
) -> None:
    right, wrong = ("".join(f"{ord(sign):04x}" for sign in day).encode() for day in ("12 M", other))
    changed = BytesIO()
    with pikepdf.open(BytesIO(made[1])) as pdf:
        for sheet in pdf.pages:
            sheet.Contents = pdf.make_stream(sheet.Contents.read_bytes().replace(right, wrong))
        pdf.save(changed)

    assert not any(other in tag.text for tag in tagged(changed.getvalue()).root.find("P"))


def test_keeps_the_standard(made: tuple[str, bytes]) -> None:
    report = page_validation.validate_pdf_bytes(made[1], profile="ua1")

    assert [str(failure) for failure in report.failures] == []
    assert sum(sheet.unknown for sheet in tagged(made[1]).pages) == 0


def test_books_open_on_the_other_side(made: tuple[str, bytes]) -> None:
    with pikepdf.open(BytesIO(made[1])) as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"


def test_pages_are_mirrored(inputs: Inputs) -> None:
    """What stands at the start of a line stands at the right, and headings hang there."""
    usual = Edition("", 12.0)
    here, there = (page(EVERYTHING, inputs, usual), page(document("ar"), inputs, usual))

    for side, other, html in (("left", "right", here), ("right", "left", there)):
        assert f"@top-{side} {{ content: string(title)" in html
        assert f"@bottom-{other}" in html
        assert (
            f"h2 .n, h3 .n, h4 .n, .what .n {{ display: inline-block; width: 32mm; margin-{side}"
            in html
        )


def _plex() -> dict[str, bytes]:
    spec = find_spec("fontpkg_ibm_plex_sans_arabic")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "files"
    names = ("IBMPlexSansArabic-Bold.ttf", "IBMPlexSansArabic-Regular.ttf")
    return {name: (folder / name).read_bytes() for name in names}
