"""What `explain` says of findings of the deep ring: each outside program, and our own probes.

A program has one entry for all of its rules, under the part of their names before the stroke:
`axe/color-contrast` is explained by `axe`, and the finding itself carries the program's words.
"""

from __future__ import annotations

from strategy_build.checks.rule import Explanation
from strategy_build.diagnostics import Severity

_GUESS = (
    "A browser, a screen reader and a reading app each guess in their own way at what is wrong."
)
_UNCHECKED = "A check that did not run is not a check that was passed."

EXPLANATIONS: tuple[Explanation, ...] = (
    Explanation(
        "nu",
        Severity.ERROR,
        "The Nu HTML checker found something that the HTML standard does not allow.",
        _GUESS,
        "<h2>Goals</h2> <h4>Goal 1</h4>",
        "<h2>Goals</h2> <h3>Goal 1</h3>",
        "HTML standard",
    ),
    Explanation(
        "epubcheck",
        Severity.ERROR,
        "EPUBCheck found something that the EPUB standard does not allow.",
        _GUESS,
        "a link in the book to a chapter that is not there",
        "a link to a chapter that is",
        "EPUB 3.3",
    ),
    Explanation(
        "ace",
        Severity.ERROR,
        "Ace found a barrier in the e-book.",
        "Somebody who reads with ears, fingers or large letters would be stopped by it.",
        '<img src="plan.svg"/>',
        '<img src="plan.svg" alt="Plan of the hall: the door is level with the street."/>',
        "EPUB Accessibility 1.1; WCAG 2.2",
    ),
    Explanation(
        "axe",
        Severity.ERROR,
        "axe found a barrier in a web page; what it could not decide is a note.",
        "Somebody who reads with ears, fingers or large letters would be stopped by it.",
        "grey letters (#999999) on white",
        "dark grey letters (#333333) on white",
        "WCAG 2.2, levels A and AA; contrast of level AAA and good practice as warnings",
    ),
    Explanation(
        "browser/reflow",
        Severity.ERROR,
        "A page fits a screen of 320 pixels without scrolling sideways.",
        "People who zoom to 400% or read on a small telephone scroll sideways for every line.",
        "a table that makes the whole page wide",
        "a table inside a box that scrolls by itself",
        "WCAG 2.2, 1.4.10 Reflow (AA)",
    ),
    Explanation(
        "browser/text-spacing",
        Severity.ERROR,
        "No words are cut off when readers set wider spacing.",
        "Many dyslexic readers and people with low vision set wider spacing in their browser.",
        "height: 2em; overflow: hidden",
        "min-height: 2em",
        "WCAG 2.2, 1.4.12 Text spacing (AA)",
    ),
    Explanation(
        "browser/needs-script",
        Severity.ERROR,
        "A page shows all of its words without JavaScript.",
        "Where scripts are switched off or do not load, readers would miss these words.",
        "a list of actions that a script writes into an empty box",
        "the list in the page; a script may add a button to filter it",
        "GOV.UK: build with progressive enhancement",
    ),
    Explanation(
        "browser/script-hides",
        Severity.ERROR,
        "A script takes no words away.",
        "Most readers have scripts switched on, so they would miss these words.",
        "a script that hides all answers but the first",
        "answers in <details>, which anyone can open",
        "GOV.UK: build with progressive enhancement",
    ),
    Explanation(
        "browser/leaves-folder",
        Severity.ERROR,
        "A page asks for nothing outside the folder of the site.",
        "The site must work offline, and nobody else should learn who reads it.",
        "a font that is loaded from another company's computer",
        "the font beside the page",
        "our own promise: the site works from a folder",
    ),
    Explanation(
        "browser/missing-file",
        Severity.ERROR,
        "Every file that a page asks for is there.",
        "Readers would meet a gap where something should be.",
        "a picture that was renamed after the page was written",
        "the picture under the name that the page uses",
        "our own promise: the site works from a folder",
    ),
    Explanation(
        "browser/script-error",
        Severity.ERROR,
        "The scripts of a page run without an error.",
        "After an error the rest of the script does not run.",
        "a script that needs a button which this page does not have",
        "a script that first looks whether the button is there",
        "our own practice",
    ),
    Explanation(
        "deep/missing-tool",
        Severity.ERROR,
        "Every outside program of the deep checks is installed.",
        _UNCHECKED,
        "deep checks on a machine without Java",
        "the command that the message names, then the checks again",
        "our own practice",
    ),
    Explanation(
        "deep/tool-failed",
        Severity.ERROR,
        "Every outside program gives an answer that can be read.",
        _UNCHECKED,
        "a browser that is stopped for lack of memory",
        "the same checks on a machine with more memory",
        "our own practice",
    ),
    Explanation(
        "deep/canary-silent",
        Severity.ERROR,
        "Every outside program finds the faults of a file that is known to be bad.",
        "A program that finds nothing there has not looked at the other files either.",
        "a checker whose rules were not installed, and that says all is well",
        "the versions that this project names, installed anew",
        "our own practice",
    ),
    Explanation(
        "deep/nothing-to-check",
        Severity.ERROR,
        "There is a built site to check.",
        _UNCHECKED,
        "strategy-build check --deep before any build",
        "strategy-build build, then strategy-build check --deep",
        "our own practice",
    ),
)
