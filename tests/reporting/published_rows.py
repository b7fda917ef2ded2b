"""The constant rows of the invented warehouse."""

from __future__ import annotations

import datetime as dt
from typing import Any

MODELS = [
    ("model_1", "Model 1: samlet i CBF", "Model 1", "Økonomi- & Planudvalget"),
    ("model_2", "Model 2: samlet på Ungdomsskolen", "Model 2", "Økonomi- & Planudvalget"),
]
MODEL_LINES = [
    ("model_1", 1, "fagligt", "wins", "Fælles faglighed", "Shared practice", "network_share"),
    ("model_1", 2, "strategisk", "loses", "Lokalt afsæt", "Local needs", None),
    (
        "model_2",
        1,
        "fagligt",
        "wins",
        "Sparring med det ungepædagogiske område",
        "Exchange with youth work",
        "teaching_share",
    ),
    (
        "model_2",
        2,
        "fagligt",
        "loses",
        "Fælles faglighed med det socialfaglige",
        "Shared practice with social work",
        "network_share",
    ),
    ("model_2", 3, "organisatorisk", "wins", "Entydig ledelse", "Clear management", None),
    (
        "model_2",
        4,
        "strategisk",
        "loses",
        "Strategisk afsæt",
        "Strategic direction",
        "bridging_share",
    ),
]
MODEL_PLACES = [
    ("model_1", "operative", "cbf"),
    ("model_1", "daily_lead", "cbf"),
    ("model_2", "operative", "ungdomsskolen"),
    ("model_2", "daily_lead", "ungdomsskolen"),
    ("model_2", "strategic_lead", "cbf"),
]
UNITS = [
    ("cbf", "Center for Børn og Forebyggelse", "Centre for Children and Prevention"),
    ("ungdomsskolen", "Ungdomsskolen", "The youth school"),
]
# KPI → change, its interval and the verdict of a line that is to go up.
MOVED = {
    "network_share": (0.01, -0.01, 0.03, "not_yet"),
    "teaching_share": (0.03, 0.01, 0.05, "won"),
    "bridging_share": (-0.03, -0.05, -0.01, "lost"),
}
# Verdict → direction, change, interval, p-value, recount of contacts (a bound?), narrow reading.
VERDICTS = {
    "moved": ("up", 0.14, 0.11, 0.17, 0.0005, "holds", True, 0.127, "holds", 0.1),
    "probably_moved": (
        "up",
        0.03,
        -0.001,
        0.061,
        0.06,
        "holds",
        False,
        0.028,
        "does_not_hold",
        0.01,
    ),
    "moved_label_only": (
        "up",
        0.1,
        0.07,
        0.13,
        0.0005,
        "does_not_hold",
        False,
        0.004,
        "holds",
        0.09,
    ),
    "moved_street_only": ("up", 0.1, 0.07, 0.13, 0.02, "holds", False, 0.09, "holds", 0.09),
    "probably_moved_unchecked": (
        *("down", -0.04, -0.081, 0.001, 0.06, "too_little_data", False, None),
        *("too_little_data", None),
    ),
    "not_shown": (
        "",
        0.012,
        -0.02,
        0.044,
        0.4,
        "does_not_hold",
        False,
        0.01,
        "does_not_hold",
        0.01,
    ),
}
TASKS = [
    (1, "Målgruppen er unge både under og over 18 år", "Under and over 18", "over_18_share"),
    (2, "Være synlig, når der er brug for det", "Visible when needed", "visibility_share"),
    (5, "Give mentorstøtte", "Mentor support", None),
]
TARGETS = [
    ("direct_share", 0.45, dt.date(2025, 12, 31), True),
    ("visibility_share", 0.20, dt.date(2025, 12, 31), True),
    ("registration_coverage", 0.90, dt.date(2025, 12, 31), False),
]
RULES = [
    ("bad_date", "refused", "Datoen kan ikke læses.", "Skriv den som 05-07-2023.", "Bad date"),
    ("unknown_staff", "refused", "Medarbejderen er ikke kendt.", "Ret koden.", "Unknown staff"),
]
REFUSED = ["bad_date"] * 12 + ["unknown_staff"] * 7 + ["no_rule_yet"]
SOURCES = [
    ("f-1", "activity", "activity_csv"),
    ("f-2", "activity", "activity_xlsx"),
    ("f-3", "minutes", "minutes_docx"),
]
FILES = [
    ("f-1", "activity", 12034, 11990, 20, 24, 0, 0, 0),
    ("f-2", "activity", 3311, 3304, 0, 0, 7, 0, 0),
    ("f-3", "minutes", 1, 1, 0, 0, 0, 0, 0),
]
EXPECTATIONS = [
    (
        "core",
        "hours_are_positive",
        "critical",
        True,
        0,
        15301,
        "",
        "Timer er over 0.",
        "Ret.",
        "IT",
        "",
    ),
    (
        "core",
        "staff_known",
        "warning",
        True,
        0,
        15301,
        "",
        "Alle har en ansættelse.",
        "Ret.",
        "SSP",
        "",
    ),
]
FAILED = (
    "core",
    "day_hours",
    "warning",
    False,
    3,
    15301,
    "3",
    "Højst 16 timer om dagen.",
    "Ret registreringen.",
    "SSP",
    "f-0123456789abcdef:2:37;2025-Q3",
)
EXAMPLES = [
    ("core", "day_hours", 1, "f-0123456789abcdef:2:37", "f-0123456789abcdef", 2, 37),
    ("core", "day_hours", 2, "2025-Q3", None, None, None),
]


def _definition(number: int, kpi_id: str, title: str, unit: str = "share", **more: Any) -> tuple:
    good, beside = more.get("good", "up"), more.get("shown_with")
    text = f"Definition af {title.lower()}."
    boundary, english = more.get("boundary"), f"Definition of {kpi_id}."
    texts = (text, english, boundary, boundary)
    return (kpi_id, title, kpi_id, unit, good, beside, *texts, number, False)


DEFINITIONS = [
    _definition(1, "direct_share", "Andel direkte arbejde", boundary="At gå en tur er synlighed."),
    _definition(
        2,
        "direct_share_contact_recount",
        "Direkte gadearbejde uden kontakt regnet som synlighed",
        shown_with="direct_share",
    ),
    _definition(3, "direct_share_narrow", "Snæver afgrænsning", shown_with="direct_share"),
    _definition(4, "visibility_share", "Andel synlighed i gadebilledet", good="down"),
    _definition(5, "cross_cutting_share", "Andel tværgående samarbejde", good="down"),
    _definition(6, "direct_hours_gained", "Direkte timer mod udgangspunktet", "hours"),
    _definition(
        7,
        "direct_hours_gained_per_week",
        "Direkte timer om ugen mod udgangspunktet",
        "hours_per_week",
        shown_with="direct_hours_gained",
    ),
    _definition(8, "direct_fte_gained", "Årsværk mod udgangspunktet", "fte"),
    _definition(9, "direct_of_outreach_share", "Direkte andel af det opsøgende"),
    _definition(10, "ssp_attendance_rate", "Deltagelse i netværksmøder"),
    _definition(11, "registration_coverage", "Registreringsdækning"),
    _definition(12, "network_share", "Andel SSP-netværk", good="watch"),
    _definition(13, "teaching_share", "Andel undervisning", good="watch"),
    _definition(14, "bridging_share", "Andel sammenbinding", good="watch"),
    _definition(15, "internal_share", "Andel intern tid", good="watch"),
]
RULE_SET = (
    "mdc-2023",
    "NHS England, Making Data Count (November 2023)",
    True,
    13,
    2.66,
    3.267,
    7,
    7,
    2,
    3,
    True,
)
