"""What is known of the networks' meetings and follow-ups, and the table of it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, sentences
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _
from pipeline.reporting.reading import Published
from pipeline.reporting.records.scope import NetworkFollowUp, NetworkParty
from pipeline.reporting.records.setting import Named, Period
from pipeline.reporting.tables import Table

_NONE = "–"
_ALL = ("team", "all")
_KPIS = ("ssp_attendance_rate", "minutes_coverage", "log_minutes_agreement")


class Networks:
    """The rows of the networks, by period and network."""

    def __init__(self, published: Published) -> None:
        self._parties: dict[tuple[object, ...], list[NetworkParty]] = {}
        for one in published.network_parties:
            key = (one.period_type, one.period_start, one.dimension, one.dimension_value)
            self._parties.setdefault(key, []).append(one)
        self._follow_ups: dict[tuple[object, ...], NetworkFollowUp] = {
            (f.period_type, f.period_start, f.dimension, f.dimension_value): f
            for f in published.follow_ups
        }

    def parties(self, period: Period | None, network: str | None = None) -> list[NetworkParty]:
        """Return the parties of a network, or of all: our own roles first."""
        return self._parties.get(_key(period, network), [])

    def follow_up(
        self, period: Period | None, network: str | None = None
    ) -> NetworkFollowUp | None:
        """Return how the follow-ups of a network, or of all, stand at the period's end."""
        return self._follow_ups.get(_key(period, network))


def _key(period: Period | None, network: str | None) -> tuple[object, ...]:
    return (
        ()
        if period is None
        else (period.period_type, period.period_start, *(("network", network) if network else _ALL))
    )


def follow_up_table(kpis: Kpis, found: Networks, networks: Sequence[Named]) -> Table:
    """Return the follow-ups of each network: due, closed in time, open, overdue, days to work."""
    period = kpis.compared
    rows = [_follow_up_row(n.name, found.follow_up(period, n.code)) for n in networks]
    rows.append(_follow_up_row(_("Alle netværk"), found.follow_up(period)))
    return Table(
        caption=_follow_up_finding(found.follow_up(period)),
        headings=(
            _("SSP-netværk"),
            _("Aftalt"),
            _("Med frist"),
            _("Lukket til tiden"),
            _("For sent"),
            _("Uvist"),
            _("Åbne nu"),
            _("Heraf over fristen"),
            _("Begyndt"),
            _("Dage til første arbejde"),
        ),
        rows=tuple(rows),
        numeric=tuple(range(1, 10)),
        note=_(
            "Aftaler, som den operative indsats har ansvaret for, {when}. Med frist: aftaler, hvis "
            "oprindelige frist lå i perioden. Uvist: lukket mellem to møder med fristen imellem. "
            "Åbne nu: ved periodens slutning. Dage til første arbejde: gennemsnit af de aftaler, "
            "der er begyndt på; {median}",
            when=sentences.when(period) if period else kpis.quarter_name,
            median=_median(kpis),
        ),
    )


def _follow_up_row(name: str, row: NetworkFollowUp | None) -> tuple[str, ...]:
    if row is None:
        return (name, *([formats.no_data()] + [_NONE] * 8))
    counts = (
        row.decided_count,
        row.due_count,
        row.on_time_count,
        row.late_count,
        row.unclear_count,
        row.open_count,
        row.overdue_count,
    )
    days = _NONE if row.lead_days_mean is None else formats.amount(row.lead_days_mean)
    begun = _(
        "{reached} af {cases}",
        reached=formats.count(row.lead_reached_count),
        cases=formats.count(row.lead_case_count),
    )
    return (name, *map(formats.count, counts), begun, days)


def _follow_up_finding(row: NetworkFollowUp | None) -> str:
    if row is None or row.due_count + row.open_count == 0:
        return _("Der er ingen aftaler fra netværksmøderne at opgøre")
    return _(
        "{on_time} af {due} aftaler med frist blev lukket til tiden; åbne nu: {open}, heraf "
        "{overdue} over fristen",
        on_time=formats.count(row.on_time_count),
        due=formats.count(row.due_count),
        open=formats.count(row.open_count),
        overdue=formats.count(row.overdue_count),
    )


def _median(kpis: Kpis) -> str:
    figure = kpis.figure("action_lead_days", kpis.compared)
    value = kpis.value("action_lead_days", kpis.compared)
    if figure is not None and figure.status == "not_reached":
        return _("medianen af alle aftaler er ikke nået.")
    if value is None:
        return _("medianen af alle aftaler kan ikke opgøres.")
    return _("medianen af alle aftaler er {days}.", days=formats.by_unit(value, "days"))


def network_kpi_table(kpis: Kpis, networks: Sequence[Named]) -> Table:
    """Return the KPIs of the meetings for each network: in the baseline, and now."""
    shown = [d for d in kpis.definitions if d.kpi_id in _KPIS]
    codes: list[tuple[str, str | None]] = [(n.name, n.code) for n in networks]
    return Table(
        caption=_("Kan tallene om møderne bruges? Deltagelse, referater og tidsregistreringer"),
        headings=(
            _("SSP-netværk"),
            *(text for d in shown for text in (d.title, _("Udgangspunkt: {name}", name=d.title))),
        ),
        rows=tuple(
            (
                name,
                *(
                    formats.by_unit(kpis.value(d.kpi_id, period, network=code), d.unit)
                    for d in shown
                    for period in (kpis.compared, kpis.baseline)
                ),
            )
            for name, code in (*codes, (_("Alle netværk"), None))
        ),
        numeric=tuple(range(1, 2 * len(shown) + 1)),
        note=_("Opgjort {when}.", when=sentences.when(kpis.compared)) if kpis.compared else "",
    )
