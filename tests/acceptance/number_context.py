"""What stands around a number says of which few cells it is: KPI, area, period, and which column.

A KPI has hundreds of figures, and a wrong number is soon equal to one of them. So each figure of
the warehouse carries what it is of (:class:`Figure`), and what stands around a number is read the
same way: in a table the head of its row, the head of its column and the caption; in prose the
names and periods of its sentence, the nearest first. Only figures that agree in all of it may
stand there. A sentence that the analysis has written must have that sentence's own numbers. Where
the surroundings say too little, :class:`number_cells.Cells` judges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from number_figures import MASK, Figures
from number_sweep import Number, Part, numbers
from number_tagged import tag_of
from number_words import ANY, CHANGE, MATTERS, MONTH_COLUMNS, SETTING, WHAT_IF_COLUMNS

_SENTENCE = re.compile(r"(?<=[a-zæøå0-9%)”»'])[.;] (?=[A-ZÆØÅ»“])")


class Context(Figures):
    """The figures of a warehouse by what they are of, and what of it stands around a number."""

    def unfound(self, part: Part) -> list[str]:
        """Return the numbers of a part that are no figure of what it speaks of."""
        if not numbers(part.text, self._language):
            return []
        wrong = self.loose.unfound(part.text) if self.where == "all" else []
        wrong += self._unpaired(part)
        if part.cells:
            return wrong + self._unfound_in_row(part)
        own, covered = self._unfound_in_sentences(part.text)
        left = [
            one
            for one in numbers(self.loose.without_texts(part.text), self._language)
            if not any(a <= one.start < b for a, b in covered)
        ]
        return wrong + own + [one.shown for one in left if not self._fits(one, part)]

    def _unpaired(self, part: Part) -> list[str]:
        """Return what is told of a check as "14 of 490" and is neither of its pairs of counts."""
        checks = [
            name
            for name in (*self._named(part.text)[0], *self._named(part.about)[0])
            if name in self._pairs
        ][:1]
        wrong = []
        for check in checks:
            plain = self.loose.without_texts(part.text)
            for found in re.finditer(r"(?<![\w,.])([\d.,]+) (?:af|of) ([\d.,]+)(?!\w)", plain):
                pair = tuple(float(re.sub("[.,]", "", one)) for one in found.groups())
                if pair not in self._pairs[check]:
                    wrong.append(found[0])
        return wrong

    def has(self, value: float, kpi_id: str | None) -> bool:
        """Whether a number of a chart's data (nine decimals) is a figure, of a KPI or at all."""
        if kpi_id not in self._drawn:
            known = [self._of[kpi_id]] if kpi_id else list(self._of.values())
            self._drawn[kpi_id] = {
                round(figure.value * scale, 9)
                for figures in known
                for figure in figures
                for scale in (1, 100)
            }
        return value in self._drawn[kpi_id]

    def _unfound_in_sentences(self, text: str) -> tuple[list[str], list[tuple[int, int]]]:
        """Hold what is worded as a sentence of the analysis against its own numbers."""
        masked = MASK.sub("#", text)
        wrong: list[str] = []
        covered: list[tuple[int, int]] = []
        places = [m.span() for m in MASK.finditer(text)]
        for shape, known in self._sentences.items():
            at = masked.find(shape)
            if at < 0:
                continue
            first = masked[:at].count("#")
            count = shape.count("#")
            found = tuple(text[a:b].rstrip(".,") for a, b in places[first : first + count])
            if found not in known:
                wrong += [" ".join(found)]
            if count:
                covered.append((places[first][0], places[first + count - 1][1]))
        return wrong, covered

    def _unfound_in_row(self, part: Part) -> list[str]:
        (first, head), *cells = part.cells
        if len(cells) == 8 and all(re.fullmatch(r"[\d.,]+", text) for _, text in cells):
            record = tuple(numbers(text, self._language)[0].value for _, text in cells)
            return [] if record in self._records else [part.text]
        wrong = []
        row = self._named(f"{head} "), self._tags(f"{first} {head}" if head == first else head)
        about = self._named(part.about), self._tags(part.about)
        titles = [self._names[t.casefold()] for _, t in cells if t.casefold() in self._names]
        for column, text in cells:
            shown = self.loose.without_texts(text)
            col, own = (self._named(column), self._tags(column)), self._named(text)
            subjects = titles or own[0] or col[0][0] or row[0][0] or about[0][0]
            places = col[0][1] or row[0][1]
            periods = {t for t in row[1] if t.startswith(("month", "quarter"))}
            if column.casefold() in MONTH_COLUMNS:
                periods = {f"{one}|{MONTH_COLUMNS[column.casefold()]}" for one in periods}
            is_change = bool(re.match(CHANGE[self._language], column, re.IGNORECASE))
            now = {f"rolling:{self._quarter}", f"quarter:{self._quarter}"}
            matter = set(about[1]) & MATTERS
            if matter == {"whatif"}:
                subjects = row[0][0] or about[0][0]
                matter = {f"whatif:{one}" for one in self._quantities(column)}
            elif matter:
                subjects = [f"{a}>{b}" for a in row[0][0][:1] for b in self._named(cells[0][1])[0]]
            elif is_change:
                periods = {f"rolling:{self._quarter}", tag_of(self._compared, self._quarter)}
            tags = matter or periods or set(col[1]) or set(about[1]) or now
            for one in numbers(shown, self._language):
                allowed = self._figures(subjects, places, tags, one, is_change=is_change)
                if allowed and not self._is_among(one, allowed, ""):
                    wrong.append(one.shown)
        return wrong

    def _quantities(self, column: str) -> list[str]:
        for words, quantities in WHAT_IF_COLUMNS[self._language].items():
            if re.search(words, column, re.IGNORECASE):
                return quantities.split()
        return []

    def _fits(self, one: Number, part: Part) -> bool:
        start, sentence = _sentence(part.text, one.start)
        at = one.start - start
        subjects = self._nearest(self._name, self._names, sentence, at)
        places = self._nearest(self._place, self._places, sentence, at)[:1]
        tags = self._tags(sentence) or self._tags(part.text[: one.start])
        is_past = re.match(r"I udgangspunktet:|In the baseline:", sentence)
        if not set(tags) - {"baseline"} and not is_past:
            # What is said without a period is said of the present one.
            tags = [*tags, f"rolling:{self._quarter}", f"quarter:{self._quarter}"]
        if not subjects:
            subjects = [*self._named(part.text)[0], *self._named(part.about)[0]]
        allowed = self._figures(subjects, places, tags, one)
        return not allowed or self._is_among(one, allowed, sentence[max(0, at - 90) : at + 20])

    def _is_among(self, one: Number, allowed: Iterable[float], said: str) -> bool:
        is_setting = not one.decimals and re.search(SETTING[self._language], said, re.IGNORECASE)
        settings = self.loose.of["settings"] if is_setting else ()
        return any(map(one.is_of, allowed)) or any(map(one.is_of, settings))

    def _figures(
        self,
        subjects: Iterable[str],
        places: Iterable[str],
        tags: Iterable[str],
        one: Number,
        *,
        is_change: bool = False,
    ) -> set[float]:
        """Return what may stand there; nothing where the surroundings say too little."""
        wheres, wanted = set(places) or {self.where}, {*tags, ANY}
        is_change = is_change or one.unit == "points"
        if self.where != "all" and not set(subjects) & self._of.keys():
            return {figure.value for known in self._of.values() for figure in known}
        found = [
            figure
            for subject in subjects
            for figure in self._of.get(subject, ())
            if figure.where in wheres and figure.tag in wanted
        ]
        if one.unit == "%" and not is_change:
            found = [figure for figure in found if not figure.is_change]
        elif is_change:
            found = [figure for figure in found if figure.is_change] or found
        return {figure.value for figure in found}

    # -- what surrounds a number -------------------------------------------------------------

    def _named(self, text: str) -> tuple[list[str], list[str]]:
        folded = text.casefold()
        return (
            [self._names[m] for m in self._name.findall(folded)],
            [self._places[m] for m in self._place.findall(folded)],
        )

    def _tags(self, text: str) -> list[str]:
        return [tag for _, tag in self._tags_at(text)]

    def _tags_at(self, text: str) -> list[tuple[int, str]]:
        found = []
        for match in self._tag.finditer(text):
            tag = str(match.lastgroup)
            found.append((match.start(), f"rolling:{self._quarter}" if tag == "rolling" else tag))
            if tag == "rolling" and not match[0][0].isdigit() and len(match[0]) < 4:  # "now"
                found.append((match.start(), tag_of(self._compared, self._quarter)))
        plain = self._tag.sub(lambda m: " " * len(m[0]), text)
        found += [(m.start(), self._folded[m[0].casefold()]) for m in self._period.finditer(plain)]
        return found

    def _nearest(
        self, pattern: re.Pattern[str], names: dict[str, str], text: str, at: int
    ) -> list[str]:
        """Return what is named last before a place and first after it."""
        spans = [(m.start(), names[m[0]]) for m in pattern.finditer(text.casefold())]
        before = [name for start, name in spans if start < at][-1:]
        after = [name for start, name in spans if start >= at][: 1 if before else 2]
        return [*before, *after]


def _sentence(text: str, at: int) -> tuple[int, str]:
    """Return where the sentence begins that a place lies in, and the sentence."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if match.start() >= at:
            return start, text[start : match.start()]
        start = match.end()
    return start, text[start:]
