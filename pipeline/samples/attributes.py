"""What goes with a kind of work: the activity, the place, with whom, how many, and why.

Every table gives codes with weights; codes are those of the starter's vocabularies.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.samples.days import pick_numbers

Weighted = tuple[tuple[str | None, float], ...]

ACTIVITY: Mapping[str, Weighted] = {
    "visibility": (("street_presence", 0.7), ("local_presence", 0.3)),
    "direct": (
        ("outreach_dialogue", 0.30),
        ("risk_handling", 0.20),
        ("mentoring", 0.20),
        ("conversation", 0.18),
        ("relation_building", 0.12),
    ),
    "cross_cutting": (("school_cooperation", 0.6), ("other_cooperation", 0.4)),
    "network": (("network_meeting", 1.0),),
    "teaching": (("teaching", 1.0),),
    "bridging": (("bridging", 1.0),),
    "internal": (
        ("documentation", 0.45),
        ("internal_meeting", 0.30),
        ("training", 0.10),
        ("transport", 0.15),
    ),
}
# Nobody teaches, and no school can be met, while the schools are closed.
IN_SCHOOL_HOLIDAYS = {"teaching": "documentation", "school_cooperation": "other_cooperation"}

PLACE: Mapping[str, Weighted] = {
    "street_presence": (("street", 0.92), ("vehicle", 0.08)),
    "local_presence": (("association", 0.5), ("club", 0.25), ("street", 0.25)),
    "outreach_dialogue": (("street", 0.75), ("club", 0.2), ("online", 0.05)),
    "risk_handling": (("street", 0.55), ("club", 0.2), ("school", 0.25)),
    "mentoring": (("club", 0.3), ("youth_school", 0.35), ("home", 0.2), ("other", 0.15)),
    "conversation": (("school", 0.3), ("home", 0.35), ("town_hall", 0.2), ("online", 0.15)),
    "relation_building": (("street", 0.5), ("club", 0.35), ("youth_school", 0.15)),
    "school_cooperation": (("school", 0.9), ("online", 0.1)),
    "other_cooperation": (("town_hall", 0.6), ("youth_school", 0.2), ("day_care", 0.2)),
    "network_meeting": (("town_hall", 0.5), ("school", 0.5)),
    "teaching": (("school", 0.85), ("youth_school", 0.15)),
    "bridging": (("association", 0.4), ("club", 0.3), ("town_hall", 0.3)),
    "documentation": (("town_hall", 0.85), (None, 0.15)),
    "internal_meeting": (("town_hall", 0.7), ("youth_school", 0.3)),
    "training": (("other", 0.6), ("town_hall", 0.4)),
    "transport": (("vehicle", 1.0),),
}

TARGET_BEFORE: Weighted = (
    ("under_18", 0.80),
    ("over_18", 0.03),
    ("mixed", 0.09),
    ("parents", 0.06),
    ("none", 0.02),
)
TARGET_AFTER: Weighted = (
    ("under_18", 0.54),
    ("over_18", 0.23),
    ("mixed", 0.15),
    ("parents", 0.06),
    ("none", 0.02),
)
PARTNER: Mapping[str, Weighted] = {
    "visibility": ((None, 0.80), ("police", 0.08), ("housing", 0.08), ("housing;police", 0.04)),
    "direct": (
        (None, 0.55),
        ("authority", 0.10),
        ("school", 0.10),
        ("club", 0.09),
        ("youth_school", 0.08),
        ("consultant", 0.05),
        ("authority;school", 0.03),
    ),
    "cross_cutting": (("school", 0.6), ("authority", 0.2), ("consultant", 0.1), ("day_care", 0.1)),
    "network": (("police;school", 0.4), ("housing;school", 0.3), ("consultant;school", 0.3)),
    "teaching": (("school", 0.7), (None, 0.3)),
    "bridging": (("association", 0.5), ("club", 0.3), ("association;youth_school", 0.2)),
    "internal": ((None, 0.95), ("consultant", 0.05)),
}
# After the reform direct work goes together with those whom the chosen model brings closer.
_DIRECT_PARTNER_AFTER: Mapping[str, Weighted] = {
    "model_1": (
        (None, 0.47),
        ("authority", 0.18),
        ("school", 0.09),
        ("club", 0.06),
        ("youth_school", 0.04),
        ("consultant", 0.12),
        ("authority;school", 0.04),
    ),
    "model_2": (
        (None, 0.47),
        ("authority", 0.05),
        ("school", 0.14),
        ("club", 0.12),
        ("youth_school", 0.18),
        ("consultant", 0.02),
        ("authority;school", 0.02),
    ),
}
CONTACTS = {
    "direct": ((0, 0.06), (1, 0.34), (2, 0.26), (3, 0.17), (4, 0.10), (6, 0.07)),
    "visibility": ((0, 0.20), (1, 0.15), (2, 0.20), (4, 0.20), (7, 0.15), (12, 0.10)),
}
_UNCOUNTED = 0.05  # somebody left the cell blank
_ON_REQUEST_BEFORE, _ON_REQUEST_AFTER = 0.10, 0.45


def pick_codes(weighted: Weighted, size: int, rng: np.random.Generator) -> np.ndarray:
    """Draw codes by weight; as objects, since a code may be None."""
    positions = tuple((at, weight) for at, (_, weight) in enumerate(weighted))
    codes = np.array([code for code, _ in weighted], dtype=object)
    picked: np.ndarray = codes[pick_numbers(positions, size, rng)]
    return picked


def pick_by(
    group: np.ndarray, table: Mapping[str, Weighted], rng: np.random.Generator
) -> np.ndarray:
    """Draw one code per element from its group's weights; None for a group without any."""
    drawn = np.full(len(group), None, dtype=object)
    for code, weighted in table.items():
        mine = np.flatnonzero(group == code)
        drawn[mine] = pick_codes(weighted, len(mine), rng)
    return drawn


def partners(
    category: np.ndarray, ramp: np.ndarray, model: str, rng: np.random.Generator
) -> np.ndarray:
    """Draw with whom work was done; the change follows the ramp and the chosen model."""
    before = pick_by(category, PARTNER, rng)
    after = before.copy()
    mine = np.flatnonzero(category == "direct")
    if weighted := _DIRECT_PARTNER_AFTER.get(model):
        after[mine] = pick_codes(weighted, len(mine), rng)
    drawn: np.ndarray = np.where(rng.random(len(category)) < ramp, after, before)
    return drawn


def target_groups(category: np.ndarray, ramp: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw with whom direct work was; the change follows the ramp."""
    before = pick_codes(TARGET_BEFORE, len(category), rng)
    after = pick_codes(TARGET_AFTER, len(category), rng)
    drawn = np.where(rng.random(len(category)) < ramp, after, before)
    return only_where(category == "direct", drawn)


def only_where(is_meant: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Return codes as objects, None where none is meant."""
    kept: np.ndarray = codes.astype(object)
    kept[~is_meant] = None
    return kept


def contact_counts(category: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw how many contacts there were; −1 where none are counted."""
    counts = np.full(len(category), -1, dtype=np.int32)
    for code, weighted in CONTACTS.items():
        mine = np.flatnonzero(category == code)
        counts[mine] = pick_numbers(weighted, len(mine), rng)
    counts[rng.random(len(counts)) < _UNCOUNTED] = -1
    return counts


def occasions(category: np.ndarray, ramp: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw why somebody was visible: by routine, or on request."""
    chance = _ON_REQUEST_BEFORE + (_ON_REQUEST_AFTER - _ON_REQUEST_BEFORE) * ramp
    drawn = np.where(rng.random(len(category)) < chance, "on_request", "routine").astype(object)
    return only_where(category == "visibility", drawn)
