"""Results, as what the wording rules ask of them: facts with few values, and figures to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.wording import certainty
from pipeline.wording.formats import Language, round_half_up
from pipeline.wording.rules import Fact, rule_set

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Result:
    """One result of the analysis, ready to be told.

    Parameters
    ----------
    name
        The kind of result: a file of ``rules/``.
    facts
        What its rules may ask.
    values
        What its templates may show. A value that is a pair is text in Danish and in English.
    """

    name: str
    facts: dict[str, Fact]
    values: dict[str, Any]

    def text(self, language: Language, part: str = "sentence") -> str:
        """Return what the rules say of it, with a capital letter.

        Parameters
        ----------
        part
            ``sentence``, ``short`` (the same in a few words), or another list of the rules.
        """
        said = rule_set(self.name).text(part, language, self.facts, self._in(language))
        return said[:1].upper() + said[1:] if part in ("sentence", "short") else said

    def _in(self, language: Language) -> dict[str, Any]:
        at = 0 if language == "da" else 1
        return {
            name: value[at] if type(value) is tuple else value
            for name, value in self.values.items()
        }


def known(value: object) -> Fact:
    """Return a column of codes as a fact: what is null is ``none``."""
    return value if isinstance(value, str) else "none"


def sign_of(change: float | None, *, decimals: int = 3) -> str:
    """Return whether a change is up, down or, as it is shown, the same."""
    shown = 0 if change is None else round_half_up(change, decimals)
    return "up" if shown > 0 else "down" if shown < 0 else "same"


def how_many(count: int) -> str:
    """Return none, one or many."""
    return "none" if count <= 0 else "one" if count == 1 else "many"


def either(row: Row, name: str) -> tuple[str, str]:
    """Return a text in Danish and English; the Danish where there is no other."""
    danish = str(row.get(f"{name}_da") or "")
    return danish, str(row.get(f"{name}_en") or danish)


def primary_verdict(row: Row) -> Result:
    """Return the primary verdict of four quarters: a row of ``analysis.primary_verdict``."""
    figures = [row.get(name) for name in ("change", "change_lower", "change_upper")]
    change = row.get("change") if None not in figures else None
    verdict = str(row["verdict"]) if change is not None else "too_little_data"
    # As a rise where the share rose, as a fall where it fell.
    way = -1 if sign_of(change) == "down" else 1
    ends = sorted(way * (row.get(name) or 0.0) for name in ("change_lower", "change_upper"))
    narrow = row.get("narrow_recount")
    contact_change, narrow_change = row.get("contact_change"), row.get("narrow_change")
    level = certainty.of_p(row.get("p_value"))
    if not verdict.startswith("moved"):
        level = certainty.at_most(level, "likely")
    if not verdict.startswith(("moved", "probably_moved")):
        level = "undecided"
    return Result(
        "primary_verdict",
        {
            "verdict": verdict,
            "certainty": level,
            "sign": sign_of(change),
            "is_bound": bool(row.get("contact_is_bound")),
            # Without a figure there is nothing to tell of it.
            "narrow": str(narrow) if narrow and narrow_change is not None else "too_little_data",
            "reason": known(row.get("reason")),
        },
        {
            "size_value": abs(change or 0.0),
            "least": ends[0],
            "most": ends[1],
            "contact_value": way * (contact_change or 0.0),
            "narrow_value": way * (narrow_change or 0.0),
        },
    )


def spc_variation(row: Row) -> Result:
    """Return what a control chart shows: a row of ``analysis.spc_summary`` with the KPI's title."""
    last = row.get("last_month")
    variation = known(row.get("variation")) if last is not None else "none"
    return Result(
        "spc_variation",
        {
            "variation": variation,
            "reason": known(row.get("reason")),
            "has_signal": row.get("first_signal_month") is not None,
            "is_decided": bool(row.get("is_decided", True)),
        },
        {
            "title": either(row, "title"),
            "last_month": last,
            "first_month": row.get("first_signal_month"),
        },
    )


def spc_assurance(row: Row) -> Result:
    """Return whether a target is met: a row of ``analysis.spc_summary`` with title and unit."""
    target = row.get("target")
    assurance = known(row.get("assurance"))
    if target is None:
        assurance = "no_target"
    return Result(
        "spc_assurance",
        {
            "assurance": assurance,
            "reason": known(row.get("reason")),
            "is_example": bool(row.get("is_example")),
        },
        {"title": either(row, "title"), "target": target, "unit": row.get("unit", "share")},
    )


def kpi_change(row: Row, *, is_primary: bool) -> Result:
    """Return a share's change: a row of ``analysis.kpi_change`` with title and period."""
    lower, upper, change = row.get("change_lower"), row.get("change_upper"), row.get("change")
    reason = known(row.get("reason"))
    figures = (lower, upper, change, row.get("value"), row.get("baseline_value"))
    if reason == "none" and None in figures:
        reason = "no_data"
    survives = bool(row.get("survives"))
    return Result(
        "kpi_change",
        {
            "reason": reason,
            "certainty": certainty.of_p(row.get("q_value")) if survives else "undecided",
            "survives": survives,
            "is_clear": certainty.of_interval(lower, upper) != "undecided",
            "is_primary": is_primary,
            "sign": sign_of(change),
            "has_value": row.get("value") is not None,
        },
        {
            "title": either(row, "title"),
            "when": row["period"],
            "value": row.get("value"),
            "baseline_value": row.get("baseline_value"),
            "size": abs(change or 0.0),
            "lower": lower,
            "upper": upper,
        },
    )


def model_line(row: Row) -> Result:
    """Return a line of the memo's table: a row of ``analysis.model_line`` with its names."""
    lower, upper, change = row.get("change_lower"), row.get("change_upper"), row.get("change")
    verdict, survives = str(row["verdict"]), bool(row.get("survives"))
    is_judged = verdict in ("won", "lost")
    return Result(
        "model_line",
        {
            "verdict": verdict,
            "side": str(row["side"]),
            "certainty": (
                certainty.of_interval(lower, upper) if survives and is_judged else "undecided"
            ),
            "survives": survives,
            "sign": sign_of(change),
            "has_figures": None not in (lower, upper, change),
            "reason": known(row.get("reason")),
        },
        {
            "title": either(row, "title"),
            "model": either(row, "model"),
            "text": either(row, "text"),
            "when": row.get("period"),
            "size": abs(change or 0.0),
            "lower": lower,
            "upper": upper,
        },
    )


def is_decided(row: Row) -> bool:
    """Whether a line of the memo's table is won or lost, also among many KPIs."""
    return row["verdict"] in ("won", "lost") and bool(row.get("survives"))


def model_lines(rows: list[Row]) -> Result:
    """Return how many lines of one model are decided in one period: rows as :func:`model_line`."""
    measured = [row for row in rows if row["verdict"] != "not_measured"]

    def count(verdict: str) -> int:
        return sum(row["verdict"] == verdict and is_decided(row) for row in measured)

    alone = sum(row["verdict"] in ("won", "lost") and not is_decided(row) for row in measured)
    counts = {
        "measured": len(measured),
        "won": count("won"),
        "lost": count("lost"),
        "open": sum(row["verdict"] == "not_yet" for row in measured) + alone,
        "no_data": sum(row["verdict"] == "no_data" for row in measured),
        "alone": alone,
    }
    first = rows[0] if rows else {}
    return Result(
        "model_lines",
        {name: how_many(number) for name, number in counts.items()},
        {
            "model": either(first, "model"),
            "when": first.get("period"),
            **{f"{name}_count": number for name, number in counts.items()},
        },
    )
