"""The read-along player in a real browser, from a folder: by pointer, by keyboard, without scripts."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from tests.everything import EVERYTHING
from tests.publish.samples import SITE
from tests.speech.memory import Memory, unwatched

from strategy_build.checks.extract.vtt import extract
from strategy_build.checks.validators import axe, browser
from strategy_build.formats.audio.renderer import render as sound
from strategy_build.formats.html.renderer import render
from strategy_build.model.inputs import FileFact, Inputs
from strategy_build.publish.look import WebFonts
from strategy_build.publish.site import site_pages
from strategy_build.speech.recording import record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.deep

AUDIO = FileFact("audio", "everything.mp3", "audio/mpeg", 11_200_000, minutes=24)
MARKED = "[aria-current=true]"
PLAY, BACK, NEXT, FIRST = (f".player button >> nth={n}" for n in range(4))
LATE = (
    0.4  # seconds between a sentence and its mark: the browser tells the time four times a second
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A site in a folder: the address of its page, and when each sentence is heard."""

    address: str
    cues: tuple[tuple[float, str], ...]  # seconds, sentence

    def sentence(self, seconds: float) -> str:
        """What is heard at a time."""
        return [name for begin, name in self.cues if begin <= seconds][-1]

    def begin(self, name: str) -> float:
        """When a sentence begins."""
        return next(begin for begin, sentence in self.cues if sentence == name)


@pytest.fixture(scope="module")
def folder(inputs: Inputs, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    speech = record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)
    given = replace(inputs, files=(AUDIO,), speech=speech)
    root = tmp_path_factory.mktemp("listen")
    files = dict(site_pages(SITE, (), inputs, WebFonts()))
    for made in (render(EVERYTHING, given, {}), sound(EVERYTHING, given, {})):
        files |= {f"everything/{name}": data for name, data in made.files.items()}
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    starts = {chapter.id: chapter.begin for chapter in speech.timeline.chapters}
    cues = tuple(
        ((starts[clip.chapter] + clip.begin) / 1000, clip.sentence)
        for clip in speech.timeline.clips
    )
    return Folder((root / "everything" / "index.html").as_uri(), cues)


@pytest.fixture(scope="module")
def chromium() -> Generator[Browser, None, None]:
    problem = browser.VALIDATOR.available()
    if problem:
        pytest.fail(problem)
    with browser._browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser, folder: Folder) -> Generator[Page, None, None]:
    with_faults: list[str] = []
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.on("pageerror", lambda error: with_faults.append(error.message))
    opened.on("console", lambda said: with_faults.append(said.text))
    opened.goto(folder.address)
    yield opened
    context.close()

    assert not with_faults


def marked(page: Page) -> str:
    """The id of the one sentence that is marked."""
    names: list[str] = page.evaluate(f"[...document.querySelectorAll('{MARKED}')].map(n => n.id)")

    assert len(names) == 1
    return names[0]


def now(page: Page) -> tuple[float, bool]:
    """Where the sound is, in seconds, and whether it plays."""
    at, paused = page.evaluate("(a => [a.currentTime, a.paused])(document.querySelector('audio'))")
    return float(at), not paused


def plays(page: Page) -> None:
    """Wait until sound comes."""
    page.wait_for_function("(a => !a.paused && a.readyState > 2)(document.querySelector('audio'))")


def in_view(page: Page) -> bool:
    script = f"""(({{top, bottom}}) => top >= 0 && bottom <= innerHeight)
        (document.querySelector('{MARKED}').getBoundingClientRect())"""
    return bool(page.evaluate(script))


def test_marks_the_sentence_that_is_heard_while_it_is_heard(page: Page, folder: Folder) -> None:
    page.select_option(".player select", "2")
    page.locator(".hear a").nth(2).click()
    plays(page)
    seen = set()
    end = time.monotonic() + 6
    while time.monotonic() < end:
        at, name = page.evaluate(
            f"[document.querySelector('audio').currentTime, document.querySelector('{MARKED}').id]"
        )

        # the mark comes up to a tenth of a second before the sentence, and never long after it
        assert name in {
            folder.sentence(at - 2 * LATE),
            folder.sentence(at),
            folder.sentence(at + 0.1),
        }
        seen.add(name)
        page.wait_for_timeout(50)

    assert len(seen) >= 3


def test_starts_at_the_part_whose_link_is_followed(page: Page, folder: Folder) -> None:
    link = page.locator(".hear a").nth(2)
    asked = float((link.get_attribute("href") or "").partition("#t=")[2])
    link.click()
    plays(page)
    part = page.locator(".part", has=page.locator(".player"))

    assert folder.begin(marked(page)) == pytest.approx(asked, abs=0.001)
    assert abs(now(page)[0] - asked) < 1
    assert part.locator(MARKED).count() == 1
    assert part.locator(".hear").is_hidden()
    assert page.url == folder.address
    assert page.evaluate("document.activeElement.textContent") == "Pause"
    page.locator(".hear a").nth(0).click()

    assert page.locator(".hear").nth(2).is_visible()
    assert page.locator(".player").count() == 1


def test_works_by_keyboard_alone_and_adds_few_stops(page: Page, folder: Folder) -> None:
    page.locator("a[href='files.html']").focus()
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Play"
    page.keyboard.press("Space")
    plays(page)

    assert page.evaluate("document.activeElement.textContent") == "Pause"
    page.keyboard.press("Escape")

    assert not now(page)[1]
    before = marked(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    after = marked(page)
    names = [name for _, name in folder.cues]

    assert names.index(after) == names.index(before) + 1
    assert not now(page)[1]  # it waits: the reader chooses in peace where to start
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    assert marked(page) == before
    stops = page.evaluate("document.querySelectorAll('span[id][tabindex],img[tabindex]').length")

    assert stops == 0


def test_says_a_sentence_only_where_the_voice_is_silent(page: Page) -> None:
    page.click(NEXT)
    status = page.locator(".player [role=status]")

    assert status.text_content() == page.locator(MARKED).text_content()
    page.click(PLAY)
    plays(page)
    said = status.text_content()
    page.click(NEXT)
    page.wait_for_timeout(700)

    assert status.text_content() == said


def test_a_click_goes_on_from_any_sentence_but_starts_none(page: Page, folder: Folder) -> None:
    sentence = page.locator(".part p > span[id]").nth(4)
    name = sentence.get_attribute("id")
    sentence.click(position={"x": 5, "y": 5})

    assert not now(page)[1]
    assert page.locator(MARKED).count() == 0
    page.click(PLAY)
    plays(page)
    sentence.click(position={"x": 5, "y": 5})

    assert marked(page) == name
    assert now(page)[0] >= folder.begin(name or "") - 0.1
    sentence.click(position={"x": 5, "y": 5})

    assert not now(page)[1]
    page.locator(".part p > span[id]").nth(8).click(position={"x": 5, "y": 5})

    assert not now(page)[1]
    assert marked(page) == name
    sentence.click(position={"x": 5, "y": 5})
    plays(page)


def test_a_link_in_a_sentence_stays_a_link(page: Page, folder: Folder) -> None:
    page.click(PLAY)
    plays(page)
    link = page.locator(".part span[id] a[href^='#']").first
    link.click()

    assert page.url.startswith(f"{folder.address}#")
    assert page.locator(MARKED).locator("a").count() == 0


def test_remembers_the_place_and_the_speed_in_this_browser(page: Page, folder: Folder) -> None:
    page.locator(".hear a").nth(1).click()
    plays(page)
    page.select_option(".player select", "1.5")
    page.keyboard.press("Escape")
    name = marked(page)
    page.reload()
    told = page.locator(".told").text_content() or ""

    assert told.startswith("You stopped here: Part ")
    assert page.locator(".player select").input_value() == "1.5"
    assert page.locator(MARKED).count() == 0  # nothing is marked that is not heard
    page.click(PLAY)
    plays(page)

    assert marked(page) == name
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    assert abs(now(page)[0] - folder.begin(name)) < 2
    page.click(FIRST)

    assert marked(page) == folder.cues[0][1]


def test_keeps_the_sentence_in_view_while_the_reader_follows(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 480})
    page.locator(".hear a").nth(0).click()
    plays(page)
    for _ in range(12):
        page.locator(NEXT).evaluate("button => button.click()")

        assert in_view(page)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(100)
    top = page.evaluate("scrollY")
    page.evaluate("document.querySelector('audio').currentTime += 12")
    page.wait_for_timeout(800)

    # who has scrolled away is left alone
    assert page.evaluate("scrollY") == top == 0


def test_does_not_scroll_for_those_who_want_less_motion(chromium: Browser, folder: Folder) -> None:
    context = chromium.new_context(reduced_motion="reduce", viewport={"width": 640, "height": 480})
    page = context.new_page()
    page.goto(folder.address)

    assert not page.locator(".player [type=checkbox]").is_checked()
    page.evaluate("scrollTo(0, 0)")
    for _ in range(40):
        page.locator(NEXT).evaluate("button => button.click()")

    assert page.evaluate("scrollY") == 0
    assert not in_view(page)
    context.close()


def test_without_scripts_the_browser_plays_and_links_lead_into_the_recording(
    chromium: Browser, folder: Folder
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(folder.address)

    assert page.locator("audio[controls]").is_visible()
    assert page.locator(".player button").count() == 0
    page.locator(".hear a").nth(1).click()

    assert page.url.partition("#")[0].endswith("/everything/everything.mp3")
    context.close()


def test_a_page_that_was_changed_keeps_the_player_of_the_browser(
    page: Page, folder: Folder
) -> None:
    file = Path(unquote(urlsplit(folder.address).path))
    body = file.read_text(encoding="utf-8").replace("<main", '<span id="more"></span><main', 1)
    other = file.with_name("changed.html")
    other.write_text(body, encoding="utf-8")
    page.goto(other.as_uri())

    assert page.locator("audio[controls]").count() == 1
    assert page.locator(".player button").count() == 0


def test_tells_when_the_recording_cannot_be_played(chromium: Browser, folder: Folder) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/*.mp3", lambda route: route.abort())
    page.goto(folder.address)
    page.click(PLAY)
    page.wait_for_function("document.querySelector('.told').textContent.includes('cannot play')")

    assert "cannot play" in (page.locator(".player [role=status]").text_content() or "")
    context.close()


@pytest.mark.parametrize("way", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_while_it_plays(
    way: dict[str, Any], chromium: Browser, folder: Folder, tmp_path: Path
) -> None:
    context = chromium.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}, **way)
    context.add_init_script(axe.source())
    page = context.new_page()
    page.goto(folder.address)
    page.locator(".hear a").nth(0).click()
    plays(page)
    found = axe.diagnostics(tmp_path / "index.html", {"playing": page.evaluate(axe.RUN)})

    assert [one.message for one in found if not one.rule.endswith("-undecided")] == []
    context.close()


def test_the_mark_is_more_than_a_colour(page: Page) -> None:
    page.click(NEXT)
    look = page.evaluate(f"getComputedStyle(document.querySelector('{MARKED}')).textDecorationLine")
    page.emulate_media(forced_colors="active")
    forced = page.evaluate(f"getComputedStyle(document.querySelector('{MARKED}')).outlineStyle")
    page.emulate_media(media="print", forced_colors="none")

    assert look == "underline"
    assert forced == "solid"
    assert page.locator(".player").is_hidden()


def test_the_browser_reads_the_captions_as_they_were_meant(page: Page, folder: Folder) -> None:
    file = Path(unquote(urlsplit(folder.address).path)).with_name("everything.vtt")
    read = page.evaluate(
        """async text => {
            const track = document.createElement('track')
            track.src = URL.createObjectURL(new Blob([text], {type: 'text/vtt'}))
            document.querySelector('audio').append(track)
            track.track.mode = 'hidden'
            await new Promise((done, failed) => { track.onload = done; track.onerror = failed })
            return [...track.track.cues].map(cue =>
                [cue.startTime, cue.id, cue.getCueAsHTML().textContent])
        }""",
        file.read_text(encoding="utf-8"),
    )
    ours = extract(file.read_bytes())

    assert [(at, name) for at, name, _ in read] == list(folder.cues)
    assert [words for _, _, words in read] == [cue.text for cue in ours]


def test_forgets_the_place_at_the_end(page: Page, folder: Folder) -> None:
    last = len(folder.cues) - 1
    for _ in range(last):
        page.locator(NEXT).evaluate("button => button.click()")

    assert marked(page) == folder.cues[last][1]
    page.select_option(".player select", "2")
    page.click(PLAY)
    page.wait_for_function("document.querySelector('audio').currentTime === 0")

    assert page.locator(MARKED).count() == 0
    assert page.locator(PLAY).text_content() == "Play"
    page.reload()

    assert (page.locator(".told").text_content() or "").endswith("computer voice")
