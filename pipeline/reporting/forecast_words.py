"""When a target is reached at this pace, in Danish sentences that claim no more than they hold."""

from __future__ import annotations

import datetime as dt

from pipeline.reporting import formats
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.records import Definition, Forecast

_FEWEST = 12


def forecast_text(kpis: Kpis, kpi_id: str) -> str:
    """Return what can be said of when a KPI's target is reached; empty without a forecast."""
    found, definition = kpis.forecast(kpi_id), kpis.definition(kpi_id)
    if found is None or definition is None:
        return ""
    if found.outcome == "too_little_data":
        return _too_little(found)
    said = _SAID[found.outcome](found, definition)
    last = formats.long_month(found.last_month) if found.last_month else ""
    # Named, since the page may be of an earlier quarter than the last month is.
    return f"Prognose efter månederne til og med {last}: {said}"


def _too_little(found: Forecast) -> str:
    if found.month_count >= _FEWEST:
        return "Der gives ingen prognose: der er endnu for få måneder til at efterprøve den på."
    months = formats.word(found.month_count)
    return (
        f"Der gives ingen prognose: den kræver mindst {formats.word(_FEWEST)} måneder i træk under "
        f"de samme vilkår, og der er {months}."
    )


def _reached(found: Forecast, definition: Definition) -> str:
    level = formats.by_unit(found.level, definition.unit)
    sure = (
        ""
        if found.latest_month is not None and found.latest_month == found.last_month
        else " Afstanden til målet er dog mindre end usikkerheden"
    )
    return f"målet er nået; niveauet er {level}, når årstidens udsving er trukket fra.{_end(sure)}"


def _expected(found: Forecast, definition: Definition) -> str:
    early, late = _month(found.earliest_month), _month(found.latest_month)
    if found.earliest_month == found.last_month:
        until = f", og usikkerheden rækker til {late}" if late else ""
        between = f"det kan allerede være nået{until}"
    elif late:
        between = f"usikkerheden rækker fra {early} til {late}"
    else:
        between = f"tidligst i {early}, men hvornår senest, kan ikke siges"
    return (
        f"med det nuværende tempo{_at_pace(found, definition)} nås målet omkring "
        f"{_month(found.expected_month)}; {between}.{_at_due(found, definition)}"
        f"{_tested(found, definition)}"
    )


def _unclear(found: Forecast, definition: Definition) -> str:
    early = ""
    if found.earliest_month is not None:
        is_now = found.earliest_month == found.last_month
        when = f"nås tidligst i {_month(found.earliest_month)}"
        early = f" Målet {'kan allerede være nået' if is_now else when}."
    return (
        f"det kan ikke siges, hvornår målet nås. Tempoet er {_pace(found, definition)} om måneden, "
        f"men så usikkert, at det også kan være nul.{early}{_tested(found, definition)}"
    )


def _not_at_this_pace(found: Forecast, definition: Definition) -> str:
    is_away = found.expected_month is None and _goes_away(found)
    why = "udviklingen går væk fra målet" if is_away else "det tager mere end fem år"
    return (
        f"med det nuværende tempo{_at_pace(found, definition)} nås målet ikke; "
        f"{why}.{_at_due(found, definition)}{_tested(found, definition)}"
    )


def _not_supported(found: Forecast, definition: Definition) -> str:
    level = formats.by_unit(found.level_as_now, definition.unit)
    target = formats.by_unit(found.target, definition.unit)
    return (
        "der gives ingen dato. Afprøvet på de hidtidige måneder ville det have passet bedre at "
        "regne med et uændret niveau end at forlænge udviklingen. Gennemsnittet af de seneste 12 "
        "måneder er "
        f"{level}; målet er {target}."
    )


_SAID = {
    "reached": _reached,
    "expected": _expected,
    "unclear_pace": _unclear,
    "not_at_this_pace": _not_at_this_pace,
    "not_supported": _not_supported,
}


def _goes_away(found: Forecast) -> bool:
    """Whether the line leads away from the target, which lies beyond its last month."""
    if found.pace is None or found.level is None:
        return False
    return (found.target - found.level) * found.pace <= 0


def _pace(found: Forecast, definition: Definition) -> str:
    return formats.change_by_unit(found.pace or 0.0, definition.unit)


def _at_pace(found: Forecast, definition: Definition) -> str:
    """Return the pace in brackets; nothing where it would be shown as nought."""
    pace = _pace(found, definition)
    is_nought = pace == formats.change_by_unit(0.0, definition.unit)
    return "" if is_nought else f" ({pace} om måneden)"


def _at_due(found: Forecast, definition: Definition) -> str:
    if found.value_at_due is None or found.target_due is None:
        return ""
    unit = definition.unit
    lower = formats.by_unit(found.value_at_due_lower, unit)
    upper = formats.by_unit(found.value_at_due_upper, unit)
    return (
        f" Ved fristen, {formats.long_date(found.target_due)}, ventes "
        f"{formats.by_unit(found.value_at_due, unit)} (mellem {lower} og {upper})."
    )


def _tested(found: Forecast, definition: Definition) -> str:
    if found.backtest_error is None:
        return ""
    missed = formats.change_by_unit(found.backtest_error, definition.unit).removeprefix("+")
    return (
        f" Efterprøvet {formats.word(found.backtest_count)} gange på de hidtidige måneder ramte "
        f"metoden et kvartal frem i gennemsnit {missed} ved siden af."
    )


def _end(text: str) -> str:
    return f"{text}." if text else ""


def _month(month: dt.date | None) -> str:
    return formats.long_month(month) if month else ""
