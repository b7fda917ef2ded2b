"""The tables of the reports, as text; what a cell says is decided here, how it looks in layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting import formats, sentences
from pipeline.reporting.kpis import GAINS, Kpis
from pipeline.reporting.records import Definition, Expectation, Period, Reconciled, Refused

_NONE = "–"
_FAILED = {
    "critical": ("kritisk", "kritiske"),
    "warning": ("advarsel", "advarsler"),
    "info": ("oplysning", "oplysninger"),
}
_KINDS = {"activity": "Aktivitetslog", "minutes": "Referat", "orders": "Bestillinger"}
_FORMATS = {
    "csv": "CSV",
    "xlsx": "Excel",
    "xls": "Excel 97–2003",
    "xlsb": "Excel, binær",
    "ods": "OpenDocument",
    "parquet": "Parquet",
    "json": "JSON",
    "ndjson": "JSON-linjer",
    "ics": "kalender",
    "docx": "Word",
    "odt": "OpenDocument",
    "pdf": "PDF",
    "rtf": "RTF",
    "html": "webside",
    "mail": "e-mail",
    "markdown": "Markdown",
    "text": "tekst",
    "unknown": "ukendt format",
}


@dataclass(frozen=True)
class Table:
    """A table of text.

    Parameters
    ----------
    numeric
        Columns that are set flush right.
    widths
        Relative widths on paper.
    details
        What is folded up under the first cell of each row, on screen.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    details: tuple[str, ...] = ()
    note: str = ""


def kpi_table(kpis: Kpis) -> Table:
    """Return every KPI: baseline, quarter, four quarters, change, target, verdict, definition."""
    quarter = kpis.quarter_name.replace(". ", f".{formats.NO_BREAK_SPACE}")
    if kpis.quarter and not kpis.quarter.is_complete:
        quarter += " (ikke afsluttet)"
    return Table(
        caption=f"Alle nøgletal for den operative indsats, {kpis.quarter_name}",
        headings=(
            "Nøgletal",
            "Udgangspunkt",
            quarter,
            "Seneste fire kvartaler",
            "Ændring",
            "Mål",
            "Styringsdiagram",
        ),
        rows=tuple(_kpi_row(kpis, definition) for definition in kpis.definitions),
        numeric=(1, 2, 3, 4),
        widths=(6, 4, 4, 4, 4, 5, 6),
        details=tuple(map(definition_text, kpis.definitions)),
        note=_kpi_note(kpis),
    )


def _kpi_note(kpis: Kpis) -> str:
    said = f"{sentences.baseline(kpis)} {sentences.NOT_EFFECT}"
    if kpis.baseline is None or kpis.compared is None:
        return said
    return f"Ændring: værdien {sentences.when(kpis.compared)} mod udgangspunktet. {said}"


def _kpi_row(kpis: Kpis, definition: Definition) -> tuple[str, ...]:
    kpi_id, unit = definition.kpi_id, definition.unit
    # What is gained or moved since the baseline was nothing then.
    before = None if kpi_id in GAINS or definition.needs_chance else kpis.baseline
    values = (_value_text(kpis, definition, p) for p in (before, kpis.quarter, kpis.rolling))
    change = kpis.change(kpi_id, kpis.compared)
    return (
        definition.title_da,
        *values,
        formats.change_by_unit(change, unit) if change is not None else _NONE,
        target_text(kpis, kpi_id),
        _spc_text(kpis, kpi_id),
    )


def _value_text(kpis: Kpis, definition: Definition, period: Period | None) -> str:
    """Return a value; beside it what chance alone would give, where it must not stand alone."""
    if period is None:
        return _NONE
    kpi_id, unit = definition.kpi_id, definition.unit
    shown = formats.change_by_unit if kpi_id in GAINS else formats.by_unit
    figure = kpis.figure(kpi_id, period)
    if figure is not None and figure.status == "not_reached":
        return formats.not_reached()
    value, chance = kpis.value(kpi_id, period), kpis.chance(kpi_id, period)
    text = shown(value, unit)
    if value is None or chance is None or not definition.needs_chance:
        return text
    between = "–".join(formats.amount(end) for end in (chance.chance_lower, chance.chance_upper))
    by_chance = formats.by_unit(chance.chance, unit)
    return f"{text} (tilfældige udsving alene: {by_chance}, {between})"


def _spc_text(kpis: Kpis, kpi_id: str) -> str:
    summary = kpis.spc(kpi_id)
    said, target = sentences.verdict(summary), sentences.assurance(summary)
    return f"{said}; {target}" if target else said if summary else _NONE


def target_text(kpis: Kpis, kpi_id: str) -> str:
    """Return a KPI's target, its date, and that it is an example where it is one."""
    target, definition = kpis.target(kpi_id), kpis.definition(kpi_id)
    if target is None or definition is None:
        return _NONE
    example = " (eksempel)" if target.is_example else ""
    due = f", {formats.long_date(target.due)}" if target.due else ""
    return f"{formats.by_unit(target.target, definition.unit)}{example}{due}"


def definition_text(definition: Definition) -> str:
    """Return a KPI's definition with the boundary rule of its category."""
    boundary = f" Afgrænsning: {definition.boundary_da}" if definition.boundary_da else ""
    return f"{definition.definition_da.strip()}{boundary}"


def definitions_table(kpis: Kpis) -> Table:
    """Return the definition of every KPI, for the appendix."""
    return Table(
        caption="Definition af nøgletallene",
        headings=("Nøgletal", "Definition"),
        rows=tuple((d.title_da, definition_text(d)) for d in kpis.definitions),
        widths=(2, 5),
    )


def reconciliation_table(reconciled: Sequence[Reconciled]) -> Table:
    """Return received = loaded + … + withdrawn + erased, by source and in all."""
    total = Reconciled(
        "all",
        *(
            sum(getattr(row, name) for row in reconciled)
            for name in (
                "file_count",
                "rows_received",
                "rows_loaded",
                "rows_refused",
                "rows_superseded",
                "rows_withdrawn",
                "rows_erased",
                "difference",
            )
        ),
    )
    return Table(
        caption="Modtaget = indlæst + afvist + erstattet + trukket tilbage + slettet",
        headings=(
            "Kilde",
            "Filer",
            "Modtaget",
            "Indlæst",
            "Afvist",
            "Erstattet",
            "Trukket tilbage",
            "Slettet",
            "Difference",
        ),
        rows=tuple(map(_reconciled_row, (*reconciled, total))),
        numeric=(1, 2, 3, 4, 5, 6, 7, 8),
        note=(
            "Rækker i aktivitetslogge, referater og bestillinger; et referat er én række. "
            "Erstattet: en senere eller tilsvarende række gælder i stedet. Differencen skal være 0."
        ),
    )


def _reconciled_row(row: Reconciled) -> tuple[str, ...]:
    counts = (
        row.file_count,
        row.rows_received,
        row.rows_loaded,
        row.rows_refused,
        row.rows_superseded,
        row.rows_withdrawn,
        row.rows_erased,
        row.difference,
    )
    return (
        "I alt" if row.source == "all" else source_name(row.source),
        *map(formats.count, counts),
    )


def source_name(source: str) -> str:
    """Return a source (``activity_csv``) in Danish: ``Aktivitetslog (CSV)``."""
    kind, _, file_format = source.partition("_")
    return f"{_KINDS.get(kind, kind)} ({_FORMATS.get(file_format, file_format)})"


def refused_table(refused: Sequence[Refused]) -> Table:
    """Return how many rows were refused, by reason."""
    return Table(
        caption="Afviste rækker efter årsag",
        headings=("Årsag", "Rækker", "Sådan rettes det"),
        rows=tuple((r.reason_da, formats.count(r.row_count), r.mend_da or _NONE) for r in refused),
        numeric=(1,),
    )


def checks_sentence(expectations: Sequence[Expectation]) -> str:
    """Return in one sentence how the checks of the data went."""
    if not expectations:
        return "Data er ikke kontrolleret."
    failed = [e for e in expectations if not e.is_success]
    if not failed:
        return f"Alle {formats.count(len(expectations))} kontroller af data er bestået."
    numbers = {severity: sum(e.severity == severity for e in failed) for severity in _FAILED}
    kinds = [
        f"{formats.count(numbers[severity])} {one if numbers[severity] == 1 else several}"
        for severity, (one, several) in _FAILED.items()
        if numbers[severity]
    ]
    return (
        f"{formats.count(len(failed))} af {formats.count(len(expectations))} kontroller er ikke "
        f"bestået: {formats.joined(kinds)}."
    )


def reconciled_sentence(reconciled: Sequence[Reconciled]) -> str:
    """Return in one sentence whether every row received is accounted for."""
    received = formats.count(sum(row.rows_received for row in reconciled))
    difference = sum(row.difference for row in reconciled)
    if difference:
        return (
            f"{formats.count(difference)} af {received} modtagne rækker mangler eller er for mange."
        )
    return (
        f"Alle {received} modtagne rækker er gjort op: indlæst, afvist, erstattet eller trukket "
        "tilbage."
    )
