"""Every page in a real Chromium: three accessibility engines, our probes, and the keyboard.

All pages are looked at by day, by night and on a small screen; one page of each template also with
more contrast, in a reader's own colours, with larger letters and key by key. Pages are opened as
files, the way a reader does who double-clicks them. A page that passed is not looked at again until
something of it changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from strategy_build.checks.validators import axe, modes, opinions, probes
from strategy_build.checks.validators.canaries import broken_page
from strategy_build.checks.validators.modes import DARK, LIGHT, NARROW
from strategy_build.checks.validators.passes import Kinds, Passes
from strategy_build.checks.validators.templates import representatives
from strategy_build.checks.validators.tools import (
    CHROMIUM,
    ToolFailedError,
    missing,
    module_version,
    package_version,
    program_path,
    program_version,
)
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

    from strategy_build.diagnostics import Diagnostic

_OPTIONS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_MILLISECONDS = 60_000
# A recording that the page offers but nobody plays is broken off, not lost.
_BROKEN_OFF = "net::ERR_ABORTED"
# Chromium repeats each failed request on the console; we report it once.
_REPEATED = "Failed to load resource"


@dataclass(frozen=True, slots=True)
class _Windows:
    """Two windows of one browser: with the engines in it, and with scripts switched off.

    `loaded` gathers the addresses that the page asked for, in either window.
    """

    page: Page
    plain: Page
    happenings: probes.Happenings
    loaded: set[str] = field(default_factory=set)


def _available() -> str | None:
    engines = (axe.PACKAGE, opinions.ACCESSLINT, opinions.IBM)
    return missing(programs=(CHROMIUM,), packages=engines, modules=("playwright",))


def _versions() -> tuple[Version, ...]:
    return (
        Version("axe-core", package_version(axe.PACKAGE)),
        Version("AccessLint", package_version(opinions.ACCESSLINT)),
        Version("IBM Equal Access", package_version(opinions.IBM)),
        Version("Chromium", program_version(program_path(CHROMIUM))),
        Version("Playwright", module_version("playwright")),
    )


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Look at every page of the folders, all in one browser."""
    from playwright.sync_api import Error

    try:
        with _browser() as browser:
            windows = _windows(browser)
            return tuple(found for folder in folders for found in _tour(windows, folder))
    except Error as reason:
        raise ToolFailedError(" ".join(reason.message.split())[:300]) from reason


@contextmanager
def _browser() -> Generator[Browser, None, None]:
    from playwright.sync_api import sync_playwright

    try:
        driver = sync_playwright().start()
    except Exception as reason:
        # Its own Node wants a library that a small system lacks, and Playwright does not say so.
        advice = "sudo apt-get install libatomic1"
        raise ToolFailedError(f"its driver does not start; this may help: {advice}") from reason
    try:
        browser = driver.chromium.launch(
            executable_path=program_path(CHROMIUM), args=list(_OPTIONS), timeout=_MILLISECONDS
        )
        yield browser
        browser.close()
    finally:
        driver.stop()


def _windows(browser: Browser) -> _Windows:
    # Offline: a page that asks for something outside is reported and gets nothing.
    common: dict[str, Any] = {"offline": True, "reduced_motion": "reduce"}
    context = browser.new_context(bypass_csp=True, **common)
    for engine in (axe.source(), *opinions.sources()):
        context.add_init_script(engine)
    page = context.new_page()
    plain = browser.new_context(java_script_enabled=False, **common).new_page()
    windows = _Windows(page, plain, happenings := probes.Happenings())
    for one in (page, plain):
        one.set_default_timeout(_MILLISECONDS)
        modes.show(one, modes.WIDE_SCREEN)
        one.on("request", lambda request: windows.loaded.add(request.url))
    page.on("request", lambda request: happenings.requests.append(request.url))
    page.on("requestfailed", lambda request: _keep_failure(happenings, request))
    page.on("pageerror", lambda error: happenings.errors.append(error.message))
    page.on("console", lambda message: _keep_error(happenings, message.type, message.text))
    return windows


def _keep_failure(happenings: probes.Happenings, request: Request) -> None:
    if request.failure != _BROKEN_OFF and request.url.startswith("file:"):
        happenings.failures.append(request.url)


def _keep_error(happenings: probes.Happenings, kind: str, text: str) -> None:
    if kind == "error" and not text.startswith(_REPEATED):
        happenings.errors.append(text)


def _tour(windows: _Windows, folder: Folder) -> tuple[Diagnostic, ...]:
    chosen = representatives(folder.files, folder.root)
    kinds = Kinds(folder.root.as_uri())
    passes = Passes(folder.cache, folder.root, _versions()) if folder.cache else None
    found: list[Diagnostic] = []
    for page in folder.files:
        closely = page in chosen
        if passes is not None and passes.passed(page, kinds, closely=closely):
            continue
        before = set(kinds.known)
        kinds.met.clear()
        windows.loaded.clear()
        said = _look(windows, page, folder.root, kinds if closely else None)
        if passes is not None and not said:
            passes.keep(page, windows.loaded, before & kinds.met, kinds.met, closely=closely)
        found += said
    return tuple(found)


def _look(windows: _Windows, file: Path, root: Path, kinds: Kinds | None) -> tuple[Diagnostic, ...]:
    """What is wrong with a page. With `kinds`, those of controls seen so far, it is looked at closely."""
    page, happenings = windows.page, windows.happenings
    _open(windows, file)
    with_script = tuple(page.evaluate(probes.READABLE))
    answers = modes.Answers({LIGHT: page.evaluate(axe.RUN)}, {LIGHT: page.evaluate(opinions.RUN)})
    page.emulate_media(color_scheme="dark")
    answers.axe[DARK] = page.evaluate(axe.RUN)
    if kinds is not None:
        answers.opinions[DARK] = page.evaluate(opinions.RUN)
    page.emulate_media(color_scheme="light")
    modes.show(page, modes.SMALL_SCREEN)
    # What lies outside its scrolling box cannot be judged here, but was on the wide screen.
    answers.axe[NARROW] = {**page.evaluate(axe.RUN), "incomplete": []}
    if kinds is not None:
        answers.opinions[NARROW] = page.evaluate(opinions.RUN)
    overflow = tuple(page.evaluate(probes.OVERFLOW))
    page.add_style_tag(content=probes.SPACING)
    spaced_out = () if overflow else page.evaluate(probes.OVERFLOW)
    clipped = (*page.evaluate(probes.CLIPPED), *spaced_out)
    windows.plain.goto(file.as_uri(), wait_until="load")
    sight = probes.Sight(
        overflow=overflow,
        clipped=clipped,
        with_script=with_script,
        without_script=tuple(windows.plain.evaluate(probes.READABLE)),
        requests=tuple(happenings.requests),
        failures=tuple(happenings.failures),
        errors=tuple(happenings.errors),
    )
    close = _look_closely(windows, file, answers, kinds) if kinds is not None else ()
    return (*answers.diagnostics(file), *probes.diagnostics(file, root, sight), *close)


def _open(windows: _Windows, file: Path) -> None:
    page, happenings = windows.page, windows.happenings
    modes.show(page, modes.WIDE_SCREEN)
    page.emulate_media(color_scheme="light")
    # What the page before is still doing must not be held against this one.
    page.goto("about:blank")
    for kept in (happenings.requests, happenings.failures, happenings.errors):
        kept.clear()
    page.goto(file.as_uri(), wait_until="load")


def _look_closely(
    windows: _Windows, file: Path, answers: modes.Answers, kinds: Kinds
) -> tuple[Diagnostic, ...]:
    """What takes long: other colours, larger letters and the keyboard, on a page opened anew."""
    _open(windows, file)
    modes.in_own_colours(windows.page, answers)
    by_keyboard = modes.by_keyboard(windows.page, file, kinds)
    spread = modes.spread(windows.page, file)
    enlarged = modes.enlarged(windows.page, file, answers)
    _open(windows, file)
    return (*by_keyboard, *spread, *enlarged, *modes.by_small_keyboard(windows.page, file))


VALIDATOR = Validator(
    name="Chromium with axe-core",
    suffix=".html",
    available=_available,
    versions=_versions,
    run=_run,
    canary=Canary(
        "canary.html",
        broken_page(),
        frozenset(
            {
                "axe/html-has-lang",
                "axe/color-contrast",
                "axe/color-contrast-enhanced",
                "axe/target-size",
                "axe/heading-order",
                "accesslint/text-alternatives/img-alt",
                "ibm/img_alt_valid",
                "keyboard/order",
                "keyboard/unreached",
                "keyboard/hidden",
                "keyboard/focus-unseen",
                "keyboard/target-size",
                "keyboard/trap",
                "browser/reflow",
                "browser/text-size",
                "browser/text-spacing",
                "browser/needs-script",
                "browser/script-hides",
                "browser/leaves-folder",
                "browser/missing-file",
                "browser/script-error",
            }
        ),
    ),
)
