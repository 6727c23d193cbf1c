"""The sources inside the PDF: whole, named, told in words, and the archive standard still kept."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import page as page_validation
import pikepdf
import pytest

from strategy_build.checks.output.paper import check_paper
from strategy_build.formats.pdf.renderer import render
from strategy_build.model.inputs import Inputs, Source
from tests.everything import EVERYTHING

SIZE = {"root-size": "12pt"}
SOURCES = (
    Source("direction/publication.yaml", b"title: Nobody is a stranger\n", "application/yaml"),
    Source("direction/ambitions/mend.md", "# Trwsio yn gyntaf: tŷ\n".encode(), "text/markdown"),
    Source("direction/cy/tŷ.md", b"# Croeso\n", "text/markdown"),
)


@pytest.fixture(scope="module")
def made(inputs: Inputs) -> bytes:
    files = render(EVERYTHING, replace(inputs, sources=SOURCES), SIZE).files
    return files["everything.pdf"]


def test_every_source_comes_out_as_it_was_written(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as pdf:
        found = {
            spec.filename: (spec.get_file().read_bytes(), spec.get_file().mime_type)
            for spec in (pdf.attachments[name] for name in pdf.attachments)
        }

    assert found == {
        "publication.yaml": (SOURCES[0].data, "application/yaml"),
        "ambitions-mend.md": (SOURCES[1].data, "text/markdown"),
        "cy-tŷ.md": (SOURCES[2].data, "text/markdown"),
    }


def test_says_in_words_what_each_file_is_and_that_it_is_the_source(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as pdf:
        files = list(pdf.Root.AF)

        assert len(files) == len(SOURCES)
        assert {str(file.AFRelationship) for file in files} == {"/Source"}
        assert str(files[0].Desc) == "What the editors wrote: direction/ambitions/mend.md"
        assert str(files[0].EF.F.Params.ModDate) == "D:20270322000000Z"


@pytest.mark.parametrize("profile", ["ua1", "pdfa-3a"])
def test_keeps_both_standards(made: bytes, profile: str) -> None:
    report = page_validation.validate_pdf_bytes(made, profile=profile)

    assert [str(failure) for failure in report.failures] == []
    assert check_paper("a.pdf", made, EVERYTHING, SIZE) == ()


def test_a_publication_without_sources_has_no_attachment(inputs: Inputs) -> None:
    data = render(EVERYTHING, inputs, SIZE).files["everything.pdf"]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/AF" not in pdf.Root
        assert not len(pdf.attachments)
