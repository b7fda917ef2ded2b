"""The tables of the reports, as text; what a cell says is decided here, how it looks in layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting import formats, sentences
from pipeline.reporting.kpis import GAINS, Kpis
from pipeline.reporting.language import N_, _, ngettext
from pipeline.reporting.records.figures import Definition
from pipeline.reporting.records.quality import Expectation, Reconciled, Refused
from pipeline.reporting.records.setting import Period
from pipeline.reporting.sparklines import Sparkline, sparkline
from pipeline.reporting.sparklines import note as sparkline_note

_NONE = "–"
_KINDS = {"activity": N_("Aktivitetslog"), "minutes": N_("Referat"), "orders": N_("Bestillinger")}
_FORMATS = {
    "csv": "CSV",
    "xlsx": "Excel",
    "xls": "Excel 97–2003",
    "xlsb": N_("Excel, binær"),
    "ods": "OpenDocument",
    "parquet": "Parquet",
    "json": "JSON",
    "ndjson": N_("JSON-linjer"),
    "ics": N_("kalender"),
    "docx": "Word",
    "odt": "OpenDocument",
    "pdf": "PDF",
    "rtf": "RTF",
    "html": N_("webside"),
    "mail": N_("e-mail"),
    "markdown": "Markdown",
    "text": N_("tekst"),
    "unknown": N_("ukendt format"),
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
    courses
        A line for each row, drawn beside its first cell, on screen.
    course_note
        How to read them.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    details: tuple[str, ...] = ()
    note: str = ""
    courses: tuple[Sparkline, ...] = ()
    course_note: str = ""


def kpi_table(kpis: Kpis) -> Table:
    """Return every KPI: baseline, quarter, four quarters, change, target, verdict, definition."""
    quarter = kpis.quarter_name.replace(". ", f".{formats.NO_BREAK_SPACE}")
    if kpis.quarter and not kpis.quarter.is_complete:
        quarter += _(" (ikke afsluttet)")
    return Table(
        caption=_(
            "Alle nøgletal for den operative indsats, {quarter_name}",
            quarter_name=kpis.quarter_name,
        ),
        headings=(
            _("Nøgletal"),
            _("Udgangspunkt"),
            quarter,
            _("Seneste fire kvartaler"),
            _("Ændring"),
            _("Mål"),
            _charts_heading(kpis),
        ),
        rows=tuple(_kpi_row(kpis, definition) for definition in kpis.definitions),
        numeric=(1, 2, 3, 4),
        widths=(6, 4, 4, 4, 4, 5, 6),
        details=tuple(map(definition_text, kpis.definitions)),
        note=_kpi_note(kpis),
        courses=tuple(sparkline(kpis, definition) for definition in kpis.definitions),
        course_note=sparkline_note(kpis),
    )


def _charts_heading(kpis: Kpis) -> str:
    """Return the heading of the verdicts: of which month they are, where that is a later one."""
    later = [d.kpi_id for d in kpis.definitions if kpis.months_beyond(d.kpi_id)]
    charts = [found for kpi_id in later if (found := kpis.spc(kpi_id)) is not None]
    last = max((one.last_month for one in charts if one.last_month), default=None)
    if last is None:
        return _("Styringsdiagram")
    return _("Styringsdiagram til og med {last}", last=formats.long_month(last))


def _kpi_note(kpis: Kpis) -> str:
    said = f"{sentences.baseline(kpis)} {_(sentences.NOT_EFFECT)}"
    if kpis.baseline is None or kpis.compared is None:
        return said
    return _(
        "Ændring: værdien {when} mod udgangspunktet. {said}",
        when=sentences.when(kpis.compared),
        said=said,
    )


def _kpi_row(kpis: Kpis, definition: Definition) -> tuple[str, ...]:
    kpi_id, unit = definition.kpi_id, definition.unit
    # What is gained or moved since the baseline was nothing then.
    before = None if kpi_id in GAINS or definition.needs_chance else kpis.baseline
    values = (_value_text(kpis, definition, p) for p in (before, kpis.quarter, kpis.rolling))
    change = kpis.change(kpi_id, kpis.compared)
    return (
        definition.title,
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
    return _(
        "{text} (tilfældige udsving alene: {by_chance}, {between})",
        text=text,
        by_chance=by_chance,
        between=between,
    )


def _spc_text(kpis: Kpis, kpi_id: str) -> str:
    summary = kpis.spc(kpi_id)
    said, target = sentences.verdict(summary), sentences.assurance(summary)
    return f"{said}; {target}" if target else said if summary else _NONE


def target_text(kpis: Kpis, kpi_id: str) -> str:
    """Return a KPI's target, its date, and that it is an example where it is one."""
    target, definition = kpis.target(kpi_id), kpis.definition(kpi_id)
    if target is None or definition is None:
        return _NONE
    example = _(" (eksempel)") if target.is_example else ""
    due = f", {formats.long_date(target.due)}" if target.due else ""
    return f"{formats.by_unit(target.target, definition.unit)}{example}{due}"


def definition_text(definition: Definition) -> str:
    """Return a KPI's definition with the boundary rule of its category."""
    boundary = (
        _(" Afgrænsning: {boundary}", boundary=definition.boundary) if definition.boundary else ""
    )
    return f"{definition.definition.strip()}{boundary}"


def definitions_table(kpis: Kpis) -> Table:
    """Return the definition of every KPI, for the appendix."""
    return Table(
        caption=_("Definition af nøgletallene"),
        headings=(_("Nøgletal"), _("Definition")),
        rows=tuple((d.title, definition_text(d)) for d in kpis.definitions),
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
        caption=_("Modtaget = indlæst + afvist + erstattet + trukket tilbage + slettet"),
        headings=(
            _("Kilde"),
            _("Filer"),
            _("Modtaget"),
            _("Indlæst"),
            _("Afvist"),
            _("Erstattet"),
            _("Trukket tilbage"),
            _("Slettet"),
            _("Difference"),
        ),
        rows=tuple(map(_reconciled_row, (*reconciled, total))),
        numeric=(1, 2, 3, 4, 5, 6, 7, 8),
        note=(
            _(
                "Rækker i aktivitetslogge, referater og bestillinger; et referat er én række. "
                "Erstattet: en senere eller tilsvarende række gælder i stedet. Differencen skal "
                "være 0."
            )
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
        _("I alt") if row.source == "all" else source_name(row.source),
        *map(formats.count, counts),
    )


def source_name(source: str) -> str:
    """Return a source (``activity_csv``) in words: ``Aktivitetslog (CSV)``."""
    kind, _dash, file_format = source.partition("_")
    return f"{_(_KINDS.get(kind, kind))} ({_(_FORMATS.get(file_format, file_format))})"


def refused_table(refused: Sequence[Refused]) -> Table:
    """Return how many rows were refused, by reason."""
    return Table(
        caption=_("Afviste rækker efter årsag"),
        headings=(_("Årsag"), _("Rækker"), _("Sådan rettes det")),
        rows=tuple((r.reason, formats.count(r.row_count), r.mend or _NONE) for r in refused),
        numeric=(1,),
    )


def checks_sentence(expectations: Sequence[Expectation]) -> str:
    """Return in one sentence how the checks of the data went."""
    if not expectations:
        return _("Data er ikke kontrolleret.")
    failed = [e for e in expectations if not e.is_success]
    if not failed:
        return _(
            "Alle {expectations} kontroller af data er bestået.",
            expectations=formats.count(len(expectations)),
        )
    kinds = [
        text for severity in ("critical", "warning", "info") if (text := _number(failed, severity))
    ]
    return _(
        "{failed} af {expectations} kontroller er ikke bestået: {kinds}.",
        failed=formats.count(len(failed)),
        expectations=formats.count(len(expectations)),
        kinds=formats.joined([kind for kind in kinds if kind]),
    )


def _number(failed: Sequence[Expectation], severity: str) -> str:
    """Return how many checks of one severity fail, in words; empty where none does."""
    number = sum(check.severity == severity for check in failed)
    count = formats.count(number)
    if not number:
        return ""
    if severity == "critical":
        return ngettext("{count} kritisk", "{count} kritiske", number, count=count)
    if severity == "warning":
        return ngettext("{count} advarsel", "{count} advarsler", number, count=count)
    return ngettext("{count} oplysning", "{count} oplysninger", number, count=count)


def reconciled_sentence(reconciled: Sequence[Reconciled]) -> str:
    """Return in one sentence whether every row received is accounted for."""
    received = formats.count(sum(row.rows_received for row in reconciled))
    difference = sum(row.difference for row in reconciled)
    if difference:
        return _(
            "{difference} af {received} modtagne rækker mangler eller er for mange.",
            difference=formats.count(difference),
            received=received,
        )
    return _(
        "Alle {received} modtagne rækker er gjort op: indlæst, afvist, erstattet "
        "eller trukket tilbage.",
        received=received,
    )
