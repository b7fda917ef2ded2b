"""What if: plain arithmetic on observed rates, with the uncertainty that months give.

No model of behaviour: what is observed is assumed to go on, and only what the scenario names is
changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

Values = npt.NDArray[np.float64]
DIRECT, INTERNAL = "direct", "internal"
SHRINKS_FIRST = ("visibility", "cross_cutting")
"""What the memo says the time is to come from."""
FULL_TIME_HOURS = 37.0
DRAWS = 2000
BLOCK_MONTHS = 3
OUTCOME: dict[str, type[pl.DataType]] = {
    "quantity": pl.String,
    "subject": pl.String,
    "value": pl.Float64,
    "lower": pl.Float64,
    "upper": pl.Float64,
}
_SEED = 20_230_705


@dataclass(frozen=True)
class Observed:
    """What a team did month by month.

    Parameters
    ----------
    categories
        Codes of the categories of working time.
    minutes
        Working minutes, months × categories.
    norm, absence
        Gross norm and absence of each month, in minutes.
    areas
        Codes of the areas.
    outreach
        Direct and visibility hours for each area, months × areas.
    staff
        Operative members of staff at the end of the period.
    norm_hours
        Their mean weekly norm.
    """

    categories: tuple[str, ...]
    minutes: Values
    norm: Values
    absence: Values
    areas: tuple[str, ...]
    outreach: Values
    staff: int
    norm_hours: float

    @property
    def is_enough(self) -> bool:
        """Whether there are months, working hours and a norm that was not all absence."""
        is_norm = len(self.norm) and self.norm.sum() > self.absence.sum()
        return bool(is_norm and self.minutes.sum() > 0 and self.staff)

    @cached_property
    def drawn_rates(self) -> _Rates:
        """Rates of each draw; no scenario changes them."""
        return _rates(self, _draws(len(self.norm)))


@dataclass(frozen=True)
class Scenario:
    """What is assumed; None stands for what was observed.

    Parameters
    ----------
    staff, norm_hours
        Operative members of staff and the weekly norm of each, in hours.
    absence_share
        Of the norm, 0-1.
    internal_share
        Of working time, 0-1.
    target
        The share of direct work to be reached, 0-1; None leaves the mix as it is.
    """

    staff: float | None = None
    norm_hours: float | None = None
    absence_share: float | None = None
    internal_share: float | None = None
    target: float | None = None


@dataclass(frozen=True)
class _Rates:
    """Rates of each draw: absence (draws), mix (draws × categories), areas (draws × areas)."""

    absence: Values
    mix: Values
    areas: Values


def outcome(observed: Observed, scenario: Scenario) -> pl.DataFrame:
    """Work out a scenario.

    The observed rates (absence, internal time, mix, areas) are pooled over the months. Where the
    scenario names internal time, the rest of the mix keeps its proportions. To reach the target,
    hours move to direct work first from visibility and cross-cutting cooperation, in proportion,
    then from everything else but internal time. The intervals are percentiles of a circular block
    bootstrap of whole months (Politis & Romano 1992), the same months for all rates: they know the
    ups and downs of months, not what the scenario itself would change.

    Returns
    -------
    polars.DataFrame
        ``quantity``, ``subject``, ``value``, ``lower``, ``upper``, in a fixed order:
        ``hours_at_work`` a week (``all``); ``share_now``, ``hours_now`` by category, and with a
        target that can be reached ``share_target``, ``hours_target``, ``hours_moved`` by category;
        ``full_time_now``, ``full_time_target``: direct work as full-time equivalents, ``all`` and
        by area; ``highest_share``: the direct share if all but internal time were direct work;
        ``share_with_hire``: the direct share with one more full-time member of staff who does
        nothing but direct work and a usual part of internal time. Hours are those of a week
        without public holidays: the weekly norm less absence.

    Raises
    ------
    ValueError
        When there is nothing to take rates from, or a share does not lie in 0-1.
    """
    if not observed.is_enough:
        raise ValueError("nothing was observed")
    for share in (scenario.absence_share, scenario.internal_share, scenario.target):
        if share is not None and not 0 <= share < 1:
            raise ValueError("a share lies in 0-1, 1 left out")
    plain = _worked_out(observed, scenario, _rates(observed, np.arange(len(observed.norm))[None]))
    with np.errstate(invalid="ignore", divide="ignore"):
        drawn = _worked_out(observed, scenario, observed.drawn_rates)
    # Months without work or all absence: a draw of them alone has no rates, so there is no
    # interval. What is left of the draws would be one of the months that had work.
    both = [key for key in plain if key in drawn and np.isfinite(drawn[key]).all()]
    if not both:
        return pl.DataFrame(
            [(*key, float(values[0]), None, None) for key, values in plain.items()],
            schema=OUTCOME,
            orient="row",
        )
    bounds = np.percentile(np.stack([drawn[key] for key in both]), [2.5, 97.5], axis=1).T
    interval = dict(zip(both, bounds.tolist(), strict=True))
    rows = [
        (*key, float(values[0]), *interval.get(key, (None, None))) for key, values in plain.items()
    ]
    return pl.DataFrame(rows, schema=OUTCOME, orient="row")


def with_staff(scenario: Scenario, observed: Observed, more: int) -> Scenario:
    """Return the scenario with so many more members of staff than there are."""
    return replace(scenario, staff=observed.staff + more)


def _draws(months: int) -> npt.NDArray[np.int64]:
    """Return months by number, draws × months: blocks that run on over the end."""
    rng = np.random.default_rng(_SEED)
    blocks = -(-months // BLOCK_MONTHS)
    starts = rng.integers(months, size=(DRAWS, blocks))
    chosen = (starts[:, :, None] + np.arange(BLOCK_MONTHS)).reshape(DRAWS, -1) % months
    return chosen[:, :months]


def _rates(observed: Observed, chosen: npt.NDArray[np.int64]) -> _Rates:
    minutes = observed.minutes[chosen].sum(axis=1)
    outreach = observed.outreach[chosen].sum(axis=1)
    with np.errstate(invalid="ignore"):
        return _Rates(
            observed.absence[chosen].sum(axis=1) / observed.norm[chosen].sum(axis=1),
            minutes / minutes.sum(axis=1, keepdims=True),
            np.nan_to_num(outreach / outreach.sum(axis=1, keepdims=True)),
        )


def _worked_out(
    observed: Observed, scenario: Scenario, rates: _Rates
) -> dict[tuple[str, str], Values]:
    """Return quantity and subject → the value of each draw."""
    staff = observed.staff if scenario.staff is None else scenario.staff
    norm = observed.norm_hours if scenario.norm_hours is None else scenario.norm_hours
    given = scenario.absence_share
    present = 1 - (rates.absence if given is None else np.full_like(rates.absence, given))
    at_work = staff * norm * present
    mix = _with_internal(observed.categories, rates.mix, scenario.internal_share)
    names = observed.categories
    internal = mix[:, names.index(INTERNAL)] if INTERNAL in names else np.zeros(len(mix))
    found = {("hours_at_work", "all"): at_work, ("highest_share", DIRECT): 1 - internal}
    _add_mix(found, "now", names, mix, at_work)
    direct = mix[:, names.index(DIRECT)] if DIRECT in names else np.zeros(len(mix))
    hire = FULL_TIME_HOURS * present
    of_hire = direct * at_work + (1 - internal) * hire
    found["share_with_hire", DIRECT] = of_hire / (at_work + hire)
    _add_full_time(found, "now", observed, rates, direct * at_work / (FULL_TIME_HOURS * present))
    target = scenario.target
    if target is None or DIRECT not in names or target > float((1 - internal).min()):
        return found
    moved = _to_target(names, mix, target)
    _add_mix(found, "target", names, moved, at_work)
    for number, name in enumerate(names):
        found["hours_moved", name] = (moved - mix)[:, number] * at_work
    of_target = target * at_work / (FULL_TIME_HOURS * present)
    _add_full_time(found, "target", observed, rates, of_target)
    return found


def _with_internal(names: tuple[str, ...], mix: Values, internal: float | None) -> Values:
    """Set the share of internal time; the rest keeps its proportions."""
    if internal is None or INTERNAL not in names:
        return mix
    place = names.index(INTERNAL)
    rest = np.delete(mix, place, axis=1)
    whole = rest.sum(axis=1, keepdims=True)
    return np.insert(rest / whole * (1 - internal), place, internal, axis=1)


def _to_target(names: tuple[str, ...], mix: Values, target: float) -> Values:
    """Move time to (or from) direct work until it has the target's share."""
    place = names.index(DIRECT)
    needed = target - mix[:, place]
    first = np.array([name in SHRINKS_FIRST for name in names])
    others = np.array([name not in (*SHRINKS_FIRST, DIRECT, INTERNAL) for name in names])
    held_first = mix[:, first].sum(axis=1)
    # A target below today's share gives time back to what it would come from, if there is any.
    from_first = np.where((needed < 0) & (held_first <= 0), 0, np.minimum(needed, held_first))
    moved = mix.copy()
    for chosen, taken in ((first, from_first), (others, needed - from_first)):
        held = mix[:, chosen].sum(axis=1)
        part = np.divide(taken, held, out=np.zeros_like(held), where=held > 0)
        moved[:, chosen] -= mix[:, chosen] * part[:, None]
    moved[:, place] = 1 - np.delete(moved, place, axis=1).sum(axis=1)
    return moved


def _add_mix(
    found: dict[tuple[str, str], Values],
    when: str,
    names: tuple[str, ...],
    mix: Values,
    at_work: Values,
) -> None:
    for number, name in enumerate(names):
        found[f"share_{when}", name] = mix[:, number]
        found[f"hours_{when}", name] = mix[:, number] * at_work


def _add_full_time(
    found: dict[tuple[str, str], Values],
    when: str,
    observed: Observed,
    rates: _Rates,
    full_time: Values,
) -> None:
    found[f"full_time_{when}", "all"] = full_time
    for number, area in enumerate(observed.areas):
        found[f"full_time_{when}", area] = full_time * rates.areas[:, number]
