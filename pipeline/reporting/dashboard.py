"""What the cells of ``dashboard.qmd`` call: the report, with what its reader can choose."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

from IPython.display import Markdown

from pipeline.reporting import boxes, layout, scope_view, sentences, verdicts
from pipeline.reporting.charts.control import control
from pipeline.reporting.charts.outreach_time import outreach_time
from pipeline.reporting.choosing import Choices, held, labelled_select
from pipeline.reporting.escaping import for_html, raw_html
from pipeline.reporting.kpis import COVERAGE, HOURS_A_WEEK, PRIMARY, VISIBILITY, Kpis
from pipeline.reporting.language import N_, _, in_own_language, known
from pipeline.reporting.reading import read
from pipeline.reporting.report import Report
from pipeline.reporting.scope_tables import area_kpi_table
from pipeline.reporting.scopes import TEAM, Scope

# The boxes of the front page, in their order; the titles are those of ``dashboard.qmd``.
BOX_TITLES = {
    PRIMARY: N_("Direkte arbejde"),
    HOURS_A_WEEK: N_("Direkte timer om ugen, ændring"),
    VISIBILITY: N_("Synlighed i gadebilledet"),
    COVERAGE: N_("Registreret tid"),
}
# What is of all months, or of the data as a whole: no quarter is chosen of it.
_FIXED_CHARTS = ("direct_share", "visibility_share", "direct_share_now", "visibility_share_now")
_OF_ALL_DATA = ("reconciliation", "refused")


@in_own_language
class Dashboard(Report):
    """The dashboard of one quarter, in which earlier quarters, areas and target groups are chosen.

    Made by :func:`open_dashboard`; the parameters are those of the report.
    """

    _choices: Choices

    def choose(self) -> Markdown:
        """Return the bar in which a reader chooses, with its script; stands once on the page."""
        return raw_html(self._made.bar())

    @property
    def _made(self) -> Choices:
        if not hasattr(self, "_choices"):
            self._choices = Choices(self._published, self._kpis)
        return self._choices

    def _seen(self, kpis: Kpis) -> Report:
        """Return the report as it would be of another quarter."""
        other = copy.copy(self)
        other._kpis = kpis
        return other

    # -- texts -------------------------------------------------------------------------------

    def heading(self, title: str) -> Markdown:
        """Return the heading of a page; it names the chosen quarter."""
        content = self._made.by_quarter(
            lambda kpis: self._seen(kpis).heading_html(title), for_whole_team=False
        )
        return raw_html(content)

    def sentence(self) -> Markdown:
        """Return what answers the manager's first question, of the team or of what was chosen."""

        def made(kpis: Kpis, scope: Scope) -> str:
            if scope.dimension != "team":
                return _lead([scope_view.sentence(kpis, self._made.figures, scope)])
            return _lead([*verdicts.told(kpis), sentences.front(kpis)])

        return raw_html(self._made.by_scope(made))

    # -- value boxes -------------------------------------------------------------------------

    def box_note(self, kpi_id: str) -> Markdown:
        """Return what stands under a value box, with the value that the box is to show."""
        place = list(BOX_TITLES).index(kpi_id)

        def made(kpis: Kpis, scope: Scope) -> str:
            if scope.dimension == "team":
                box = boxes.value_box(kpis, kpi_id)
                title = _(BOX_TITLES[kpi_id])
                # The icon is the verdict's: an earlier quarter shows none of a later month.
                has_icon = not kpis.is_past(kpi_id)
                return _box(title, box["value"], boxes.box_note(kpis, kpi_id), has_icon=has_icon)
            own = scope_view.boxes(kpis, self._made.figures, scope)[place]
            note = f'<div class="u-note">{own.note}</div>'
            return _box(own.title, own.value, note, has_icon=False)

        return raw_html(self._made.by_scope(made))

    # -- charts ------------------------------------------------------------------------------

    def chart(self, name: str) -> Markdown:
        """Return a chart that follows the choice as far as the warehouse holds it."""

        def of_team(kpis: Kpis) -> str:
            return layout.chart_html(self._seen(kpis).declared(name))

        def of_scope(kpis: Kpis, scope: Scope) -> str:
            if scope.dimension == "team":
                return of_team(kpis)
            figures = self._made.figures
            return layout.chart_html(outreach_time(kpis, figures, scope, self._source()))

        if name in _FIXED_CHARTS or name.startswith("course_"):
            content = self._made.fixed(of_team(self._kpis))
        elif name == "composition":
            content = self._made.by_scope(of_scope)
        else:
            content = self._made.by_quarter(of_team)
        return raw_html(self._with_script(content))

    def chosen_chart(self) -> Markdown:
        """Return the control chart of the KPI that the reader chooses, every month of it."""
        shown = [
            d
            for d in self._kpis.definitions
            if not d.needs_chance and (s := self._kpis.spc(d.kpi_id)) and s.point_count
        ]
        first = [d for d in shown if d.kpi_id == PRIMARY]
        listed = [*first, *(d for d in shown if d not in first)]
        if not listed:
            return self.chart(PRIMARY)
        found = {
            d.kpi_id: layout.chart_html(control(self._kpis, d.kpi_id, self._source()))
            for d in listed
        }
        select = labelled_select("noegletal", _("Nøgletal"), [(d.kpi_id, d.title) for d in listed])
        note = for_html(_("Vises kun for hele den operative indsats."))
        content = (
            f'<div class="u-own" hidden>{select}</div><div class="u-varied" data-by="noegletal">'
            f'<p class="u-whole" data-kind="team" hidden>{note}</p>'
            f"{held(found, listed[0].kpi_id)}</div>"
        )
        return raw_html(self._with_script(content))

    # -- tables ------------------------------------------------------------------------------

    def table(self, name: str) -> Markdown:
        """Return a table that follows the choice as far as the warehouse holds it."""
        if name in _OF_ALL_DATA:
            return raw_html(self._made.fixed(self.table_html(name), is_of_all_data=True))
        if name == "spc":
            return raw_html(self._made.fixed(self.table_html(name)))
        if name != "kpi":
            return raw_html(self._made.by_quarter(lambda k: self._seen(k).table_html(name)))

        def made(kpis: Kpis, scope: Scope) -> str:
            if scope.dimension == "team":
                return self._seen(kpis).table_html(name)
            return self.framed(area_kpi_table(kpis, scope))

        return raw_html(self._made.by_scope(made, scopes=[TEAM, *self._made.figures.networks]))

    # -- the checks --------------------------------------------------------------------------

    def checks(self) -> Markdown:
        """Return how the checks of the data went; they are of all data, whatever is chosen."""
        return self._of_all_data(super().checks)

    def _of_all_data(self, made: Callable[[], Markdown]) -> Markdown:
        note = for_html(_("Gælder alle data, som de er nu, og følger ikke valget."))
        mark = (
            f'<div class="u-varied"><p class="u-whole" data-kind="all" hidden>{note}</p>'
            '<div class="u-variant"></div></div>'
        )
        return Markdown(f"{raw_html(mark).data}\n{made().data}")  # type: ignore[no-untyped-call]  # IPython's has no types


def open_dashboard(
    warehouse: str | Path, quarter: str, *, lang: str = "da", site: str = ""
) -> Dashboard:
    """Read a published warehouse for the dashboard, as ``report.open_report`` does.

    Raises
    ------
    UngetidError
        When the file cannot be read, the quarter is not written so, or there are no reports in
        the language.
    """
    return Dashboard(read(Path(warehouse)), quarter, known(lang), site)


def _lead(said: list[str]) -> str:
    paragraphs = "".join(f"<p>{for_html(text[:1].upper() + text[1:])}</p>" for text in said)
    return f'<div class="u-lead">{paragraphs}</div>'


def _box(title: str, value: str, note: str, *, has_icon: bool) -> str:
    icon = "1" if has_icon else ""
    return (
        f'<div class="u-box" data-title="{for_html(title)}" data-value="{for_html(value)}" '
        f'data-icon="{icon}">{note}</div>'
    )
