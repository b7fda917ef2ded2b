"""How a page follows what its reader chooses, without a server.

Python makes every variant that can be chosen; the page keeps them packed and inert, and its script
(``charts/choose.js``) puts the right one in its place. So a sentence, a number and a table are made
in one place only, and the script knows no word of any language.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.reporting.escaping import for_html, for_script
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _
from pipeline.reporting.reading import Published
from pipeline.reporting.scopes import TEAM, Figures, Scope, announcement

Made = Callable[[Kpis, Scope], str]
_SCRIPT = Path(__file__).with_name("charts") / "choose.js"
# What is the same in many variants: it is kept once. Definitions stand inside of tables.
_SHARED = (
    re.compile(
        r'<details class="u-details"><summary>[^<]*<span[^<]*</span></summary><p>.*?</details>'
    ),
    re.compile(r'<script type="application/json".*?</script>|<thead>.*?</tbody>', re.DOTALL),
)
_MARK = "\x01"


class Choices:
    """What can be chosen on a page, and its cells' variants.

    Parameters
    ----------
    kpis
        As seen from the quarter that the page opens with; earlier ones can be chosen.
    """

    def __init__(self, published: Published, kpis: Kpis) -> None:
        self.figures = Figures(published)
        self.start = quarter_code(kpis)
        quarters = [
            f"{p.period_start.year}-Q{(p.period_start.month + 2) // 3}" for p in kpis.quarters()
        ]
        others = [kpis.at(one) for one in reversed(quarters) if one != self.start]
        self.views = [kpis, *others]

    # -- the bar -----------------------------------------------------------------------------

    def bar(self) -> str:
        """Return the bar in which a reader chooses; it is hidden where no script runs."""
        view = self.views[0]
        said = {
            f"{quarter_code(kpis)}|{scope.key}": announcement(kpis, self.figures, scope)
            for kpis in self.views
            for scope in self.figures.scopes
        }
        quarters = labelled_select(
            "kvartal", _("Kvartal"), [(quarter_code(one), one.quarter_name) for one in self.views]
        )
        areas = self._scope_select("omraade", _("Område"), _("Alle områder"), self.figures.networks)
        groups = self._scope_select(
            "maalgruppe", _("Målgruppe"), _("Alle målgrupper"), self.figures.target_groups
        )
        data = for_script(
            {
                "start": self.start,
                "said": said,
                "old": _(
                    "Her vises {quarter}. Browseren er for gammel til at vælge andet på siden; "
                    "det kan browsere fra 2023 og senere.",
                    quarter=view.quarter_name,
                ),
                "unknown": _("Adressen peger på et valg, der ikke findes i tallene."),
                "exclusive": _(
                    "Område og målgruppe kan ikke vælges på samme tid: så små tal ville ofte være "
                    "en enkelt eller to medarbejderes."
                ),
            }
        )
        named = _("Vælg, hvad der vises")
        script = _SCRIPT.read_text(encoding="utf-8")
        return (
            f'<form class="u-choose" role="search" aria-label="{for_html(named)}" hidden>'
            f"{quarters}{areas}{groups}"
            f'<button type="button" class="u-reset">{for_html(_("Nulstil"))}</button>'
            f'<p class="u-said" role="status" aria-live="polite">'
            f"{for_html(said[f'{quarter_code(view)}|{TEAM.key}'])}</p></form>"
            f'<script type="application/json" id="u-choices">{data}</script>'
            f"<script>{script}</script>"
        )

    def _scope_select(self, name: str, label: str, whole: str, scopes: Sequence[Scope]) -> str:
        if not scopes:
            return ""
        return labelled_select(
            name, label, [("", whole), *((one.code, one.name) for one in scopes)]
        )

    # -- cells -------------------------------------------------------------------------------

    def by_quarter(self, make: Callable[[Kpis], str], *, for_whole_team: bool = True) -> str:
        """Return a cell that follows the quarter; of the whole team, or of no scope at all."""
        found = {f"{quarter_code(kpis)}|{TEAM.key}": make(kpis) for kpis in self.views}
        return self._varied(found, for_whole_team=for_whole_team)

    def by_scope(self, make: Made, *, scopes: Iterable[Scope] | None = None) -> str:
        """Return a cell that follows the quarter and the area or target group.

        Parameters
        ----------
        scopes
            Those it can show; the others show the whole team's, and say so.
        """
        wanted = list(self.figures.scopes if scopes is None else scopes)
        found = {
            f"{quarter_code(kpis)}|{scope.key}": make(kpis, scope)
            for kpis in self.views
            for scope in wanted
        }
        return self._varied(found, for_whole_team=len(wanted) < len(self.figures.scopes))

    def fixed(self, html: str, *, is_of_all_data: bool = False) -> str:
        """Return a cell that does not follow the quarter: of all months, or of the data at all."""
        return self._varied({f"|{TEAM.key}": html}, for_whole_team=True, is_of_all=is_of_all_data)

    def _varied(
        self, found: Mapping[str, str], *, for_whole_team: bool, is_of_all: bool = False
    ) -> str:
        said = (
            _("Gælder alle data, som de er nu, og følger ikke valget.")
            if is_of_all
            else _("Vises kun for hele den operative indsats.")
        )
        kind = "all" if is_of_all else "team"
        note = (
            f'<p class="u-whole" data-kind="{kind}" hidden>{for_html(said)}</p>'
            if for_whole_team
            else ""
        )
        return f'<div class="u-varied">{note}{held(found, f"{self.start}|{TEAM.key}")}</div>'


def held(found: Mapping[str, str], start: str) -> str:
    """Return the first variant as it is shown, and all of them packed beside it.

    Packed is JSON with ``parts``, ``texts`` and ``at`` (key → text), gzipped and in base64.
    """
    shown = found.get(start) or next(iter(found.values()))
    if len(found) == 1:
        return f'<div class="u-variant">{shown}</div>'
    parts: dict[str, int] = {}
    texts: dict[str, int] = {}

    def mark(match: re.Match[str]) -> str:
        return f"{_MARK}{parts.setdefault(match[0], len(parts))}{_MARK}"

    at = {}
    for key, html in found.items():
        for shared in _SHARED:
            html = shared.sub(mark, html)  # noqa: PLW2901 - step by step
        at[key] = texts.setdefault(html, len(texts))
    data = json.dumps({"parts": list(parts), "texts": list(texts), "at": at}, ensure_ascii=False)
    return (
        f'<div class="u-variant">{shown}</div>'
        f'<script type="text/plain" class="u-variants">{_packed(data)}</script>'
    )


def _packed(text: str) -> str:
    """Return a text as the page keeps it; variants are alike, so a tenth is left."""
    # Without a time in it: the same figures give the same page.
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode("ascii")


def quarter_code(kpis: Kpis) -> str:
    """Return the quarter that figures are seen from, as an address has it: ``2025-Q3``."""
    start = kpis.quarter_start
    return f"{start.year}-Q{(start.month + 2) // 3}"


def labelled_select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    """Return a native list to choose from, with its label."""
    listed = "".join(
        f'<option value="{for_html(value)}">{for_html(text)}</option>' for value, text in options
    )
    return (
        f'<div class="u-field"><label for="u-{name}">{for_html(label)}</label>'
        f'<select id="u-{name}" name="{name}" autocomplete="off">{listed}</select></div>'
    )
