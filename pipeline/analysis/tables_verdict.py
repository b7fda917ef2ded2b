"""The tables of the primary verdict: their columns, types and comments."""

from __future__ import annotations

from pipeline.documented_tables import Table

_RECOUNT = (
    "holds: it (probably) moved the same way and at least half as far; does_not_hold; "
    "too_little_data: too little is recorded to tell"
)
_CHANGE = "less the baseline's, in shares (0.1 = ten percentage points)"

PRIMARY_VERDICT = Table(
    "analysis.primary_verdict",
    "Grain: complete four quarters; has direct_share, the primary measure, moved?",
    {
        "period_start": ("DATE", "first day of complete four quarters; a key of core.dim_period"),
        "verdict": (
            "VARCHAR",
            (
                "moved (p below 0.05), probably_moved (below 0.10), not_shown or too_little_data. "
                "Moved comes bare only where the recount of street time without a contact and "
                "direct work off the street have moved too: else moved_label_only or "
                "moved_street_only, or moved_unchecked where too little is recorded to tell; "
                "probably_moved likewise. It may have moved either way: see direction. It never "
                "says why"
            ),
        ),
        "direction": ("VARCHAR", "up (the good one) or down; null where nothing is shown"),
        "baseline_value": ("DOUBLE", "direct_share in the baseline; null where it has no data"),
        "value": ("DOUBLE", "direct_share in the four quarters; null where it has no data"),
        "change": ("DOUBLE", f"value {_CHANGE}; null with too little data"),
        "change_lower": (
            "DOUBLE",
            (
                "lower end of its 95 % interval, people's turnover included; "
                "docs/methods/primary_verdict.md"
            ),
        ),
        "change_upper": ("DOUBLE", "upper end of it"),
        "p_value": (
            "DOUBLE",
            (
                "how often such a change, or a larger one, comes of chance alone: in 1,999 "
                "simulated series with the autocorrelation and person effects of these months"
            ),
        ),
        "contact_recount": ("VARCHAR", f"does direct_share_contact_recount say so too? {_RECOUNT}"),
        "contact_is_bound": (
            "BOOLEAN",
            (
                "contacts are recorded now, but were not in the baseline: its direct street time "
                "is taken to have had one, and the change of the recount is the least it can be"
            ),
        ),
        "contact_change": ("DOUBLE", f"direct_share_contact_recount {_CHANGE}; null without data"),
        "contact_change_lower": ("DOUBLE", "lower end of its 95 % interval"),
        "contact_change_upper": ("DOUBLE", "upper end of it"),
        "contact_p_value": ("DOUBLE", "as p_value"),
        "narrow_recount": ("VARCHAR", "does direct_share_narrow say so too? As contact_recount"),
        "narrow_change": ("DOUBLE", f"direct_share_narrow {_CHANGE}; null without data"),
        "narrow_change_lower": ("DOUBLE", "lower end of its 95 % interval"),
        "narrow_change_upper": ("DOUBLE", "upper end of it"),
        "narrow_p_value": ("DOUBLE", "as p_value"),
        "off_street": (
            "VARCHAR",
            (
                "has direct work off the street, which cannot be mistaken for visibility, a part "
                "in the change? As contact_recount, but a fifth as far is enough"
            ),
        ),
        "off_street_change": ("DOUBLE", f"its share of working time {_CHANGE}; null without data"),
        "off_street_change_lower": ("DOUBLE", "lower end of its 95 % interval"),
        "off_street_change_upper": ("DOUBLE", "upper end of it"),
        "off_street_p_value": ("DOUBLE", "as p_value"),
        "baseline_month_count": ("BIGINT", "months of the baseline with hours; null as change is"),
        "month_count": ("BIGINT", "months of the four quarters with hours; null as change is"),
        "reason": (
            "VARCHAR",
            (
                "why there is too little data: no_baseline, no_data, not_after (not wholly after "
                "the transition), too_few_months (12 in the baseline, 9 now); else null"
            ),
        ),
    },
)
