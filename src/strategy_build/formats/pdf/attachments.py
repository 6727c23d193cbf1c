"""The files that the publication was made from, inside the PDF (ISO 19005-3, 6.8)."""

from __future__ import annotations

from collections.abc import Iterable

import pydyf

from strategy_build.model.inputs import Source
from strategy_build.model.labels import Labels


def attach(pdf: pydyf.PDF, sources: Iterable[Source], labels: Labels, modified: str) -> None:
    """Each file under its name, with what it is in words; `modified` is an ISO date and time."""
    names = pydyf.Array()
    files = pydyf.Array()
    for source in sorted(sources, key=lambda one: one.path.encode("utf-16-be")):
        said = labels("pdf-source", path=source.path)
        file = _file(pdf, source, said, modified)
        names.extend((pydyf.String(source.path), file))
        files.append(file)
    if files:
        tree = pydyf.Dictionary({"Names": names})
        pdf.add_object(tree)
        pdf.catalog["Names"] = pydyf.Dictionary(
            {**pdf.catalog.get("Names", {}), "EmbeddedFiles": tree.reference}
        )
        pdf.catalog["AF"] = files


def _file(pdf: pydyf.PDF, source: Source, said: str, modified: str) -> bytes:
    stream = pydyf.Stream(
        [source.data],
        {
            "Type": "/EmbeddedFile",
            "Subtype": f"/{source.media_type.replace('/', '#2F')}",
            "Params": pydyf.Dictionary(
                {"Size": len(source.data), "ModDate": pydyf.String(_date(modified))}
            ),
        },
        compress=True,
    )
    pdf.add_object(stream)
    name = pydyf.String(file_name(source.path))
    entry = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": name,
            "UF": name,
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            "Desc": pydyf.String(said),
            "AFRelationship": "/Source",
        }
    )
    pdf.add_object(entry)
    return bytes(entry.reference)


def file_name(path: str) -> str:
    """The name under which readers save a source: `direction/ambitions/mend.md` in one word."""
    return path.partition("/")[2].replace("/", "-") or path


def _date(moment: str) -> str:
    """`2027-03-22T00:00:00Z` as PDF writes it (ISO 32000-1, 7.9.4)."""
    return f"D:{''.join(sign for sign in moment if sign.isdigit())[:14]:0<14}Z"
