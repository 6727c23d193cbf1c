"""What a part of a Word file points to: addresses outside, pictures, other parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from strategy_build.formats.docx.elements import DECLARATION, element

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(slots=True)
class Relations:
    """Relations of one part in the order in which they were needed; each target once."""

    rows: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)

    def add(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The id of the relation to `target`; `kind` is the last word of its type, or all of it."""
        full = kind if "/" in kind else f"{TYPES}/{kind}"
        name, _ = self.rows.setdefault((full, target), (f"rId{len(self.rows) + 1}", outside))
        return name

    def part(self) -> str:
        """The part of the file that holds them."""
        inside = "".join(
            element(
                "Relationship",
                {"Id": name, "Type": kind, "Target": target}
                | ({"TargetMode": "External"} if outside else {}),
            )
            for (kind, target), (name, outside) in self.rows.items()
        )
        return f'{DECLARATION}<Relationships xmlns="{_NAMES}">{inside}</Relationships>'
