"""The KPIs of one area, beside those of the whole team."""

from __future__ import annotations

from pipeline.reporting import formats, sentences
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _
from pipeline.reporting.records.figures import Definition
from pipeline.reporting.scopes import Scope
from pipeline.reporting.sparklines import note as sparkline_note
from pipeline.reporting.sparklines import sparkline
from pipeline.reporting.tables import Table

_NONE = "–"


def area_kpi_table(kpis: Kpis, scope: Scope) -> Table:
    """Return every KPI that is cut by area: the area's baseline, quarter, year; the team's."""
    cut = [d for d in kpis.definitions if kpis.is_by_network(d.kpi_id) and not d.needs_chance]
    compared = sentences.when(kpis.compared) if kpis.compared else ""
    note = _("Ændring: værdien {when} mod udgangspunktet.", when=compared) if compared else ""
    whole = _("De øvrige nøgletal findes kun for hele den operative indsats.")
    return Table(
        caption=_(
            "Nøgletal for området »{name}«, {quarter}", name=scope.name, quarter=kpis.quarter_name
        ),
        headings=(
            _("Nøgletal"),
            _("Udgangspunkt"),
            kpis.quarter_name,
            _("Seneste fire kvartaler"),
            _("Ændring"),
            _("Alle områder i kvartalet"),
        ),
        rows=tuple(_row(kpis, scope, definition) for definition in cut),
        numeric=(1, 2, 3, 4, 5),
        note=f"{note} {whole} {_(sentences.NOT_EFFECT)}".strip(),
        courses=tuple(sparkline(kpis, definition, network=scope.code) for definition in cut),
        course_note=sparkline_note(kpis),
    )


def _row(kpis: Kpis, scope: Scope, definition: Definition) -> tuple[str, ...]:
    kpi_id, unit = definition.kpi_id, definition.unit

    def shown(value: float | None) -> str:
        return formats.by_unit(value, unit)

    periods = (kpis.baseline, kpis.quarter, kpis.rolling)
    change = kpis.change(kpi_id, kpis.compared, network=scope.code)
    return (
        definition.title,
        *(
            _NONE if period is None else shown(kpis.value(kpi_id, period, network=scope.code))
            for period in periods
        ),
        _NONE if change is None else formats.change_by_unit(change, unit),
        shown(kpis.value(kpi_id, kpis.quarter)),
    )
