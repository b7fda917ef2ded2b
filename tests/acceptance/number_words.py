"""What words around a number say of it, in both languages of the pages."""

from __future__ import annotations

# Words around a number -> what kind of figure it is.
TAGS: dict[str, tuple[tuple[str, str], ...]] = {
    "da": (
        ("without", r"\d+ kvartal\w* er uden tal"),
        ("whatif", r"kræver [\d,]+ timer|medarbejder mere eller færre|område, nu og ved målet"),
        ("flow", r"mulige omflytning"),
        ("its", r"hidtidige forløb|forskel i den seneste måned|timer siden overgangen"),
        ("level", r"niveau nu"),
        ("baseline", r"udgangspunkt\w*|\bfør\b"),
        (
            "rolling",
            r"(?:(?:de|seneste) fire|4) kvartaler\w*(?: til og med \d\. kvartal \d{4})?|\bnu\b",
        ),
        ("target", r"\bmål(?:et)?\b"),
        ("chart", r"middel|grænse\w*|gennemsnit\w*|median|seneste måned|signal|linje med"),
        ("recorded", r"kun registreret for"),
        ("within", r"arbejder anderledes"),
        ("mix", r"andre medarbejdere"),
        ("received", r"modtag(?:et|ne)\b"),
        ("loaded", r"indlæst"),
        ("refused", r"afvist"),
        ("superseded", r"erstattet"),
    ),
    "en": (
        ("without", r"\d+ quarters? ha(?:s|ve) no figures?"),
        ("whatif", r"takes [\d.]+ hours more|staff more or fewer|area, now and at the target"),
        ("flow", r"possible reallocation"),
        ("its", r"earlier course|difference in the latest month|hours since the transition"),
        ("level", r"level now"),
        ("baseline", r"baseline|\bbefore\b"),
        ("rolling", r"(?:last |the )?(?:four|4) quarters(?: to Q\d \d{4})?|\bnow\b"),
        ("target", r"\btarget\b"),
        ("chart", r"\bmean\b|limits?\b|average|median|latest month|signal|line of"),
        ("recorded", r"recorded for only"),
        ("within", r"work differently"),
        ("mix", r"other people"),
        ("received", r"received"),
        ("loaded", r"loaded"),
        ("refused", r"refused"),
        ("superseded", r"superseded"),
    ),
}
# Tables of one matter each: whatever period a column names, the figures are that matter's.
MATTERS = {"whatif", "flow"}
ANY = "any"
# Columns and words of the follow-ups -> column of mart.network_follow_up.
FOLLOW_UPS = {
    "da": {
        "aftalt": "decided_count", "aftaler med frist": "due_count", "med frist": "due_count",
        "lukket til tiden": "on_time_count", "for sent": "late_count", "uvist": "unclear_count",
        "åbne": "open_count", "over fristen": "overdue_count", "begyndt": "begun",
        "dage til første arbejde": "lead_days_mean",
    },
    "en": {
        "decided": "decided_count", "follow-ups that were due": "due_count", "due": "due_count",
        "closed on time": "on_time_count", "late": "late_count", "not known": "unclear_count",
        "open": "open_count", "overdue": "overdue_count", "begun": "begun",
        "days to first work": "lead_days_mean",
    },
}  # fmt: skip
OWN_NAMES = {
    "da": {
        "andel af bekymringerne": "balance",
        "i forhold til bekymringerne": "balance",
        "andel af tiden": "balance",
        "overlapper hinanden": "area_balance",
        "mest direkte arbejde i": "direct_of_outreach_share",
        "modtagne registreringer": "rows",
        "modtagne rækker": "rows",
        "en medarbejder færre": "staff:one_less",
        "en medarbejder mere": "staff:one_more",
        "som nu": "staff:present",
        "registreret tid": "registration_coverage",
        "direkte arbejde af den opsøgende tid": "direct_of_outreach_share",
        "netværksmøder, hvor indsatsen deltog": "ssp_attendance_rate",
        "timer mere om ugen": "direct_share",
        "operative medarbejdere, der skifter enhed": "model",
        "deres normtid om ugen": "model",
        "hos dem, der allerede er i enheden": "model",
    },
    "en": {
        "share of concerns": "balance",
        "for its concerns": "balance",
        "share of time": "balance",
        "distributions overlap": "area_balance",
        "most direct work in": "direct_of_outreach_share",
        "registrations and minutes were received": "rows",
        "rows received": "rows",
        "other findings": "checks",
        "one member of staff fewer": "staff:one_less",
        "one member of staff more": "staff:one_more",
        "as now": "staff:present",
        "registered time": "registration_coverage",
        "direct work as a share of outreach": "direct_of_outreach_share",
        "network meetings that we attended": "ssp_attendance_rate",
        "hours more a week": "direct_share",
        "operative staff changing unit": "model",
        "their contracted hours a week": "model",
        "share of direct work among those already in the unit": "model",
    },
}
# Heads of the tables of what a target takes -> quantities of analysis.what_if, the first that fits.
WHAT_IF_COLUMNS = {
    "da": {
        "andel nu": "share_now",
        "timer om ugen nu|fordeling som nu": "hours_now",
        "direkte arbejde ved målet": "hours_target",
        "^ved målet": "hours_target full_time_target",
        "flyttes": "hours_moved",
        "timer på arbejde": "hours_at_work",
        "^nu$": "full_time_now",
    },
    "en": {
        "share now": "share_now",
        "hours a week now|distributed as now": "hours_now",
        "direct work at the target": "hours_target",
        "^at the target": "hours_target full_time_target",
        "moved": "hours_moved",
        "hours at work": "hours_at_work",
        "^now$": "full_time_now",
    },
}
SETTING = {
    "da": r"mindste?|kræves|højst|måneder|ugen$",
    "en": r"least|must|required|at most|months|week$",
}
CHANGE = {"da": r"ændring", "en": r"change"}
CATEGORIES = (
    "direct", "visibility", "cross_cutting", "network", "teaching", "bridging", "internal",
)  # fmt: skip
# Heads of the tables of months -> the column of analysis.spc_point or analysis.its_month.
MONTH_COLUMNS = {
    "middel": "centre", "nedre grænse": "lower_limit", "øvre grænse": "upper_limit",
    "modellens linje": "fitted", "uden ændringen": "counterfactual",
    "nedre": "counterfactual_lower", "øvre": "counterfactual_upper",
    "mean": "centre", "lower limit": "lower_limit", "upper limit": "upper_limit",
    "the model's line": "fitted", "without the change": "counterfactual",
    "lower": "counterfactual_lower", "upper": "counterfactual_upper",
}  # fmt: skip
# What prose says of a KPI, by language.
SPOKEN = {
    "da": {
        "direkte arbejde": "direct_share",
        "synlighed": "visibility_share",
        "timer om ugen": "direct_hours_gained_per_week",
        "årsværk": "direct_fte_gained",
        "den forventede arbejdstid": "registration_coverage",
        "netværksmøderne": "ssp_attendance_rate",
    },
    "en": {
        "direct work": "direct_share",
        "visibility": "visibility_share",
        "hours a week": "direct_hours_gained_per_week",
        "full-time equivalents": "direct_fte_gained",
        "expected working time": "registration_coverage",
        "network meetings": "ssp_attendance_rate",
    },
}
WHAT_IF = {
    "da": ("målet", "medarbejder", "enhed", "tidens fordeling", "flyttes", "fordeling"),
    "en": ("the target", "member of staff", "unit", "distribution", "moved", "staff"),
}
ROWS = {
    "da": ("rækker", "kontroller", "registreringer", "afvist"),
    "en": ("rows", "checks", "registrations", "refused"),
}
NETWORKS = {
    "da": ("alle netværk", "med frist blev lukket", "samarbejdsparterne"),
    "en": ("all networks", "with a deadline were closed", "the partners"),
}
GROWN = {
    "da": ("har haft den største stigning", "har haft det største fald"),
    "en": ("has grown most", "has shrunk most"),
}
STACKED = {"da": "stablede søjler", "en": "stacked bars"}
COURSE = {
    "da": ("linje med", "forløb fra", "er uden tal"),
    "en": ("line of", "course from", "quarters have no", "quarter has no"),
}
