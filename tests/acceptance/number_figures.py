"""The figures of a warehouse, each with what it is of: KPI, area, period or column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import duckdb
from babel.dates import format_date
from number_cells import Cells
from number_sweep import normal
from number_tagged import FiguresOfWarehouse
from number_warehouse import quarter_name
from number_words import CATEGORIES, FOLLOW_UPS, OWN_NAMES, SPOKEN, TAGS

from pipeline.wording import Language

MASK = re.compile(r"\d[\d.,]*")


class Figures(FiguresOfWarehouse):
    """What may be shown on pages of one quarter; read once.

    Parameters
    ----------
    where
        Code of the area or target group that is shown, where the page's words do not say another.
    """

    def __init__(
        self, warehouse: Path, quarter: str, language: Language = "da", *, where: str = "all"
    ) -> None:
        self.where = where
        self.loose = Cells(warehouse, quarter, language)
        super().__init__(quarter, language)
        self._drawn: dict[str | None, set[float]] = {}
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            self._connection = connection
            self._read_names()
            self._read_all()
            self._sentences = self._read_sentences()
        words = TAGS[language]
        self._tag = re.compile("|".join(f"(?P<{tag}>{word})" for tag, word in words), re.IGNORECASE)
        # Longer names first: a name within another one is not that one's.
        self._name = any_of(self._names)
        labels = sorted(self._periods, key=len, reverse=True)
        self._period = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, labels))})(?!\w)", re.IGNORECASE
        )
        self._folded = {label.casefold(): tag for label, tag in self._periods.items()}
        self._place = any_of(self._places)

    def _read_names(self) -> None:
        lang = self._language
        self._names |= SPOKEN[lang] | OWN_NAMES[lang]
        self._names |= {word: f"follow:{column}" for word, column in FOLLOW_UPS[lang].items()}
        for code, name in self._query(f"select category_code, name_{lang} from core.dim_category"):
            if code in CATEGORIES:
                self._names[normal(str(name)).casefold()] = f"{code}_share"
        for kpi_id, title in self._query(f"select kpi_id, title_{lang} from mart.kpi_definition"):
            self._names[normal(str(title)).casefold()] = str(kpi_id)
        for task, text in self._query(f"select task, text_{lang} from core.dim_task"):
            self._names[normal(str(text)).casefold()] = f"task:{task}"
        for code, name in self._query(
            f"select network_code, coalesce(name_{lang}, name_da) from core.dim_network"
        ):
            self._places[normal(str(name)).casefold()] = str(code)
        everywhere = {
            "da": ("alle områder under ét", "alle netværk", "alle områder", "hele indsatsen"),
            "en": ("all areas together", "all networks", "all areas", "all operative staff"),
        }
        self._places |= dict.fromkeys(everywhere[lang], "all")
        self._periods = {}
        for kind, label, start in self._query(
            "select period_type, label_en, period_start from core.dim_period "
            "where period_type in ('quarter', 'month')"
        ):
            shown = (
                quarter_name(str(label), lang)
                if kind == "quarter"
                else format_date(start, "MMMM y", locale=lang)
            )
            self._periods[shown] = f"{kind}:{label}"

    def _read_sentences(self) -> dict[str, set[tuple[str, ...]]]:
        """Return the analysis's sentences of this quarter: worded as -> the numbers they have."""
        shapes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for columns in self._query(f"""
            select sentence, short from analysis.sentence
            where language = '{self._language}' and result <> 'mix_change' and (
                period_start is null
                or (period_type, period_start) in (
                    select (period_type, period_start) from core.dim_period
                    where right(label_en, 7) = '{self._quarter}' or period_type = 'baseline'
                )
            )
        """):
            for text in columns:
                said = normal(str(text)).rstrip(".") if text else ""
                for one in {said, said[:1].upper() + said[1:]}:
                    numbers_of = tuple(m.rstrip(".,") for m in MASK.findall(one))
                    # "4 dage" is the shape of too much to be known by it.
                    if numbers_of and len(one) >= 40:
                        shapes[MASK.sub("#", one)].add(numbers_of)
        return shapes


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    # A short word is not the beginning of another one: "late", "latest".
    ends = {name: r"(?!\w)" if len(name) < 6 else "" for name in longest}
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}{ends[name]}" for name in longest))
