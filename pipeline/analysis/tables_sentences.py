"""The table of the sentences that results are told with."""

from __future__ import annotations

from pipeline.documented_tables import Table

SENTENCE = Table(
    "analysis.sentence",
    (
        "Grain: one result in one language, in words that claim no more than its numbers hold; the "
        " rules are data in pipeline/wording"
    ),
    {
        "result": (
            "VARCHAR",
            (
                "kind of result: primary_verdict, spc_variation, spc_assurance (both of "
                "analysis.spc_summary, view extended), forecast, interrupted_series "
                "(analysis.its_fit), kpi_change, model_line, model_lines (all lines of a model), "
                "composition, composition_flow, mix_change, kpi_chance, kpi_median, what_if "
                "(the target of direct work)"
            ),
        ),
        "subject": (
            "VARCHAR",
            "the KPI; of a model its id, of its line model_id:line_number; null: all the time",
        ),
        "variant": ("VARCHAR", "of mix_change compared_with:grouping; else null"),
        "period_type": ("VARCHAR", "as in the table of the result; null: of no single period"),
        "period_start": ("DATE", "first day of the period; with the type a key of core.dim_period"),
        "language": ("VARCHAR", "da or en"),
        "certainty": (
            "VARCHAR",
            (
                "how sure the numbers let it sound: almost_certain, very_likely, likely, undecided "
                "(pipeline/wording/certainty.yml); null where no test or interval is told of"
            ),
        ),
        "short": (
            "VARCHAR",
            "the result in a few words, for a chart's title or a cell; may be empty",
        ),
        "sentence": ("VARCHAR", "the result in one or more whole sentences; plain text"),
    },
)
