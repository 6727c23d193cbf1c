"""WEB: what a page does: where its links lead, what it loads, what it lets people control."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from strategy_build.checks.output.page import Page, accessible_name, hidden, label_of, name, words
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.checks.source.links import VAGUE

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAVY = 300_000
_FRAMES = ("iframe", "embed", "object")
_RELATED = frozenset({"canonical", "alternate", "license", "author"})
_FIXED_SIZE = re.compile(r"user-scalable=(?:no|0)|maximum-scale=1(?:\.0)?\b")


@error("WEB03")
def scriptless(page: Page) -> Iterator[Finding]:
    """A page works without any script.

    Why: Scripts fail on old phones, behind filters and in reading tools. The words must be there
        all the same.
    Bad: <a href="javascript:show()">
    Good: <a href="#values">
    Source: DESIGN.md, Formats
    """
    for attribute in page.attributes():
        if attribute.startswith("on"):
            for element in page.having(attribute):
                yield Finding(f"<{name(element)}> runs a script of its own", page.at(element))
    for element in page.having("href"):
        if (element.get("href") or "").lower().startswith("javascript:"):
            yield Finding("this link needs a script", page.at(element))
    for element in page.all("noscript"):
        if words(element):
            yield Finding("this page says other words without scripts", page.at(element))


@error("WEB07")
def privacy(page: Page) -> Iterator[Finding]:
    """A page asks nothing of other servers and runs no program from elsewhere.

    Why: It would tell others what people read, cost data, and fail without a connection.
    Bad: <script src="https://cdn.example/lib.js">
    Good: <link rel="stylesheet" href="../assets/site.css">
    Source: DESIGN.md, Safety
    """
    for element in page.all(*_FRAMES):
        yield _asking(page, element, element.get("src") or "")
    for element in page.all("link"):
        if element.get("rel") not in _RELATED and _is_outside(page, element.get("href") or ""):
            yield _asking(page, element, element.get("href") or "")
    for attribute in ("src", "srcset", "poster"):
        for element in page.having(attribute):
            outside = _is_outside(page, element.get(attribute) or "")
            if outside and name(element) not in _FRAMES:
                yield _asking(page, element, element.get(attribute) or "")
    if page.size > _HEAVY:
        message = f"this page weighs {page.size:,} bytes without its pictures"
        yield Finding(message, page.at(page.root))


def _asking(page: Page, element: _Element, target: str) -> Finding:
    return Finding(f"<{name(element)}> asks another server: {target}", page.at(element))


def _is_outside(page: Page, target: str) -> bool:
    return bool(urlsplit(target).netloc) and not _is_own(page, target)


def _is_own(page: Page, target: str) -> bool:
    """Whether a whole address names a file of this site: 404.html is shown at any address."""
    path = unquote(urlsplit(target).path)
    return page.path == "404.html" and any(path.endswith(f"/{one}") for one in page.files)


@error("WEB12")
def pictures(page: Page) -> Iterator[Finding]:
    """Every picture has an alternative text, or is marked as decoration.

    Why: People who cannot see it would hear a file name, or nothing.
    Bad: <img src="river.jpg">
    Good: <img src="river.jpg" alt="The river in flood">
    Source: WCAG 2.2, 1.1.1 Non-text Content (A)
    """
    for picture in page.all("img"):
        if picture.get("alt") is None:
            yield Finding("this picture has no alt", page.at(picture))
        elif picture.get("width") is None or picture.get("height") is None:
            message = "this picture has no size, so the text jumps when it loads"
            yield Finding(message, page.at(picture))
    for drawing in (e for e in page.root.iter() if _local(e) == "svg"):
        titled = any(_local(e) == "title" and (e.text or "").strip() for e in drawing)
        named = label_of(page, drawing) or titled
        if not hidden(drawing) and not (drawing.get("role") == "img" and named):
            yield Finding("this drawing has no role and name", page.at(drawing))


def _local(element: _Element) -> str:
    return name(element).rpartition("}")[2]


@error("WEB13")
def links(page: Page) -> Iterator[Finding]:
    """Links have words that say where they go, and open in the same window.

    Why: People list the links of a page; "here" tells them nothing. A new window loses the way
        back.
    Bad: <a href="a.pdf" target="_blank">here</a>
    Good: <a href="a.pdf">Our direction (PDF, 14 pages)</a>
    Source: WCAG 2.2, 2.4.4 Link Purpose (A); 3.2.5 Change on Request (AAA)
    """
    for link in page.all("a"):
        if link.get("href") is None or hidden(link):
            continue
        text = accessible_name(page, link)
        if not text.strip():
            yield Finding("this link has no words", page.at(link))
        elif re.sub(r"[^\w ]", "", text).casefold().strip() in VAGUE:
            yield Finding(f'the link text is "{text}"', page.at(link))
        if link.get("target") not in {None, "_self"}:
            yield Finding(f'the link "{text}" opens a new window', page.at(link))


@error("WEB14")
def files(page: Page) -> Iterator[Finding]:
    """Every relative link leads to a file of the site, by its name.

    Why: The site is also read from a folder or a memory stick, where nothing answers for "values/".
    Bad: <a href="../direction/">
    Good: <a href="../direction/index.html">
    Source: DESIGN.md, Formats; WCAG 2.2, 2.4.4 Link Purpose (A)
    """
    folder = posixpath.dirname(page.path)
    for attribute in ("href", "src", "poster", "data"):
        for element in page.having(attribute):
            target = element.get(attribute) or ""
            if target.startswith("#") or urlsplit(target).scheme:
                continue
            path = posixpath.normpath(posixpath.join(folder, unquote(urlsplit(target).path)))
            if target.startswith("/"):
                yield Finding(f'"{target}" works only at the top of a web site', page.at(element))
            elif path not in page.files:
                yield Finding(f'"{target}" is no file of this site', page.at(element))


@error("WEB16")
def fields(page: Page) -> Iterator[Finding]:
    """Every field of a form has a label, and fields that belong together have a legend.

    Why: A voice would say "edit, blank", and nobody knows what to type.
    Bad: <input type="text">
    Good: <label for="name">Your name</label> <input id="name" type="text">
    Source: WCAG 2.2, 1.3.1, 3.3.2 and 4.1.2 (A)
    """
    labels = {e.get("for") for e in page.all("label") if words(e)}
    for field in page.all("input", "select", "textarea"):
        if field.get("type") in {"hidden", "submit", "reset", "button"}:
            continue
        inside = any(name(e) == "label" for e in field.iterancestors())
        named = field.get("aria-label") or field.get("aria-labelledby") or field.get("title")
        if field.get("id") not in labels and not inside and not named:
            yield Finding("this field has no label", page.at(field))
        if field.get("type") in {"radio", "checkbox"}:
            around = [e for e in field.iterancestors() if name(e) == "fieldset"]
            if not any(name(e) == "legend" and words(e) for one in around for e in one):
                yield Finding("this choice stands in no group with a legend", page.at(field))
    for group in page.all("button"):
        if not accessible_name(page, group):
            yield Finding("this button has no name", page.at(group))


@error("WEB17")
def control(page: Page) -> Iterator[Finding]:
    """Nothing takes control from the reader: zoom, focus order, sound, time.

    Why: People who enlarge, use a keyboard or listen would be stopped or startled.
    Bad: <meta name="viewport" content="user-scalable=no">
    Good: <meta name="viewport" content="width=device-width">
    Source: WCAG 2.2, 1.4.2, 1.4.4, 2.2.1, 2.4.3
    """
    for element in page.all("meta"):
        if _FIXED_SIZE.search((element.get("content") or "").replace(" ", "")):
            yield Finding("this page cannot be enlarged", page.at(element))
        if (element.get("http-equiv") or "").lower() == "refresh":
            yield Finding("this page reloads by itself", page.at(element))
    for element in page.having("tabindex"):
        if re.match(r"[1-9]", element.get("tabindex") or ""):
            yield Finding("the order of the keyboard is changed here", page.at(element))
    for element in (*page.having("autoplay"), *page.having("accesskey")):
        yield Finding(f"<{name(element)}> acts without being asked", page.at(element))


_LONGEST_MAIL = 1_800  # characters of an address that mail programs still open


@error("FRM11")
def mails(page: Page) -> Iterator[Finding]:
    """A link that begins an e-mail has at most 1,800 characters.

    Why: Many mail programs cut longer ones or open nothing, and the answer is lost.
    Bad: <a href="mailto:hello@example.org?body=… (a form of 40 questions)">
    Good: <a href="mailto:hello@example.org?subject=Our%20plan">
    Source: the limits of common mail programs and systems
    """
    for link in page.all("a"):
        target = link.get("href") or ""
        if target.startswith("mailto:") and len(target) > _LONGEST_MAIL:
            message = f"this e-mail link has {len(target):,} characters"
            yield Finding(message, page.at(link))


@error("FRM05")
def undragged(page: Page) -> Iterator[Finding]:
    """Nothing has to be dragged, and nothing has to be done by a certain time.

    Why: People who use a keyboard, a switch, their voice or a shaking hand cannot drag. People who
        read slowly lose what they typed.
    Bad: <li draggable="true">Welcome</li>
    Good: <select> with the places 1, 2 and 3 beside each answer
    Source: WCAG 2.2, 2.5.7 Dragging Movements (AA); 2.2.1 Timing Adjustable (A)
    """
    dragged = (e for e in page.having("draggable") if e.get("draggable") == "true")
    for element in (*dragged, *page.having("dropzone")):
        yield Finding(f"<{name(element)}> has to be dragged", page.at(element))
    for element in page.having("role"):
        if element.get("role") == "timer":
            yield Finding(f"<{name(element)}> counts the time", page.at(element))


@error("AUD09")
def players(page: Page) -> Iterator[Finding]:
    """A player of sound or film has its controls, a name, and a link to take the file away.

    Why: Without controls nobody can stop it; with a file people use the player that they know.
    Bad: <audio src="plan.mp3">
    Good: <audio src="plan.mp3" controls aria-label="Our plan">, and a link to plan.mp3
    Source: WCAG 2.2, 1.4.2 Audio Control (A) and 4.1.2 Name, Role, Value (A)
    """
    taken = {link.get("href") for link in page.all("a")}
    for player in page.all("audio", "video"):
        sources = [player.get("src"), *(e.get("src") for e in player if name(e) == "source")]
        if player.get("controls") is None:
            yield Finding("this player has no controls", page.at(player))
        if not label_of(page, player):
            yield Finding("this player has no name", page.at(player))
        if taken.isdisjoint(filter(None, sources)):
            yield Finding("no link leads to the file of this player", page.at(player))


RULES: tuple[Rule[[Page]], ...] = (
    scriptless,
    privacy,
    pictures,
    links,
    files,
    fields,
    control,
    mails,
    undragged,
    players,
)
