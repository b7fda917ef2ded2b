"""Every number that a reader sees, and the cells of the warehouse that it may come from.

A page is taken apart into blocks (a row of a table, a paragraph, a caption, an alternative text).
What stands in a block word for word as a text of the warehouse is a cell of it and is taken out;
so are the few kinds of numbers that are no figures (:data:`NO_FIGURES`). Each number left must
be a figure of what the block speaks of: of the KPI, task, category, source or quarter that it
names; of the quarter's figures at large where it names none. It is compared with the raw value,
scaled and rounded as it is shown.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
from babel.dates import format_date
from lxml import html as parser

MONTHS = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.?"
)
# Numbers that are no figures, each with the reason why it may stand there.
NO_FIGURES: dict[str, str] = {
    rf"\d{{1,2}}\. (?:{MONTHS}) \d{{4}}": "a date",
    rf"\b(?:{MONTHS}) \d{{2,4}}\b": "a month",
    r"\d{4}-\d{2}-\d{2}": "a date",
    r"\b\d\. (?:kvartal|kv\.) \d{4}": "a quarter",
    r"\b\d{4}-Q[1-4]\b": "a quarter",
    r"\b(?:Figur|Tabel|Bilag) \d+\b": "numbering of figures, tables and appendices",
    r"\b[Oo]pgave \d+(?:[–,] ?\d+)*": "the memo's number of a task",
    r"(?<![\d,.])\d{1,2}: (?=[A-ZÆØÅ])": "the memo's number of a task, in the table of tasks",
    r"\bside 1\b": "a page of the memo",
    r"\b[Mm]odel [12]\b": "the name of a model",
    r"95 %(?=-interval|\))": "the level of all intervals",
    r"(?<=under )(?:1|5|10) %": "steps of the scale of certainty (pipeline/wording/certainty.yml)",
    r"\b(?:under og over )?18 år\b": "the age at which the memo divides the target group",
    r"±\s?2,66": "the constant of XmR charts",
    r"Laney 2002|mdc-2023": "literature and the name of a set of rules",
    r"(?<=[a-z.] )(?:19|20)\d{2}, [A-Z][^;]*$": "literature: year, journal and volume",
    r"mindst 12 måneder før og 6 efter": "the least that an interrupted series is fitted to",
    r"\b37 timer om ugen": "the hours of a full-time position",
    r"under 0,5 %": "the least part that a label names",
    r"OPDIGTET-\d+": "the case number, as the settings have it",
    r"\bDifferencen skal være 0\b": "what the rows must add up to",
    r"f-[0-9a-f]{16}": "the key of a file",
    r"\b[A-Z]-\d{4}-\d+\b": "the key of an order",
}
_NUMBER = re.compile(r"(?<![\w,.])[+−-]?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![\w])")
_BLOCKS = {"tr", "p", "li", "h1", "h2", "h3", "figcaption", "caption", "summary", "dd", "dt", "div"}


@dataclass(frozen=True)
class Number:
    """A number as it is shown.

    Parameters
    ----------
    shown
        As it stands there.
    value
        Its size without its sign: a fall of 3 is a change of -3.
    decimals
        How many it is shown with.
    scales
        What its raw value may have been multiplied with: 100 as percent or in percentage points.
    """

    shown: str
    value: float
    decimals: int
    scales: tuple[int, ...]

    def is_of(self, cell: float) -> bool:
        """Whether a raw value would be shown like that."""
        half = 0.5 * 10**-self.decimals + 1e-9
        # A share or a change of one is no larger than 1: hours are never shown as percent.
        return any(
            abs(abs(cell) * scale - self.value) <= half
            for scale in self.scales
            if scale == 1 or abs(cell) <= 1
        )


def normal(text: str) -> str:
    """Return a text with plain spaces and one kind of quotation mark and apostrophe."""
    text = html.unescape(text).replace("’", "'").replace("\u2011", "-")
    return re.sub(r"\s+", " ", text).strip()


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text, those of :data:`NO_FIGURES` left out."""
    for pattern in NO_FIGURES:
        text = re.sub(pattern, " ", text)
    # "+22,6 procentpoint (+14,4 til +30,0)": the unit stands once.
    text = re.sub(r"(procentpoint|%) \(([^()]+?) til ([^()]+?)\)", r"\1 (\2 % til \3 %)", text)
    found = []
    for match in _NUMBER.finditer(text):
        whole, decimals = match[1].replace(".", ""), match[2] or ""
        after = text[match.end() :][:14]
        # Of two ends of an interval the unit may stand at the latter alone.
        pair = re.match(r" (?:til|og) [+−-]?[\d,]+ ?(?:%|procentpoint)", text[match.end() :])
        is_percent = re.match(r" ?(?:%|procentpoint)", after) or pair
        # A change whose unit stands in the heading of its column.
        is_change = match[0][0] in "+−" and decimals
        scales = (100,) if is_percent else (1, 100) if is_change else (1,)
        value = float(f"{whole}.{decimals or 0}")
        found.append(Number(match[0], value, len(decimals), scales))
    return found


def blocks(page: str) -> list[str]:
    """Return the texts of a page, block by block, alternative texts included.

    Of the method report the notes of the changelog are left out: they are no figures.
    """
    tree = parser.fromstring(page.encode())
    for gone in tree.xpath("//script | //style | //head | //svg | //details[summary/@lang='en']"):
        gone.drop_tree()
    found = [
        node.get(name) for name in ("alt", "aria-label") for node in tree.xpath(f"//*[@{name}]")
    ]
    found += [_own_text(node) for node in tree.iter() if node.tag in _BLOCKS]
    return [text for text in map(normal, found) if text]


def _begins(text: str, name: str) -> bool:
    """Whether a row of a table begins with a name; a sentence goes on otherwise after a period."""
    after = text.removeprefix(name)
    return after != text and (not name[0].isdigit() or not after[:1].isalpha())


def _own_text(node: parser.HtmlElement) -> str:
    """Return a block's text without that of blocks in it; a row's cells belong to the row."""
    if node.tag != "tr" and any(up.tag == "tr" for up in node.iterancestors()):
        return ""

    def parts(one: parser.HtmlElement) -> Iterator[str]:
        yield one.text or ""
        for child in one:
            if node.tag == "tr" or child.tag not in _BLOCKS | {"table"}:
                yield from parts(child)
            yield " " + (child.tail or "")

    return "".join(parts(node))


class Cells:
    """The figures of a warehouse that pages of one quarter may show.

    Parameters
    ----------
    warehouse
        The published DuckDB file.
    quarter
        ``2025-Q3``.
    """

    def __init__(self, warehouse: Path, quarter: str) -> None:
        self._quarter = quarter
        self.of: dict[str, set[float]] = defaultdict(set)
        # What a block may speak of: by its name, by a word of prose, as the beginning of a row.
        self.names: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self.rows: dict[str, str] = {}
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            self._connection = connection
            self._settings()
            self._kpis()
            self._courses()
            self._networks()
            self._results()
            self._tasks()
            self._rows()
            self.texts = self._texts()

    def unfound(self, text: str) -> list[str]:
        """Return the numbers of a block that are no figure of what it speaks of."""
        left = text
        for known in self.texts:
            if known in left:
                left = left.replace(known, " ")
        told = numbers(left)
        if not told:
            return []
        allowed = self.of["settings"] | self._spoken_of(text)
        return [one.shown for one in told if not any(map(one.is_of, allowed))]

    def _spoken_of(self, text: str) -> set[float]:
        """Return the figures of what a block names; of everything where it names nothing."""
        folded = text.casefold()
        named = [subject for name, subject in self.rows.items() if _begins(folded, name)]
        if not named:
            named = self._longest(folded, self.names) or self._longest(folded, self.words)
        if "stablede søjler" in folded:
            named = [subject for subject in self.of if subject.endswith("_share")]
        if "linje med" in folded:
            named += [f"course:{subject}" for subject in named]
        if ". forløb fra " in folded or " har tal, " in folded:
            named += [f"quarters:{subject}" for subject in named]
        if not named:
            return set().union(*self.of.values())
        return set().union(*(self.of[subject] for subject in named))

    @staticmethod
    def _longest(text: str, names: dict[str, str]) -> list[str]:
        """Return the subjects that a text names; of a name within a longer one the longer."""
        found = []
        for name in sorted(names, key=len, reverse=True):
            if name in text:
                found.append(names[name])
                text = text.replace(name, " ")
        return found

    def _query(self, query: str) -> list[tuple[object, ...]]:
        return self._connection.execute(query).fetchall()

    def _add(self, subject: str, values: Iterable[object]) -> None:
        self.of[subject] |= {float(v) for v in values if isinstance(v, int | float) and v == v}  # noqa: PLR0124 - not NaN

    def _settings(self) -> None:
        self._add("settings", self._query("select columns(* exclude (as_of)) from raw.setting")[0])
        for row in self._query("select transition_months from raw.decision"):
            self._add("settings", row)

    def _kpis(self) -> None:
        """Figures of each KPI in the quarter, the four that end with it, and the baseline."""
        periods = f"""
            value.dimension = 'team' and (
                value.period_type = 'baseline'
                or (value.period_type in ('quarter', 'rolling_4_quarters')
                    and value.label_en like '%{self._quarter}')
            )
        """
        rows = self._query(
            f"select kpi_id, value, numerator, denominator, dimension_value, "
            f"period_type from mart.kpi_value as value where {periods}"
        )
        baseline = {(r[0], r[4]): r[1] for r in rows if r[5] == "baseline"}
        for kpi_id, value, above, below, cut, _ in rows:
            self._add(str(kpi_id), (value, above, below))
            before = baseline.get((kpi_id, cut))
            if isinstance(value, float) and isinstance(before, float):
                # The pages subtract, before they round.
                self._add(str(kpi_id), (value - before,))
        for kpi_id, title in self._query("select kpi_id, title_da from mart.kpi_definition"):
            self.names[normal(str(title)).casefold()] = str(kpi_id)
        spoken = {
            "direkte arbejde": "direct_share",
            "synlighed": "visibility_share",
            "timer om ugen": "direct_hours_gained_per_week",
            "årsværk": "direct_fte_gained",
            "den forventede arbejdstid": "registration_coverage",
            "netværksmøderne": "ssp_attendance_rate",
        }
        self.words |= spoken

    def _courses(self) -> None:
        """Rows that begin with a month or a quarter, and charts in words: a KPI's months."""
        for kpi_id, month, *cells in self._query("""
            select kpi_id, month_start, value, centre, lower_limit, upper_limit
            from analysis.spc_point
            union all
            select kpi_id, month_start, fitted, counterfactual, counterfactual_lower,
                counterfactual_upper
            from analysis.its_month
        """):
            self._add(f"course:{kpi_id}", cells)
            name = f"month:{month}"
            self.rows[f"{format_date(month, 'MMMM y', locale='da')} "] = name
            self._add(name, cells)
        for kpi_id, *counts in self._query(
            "select kpi_id, count(value), count(rule) from analysis.spc_point group by kpi_id, view"
        ):
            self._add(f"course:{kpi_id}", counts)
        for label, *cells in self._query("""
            select label_da, value from mart.kpi_value
            where period_type = 'quarter' and dimension in ('team', 'network')
        """):
            self.rows[f"{label} "] = f"quarter:{label}"
            self._add(f"quarter:{label}", cells)
        # Lines in the rows of the table of KPIs: up to twelve quarters, and how many lack a value.
        for kpi_id, values, missing in self._query(f"""
            with
            last as (
                select kpi_id, value, status from mart.kpi_value
                where dimension = 'team' and period_type = 'quarter' and period_start <= (
                    select period_start from core.dim_period where label_en = '{self._quarter}'
                )
                qualify row_number() over (partition by kpi_id order by period_start desc) <= 12
            )
            select
                kpi_id,
                list(value) filter (where status = 'ok'),
                count(*) filter (where status <> 'ok')
            from last
            group by kpi_id
        """):
            self._add(f"quarters:{kpi_id}", (*(values or ()), missing))  # type: ignore[misc]
        for name, code in self._query("select name_da, network_code from core.dim_network"):
            self.names[normal(str(name)).casefold()] = f"network:{code}"
            for row in self._query(f"""
                select value, numerator, denominator from mart.kpi_value
                where dimension_value = '{code}' and (
                    period_start in ({self._starts()})
                )
            """):
                self._add(f"network:{code}", row)

    def _networks(self) -> None:
        """Who was at the meetings of each network, by party, and its follow-ups."""
        self.names["alle netværk"] = "network:all"
        self.names |= dict.fromkeys(("med frist blev lukket", "samarbejdsparterne"), "network:all")
        for code, party, name, *counts in self._query(f"""
            select dimension_value, party_code, party_name_da, present_share, present_count,
                held_count
            from mart.network_participation where period_start in ({self._starts()})
        """):
            called = normal(str(name))
            self.rows[f"{called} "] = f"party:{party}"
            if party in ("operative", "consultant"):
                self.names[called.casefold()] = f"party:{party}"
            self._add(f"party:{party}", counts)
            self._add(f"network:{code}", counts)
        for code, *counts in self._query(f"""
            select dimension_value, columns('_count$|lead_days_mean')
            from mart.network_follow_up where period_start in ({self._starts()})
        """):
            self._add(f"network:{code}", counts)
        for row in self._query(f"""
            select value, numerator, denominator from mart.kpi_value
            where dimension = 'team' and period_start in ({self._starts()}) and kpi_id in
                ('ssp_attendance_rate', 'minutes_coverage', 'log_minutes_agreement')
        """):
            self._add("network:all", row)

    def _results(self) -> None:
        """Results of the analysis by KPI."""
        when = f"""
            period_type in ('quarter', 'rolling_4_quarters', 'baseline')
            and period_start in ({self._starts()})
        """
        bounds = "value, value_lower, value_upper, change, change_lower, change_upper"
        tables = {
            f"{bounds} from analysis.kpi_change": when,
            "centre, lower_limit, upper_limit, last_value from analysis.spc_summary": "true",
            "chance, chance_lower, chance_upper from analysis.kpi_chance": when,
            "median_days, median_lower, median_upper from analysis.kpi_median": when,
            "value, lower, upper from analysis.its_estimate": "true",
            "value_before, value, change, within_change, mix_change from analysis.mix_change": (
                f"compared_with = 'baseline' and grouping = 'staff' and {when}"
            ),
            "target from raw.ref_target": "true",
        }
        for columns, where in tables.items():
            for kpi_id, *values in self._query(f"select kpi_id, {columns} where {where}"):
                self._add(str(kpi_id), values)
        self._add(
            "rules", [n for row in self._query("select * from analysis.spc_rule_set") for n in row]
        )
        for code, *row in self._query(
            "select subject, value, lower, upper from analysis.what_if where subject is not null"
        ):
            self._add(f"network:{code}", row)
        for row in (
            self._query("select * from analysis.what_if")
            + self._query("select * from analysis.model_move")
            + self._query("select * from analysis.composition_flow")
        ):
            self._add("what_if", row)
        for (name,) in self._query("select name_da from core.dim_category"):
            self.rows[f"{normal(str(name)).casefold()} "] = "what_if"
        for title in ("målet", "medarbejder", "enhed", "tidens fordeling", "flyttes", "fordeling"):
            self.words[title] = "what_if"

    def _starts(self) -> str:
        return f"""
            select period_start from core.dim_period
            where period_type in ('quarter', 'rolling_4_quarters', 'baseline')
            and (label_en like '%{self._quarter}' or period_type = 'baseline')
        """

    def _tasks(self) -> None:
        # Four quarters, unless they are of more than one side of the reform.
        compared = f"""
            select period_type, period_start from core.dim_period
            where label_en like '%{self._quarter}' and (
                period_type = 'quarter'
                or (period_type = 'rolling_4_quarters' and is_complete and side <> 'mixed')
            )
            order by period_type = 'quarter' limit 1
        """
        rows = self._query(f"""
            select tasks.text_da, tasks.kpi_id, time.task_minutes / 60, time.whole_minutes / 60,
                time.share, time.baseline_share, time.share_change
            from mart.task_time as time join core.dim_task as tasks using (task)
            join core.dim_period using (period_type, period_start)
            where dimension = 'team' and (period_type, period_start) in ({compared})
        """)
        for text, kpi_id, *cells in rows:
            name = f"task:{text}"
            self.names[normal(str(text)).casefold()] = name
            self._add(name, cells)
            self.of[name] |= self.of[str(kpi_id)]
            self._add("tasks", cells)
        self.names["er vokset mest"] = self.names["er skrumpet mest"] = "tasks"

    def _rows(self) -> None:
        """Counts of rows and of checks; sums by source and of all are made by the pages."""
        kinds = ("received", "loaded", "refused", "superseded", "withdrawn", "erased")
        total = ", ".join(f"sum(rows.rows_{kind})" for kind in kinds)
        for row in self._query(f"""
            select count(*), {total}, sum(abs(rows.difference))
            from core.file_reconciliation as rows join staging.stg_files as files using (file_key)
            group by grouping sets ((files.source), ())
        """):
            self._add("rows", row)
        for row in self._query("""
            select rows_refused, rows_replaced, rows_flagged, note_count from mart.row_rule_count
            union all
            select count(*), count(*) filter (not is_success), count(*) filter (is_success), 0
            from quality.expectation_result
            group by grouping sets ((severity), (suite), ())
        """) + self._query("select count(*) from core.refused_row group by reason_code"):
            self._add("rows", row)
        checks = self._query("""
            select description_da, observed_count, element_count,
                try_cast(observed_value as double)
            from quality.expectation_result
            union all
            select description_da, history.observed_count, history.element_count,
                try_cast(history.observed_value as double)
            from quality.expectation_history as history
            join quality.expectation_result using (expectation_id)
            union all
            select description_da, example.source_line, example.source_sheet, null
            from quality.expectation_example as example
            join quality.expectation_result using (expectation_id)
        """)
        for text, *cells in checks:
            self.names[normal(str(text)).casefold()] = f"check:{text}"
            self._add(f"check:{text}", cells)
        for word in ("rækker", "kontroller", "registreringer", "afvist"):
            self.words[word] = "rows"

    def _texts(self) -> list[str]:
        """Return the texts of the warehouse that hold a number, the longest first."""
        columns = self._query("""
            select schema_name || '.' || table_name, column_name from duckdb_columns()
            where data_type = 'VARCHAR' and column_name not like 'label%' and (
                schema_name in ('mart', 'analysis', 'quality')
                or table_name like 'dim_%'
                or table_name in ('ref_row_rule', 'ref_target', 'decision')
            )
        """)
        found: set[str] = set()
        for table, column in columns:
            rows = self._query(
                f"select distinct {column} from {table} where regexp_matches({column}, '[0-9]') "
                f"and length({column}) > 11"
            )
            found |= {normal(str(row[0])) for row in rows}
        # A sentence begins with a capital letter on a page; names of models stand in quotes.
        found |= {text[:1].upper() + text[1:] for text in found}
        return sorted((text.rstrip(".") for text in found), key=len, reverse=True)
