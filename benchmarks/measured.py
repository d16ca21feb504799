"""Results: a figure, what it is measured against, and the goal."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Result:
    """One figure of one run.

    Attributes:
        goal: the number of the goal; empty for what is only reported.
        ratio: what the goal is about; ``None`` where there is only a figure.
        at_least: whether the ratio has to reach the limits, or to stay below them.
    """

    goal: str
    what: str
    figure: str
    ratio: float | None = None
    limit: float | None = None
    stretch: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """How the goal was met."""
        if self.ratio is None or self.limit is None:
            return ""
        if self.stretch is not None and self._meets(self.stretch):
            return "stretch"
        return "pass" if self._meets(self.limit) else "MISSED"

    def _meets(self, limit: float) -> bool:
        assert self.ratio is not None
        return self.ratio >= limit if self.at_least else self.ratio <= limit


def to_line(results: Sequence[Result]) -> str:
    """The results as one line of JSON."""
    return json.dumps([asdict(result) for result in results])


def from_line(line: str) -> list[Result]:
    """The results that a line holds."""
    return [Result(**result) for result in json.loads(line)]


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def percentile(values: Sequence[float], part: float) -> float:
    """The value that this part of all don't exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def table(results: Sequence[Result]) -> str:
    """All results as a table in Markdown."""
    rows = [("goal", "what", "measured", "ratio", "pass", "stretch", "")]
    rows += [
        (
            result.goal,
            result.what,
            result.figure,
            "" if result.ratio is None else f"{result.ratio:.3g}",
            _limit(result.limit, result.at_least),
            _limit(result.stretch, result.at_least),
            result.verdict,
        )
        for result in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(7)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _limit(limit: float | None, at_least: bool) -> str:
    return "" if limit is None else f"{'≥' if at_least else '≤'} {limit:g}"
