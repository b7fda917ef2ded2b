"""Compositions: shares that add up to one, in log ratios.

A few lines each, after Aitchison (1986), *The Statistical Analysis of Compositional Data*, and
Egozcue et al. (2003), *Mathematical Geology* 35(3): scikit-bio has them too, but would bring in
HDF5 and a stack of biology.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

ZERO_HOURS = 0.5  # stands for none, since none has no logarithm


def replaced(hours: Numbers) -> Numbers:
    """Return compositions of hours as shares, half an hour in place of none.

    Multiplicative replacement (Martín-Fernández, Barceló-Vidal & Pawlowsky-Glahn 2003): the other
    parts shrink alike, so that their ratios to each other stay.

    Parameters
    ----------
    hours
        Compositions × parts.

    Returns
    -------
    numpy.ndarray
        Shares above 0, each row adding up to 1.

    Raises
    ------
    ValueError
        When a composition has no more hours than would stand for its zeros.
    """
    total = hours.sum(axis=-1, keepdims=True)
    is_none = hours <= 0
    if (total <= ZERO_HOURS * is_none.sum(axis=-1, keepdims=True)).any():
        raise ValueError("no hours")
    put_in = np.where(is_none, ZERO_HOURS / total, 0.0)
    shares: Numbers = put_in + hours / total * (1 - put_in.sum(axis=-1, keepdims=True))
    return shares


def clr(shares: Numbers) -> Numbers:
    """Return centred log ratios: log (share ÷ geometric mean of all shares)."""
    logs = np.log(shares)
    centred: Numbers = logs - logs.mean(axis=-1, keepdims=True)
    return centred


def of_clr(centred: Numbers) -> Numbers:
    """Return the composition with these centred log ratios."""
    powers = np.exp(centred - centred.max(axis=-1, keepdims=True))
    shares: Numbers = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def pivots(parts: int) -> Numbers:
    """Return the orthonormal basis of pivot coordinates, parts × (parts − 1).

    Coordinate *i* is the log ratio of part *i* to the geometric mean of those that follow it,
    √((D − i) ÷ (D − i + 1)) × log (xᵢ ÷ g(xᵢ₊₁ … x_D)): the first holds all there is of the first
    part against the rest (Fišerová & Hron 2011).
    """
    basis = np.zeros((parts, parts - 1))
    for part in range(parts - 1):
        rest = parts - part - 1
        basis[part, part] = 1
        basis[part + 1 :, part] = -1 / rest
        basis[:, part] *= np.sqrt(rest / (rest + 1))
    return basis


def ilr(shares: Numbers) -> Numbers:
    """Return isometric log ratios, in pivot coordinates: one fewer than there are parts."""
    coordinates: Numbers = clr(shares) @ pivots(shares.shape[-1])
    return coordinates


def of_ilr(coordinates: Numbers) -> Numbers:
    """Return the composition with these pivot coordinates."""
    return of_clr(coordinates @ pivots(coordinates.shape[-1] + 1).T)


def distance(one: Numbers, other: Numbers) -> float:
    """Return Aitchison's distance of two compositions: Euclid's between their log ratios."""
    return float(np.linalg.norm(clr(one) - clr(other)))


def flows(before: Numbers, now: Numbers) -> Numbers:
    """Return the smallest reallocation that makes one composition of the other.

    What a part has lost is given to those that have won, in proportion to what each has won. No
    reallocation moves less (½ Σ │difference│); several move as little, and which of them it was,
    if any, the shares cannot tell.

    Returns
    -------
    numpy.ndarray
        Share of the whole, from each part (row) to each (column).
    """
    change = now - before
    lost, won = np.maximum(-change, 0), np.maximum(change, 0)
    moved: Numbers = np.outer(lost, won) / won.sum() if won.sum() > 0 else np.outer(lost, won)
    return moved
