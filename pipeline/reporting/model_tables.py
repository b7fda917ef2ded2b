"""What the models win and lose by the memo, line by line, and where they place whom."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, sentences
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import N_, _, current
from pipeline.reporting.records.models import ModelLine, ModelPlace
from pipeline.reporting.tables import Table
from pipeline.wording import results

_NONE = "–"
_SIDES = {"wins": N_("gevinst"), "loses": N_("tab")}
_DIMENSIONS = {
    "fagligt": N_("Fagligt"),
    "organisatorisk": N_("Organisatorisk"),
    "strategisk": N_("Strategisk"),
}
_PARTS = {
    "strategic_lead": N_("Strategisk ledelse"),
    "daily_lead": N_("Daglig ledelse"),
    "consultant": N_("Kriminalpræventive konsulenter"),
    "operative": N_("Operative medarbejdere"),
}


def in_period(lines: Sequence[ModelLine], kpis: Kpis) -> list[ModelLine]:
    """Return the lines of the period that is held against the baseline."""
    period = kpis.compared
    if period is None:
        return []
    wanted = (period.period_type, period.period_start)
    return [line for line in lines if (line.period_type, line.period_start) == wanted]


def chosen(lines: Sequence[ModelLine]) -> list[ModelLine]:
    """Return the lines of the model in force; of every model where none is."""
    return [line for line in lines if line.is_chosen] or list(lines)


def others(lines: Sequence[ModelLine]) -> list[ModelLine]:
    """Return the lines of the models that are not in force; none where none is."""
    if not any(line.is_chosen for line in lines):
        return []
    return [line for line in lines if not line.is_chosen]


def line_table(lines: Sequence[ModelLine], kpis: Kpis, *, of_chosen: bool) -> Table:
    """Return one row per line: the KPI, baseline, now, change with its interval, verdict.

    Parameters
    ----------
    lines
        Every line of every model in every period.
    of_chosen
        The lines of the model in force; else those of the others, on the same figures.
    """
    now = in_period(lines, kpis)
    shown = chosen(now) if of_chosen else others(now)
    return Table(
        caption=_caption(shown, kpis, of_chosen=of_chosen),
        headings=(
            _("Gevinst eller tab ifølge notatet"),
            _("Nøgletal"),
            _("Udgangspunkt"),
            _("Nu"),
            _("Ændring i procentpoint (95 %-interval)"),
            _("Vurdering"),
        ),
        rows=tuple(_row(line, named=_several(shown)) for line in shown),
        numeric=(2, 3, 4),
        widths=(10, 7, 4, 4, 7, 6),
        note=_note(shown),
    )


def verdict_table(lines: Sequence[ModelLine], kpis: Kpis) -> Table:
    """Return the lines of the model in force with their verdicts; neither figures nor KPIs."""
    shown = chosen(in_period(lines, kpis))
    return Table(
        caption=_caption(shown, kpis, of_chosen=True),
        headings=(_("Gevinst eller tab ifølge notatet"), _("Vurdering")),
        rows=tuple((_said(line, named=_several(shown)), verdict(line)) for line in shown),
        widths=(12, 8),
        note=_note(shown),
    )


def place_table(places: Sequence[ModelPlace], lines: Sequence[ModelLine], kpis: Kpis) -> Table:
    """Return where each model places leadership and staff; the model in force is marked."""
    names = dict.fromkeys((place.model_id, place.model_name) for place in places)
    in_force = {line.model_id for line in in_period(lines, kpis) if line.is_chosen}
    units: dict[tuple[str, str], list[str]] = {}
    for place in places:
        units.setdefault((place.part, place.model_id), []).append(place.unit_name)
    committees = {place.model_id: place.committee_da for place in places}
    rows = [
        (_(label), *(formats.joined(units.get((part, model), [])) or _NONE for model, _ in names))
        for part, label in _PARTS.items()
    ]
    rows.append((_("Politisk udvalg"), *(committees[model] for model, _ in names)))
    return Table(
        caption=_("Hvor ledelse og medarbejdere hører til i hver model"),
        headings=(
            _("Del af arbejdet"),
            *(
                _("{name} (gældende)", name=name) if model in in_force else name
                for model, name in names
            ),
        ),
        rows=tuple(rows),
        note=_("Efter notatet af 5. juli 2023, som det står i models.toml."),
    )


def verdict(line: ModelLine) -> str:
    """Return a line's verdict in words, with the reason where there is no data."""
    return results.model_line(vars(line)).text(current(), "short")


def summary(lines: Sequence[ModelLine]) -> str:
    """Return how many lines were won, lost and not decided, as a clause; empty without any."""
    said = results.model_lines([vars(line) for line in lines]).text(current(), "short")
    return said[:1].lower() + said[1:]


def _caption(shown: Sequence[ModelLine], kpis: Kpis, *, of_chosen: bool) -> str:
    if not shown:
        return _("Gevinster og tab: der er ingen linjer at vise")
    period = kpis.compared
    when = f", {sentences.when(period)}" if period is not None else ""
    if not any(line.is_chosen for line in shown) and of_chosen:
        return _(
            "Gevinster og tab i hver model, som notatet beskriver dem; ingen model gælder endnu"
        )
    names = formats.joined(list(dict.fromkeys(line.model_name for line in shown)))
    which = (
        _("»{title}«", title=names)
        if of_chosen
        else _("Til sammenligning, samme tal: »{names}«", names=names)
    )
    counts = summary(shown)
    return f"{which}: {counts}{when}" if counts else f"{which}{when}"


def _several(shown: Sequence[ModelLine]) -> bool:
    return len({line.model_id for line in shown}) > 1


def _row(line: ModelLine, *, named: bool) -> tuple[str, ...]:
    return (
        _said(line, named=named),
        line.title or _NONE,
        formats.by_unit(line.baseline_value, "share") if line.kpi_id else _NONE,
        formats.by_unit(line.value, "share") if line.kpi_id else _NONE,
        _change(line),
        verdict(line),
    )


def _said(line: ModelLine, *, named: bool) -> str:
    model = f"{line.model_name.partition(':')[0]}, " if named else ""
    dimension, side = _(_DIMENSIONS[line.dimension]), _(_SIDES[line.side])
    return f"{model}{dimension.lower() if named else dimension}, {side}: {line.text}"


def _change(line: ModelLine) -> str:
    if line.change is None:
        return _NONE
    said = _points(line.change)
    if line.change_lower is None or line.change_upper is None:
        return said
    lower, upper = _points(line.change_lower), _points(line.change_upper)
    return _("{value} ({lower} til {upper})", value=said, lower=lower, upper=upper)


def _points(change: float) -> str:
    """Return a change in percentage points without the unit, which the heading gives."""
    return formats.points(change).partition(formats.NO_BREAK_SPACE)[0]


def _note(shown: Sequence[ModelLine]) -> str:
    if not shown:
        return _("Linjerne kommer fra models.toml.")
    return _(
        "En linje er afgjort, når hele 95 %-intervallet for ændringen ligger på "
        "samme side af nul, og det holder, også når der tages højde for, at "
        "mange nøgletal prøves på én gang. Intervallet tager højde for udsving "
        "fra måned til måned og, for andele af arbejdstiden, for at medarbejdere "
        "skifter. Vurderingen siger, hvordan tiden har flyttet sig, ikke at "
        "modellen er årsagen. {not_effect}",
        not_effect=_(sentences.NOT_EFFECT),
    )
