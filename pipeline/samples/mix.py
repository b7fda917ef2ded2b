"""How the time divides: the planted mix before and after, person effects, noise and the lag.

Outreach (direct work and visibility together) is drawn first, then its area, then whether it was
direct: so one area can stay as it was while the team's shares still come out as planted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.samples.options import SampleOptions

OUTREACH = "outreach"
# Drawn kinds of time; meetings of the networks come on top, from the minutes.
KINDS = (OUTREACH, "cross_cutting", "network", "teaching", "bridging", "internal")
NETWORKS = ("gildbro", "vejleaa", "vibeholm", "strand", "landsbyen", "torslunde")
LAGGING_NETWORK = "strand"
_NETWORK_WEIGHT = np.array([0.20, 0.26, 0.20, 0.15, 0.08, 0.11])

# The true shares of the operative team's working time; tests compare with them.
SHARES_BEFORE = {
    "visibility": 0.38,
    "direct": 0.27,
    "cross_cutting": 0.13,
    "network": 0.05,
    "teaching": 0.04,
    "bridging": 0.03,
    "internal": 0.10,
}
SHARES_AFTER = {
    "visibility": 0.24,
    "direct": 0.42,
    "cross_cutting": 0.08,
    "network": 0.05,
    "teaching": 0.05,
    "bridging": 0.05,
    "internal": 0.11,
}
_CONSULTANT = np.array([0.06, 0.40, 0.13, 0.08, 0.11, 0.22])
_CONSULTANT_DIRECT = 0.55
# What the meetings of the networks already take of an operative person's time.
_MEETING_SHARE = 0.016

_PERSON_EFFECT, _MONTH_EFFECT, _PERSON_MONTH_EFFECT, _AUTOCORRELATION = 0.22, 0.09, 0.12, 0.5


@dataclass(frozen=True)
class Mix:
    """Chances by person and month, for one replica of the staff.

    Parameters
    ----------
    kind
        person × month × ``KINDS``: chances that sum to one.
    direct
        person × month × ``NETWORKS``: chance that outreach there is direct work.
    ramp
        by month: how much of the change has happened, 0–1.
    first_month
        The month of index 0, as months since 1970.
    model
        The model that was chosen.
    """

    kind: np.ndarray
    direct: np.ndarray
    ramp: np.ndarray
    first_month: int
    model: str


def planned_mix(
    options: SampleOptions, roles: list[str], rng: np.random.Generator, *, has_minutes: bool
) -> Mix:
    """Return the chances by which time is drawn.

    Parameters
    ----------
    roles
        Role of each person, in order.
    has_minutes
        Network meetings come on top of what is drawn.
    """
    first = options.date_from.year * 12 + options.date_from.month - 1
    last = options.date_to.year * 12 + options.date_to.month - 1
    effective = options.effective_from.year * 12 + options.effective_from.month - 1
    months = np.arange(first, last + 1)
    ramp = np.clip((months - effective + 1) / (options.transition_months + 1), 0.0, 1.0)
    people = len(roles)
    is_consultant = np.array([role == "consultant" for role in roles])
    effect = _effects(people, len(months), ~is_consultant, rng)
    kind = _kind_chances(ramp, people, rng, meeting_share=_MEETING_SHARE if has_minutes else 0.0)
    direct = _direct_chances(ramp, effect)
    kind[is_consultant] = _CONSULTANT
    direct[is_consultant] = _CONSULTANT_DIRECT
    return Mix(kind, direct, ramp, first - 1970 * 12, options.model)


def _outreach_and_others(shares: dict[str, float], meeting_share: float) -> np.ndarray:
    """Return the planted shares by drawn kind."""
    outreach = shares["visibility"] + shares["direct"]
    taken = {"network": meeting_share}
    drawn = [outreach, *(shares[kind] - taken.get(kind, 0.0) for kind in KINDS[1:])]
    return np.array(drawn) / sum(drawn)


def _kind_chances(
    ramp: np.ndarray, people: int, rng: np.random.Generator, *, meeting_share: float
) -> np.ndarray:
    """Return person × month × kind, with a lasting effect of each person."""
    before = _outreach_and_others(SHARES_BEFORE, meeting_share)
    after = _outreach_and_others(SHARES_AFTER, meeting_share)
    planned = (1 - ramp)[:, None] * before + ramp[:, None] * after
    effect = rng.standard_normal((people, 1, len(KINDS))) * 0.12
    effect -= effect.mean(axis=0)
    chances = planned[None, :, :] * np.exp(effect)
    normalised: np.ndarray = chances / chances.sum(axis=2, keepdims=True)
    return normalised


def _effects(
    people: int, months: int, is_operative: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Return person × month effects on the log odds: lasting, and autocorrelated monthly noise.

    The lasting effects of the operative staff sum to zero, so that the planted shares come out.
    """
    lasting = rng.standard_normal((people, 1)) * _PERSON_EFFECT
    lasting -= lasting[is_operative].mean()
    team = _autocorrelated(1, months, _MONTH_EFFECT, rng)
    own = _autocorrelated(people, months, _PERSON_MONTH_EFFECT, rng)
    effects: np.ndarray = lasting + team + own
    return effects


def _autocorrelated(
    series: int, months: int, deviation: float, rng: np.random.Generator
) -> np.ndarray:
    """Return AR(1) noise with the given stationary standard deviation."""
    noise = rng.standard_normal((series, months))
    noise[:, 1:] *= np.sqrt(1 - _AUTOCORRELATION**2)
    for month in range(1, months):
        noise[:, month] += _AUTOCORRELATION * noise[:, month - 1]
    return noise * deviation


def _direct_chances(ramp: np.ndarray, effect: np.ndarray) -> np.ndarray:
    """Return person × month × network: the chance that outreach is direct."""
    before = SHARES_BEFORE["direct"] / (SHARES_BEFORE["direct"] + SHARES_BEFORE["visibility"])
    after = SHARES_AFTER["direct"] / (SHARES_AFTER["direct"] + SHARES_AFTER["visibility"])
    overall = (1 - ramp) * before + ramp * after
    lag = NETWORKS.index(LAGGING_NETWORK)
    weight = _NETWORK_WEIGHT[lag]
    lagging = before + 0.10 * (overall - before)
    others = (overall - weight * lagging) / (1 - weight)
    by_network = np.repeat(others[:, None], len(NETWORKS), axis=1)
    by_network[:, lag] = lagging
    log_odds = np.log(by_network / (1 - by_network))[None, :, :] + effect[:, :, None]
    chances: np.ndarray = 1 / (1 + np.exp(-log_odds))
    return chances


def draw_networks(size: int, rng: np.random.Generator) -> np.ndarray:
    """Draw the area of each entry, as a position in ``NETWORKS``."""
    edges = np.cumsum(_NETWORK_WEIGHT)
    drawn: np.ndarray = np.searchsorted(edges, rng.random(size) * edges[-1], side="right")
    return drawn
