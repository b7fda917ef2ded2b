"""People working differently, or a different mix of people: Kitagawa's decomposition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Side = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Term:
    """One group's part of a change.

    Parameters
    ----------
    within
        The group's own share changed.
    mix
        The group's part of all hours changed.
    is_on_both
        The group has hours on both sides; else it came or went, which is all mix.
    """

    within: float
    mix: float
    is_on_both: bool


def kitagawa(before: Side, now: Side) -> dict[str, Term]:
    """Split the change of a pooled share by group, exactly and symmetrically.

    The share is Σ wᵢ rᵢ, where wᵢ is the group's part of all hours and rᵢ its own share. Then
    (Kitagawa 1955, *Journal of the American Statistical Association* 50)::

        change = Σ ½ (wᵢ + wᵢ') (rᵢ' − rᵢ)  +  Σ (½ (rᵢ + rᵢ') − r̄) (wᵢ' − wᵢ)
                 within                        mix

    r̄ is the mean of the pooled shares of both sides. It alters no sum, since the parts of all
    hours add up to 1 on both sides, and makes one group's mix what it is *beside the others*: who
    works as all others do and gets more hours changes nothing.

    A group without hours on one side has no share there. It is given that of the other side:
    whoever comes or goes works no differently, so that all of it is mix.

    Parameters
    ----------
    before, now
        Group → hours in the category and hours in all; groups without hours may be there.

    Returns
    -------
    dict[str, Term]
        By group with hours on either side. ``within`` and ``mix`` of all of them add up to the
        change; with the sides exchanged every term changes its sign.

    Raises
    ------
    ValueError
        When a side has no hours.
    """
    totals = [sum(hours for _, hours in side.values()) for side in (before, now)]
    if min(totals) <= 0:
        raise ValueError("no hours")
    pooled = [
        sum(part for part, _ in side.values()) / total
        for side, total in zip((before, now), totals, strict=True)
    ]
    middle = (pooled[0] + pooled[1]) / 2
    groups = sorted(
        {name for side in (before, now) for name, (_, all_) in side.items() if all_ > 0}
    )
    return {
        name: _term(
            before.get(name, (0.0, 0.0)), now.get(name, (0.0, 0.0)), totals=totals, middle=middle
        )
        for name in groups
    }


def _term(
    before: tuple[float, float], now: tuple[float, float], *, totals: list[float], middle: float
) -> Term:
    weights = [before[1] / totals[0], now[1] / totals[1]]
    own = [part / hours if hours > 0 else None for part, hours in (before, now)]
    first = own[0] if own[0] is not None else own[1]
    last = own[1] if own[1] is not None else own[0]
    assert first is not None and last is not None  # noqa: S101, PT018 - it has hours somewhere
    return Term(
        within=(weights[0] + weights[1]) / 2 * (last - first),
        mix=((first + last) / 2 - middle) * (weights[1] - weights[0]),
        is_on_both=None not in own,
    )
