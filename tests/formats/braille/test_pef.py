"""PEF: the pages of the BRF file, with their size and who made them."""

from __future__ import annotations

from lxml import etree

from strategy_build.checks.extract.braille import pages_of_brf, pages_of_pef, stream
from strategy_build.formats.braille import brf, pef
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING

_NAMES = {"p": "http://www.daisy.org/ns/2008/pef", "dc": "http://purl.org/dc/elements/1.1/"}


def _root(inputs: Inputs, **options: str) -> etree._Element:
    return etree.fromstring(pef.render(EVERYTHING, inputs, options).files["everything.pef"])


def test_says_the_same_as_the_brf_file(inputs: Inputs) -> None:
    ours = pages_of_pef(pef.render(EVERYTHING, inputs, {}).files["everything.pef"])
    theirs = pages_of_brf(brf.render(EVERYTHING, inputs, {}).files["everything.brf"])

    assert len(ours) == len(theirs)
    assert stream(ours) == stream(theirs)


def test_says_how_large_its_paper_is(inputs: Inputs) -> None:
    volume = _root(inputs, cells="32", lines="27").find("p:body/p:volume", _NAMES)

    assert volume is not None
    assert (volume.get("cols"), volume.get("rows")) == ("32", "27")


def test_each_volume_is_one(inputs: Inputs) -> None:
    assert len(_root(inputs, volume="4").findall("p:body/p:volume", _NAMES)) > 1


def test_names_what_it_is(inputs: Inputs) -> None:
    head = {
        str(one.tag).rpartition("}")[2]: one.text
        for one in _root(inputs).iterfind(".//p:meta/*", _NAMES)
    }

    assert head["format"] == "application/x-pef+xml"
    assert head["title"] == "Nobody is a stranger"
    assert head["date"] == "2027-03-22"
    assert str(head["identifier"]).startswith("urn:uuid:")
