from __future__ import annotations

from pathlib import Path

import pytest

from strategy_build.speech.engines.pace import Pace


@pytest.mark.parametrize(
    ("later", "waits"), [(0.0, [1.0]), (0.4, [0.6]), (1.0, []), (-50.0, [1.0])]
)
def test_leaves_a_gap_between_two_turns_but_never_more(
    tmp_path: Path, later: float, waits: list[float]
) -> None:
    slept: list[float] = []
    clock = [1_000.0]
    for _ in range(2):
        with Pace(1.0, slept.append, tmp_path / "pace", lambda: clock[0]).turn():
            pass
        clock[0] += later

    assert slept == pytest.approx(waits)


def test_a_turn_that_fails_counts_as_a_turn(tmp_path: Path) -> None:
    slept: list[float] = []
    pace = Pace(1.0, slept.append, tmp_path / "pace", lambda: 1_000.0)
    with pytest.raises(OSError, match="refused"), pace.turn():
        raise OSError("refused")
    with pace.turn():
        pass

    assert slept == [1.0]


def test_follows_no_link_that_somebody_laid(tmp_path: Path) -> None:
    (tmp_path / "pace").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OSError, match="pace"), Pace(1.0, print, tmp_path / "pace").turn():
        pass
    assert not (tmp_path / "elsewhere").exists()
