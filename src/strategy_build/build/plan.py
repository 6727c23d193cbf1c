"""Which artefacts to make, from what: the tasks of a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from strategy_build.build import jobs
from strategy_build.build.digest import code_digest, digest, files_digest, versions
from strategy_build.build.jobs import Job, artefact_name, proof_name, speech_name
from strategy_build.build.tasks import Task
from strategy_build.formats.braille import louis
from strategy_build.formats.registry import FORMATS, Need

# The libraries whose version shapes the bytes of a format.
_LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "html": ("jinja2", "markupsafe"),
    "epub": ("jinja2", "markupsafe", "ebooklib", "lxml", "pillow"),
    "pdf": ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "fonttools", "pillow", "jinja2"),
    "docx": ("jinja2", "markupsafe", "resvg"),
    "text": (),
    "braille": ("lxml",),
    "audio": ("pillow",),
    "daisy": ("markupsafe",),
    "speech": ("hibari-tts", "onnxruntime", "numpy", "lameenc", "soundfile", "gtts"),
}
_KEPT = ("build/findings.py", "build/jobs.py", "build/shelf.py")  # how a proof is kept
_SAID = ("speech/lexicon.py", "speech/phonemes.py")  # how words are said, for more than recordings
_SHARED = (
    "model",
    "markup",
    *_SAID,
    "formats/registry.py",
    "build/fonts.py",
    "build/jobs.py",
    "build/shelf.py",
)


def tasks(work: Iterable[Job], formats: tuple[str, ...]) -> Iterator[Task]:
    """Every step for every publication, in no order: each names the steps that it needs."""
    for job in work:
        yield from _of_publication(job, formats)


def _of_publication(job: Job, formats: tuple[str, ...]) -> Iterator[Task]:
    document = job.document
    base = (digest(repr(document)), digest(repr(sorted(job.labels.words.items()))))
    if _speaks(formats):
        yield Task(
            name=speech_name(document),
            title=f"recording {document.id}",
            action=partial(jobs.speak, job=job),
            inputs=(
                *base,
                job.voice,
                str(job.rate),
                job.engines,
                code_digest("model", "speech", "build/jobs.py", "build/shelf.py"),
                versions(*_LIBRARIES["speech"]),
            ),
        )
    for name in formats:
        needs, offered = _needs(job, name, formats), _offered(name, formats)
        yield Task(
            name=artefact_name(document, name),
            title=f"{name} of {document.id}",
            action=partial(jobs.render, job=job, name=name, offered=offered),
            inputs=(
                *base,
                *_looks(job),
                code_digest(*_SHARED, f"formats/{FORMATS[name].room}"),
                *_world(job, name),
                *offered,
            ),
            needs=needs,
        )
        yield Task(
            name=proof_name(document, name),
            title=f"checking {name} of {document.id}",
            action=partial(jobs.prove, job=job, name=name),
            inputs=(*base, code_digest("model", "checks", *_KEPT)),
            needs=(
                artefact_name(document, name),
                *(n for n in needs if n == speech_name(document)),
            ),
        )


def _speaks(formats: tuple[str, ...]) -> bool:
    """Whether anything is recorded."""
    return any(Need.SPEECH in FORMATS[name].needs for name in formats)


def _needs(job: Job, name: str, formats: tuple[str, ...]) -> tuple[str, ...]:
    """The steps whose results a format is given."""
    document, needs = job.document, FORMATS[name].needs
    wanted: list[str] = []
    if Need.SPEECH in needs or ({Need.TIMES, Need.NARRATION} & needs and _speaks(formats)):
        wanted.append(speech_name(document))
    if Need.PAGES in needs and "pdf" in formats:
        wanted.append(artefact_name(document, "pdf"))
    if Need.FILES in needs:
        wanted += [artefact_name(document, other) for other in formats if other != name]
    return tuple(wanted)


def _looks(job: Job) -> tuple[str, ...]:
    return (files_digest(job.layouts.items()), repr(job.theme), job.family.name)


def _offered(name: str, formats: tuple[str, ...]) -> tuple[str, ...]:
    """The other forms that this one names: those that many people need."""
    named = formats if Need.OFFERED in FORMATS[name].needs else ()
    return tuple(other for other in named if not FORMATS[other].rare)


def _world(job: Job, name: str) -> tuple[str, ...]:
    row = FORMATS[name]
    titles = repr(sorted(job.titles.items()))
    assets = repr(sorted(job.assets)) if Need.ASSETS in row.needs else ""
    sources = (
        files_digest((s.path, s.data) for s in job.sources) if Need.SOURCES in row.needs else ""
    )
    options = repr(sorted(row.options.items()))
    libraries = [*_LIBRARIES[row.room]]
    if Need.FONTS in row.needs:
        libraries += ["uharfbuzz", job.family.package.replace("_", "-")]
    return (titles, assets, sources, options, versions(*libraries), _system(row.room))


def _system(room: str) -> str:
    """The version of what a format uses of the system."""
    return f"liblouis={louis.version()}" if room == "braille" else ""
