"""A KPI's course as a line as high as a word, drawn into a row of a table without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.reporting import formats
from pipeline.reporting.escaping import for_html
from pipeline.reporting.kpis import GAINS, Kpis
from pipeline.reporting.language import _, ngettext
from pipeline.reporting.records.figures import Definition
from pipeline.reporting.records.setting import Period

MOST_QUARTERS = 12
"""Three years: on most pages both the time before the decision and what came after."""

_WIDTH, _HEIGHT, _EDGE = 132, 30, 4  # pixels; the edge leaves room for the dot


@dataclass(frozen=True)
class Sparkline:
    """The last quarters of one KPI.

    Parameters
    ----------
    values
        One per quarter, the oldest first; None is a gap.
    level
        Where the baseline lies; None where it cannot stand beside a quarter.
    said
        First, lowest, highest and last value in words; where nothing is drawn, why.
    """

    values: tuple[float | None, ...]
    level: float | None
    said: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(value is None for value in self.values)


def sparkline(kpis: Kpis, definition: Definition, *, network: str | None = None) -> Sparkline:
    """Return a KPI's course up to the quarter, for the team or for one network.

    What is never nought by chance alone has none: a line cannot show what chance would give.
    """
    if definition.needs_chance:
        return Sparkline((), None, _("vises kun som tal"))
    quarters = [p for p in kpis.quarters() if p.period_start <= kpis.quarter_start]
    quarters = quarters[-MOST_QUARTERS:]
    values = [kpis.value(definition.kpi_id, one, network=network) for one in quarters]
    level = _level(kpis, definition, network)
    return Sparkline(tuple(values), level, _said(definition, quarters, values, level))


def _level(kpis: Kpis, definition: Definition, network: str | None) -> float | None:
    """Return the baseline, where it is told of a quarter what it has changed since then."""
    if definition.kpi_id in GAINS:
        return None if kpis.baseline is None else 0.0
    if kpis.is_sum(definition.kpi_id):
        return None
    return kpis.value(definition.kpi_id, kpis.baseline, network=network)


def note(kpis: Kpis) -> str:
    """Return how to read the lines; stands under their table."""
    return _(
        "Forløb: kvartal for kvartal, højst {most}, hvert nøgletal på sin egen skala. Prikken er "
        "{quarter}, den stiplede linje er udgangspunktet, og et brud er kvartaler uden tal.",
        most=formats.word(MOST_QUARTERS),
        quarter=kpis.quarter_name,
    )


def _said(
    definition: Definition,
    quarters: Sequence[Period],
    values: Sequence[float | None],
    level: float | None,
) -> str:
    known = [(value, one) for value, one in zip(values, quarters, strict=True) if value is not None]
    if not known:
        return formats.no_data()

    def shown(value: float) -> str:
        if definition.kpi_id in GAINS:
            return formats.change_by_unit(value, definition.unit)
        return formats.by_unit(value, definition.unit)

    (first, begin), (last, end) = known[0], known[-1]
    if len(known) == 1:
        told = _(
            "{name}: kun {quarter} har tal, {value}.",
            name=definition.title,
            quarter=end.label,
            value=shown(last),
        )
    else:
        low, lowest = min(known, key=lambda pair: pair[0])
        high, highest = max(known, key=lambda pair: pair[0])
        told = _(
            "{name}. Forløb fra {begin} til {end}: først {first}, lavest {low} ({lowest}), højest "
            "{high} ({highest}), senest {last}.",
            name=definition.title,
            begin=begin.label,
            end=end.label,
            first=shown(first),
            low=shown(low),
            lowest=lowest.label,
            high=shown(high),
            highest=highest.label,
            last=shown(last),
        )
    is_gain = definition.kpi_id in GAINS  # it was nothing in the baseline, by what it is
    before = "" if level is None or is_gain else _(" Udgangspunkt: {level}.", level=shown(level))
    # A title may be a question.
    return f"{told}{before}{_missing(len(values) - len(known))}".replace("?. ", "? ", 1)


def _missing(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        " {count} kvartal er uden tal.",
        " {count} kvartaler er uden tal.",
        count,
        count=formats.count(count),
    )


def sparkline_html(line: Sparkline) -> str:
    """Return a course as a picture with its words; where there is nothing to draw, that word."""
    if line.is_empty:
        return for_html(line.said)
    drawn = "".join((_level_line(line), *_stretches(line), _now(line)))
    said = for_html(line.said)
    return (
        f'<span class="u-course" role="img" aria-label="{said}" title="{said}">'
        f'<svg class="u-spark" aria-hidden="true" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}">{drawn}</svg></span>'
    )


def _level_line(line: Sparkline) -> str:
    if line.level is None:
        return ""
    y = _down(line, line.level)
    return f'<path class="u-spark-level" d="M0 {y}H{_WIDTH}"/>'


def _stretches(line: Sparkline) -> Iterator[str]:
    """Yield a line for each run of quarters with values; a quarter between gaps is a point."""
    run: list[str] = []
    for number, value in enumerate((*line.values, None)):
        if value is not None:
            run.append(f"{_across(line, number)} {_down(line, value)}")
            continue
        if len(run) == 1:
            x, y = run[0].split()
            yield f'<circle cx="{x}" cy="{y}" r="1.5"/>'
        elif run:
            yield f'<path d="M{"L".join(run)}"/>'
        run = []


def _now(line: Sparkline) -> str:
    """Return the dot of the quarter itself; none where it has no value."""
    last = line.values[-1]
    if last is None:
        return ""
    return f'<circle cx="{_across(line, len(line.values) - 1)}" cy="{_down(line, last)}" r="3"/>'


def _across(line: Sparkline, number: int) -> str:
    steps = max(1, len(line.values) - 1)
    # A single quarter stands where the last one always does.
    part = number / steps if len(line.values) > 1 else 1.0
    return f"{_EDGE + part * (_WIDTH - 2 * _EDGE):.4g}"


def _down(line: Sparkline, value: float) -> str:
    levels = [one for one in (*line.values, line.level) if one is not None]
    low, high = min(levels), max(levels)
    part = (value - low) / (high - low) if high > low else 0.5
    return f"{_HEIGHT - _EDGE - part * (_HEIGHT - 2 * _EDGE):.4g}"
