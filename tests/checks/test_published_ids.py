from __future__ import annotations

from strategy_build.checks.published_ids import check_ids, ids_of
from strategy_build.model.content import Content
from tests.checks.reading import checked, good_site


def read(files: dict[str, bytes]) -> Content:
    content, _ = checked(files)
    assert content is not None
    return content


def test_is_silent_where_every_id_stays() -> None:
    content = read(good_site())
    published = {name: ids_of(one) for name, one in content.publications.items()}

    assert len(published["plan"]) > 10
    assert check_ids(content, published) == ()
    assert check_ids(content, {}) == ()


def test_tells_of_an_id_that_was_published_and_is_gone() -> None:
    before = read(good_site())
    published = {name: ids_of(one) for name, one in before.publications.items()}
    lost = next(name for name in published["plan"] if b"id: " + name.encode() in _matter())
    files = {
        name: data.replace(b"id: " + lost.encode() + b"\n", b"id: quite-another\n")
        for name, data in good_site().items()
    }

    found = check_ids(read(files), published)

    assert lost in {one.message.split('"')[1] for one in found}
    assert {one.rule for one in found} == {"SRC25"}
    assert all(one.location.file == "content/plan/publication.yaml" for one in found)


def _matter() -> bytes:
    return b"".join(data for name, data in good_site().items() if name.endswith(".md"))
