"""``ungetid whatif``: a scenario on the rates of the published warehouse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict, dataclass

import duckdb
import polars as pl
from rich.markup import escape
from rich.table import Table

from pipeline.analysis.whatif import Observed, Scenario, outcome
from pipeline.analysis.whatif_tables import read_model_moves, read_observed
from pipeline.problems import UngetidError
from pipeline.publish import published
from pipeline.reporting import formats
from pipeline.warehouse_file import open_read_only
from pipeline.workspace import Workspace

_INTERVAL = "95\u00a0%"  # no line ends before the sign
_SPAN = """
    select period_start, period_end, label_da from core.dim_period
    where period_type = 'rolling_4_quarters' and is_complete
    order by period_end
"""
_NAMES = """
    select category_code, name_da from core.dim_category
    union all
    select network_code, name_da from core.dim_network
    union all
    select model_id, name_da from core.dim_model
"""


@dataclass(frozen=True)
class WhatIf:
    """A scenario worked out.

    Parameters
    ----------
    label_da
        The four quarters that the rates are from.
    scenario
        What was assumed.
    figures
        See :func:`pipeline.analysis.whatif.outcome`.
    moves
        What each model would move: the columns of ``analysis.model_move``, for these four quarters.
    names
        Code of a category or an area → its Danish name.
    """

    label_da: str
    observed: Observed
    scenario: Scenario
    figures: pl.DataFrame
    moves: pl.DataFrame
    names: dict[str, str]

    def as_json(self) -> dict[str, object]:
        """Return what was assumed and what came of it, for programs."""
        return {
            "rates_of": self.label_da,
            "observed": {"staff": self.observed.staff, "norm_hours": self.observed.norm_hours},
            "scenario": asdict(self.scenario),
            "figures": self.figures.to_dicts(),
            "model_moves": self.moves.drop("period_start").to_dicts(),
        }

    def as_tables(self) -> list[Table]:
        """Return what came of it, in Danish: it is copied to managers as it stands."""
        return [self._mix(), self._areas(), self._whole()]

    def _mix(self) -> Table:
        """Return the categories of time, now and at the target."""
        table = Table(title=escape(self._title()))
        table.add_column("Arbejdstid, timer om ugen")
        for heading in ("Andel", "Timer", "Andel ved målet", "Timer ved målet"):
            table.add_column(heading, justify="right")
        table.add_column(f"Flyttes\n({_INTERVAL})", justify="right")
        for code in self.observed.categories:
            table.add_row(
                escape(self.names.get(code, code)),
                self._said("share_now", code, formats.share),
                self._said("hours_now", code, formats.amount),
                self._said("share_target", code, formats.share),
                self._said("hours_target", code, formats.amount),
                self._said("hours_moved", code, _signed, interval=True),
            )
        return table

    def _areas(self) -> Table:
        """Return direct work by area as full-time equivalents."""
        table = Table(title="Årsværk til direkte arbejde")
        table.add_column("Område")
        for heading in (f"Fordeling som nu ({_INTERVAL})", f"Ved målet ({_INTERVAL})"):
            table.add_column(heading, justify="right")
        for code in (*self.observed.areas, "all"):
            table.add_row(
                escape(self.names.get(code, code)) if code != "all" else "I alt",
                self._said("full_time_now", code, formats.decimals, interval=True),
                self._said("full_time_target", code, formats.decimals, interval=True),
            )
        return table

    def _whole(self) -> Table:
        """Return what concerns the whole team, and what each model would move."""
        table = Table(title="Hele indsatsen", caption=_CAPTION)
        table.add_column("Hvad")
        table.add_column(f"Tal ({_INTERVAL})", justify="right")
        for label, quantity, subject, write in _OF_THE_TEAM:
            table.add_row(label, self._said(quantity, subject, write, interval=True))
        for row in self.moves.iter_rows(named=True):
            name = escape(self.names.get(row["model_id"], row["model_id"]))
            table.add_row(
                f"Operative medarbejdere, der skifter enhed under {name}",
                formats.count(row["staff_count"]),
            )
        return table

    def _said(
        self,
        quantity: str,
        subject: str,
        write: Callable[[float], str],
        *,
        interval: bool = False,
    ) -> str:
        """Return a figure as it is written, with its interval where it has one; else a dash."""
        wanted = (pl.col("quantity") == quantity) & (pl.col("subject") == subject)
        found = self.figures.filter(wanted)
        if found.is_empty():
            return "–"
        row = found.row(0, named=True)
        said = write(row["value"])
        if not interval or row["lower"] is None:
            return said
        low, high = write(row["lower"]), write(row["upper"])
        return said if low == high else f"{said} ({low} til {high})"

    def _title(self) -> str:
        staff = self.observed.staff if self.scenario.staff is None else self.scenario.staff
        norm = self.scenario.norm_hours
        hours = self.observed.norm_hours if norm is None else norm
        aim = self.scenario.target
        target = "" if aim is None else f", mål {formats.share(aim)} direkte arbejde"
        assumed = {
            "fravær": self.scenario.absence_share,
            "intern tid": self.scenario.internal_share,
        }
        others = [
            f", {name} {formats.share(one)}" for name, one in assumed.items() if one is not None
        ]
        return (
            f"Hvad nu hvis: {_counted(staff)} medarbejdere à {formats.hours(hours)} om "
            f"ugen{''.join(others)}{target} ({self.label_da})"
        )

    @property
    def cannot_be_reached(self) -> bool:
        """Whether there is a target that internal time alone leaves no room for."""
        reached = (self.figures["quantity"] == "share_target").any()
        return self.scenario.target is not None and not reached


_CAPTION = (
    "Regnet ud fra de observerede andele; timetal gælder en uge uden helligdage. Intervallet "
    "dækker kun udsving fra måned til måned. Tallene viser tid, ikke virkning."
)


def _counted(number: float) -> str:
    """Return a number of people: whole where it is."""
    return formats.count(number) if float(number).is_integer() else formats.amount(number)


def _signed(value: float) -> str:
    return formats.amount(value, signed=True)


_OF_THE_TEAM = (
    ("Timer på arbejde om ugen", "hours_at_work", "all", formats.amount),
    (
        "Højeste mulige andel direkte arbejde: al tid undtagen intern tid",
        "highest_share",
        "direct",
        formats.share,
    ),
    (
        "Andel direkte arbejde, hvis én mere på fuld tid bruger al tid undtagen intern tid på det",
        "share_with_hire",
        "direct",
        formats.share,
    ),
)


def what_if(workspace: Workspace, scenario: Scenario, *, quarter: str | None = None) -> WhatIf:
    """Work out a scenario on the rates of four quarters of the published warehouse.

    Parameters
    ----------
    quarter
        The last of the four, ``2025-Q3``; the last complete one unless given.

    Raises
    ------
    UngetidError
        When nothing has been published, the four quarters are not there or hold no work, or a
        number of the scenario is none that can be.
    """
    _check(scenario)
    current = published(workspace)
    if current is None:
        raise UngetidError("Nothing has been published.", mend="Run 'ungetid run' first.")
    with open_read_only(current.file) as connection:
        first, last, label = _span(connection, quarter)
        observed = read_observed(connection, first, last)
        if not observed.is_enough:
            raise UngetidError(
                "There is nothing to take rates from in these four quarters.",
                mend="Name a quarter with registrations and operative staff: --quarter 2025-Q3.",
            )
        figures = outcome(observed, scenario)
        moves = read_model_moves(connection).filter(pl.col("period_start") == first)
        names = dict(connection.execute(_NAMES).fetchall())
    return WhatIf(label, observed, scenario, figures, moves, names)


def _check(scenario: Scenario) -> None:
    """Check what a person has typed.

    Raises
    ------
    UngetidError
        Names the number.
    """
    shares = {
        "absence": scenario.absence_share,
        "internal": scenario.internal_share,
        "target": scenario.target,
    }
    for name, share in shares.items():
        if share is not None and not 0 <= share < 1:
            raise UngetidError(
                f"--{name} is a share from 0 up to 1.", mend="Write 45 percent as 0.45."
            )
    for name, number, most in (
        ("staff", scenario.staff, 1000),
        ("norm-hours", scenario.norm_hours, 60),
    ):
        if number is not None and not 0 < number <= most:
            raise UngetidError(
                f"--{name} is a number above 0 and at most {most}.", mend="Write another number."
            )


def _span(
    connection: duckdb.DuckDBPyConnection, quarter: str | None
) -> tuple[dt.date, dt.date, str]:
    """Return the first and last day and the name of the four quarters that end with a quarter."""
    spans = connection.execute(_SPAN).fetchall()
    ends = {f"{last.year}-Q{last.month // 3}": (first, last, label) for first, last, label in spans}
    if not ends:
        raise UngetidError(
            "There are no four complete quarters to take rates from.",
            mend="Run it when a year has been registered.",
        )
    wanted = quarter or next(reversed(ends))
    if wanted not in ends:
        raise UngetidError(
            f"There are no four complete quarters that end with {wanted!r}.",
            mend=f"Use one of: {', '.join(ends)}.",
        )
    return ends[wanted]
